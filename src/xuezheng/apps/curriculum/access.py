"""Who reads which school's timetables: lessons with teaching, exercise with the care of pupils.

The minutes of exercise follow from the timetable; whoever reads exercise is told
the minutes of its lessons of physical education, and nothing else of it.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from xuezheng.apps.pupils.access import classes as classes_at
from xuezheng.apps.registers.access import facts, register_of
from xuezheng.apps.schools.access import scope, tree_of
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf

TEACHING, CARE = "teaching", "care"
"""The kind groups of lessons and of exercise."""
Orgs = frozenset[int] | None
SCHOOL = T("学校", "school")


def orgs_of(actor: Actor | None, group: str) -> Orgs:
    """Give where an actor reads lessons or exercise: these units, or everywhere (``None``). Costs: 1 query."""
    found = scope(actor, Verb.READ, group)
    return None if found.everything else found.orgs


def reads(actor: Actor | None, group: str, org: int) -> bool:
    """Say whether an actor reads lessons or exercise of a unit. Costs: 1 query."""
    return scope(actor, Verb.READ, group).holds(org)


def demand_school(actor: Actor | None, org: int, day: date) -> str:
    """Give a school's name, for whoever reads lessons or exercise there.

    Raises ``NotFoundError`` for one out of reach as for one that is not there.
    """
    unit = tree_of(day).units.get(org)
    if unit is None or not (reads(actor, TEACHING, org) or reads(actor, CARE, org)):
        raise NotFoundError(what=SCHOOL)
    return unit.name


def kept(kind: str, day: date, classes: Collection[int] | None) -> Any:
    """Give what a register keeps on a day of some classes, or of all; the classes' sight has been asked."""
    found = facts(register_of(kind)).at(AsOf(day))
    return found if classes is None else found.filter(n1__in=classes)


def licences(teachers: Collection[int], day: date) -> Any:
    """Give the certificates on record of teachers, whichever unit entered them."""
    return facts(register_of("teaching_licence")).at(AsOf(day)).filter(n1__in=teachers)


def standing_count(kind: str, org: int, day: date) -> Any:
    """Give the newest figures a school keeps in a register of counts, if any."""
    found = facts(register_of(kind)).at(AsOf(day)).filter(org=org)
    return found.order_by("-d2", "-subject_id").first()


def may_count(actor: Actor | None, group: str, org: int) -> bool:
    """Say whether an actor keeps the figures of a school there. Costs: ≤ 2 queries."""
    return any(scope(actor, verb, group).holds(org) for verb in (Verb.MOVE, Verb.MANAGE))


def school_of(school_class: object, day: date) -> int | None:
    """Give the school of a class on a day, if there is such a class. Costs: 1 query."""
    if not isinstance(school_class, int):
        return None
    found = classes_at(AsOf(day)).filter(subject=school_class).values_list("org_id", flat=True)
    return found.first()
