"""Minutes of exercise from timetables, beside what spot checks found (每天锻炼与抽查)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.adapters import clock
from xuezheng.apps.curriculum.access import CARE, demand_school, orgs_of, reads, school_of
from xuezheng.apps.curriculum.selectors.weeks import Taught, plan_of, taught, weeks
from xuezheng.apps.records.access import rows as cases
from xuezheng.apps.records.selectors.beside import Beside
from xuezheng.apps.schools.access import names, require_somewhere
from xuezheng.catalogue.terms.exercise import Named, State
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.curriculum.exercise import Count, Limits, Moved, counted, moved

EXERCISE = T("每天锻炼", "Daily exercise")
PAGE = T("课表和锻炼安排", "Timetables and exercise of the school")
MADE = ("found", "answered", "closed", "clean")
"""Stages of a spot check that was made."""
MOST = 300


@dataclass(frozen=True, slots=True)
class Spot:
    """What a spot check found of a class (抽查结果): minutes promised and found, and how it was."""

    case: int
    on: date | None
    promised: int
    found: int | None
    state: T
    clean: bool


@dataclass(frozen=True, slots=True)
class ClassMoves:
    """A class's exercise by its timetable, and the newest spot check of it."""

    taught: Taught
    moved: Moved | None
    minutes: str
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class SchoolMoves:
    """A school's exercise (每校锻炼): figures, spot checks made and without findings, how it is named."""

    org: int
    name: str
    count: Count | None
    without: int
    spots: int
    clean: int
    named: T | None


@dataclass(frozen=True)
class Moving:
    """All schools in sight, the one that moves least first; ``limits`` are those of the day."""

    rows: tuple[SchoolMoves, ...]
    left: int
    limits: Limits
    whole: Count | None


@dataclass(frozen=True)
class SchoolExercise:
    """A school's classes with their minutes (班级锻炼时间)."""

    org: int
    name: str
    count: Count | None
    limits: Limits
    classes: tuple[ClassMoves, ...]


def exercised(actor: Actor | None, day: date) -> Moving:
    """Give all schools in sight, those that move least first. Costs: ≤ 7 queries."""
    require_somewhere(actor, Verb.READ, CARE, what=EXERCISE)
    some, limits = taught(day, orgs_of(actor, CARE)), plan_of(day).limits
    held = weeks(some, day)
    by_org: dict[int, list[Taught]] = defaultdict(list)
    for one in some:
        by_org[one.org].append(one)
    found = {one.id: moved(held[one.id], limits) for one in some if one.id in held}
    spots, named, called = _spots(actor), _named(actor, day), names(day)
    rows = []
    for org, own in by_org.items():
        made = [spot for one in own for spot in spots.get(one.id, ())]
        rows.append(
            SchoolMoves(
                org, called.get(org, ""), counted([found[one.id] for one in own if one.id in found]),
                sum(one.id not in found for one in own), len(made), sum(one.clean for one in made),
                named.get(org),
            )
        )  # fmt: skip
    rows.sort(key=lambda one: (one.count is None, one.count.minutes if one.count else 0, one.org))
    whole = counted(list(found.values()))
    return Moving(tuple(rows[:MOST]), max(len(rows) - MOST, 0), limits, whole)


def school_exercised(actor: Actor | None, org: int, day: date) -> SchoolExercise | None:
    """Give a school's classes with their minutes; none for who reads its lessons alone.

    Costs: ≤ 7 queries. Raises ``NotFoundError``.
    """
    name = demand_school(actor, org, day)
    if not reads(actor, CARE, org):
        return None
    some, limits = taught(day, frozenset({org})), plan_of(day).limits
    held, spots = weeks(some, day), _spots(actor)
    rows = []
    for one in some:
        found = moved(held[one.id], limits) if one.id in held else None
        minutes = "" if found is None else f"{float(found.minutes):.1f}".removesuffix(".0")
        rows.append(ClassMoves(one, found, minutes, next(iter(spots.get(one.id, ())), None)))
    whole = counted([one.moved for one in rows if one.moved is not None])
    return SchoolExercise(org, name, whole, limits, tuple(rows))


def _spots(actor: Actor | None) -> Mapping[int, list[Spot]]:
    """Give the spot checks that were made, by class, the newest first. Costs: 1 query."""
    found: dict[int, list[Spot]] = defaultdict(list)
    made = cases(actor, Verb.READ, "exercise_check").filter(state__in=MADE).order_by("-d1", "-id")
    for one in made:
        if one.n1 is not None:
            state = State.of(one.t3).label if one.t3 else T("", "")
            found[one.n1].append(
                Spot(int(one.pk), one.d1, one.n2 or 0, one.n3, state, one.state == "clean")
            )
    return found


def _named(actor: Actor | None, day: date) -> Mapping[int, T]:
    """Give the schools that stand on the red list or in a notice on a day. Costs: 1 query."""
    standing = cases(actor, Verb.READ, "exercise_list").filter(
        state__in=("decided", "reviewing", "repair_asked"), d1__gte=day, d2__lte=day
    )
    return {one.n1: Named.of(one.t1).label for one in standing.order_by("id") if one.n1}


def beside_case(actor: Actor, record: int, data: Mapping[str, Any]) -> Iterator[Beside]:
    """Give the page of the school whose class a spot check looks at. Costs: ≤ 3 queries."""
    del record
    org = school_of(data.get("school_class"), clock.today())
    if org is not None and reads(actor, CARE, org):
        yield Beside(PAGE, f"/curriculum/{org}/")
