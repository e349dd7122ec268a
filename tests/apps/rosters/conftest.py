"""A small bureau with two schools, its staff with numbers, and three rosters that differ from it."""

from datetime import date

import pytest
from tests.apps.rosters.acting import START, Staff, add, organisation

GONE = date(2026, 8, 1)


@pytest.fixture
def bureau(db):  # noqa: ARG001 - it writes
    """Numbers of a bureau, its personnel section and two schools."""
    found = {}
    for code, name, kind, above in (
        ("b", "云汀市教育局", "bureau", None),
        ("hr", "人事科", "section", "b"),
        ("one", "第一小学", "primary", "b"),
        ("two", "第二小学", "primary", "b"),
    ):
        found[code] = organisation(code, name, kind, found.get(above))
    return found


@pytest.fixture
def staff(bureau):
    """Eight people; 周国强 retired on 1 August 2026, two are called 张敏."""
    told = {
        "zhang": Staff("张敏", "one", "330282198005010021", "established"),
        "zhang2": Staff("张敏", "two", "330282197203120028", "established"),
        "li": Staff("李强", "one", "330282198106150037", "established"),
        "wang": Staff("王芳", "one", "330282197906200023", "established"),
        "chen": Staff("陈晨", "two", "330282198809090019", "filed"),
        "sun": Staff("孙琳", "two", "330282199011110025", "seconded"),
        "zhou": Staff("周国强", "two", "330282196603080018", "established", left=GONE),
        "wu": Staff("吴丹", "two", "330282199203030027", "contract"),
    }
    return {key: add(one, bureau, place) for place, (key, one) in enumerate(told.items(), 1)}


@pytest.fixture
def personnel(bureau):
    """The unit that takes rosters in."""
    assert START
    return bureau["hr"]
