"""Schools' timetables checked (课程核查): who lacks what, class by class, and shares of nine years."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.curriculum.access import TEACHING, demand_school, orgs_of, reads
from xuezheng.apps.curriculum.selectors.weeks import (
    WORDS,
    Plan,
    Taught,
    licences_of,
    plan_of,
    subjects,
    taught,
    weeks,
)
from xuezheng.apps.registers.selectors.naming import Register
from xuezheng.apps.schools.access import names, require_somewhere
from xuezheng.catalogue.terms.curriculum import COUNTS, SHARED
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.curriculum.check import CERTIFICATE, Checked, Fault, Finding, check
from xuezheng.core.curriculum.plan import Lesson, Week
from xuezheng.core.curriculum.school import Count, counted
from xuezheng.core.curriculum.shares import Share, shares

CHECKS = T("课程核查", "Checks of timetables")
CLAUSE = T("教师资格条例第五条", "Regulations on teaching certificates, article 5")
MOST = 300
"""Schools shown on the list; those with most findings come first."""


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school on the list: its figures, findings, classes without a timetable."""

    org: int
    name: str
    count: Count | None
    findings: int
    without: int


@dataclass(frozen=True, slots=True)
class ShareShown:
    """One subject's share of nine years as the page shows it."""

    subject: T
    share: Share
    percent: str
    ground: T


@dataclass(frozen=True)
class Listed:
    """All schools in sight, their sum, and the shares of nine years over all their classes."""

    rows: tuple[SchoolRow, ...]
    left: int
    schools: int
    whole: Count | None
    without: int
    shares: tuple[ShareShown, ...]


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding in words: subject, fault, lessons due and given, teacher, what it rests on."""

    finding: Finding
    subject: T
    teacher: str
    ground: T


@dataclass(frozen=True, slots=True)
class ClassShown:
    """A class on the sheet; without a timetable nothing is said of it."""

    taught: Taught
    checked: Checked | None
    findings: tuple[FindingShown, ...]


@dataclass(frozen=True)
class SchoolShown:
    """The sheet of a school (每校课程核查表)."""

    org: int
    name: str
    count: Count | None
    classes: tuple[ClassShown, ...]


def judged(
    some: Iterable[Taught], held: Mapping[int, Week], day: date
) -> tuple[Plan, dict[int, Checked]]:
    """Give the plan and every class with a timetable checked. Costs: 1 query for 900 teachers."""
    plan, known = plan_of(day), licences_of(held.values(), day)
    return plan, {
        one.id: check(held[one.id], plan.due(one), known, WORDS) for one in some if one.id in held
    }


def checked(actor: Actor | None, day: date) -> Listed:
    """Give all schools in sight, those with most findings first. Costs: ≤ 5 queries + licences."""
    require_somewhere(actor, Verb.READ, TEACHING, what=CHECKS)
    some = taught(day, orgs_of(actor, TEACHING))
    held = weeks(some, day, extras=False)
    plan, found = judged(some, held, day)
    by_org: dict[int, list[Taught]] = defaultdict(list)
    for one in some:
        by_org[one.org].append(one)
    named = names(day)
    rows = [
        SchoolRow(
            org, named.get(org, ""), counted([found[one.id] for one in own if one.id in found]),
            sum(len(found[one.id].findings) for one in own if one.id in found),
            sum(one.id not in found for one in own),
        )
        for org, own in by_org.items()
    ]  # fmt: skip
    rows.sort(key=lambda one: (-one.findings, one.count is None, one.org))
    return Listed(
        tuple(rows[:MOST]), max(len(rows) - MOST, 0), len(rows), counted(list(found.values())),
        sum(one.without for one in rows), _shares(plan, some, held),
    )  # fmt: skip


def _shares(plan: Plan, some: Iterable[Taught], held: Mapping[int, Week]) -> tuple[ShareShown, ...]:
    grades: dict[int, list[tuple[Lesson, ...]]] = defaultdict(list)
    for one in some:
        if one.grade is not None and one.id in held:
            grades[one.grade].append(held[one.id].lessons)
    whole = plan.rules.whole("curriculum.nine_years")
    found = shares(grades, plan.weeks, whole, plan.ranges, {**COUNTS, **SHARED})
    called = subjects()
    return tuple(
        ShareShown(
            called[one.subject], one, f"{float(one.percent):.1f}", plan.ground(one.range.ground)
        )
        for one in found
    )


def school_checked(
    actor: Actor | None, org: int, day: date, language: str = "zh"
) -> SchoolShown | None:
    """Give the sheet of a school, class by class; none for who reads its exercise alone.

    Costs: ≤ 7 queries. Raises ``NotFoundError``.
    """
    name = demand_school(actor, org, day)
    if not reads(actor, TEACHING, org):
        return None
    some = taught(day, frozenset({org}))
    plan, found = judged(some, weeks(some, day, extras=False), day)
    wanted = {
        line.teacher for one in found.values() for line in one.findings if line.teacher is not None
    }
    people = Register("person").called(actor, wanted, day, language) if wanted else {}
    shown = tuple(
        ClassShown(
            one, found.get(one.id),
            tuple(_told(line, plan, people) for line in _findings(found.get(one.id))),
        )
        for one in some
    )  # fmt: skip
    return SchoolShown(org, name, counted(list(found.values())), shown)


def _findings(one: Checked | None) -> tuple[Finding, ...]:
    return () if one is None else one.findings


def _told(line: Finding, plan: Plan, people: Mapping[int, str]) -> FindingShown:
    ground = CLAUSE if line.ground == CERTIFICATE else plan.ground(line.ground)
    if line.fault is Fault.UNMANNED:
        ground = T("课程表", "The timetable")
    return FindingShown(line, subjects()[line.subject], people.get(line.teacher or 0, ""), ground)
