"""An education office (教办) speaks for the township it sits in: its people reach the schools there."""

from datetime import date

import pytest

from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.schools.access.scopes import reach_of
from xuezheng.apps.schools.models import Kind, Nature, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.core.base.actors import Grant, Verb

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 12)
BEGINS = date(2020, 9, 1)


@pytest.fixture
def orgs():
    """A bureau with a section and two townships, each with its office, one with two schools."""
    told = (
        ("bureau", Kind.BUREAU, None), ("section", Kind.SECTION, "bureau"),
        ("east", Kind.TOWNSHIP, "bureau"), ("east office", Kind.OFFICE, "east"),
        ("school", Kind.PRIMARY, "east"), ("point", Kind.POINT, "school"),
        ("west", Kind.TOWNSHIP, "bureau"), ("west office", Kind.OFFICE, "west"),
        ("far school", Kind.PRIMARY, "west"),
    )  # fmt: skip
    plant(
        [
            Unit(key, key.replace(" ", "-"), key, kind, Stage.NONE, Nature.PUBLIC, above, at, None, BEGINS)
            for at, (key, kind, above) in enumerate(told, 1)
        ]
    )  # fmt: skip
    return {unit.name: org for org, unit in tree_of(DAY).units.items()}


def named(orgs, found):
    return {name for name, org in orgs.items() if org in found}


def test_a_township_office_reaches_its_township_and_no_other(orgs):
    grant = Grant(1, "township", orgs["east office"])
    found = reach_of(grant, Verb.READ, "safety", DAY)
    assert named(orgs, found.orgs) == {"east", "east office", "school", "point"}


def test_who_speaks_for_a_unit(orgs):
    tree = tree_of(DAY)
    assert tree.seat(orgs["east office"]) == orgs["east"]
    assert tree.seat(orgs["section"]) == orgs["section"]
    assert tree.offices(orgs["east"]) == (orgs["east office"],)
    assert tree.offices(orgs["school"]) == (orgs["school"],)
    assert tree.governed(orgs["school"]) == {orgs["school"], orgs["point"]}


def test_an_office_that_sits_in_no_township_speaks_for_itself(orgs):
    tree = tree_of(DAY)
    loose = type(tree)(
        {1: tree.units[orgs["bureau"]], 2: tree.units[orgs["east office"]]}, {1: (2,)}
    )
    assert loose.seat(2) == 2
    assert loose.governed(2) == {2}
