"""The page of homework and tests (作业与考试): each class by week against its limit, the tests of the term.

Schools stand in their official order; nothing here ranks them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from xuezheng.apps.homework.selectors.told import (
    LOG,
    STAGES,
    TEST,
    Orgs,
    grade_at,
    held_tests,
    limits,
    weeks_told,
)
from xuezheng.apps.pupils.access import classes, grade_of, label_of, years
from xuezheng.apps.registers.access import reach, register_of
from xuezheng.apps.registers.access.switching import switched_on
from xuezheng.apps.schools.access import require_somewhere, tree_of
from xuezheng.catalogue.terms.workload import STUDIED, TestGrade
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import week_of
from xuezheng.core.registers.timeline import AsOf
from xuezheng.core.workload.examinations import TermTests, TestCount
from xuezheng.core.workload.homework import (
    Load,
    WeekJudged,
    WeekTold,
    in_a_row,
    judged,
)

GROUP = "teaching"
WHAT = T("作业与考试", "homework and tests")
WEEKS = 8
"""Weeks shown side by side."""
MOST = 300
"""Classes shown of one page."""
SUBJECTS = {one.key: one.label for one in STUDIED}
STEPS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """A week of a class as the page shows it: the week, how deep its colour is, 0 to 4."""

    week: WeekJudged
    heat: int


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class (班级): its weeks, the weeks over the limit in a row, its tests of the term."""

    number: int
    org: int
    school: str
    name: T
    limit: int | None
    cells: tuple[Cell | None, ...]
    in_a_row: int | None
    tests: TestCount

    @property
    def newest(self) -> WeekJudged | None:
        """The newest week that was told."""
        return next((one.week for one in reversed(self.cells) if one), None)

    @property
    def over(self) -> int:
        """By how many minutes the worst of its weeks passes the limit."""
        return max((one.week.over for one in self.cells if one), default=0)

    @property
    def subject(self) -> T | None:
        """The subject with most tests, None without any."""
        return SUBJECTS.get(self.tests.subject)


@dataclass(frozen=True, slots=True)
class Sum:
    """A unit counted (统计): its classes, those that told a week, over the limit, tested too often."""

    org: int
    name: str
    classes: int
    told: int
    over: int
    tested: int


@dataclass(frozen=True, slots=True)
class Limit:
    """What a grade may be asked (上限): minutes of homework, tests of a subject; minutes of sleep it needs."""

    grade: T
    key: str
    minutes: int | None
    tests: int | None
    sleep: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """The page (作业与考试)."""

    day: date
    org: int | None
    name: str
    on: bool
    mondays: tuple[date, ...]
    whole: Sum
    schools: tuple[Sum, ...]
    classes: tuple[ClassRow, ...]
    left: int
    limits: tuple[Limit, ...]


def shown(actor: Actor | None, day: date, org: int | None = None) -> Shown:
    """Give homework and tests in sight, of one unit and what is below it where one is named.

    A school shows all its classes, anything above it those that pass a limit.
    Raises ``NotFoundError`` where nothing is in sight. Costs: ≤ 8 queries.
    """
    require_somewhere(actor, Verb.READ, GROUP, what=WHAT)
    tree, orgs = tree_of(day), _within(actor, day, org)
    mondays = tuple(week_of(day).first - timedelta(7 * n) for n in reversed(range(WEEKS)))
    standing = [
        one for one in classes(AsOf(day), orgs).filter(stage__in=STAGES) if grade_of(one, day)
    ]
    told = weeks_told(actor, day, mondays[0], orgs)
    tests = TermTests(held_tests(actor, day, orgs))
    names = {key: unit.name for key, unit in tree.units.items()}
    rows = [_row(one, day, mondays, told.get(one.subject_id, ()), tests, names) for one in standing]
    order = {key: n for n, key in enumerate(tree.units)}
    by_school: dict[int, list[ClassRow]] = {}
    for one in sorted(rows, key=lambda one: order.get(one.org, len(order))):
        by_school.setdefault(one.org, []).append(one)
    alone = len(by_school) == 1
    listed = rows if alone else [one for one in rows if one.over or one.tests.over]
    whole = org or next(iter(by_school)) if alone else org or tree.root or 0
    return Shown(
        day, org, names.get(whole, ""), {LOG, TEST} <= switched_on(day), mondays,
        _sum(whole, names, rows),
        () if alone else tuple(_sum(key, names, some) for key, some in by_school.items()),
        tuple(listed[:MOST]), max(0, len(listed) - MOST),
        _limits(day),
    )  # fmt: skip


def _limits(day: date) -> tuple[Limit, ...]:
    """Give the limits of each grade there is."""
    minutes, tests, sleep = (limits(key, day) for key in ("minutes", "tests_most", "sleep_minutes"))
    lasts = years(day.year)
    return tuple(
        Limit(one.label, one.key, minutes.get(one.key), tests.get(one.key), sleep.get(one.key))
        for one in TestGrade
        if int(one.key[1:]) <= lasts["primary" if one.key.startswith("P") else "junior"]
    )


def _within(actor: Actor | None, day: date, org: int | None) -> Orgs:
    """Give the units of the page. Raises ``NotFoundError`` for a unit out of reach."""
    scope = reach(actor, Verb.READ, register_of(LOG))
    if org is None:
        return None if scope.everything else scope.orgs
    below = tree_of(day).below(org)
    found = below if scope.everything else below & scope.orgs
    if not found:
        raise NotFoundError(what=WHAT)
    return found


def _row(
    one: Any,
    day: date,
    mondays: Sequence[date],
    told: Iterable[WeekTold],
    tests: TermTests,
    names: Mapping[int, str],
) -> ClassRow:
    grade, minutes = grade_at(one)(day) or "", limits("minutes", day)
    weeks = judged(told, grade_at(one), minutes)
    at = {week.monday: Cell(week, _heat(week)) for week in weeks}
    most = limits("tests_most", day).get(grade)
    count = tests.most(one.org_id, grade, one.subject_id, most)
    return ClassRow(
        one.subject_id, one.org_id, names.get(one.org_id, ""), label_of(one, day), minutes.get(grade),
        tuple(at.get(monday) for monday in mondays), in_a_row(weeks), count,
    )  # fmt: skip


def _heat(week: WeekJudged) -> int:
    """Give how deep the colour of a week is: 4 over the limit, else by fourths of it."""
    if week.load is Load.OVER:
        return STEPS
    if not week.longest or not week.limit:
        return 0
    return min(STEPS - 1, week.longest * STEPS // week.limit)


def _sum(org: int, names: Mapping[int, str], rows: Sequence[ClassRow]) -> Sum:
    return Sum(
        org, names.get(org, ""), len(rows), sum(one.newest is not None for one in rows),
        sum(one.over > 0 for one in rows), sum(one.tests.over > 0 for one in rows),
    )  # fmt: skip
