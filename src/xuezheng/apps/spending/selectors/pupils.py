"""The pupils of a day by school and stage, of them boarders (在校生分学段), and where each school stands."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Q

from xuezheng.apps.pupils.access import classes, enrolments
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.catalogue.terms.pupils import RollState
from xuezheng.core.base.actors import Scope
from xuezheng.core.registers.timeline import AsOf
from xuezheng.core.spending.standards import COMPULSORY, School


def schools(where: Scope, day: date, rural: frozenset[str]) -> Iterator[School]:
    """Give the schools in a scope with those who study there; pupils of no class are left out.

    Pupils of compulsory stages at a special school count as special. Costs: 2 queries
    and the tree's.
    """
    tree = tree_of(day)
    counted: dict[int, list[tuple[str, int, int]]] = {}
    for org, stage, many, boards in _counted(where, day):
        unit = tree.units.get(org)
        if unit is not None:
            special = unit.kind == Kind.SPECIAL.key and stage in COMPULSORY
            counted.setdefault(org, []).append(("special" if special else stage, many, boards))
    for org, rows in counted.items():
        pupils, boarders = Counter[str](), Counter[str]()
        for stage, many, boards in rows:
            pupils[stage] += many
            boarders[stage] += boards
        yield School(org, township(org, day), area(org, day) in rural, dict(pupils), dict(boarders))


def _counted(where: Scope, day: date) -> Iterator[tuple[int, str, int, int]]:
    """Give unit, stage, pupils and boarders of every class."""
    orgs = None if where.everything else where.orgs
    stage = dict(classes(AsOf(day), orgs).order_by().values_list("subject_id", "stage"))
    rows = (
        enrolments(AsOf(day), orgs).filter(state=RollState.STUDYING.key).order_by()
        .values_list("org_id", "school_class")
        .annotate(many=Count("id"), boards_here=Count("id", filter=Q(boards=True)))
    )  # fmt: skip
    for org, school_class, many, boards in rows:
        if school_class in stage:
            yield org, stage[school_class], many, boards


def area(org: int, day: date) -> str:
    """Give where a unit stands; a campus or teaching point that says nothing stands where its school does."""
    tree = tree_of(day)
    chain = (tree.units[one].area for one in (org, *tree.above(org)))
    return next((one for one in chain if one), "")


def township(org: int, day: date) -> int:
    """Give the township above a school, or the office that speaks for one; else the bureau."""
    tree = tree_of(day)
    root = tree.root or org
    found = root
    for one in tree.above(org):
        unit = tree.units[one]
        if unit.kind == Kind.TOWNSHIP.key or (unit.kind == Kind.OFFICE.key and unit.parent == root):
            found = one
    return found
