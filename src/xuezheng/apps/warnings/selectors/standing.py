"""Warnings as pages and API show them (预警一览): the gravest first, each with its figures in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.schools.access import names
from xuezheng.apps.warnings import access
from xuezheng.apps.warnings.models import Entry, Standing
from xuezheng.apps.warnings.selectors.grounds import terms
from xuezheng.apps.warnings.selectors.wording import interval, plain, reading_of, value
from xuezheng.catalogue.warnings import RULES
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.warnings.course import Reading, What
from xuezheng.core.warnings.definition import Rule
from xuezheng.core.warnings.grades import Grade, Line

PAGE = 50
DONE = {"silenced": T("静默", "Silenced"), "noted": T("签收", "Taken note of")}
_RULES = {one.key: one for one in RULES}


@dataclass(frozen=True, slots=True)
class Shown:
    """One warning as a list shows it (预警)."""

    number: int
    rule: Rule
    org: int
    place: str
    grade: Grade | None
    blind: bool
    since: date | None
    day: date
    reading: Reading
    silenced_until: date | None
    seen: bool
    case: int | None

    @property
    def value(self) -> str:
        """The value in the rule's unit, empty where there is none."""
        return value(self.rule, self.reading) or ""

    @property
    def interval(self) -> str:
        """Its interval, empty where there is none."""
        return interval(self.rule, self.reading)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of warnings, and the key behind it, empty where there is none."""

    rows: tuple[Shown, ...]
    after: str


def listed(actor: Actor | None, day: date, *, rule: str = "", after: str = "") -> Listed:
    """Give the warnings that stand or cannot be evaluated. Costs: ≤ 8 queries."""
    found = access.standing(actor).exclude(rank=0, blind=False)
    if rule in _RULES:
        found = found.filter(rule=rule)
    rank, _, number = after.partition(".")
    if rank.isdecimal() and number.isdecimal() and len(after) < 25:
        at = int(rank)
        found = found.filter(rank__lt=at) | found.filter(rank=at, pk__gt=int(number))
    rows = list(found.order_by("-rank", "pk")[: PAGE + 1])
    called = names(day)
    told = tuple(shown(row, called) for row in rows[:PAGE] if row.rule in _RULES)
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Listed(told, f"{last.rank}.{last.pk}" if last else "")


def shown(row: Standing, called: Mapping[int, str]) -> Shown:
    """Give a row as a list shows it."""
    grade = list(Grade)[row.rank - 1] if row.rank else None
    quiet = row.silenced_until if row.silenced_until and row.silenced_until >= row.day else None
    return Shown(
        int(row.pk), _RULES[row.rule], row.org_id, called.get(row.org_id, ""), grade, row.blind, row.since,
        row.day, reading_of(row.reading), quiet, row.seen_at is not None, row.case,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rung:
    """A line of the rule in words (分级线)."""

    line: Line
    enter: str
    leave: str
    asked: T


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened to a warning, in words (预警记录)."""

    day: date
    what: T
    grade: Grade | None
    value: str
    note: str
    case: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """One warning with its lines, what is asked and its course."""

    shown: Shown
    rungs: tuple[Rung, ...]
    course: tuple[Happened, ...]
    reason: str
    seen_note: str
    asked: T
    settle: int
    patience: int
    silences: bool
    answers: bool


def page(actor: Actor | None, number: int, day: date) -> Page:
    """Give one warning. Costs: ≤ 8 queries. Raises ``NotFoundError``."""
    row = access.one(actor, number)
    if row.rule not in _RULES:
        raise NotFoundError(what=access.WHAT)
    found = shown(row, names(day))
    by, times = terms(found.rule, row.day), found.rule.times
    rungs = tuple(
        Rung(one, plain(one.enter, times), plain(one.leave, times), found.rule.asked(one.grade))
        for one in by.lines
    )
    course = tuple(_happened(one, found.rule) for one in access.entries(row)[:PAGE])
    stands = bool(row.rank or row.blind)
    return Page(
        found, rungs, course, row.reason, row.seen_note, found.rule.asked(found.grade), by.settle, by.patience,
        stands and access.may_silence(actor, row), stands and access.may_answer(actor, row),
    )  # fmt: skip


def _happened(one: Entry, rule: Rule) -> Happened:
    what = DONE[one.what] if one.what in DONE else What.of(one.what).label
    reading = reading_of({"number": one.number or None})
    grade = Grade.of(one.grade) if one.grade else None
    return Happened(one.day, what, grade, value(rule, reading) or "", one.note, one.case)
