"""A small bureau: a section, a township, its school."""

import pytest
from tests.apps.people.acting import START, do


@pytest.fixture
def bureau(db):  # noqa: ARG001 - it writes
    """Numbers of a bureau, its office, a township, its school."""
    found = {}
    for code, name, kind, above in (
        ("b", "云汀市教育局", "bureau", None),
        ("k", "基础教育科", "section", "b"),
        ("t", "白鹭镇", "township", "b"),
        ("s", "白鹭初级中学", "junior", "t"),
    ):
        found[code] = do(
            "organisation.add",
            code=code,
            name=name,
            kind=kind,
            parent=found.get(above),
            since=START,
        )["organisation"]
    return found
