"""When a case runs out (时限): reckoned from rule, start, pauses and calendar, never stored by hand.

A deadline keeps all it was reckoned from, so that a newly published calendar
moves the provisional ones, once. A pause names its end and moves the end by
the days it lasts, counted as the clock counts; an open-ended silence cannot
be had.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol

from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL, Office
from xuezheng.core.base.workdays import Span as Unit
from xuezheng.core.ledgers.cases import Case, Span, civil
from xuezheng.core.ledgers.definition import (
    ByDue,
    ByField,
    Clock,
    Counted,
    Ledger,
    Minutes,
    NaturalDays,
    SchoolDays,
    WorkingHours,
)

UNITS: Mapping[type, Unit] = {
    NaturalDays: Unit.NATURAL_DAYS,
    SchoolDays: Unit.SCHOOL_DAYS,
    Minutes: Unit.MINUTES,
    WorkingHours: Unit.WORKING_HOURS,
}
"""What a rule counts in; every other one counts working days."""
OFFICE = Office()
TO_THE_MINUTE = frozenset({Unit.MINUTES, Unit.WORKING_HOURS})


class Day(Protocol):
    """A day that counting reached, and whether the calendar knew it."""

    @property
    def day(self) -> date: ...
    @property
    def provisional(self) -> bool: ...


class Moment(Protocol):
    """A moment that counting reached, and whether the calendar knew its day."""

    @property
    def at(self) -> datetime: ...
    @property
    def provisional(self) -> bool: ...


class Workdays(Protocol):
    """A working calendar as far as deadlines need it."""

    @property
    def version(self) -> str: ...
    def add(self, start: date, number: int, span: Unit = ..., /) -> Day: ...
    def counts(self, day: date, span: Unit = ..., /) -> bool: ...
    def knows(self, day: date, span: Unit = ..., /) -> bool: ...
    def due_at(self, start: datetime, number: int, span: Unit, office: Office, /) -> Moment: ...


@dataclass(frozen=True, slots=True)
class Length:
    """So many minutes or working hours (时长), and the office hours these run in."""

    many: int
    unit: Unit
    office: Office = OFFICE


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a clock of a case runs out (时限): a day, or a moment where it is kept to the minute.

    ``rule`` is the day named outright, or how many of ``unit`` are counted
    from ``start``. ``pauses`` are the stretches that moved it. ``began`` and
    ``at`` are the moments it starts and ends, for clocks to the minute.
    """

    clock: str
    start: date
    rule: int | date
    pauses: tuple[Span, ...]
    due: date
    provisional: bool
    calendar: str
    unit: Unit = Unit.WORKING_DAYS
    began: datetime | None = None
    at: datetime | None = None
    office: Office = OFFICE

    @property
    def said(self) -> T:
        """Say what it was reckoned from."""
        if isinstance(self.rule, date):
            return T(f"定于{self.rule.isoformat()}", f"set for {self.rule.isoformat()}")
        start = said_at(self.began) if self.began else self.start.isoformat()
        many = f"{self.rule}{self.unit.label.zh}"
        return T(f"{start}起{many}", f"{self.rule} {self.unit.label.en} from {start}")

    @property
    def until(self) -> date | datetime:
        """Give its end: the moment of a clock to the minute, else the day."""
        return self.at or self.due


def said_at(at: datetime) -> str:
    """Write a moment to the minute, in civil time.

    >>> said_at(datetime.fromisoformat("2026-10-12T01:05:00+00:00"))
    '2026-10-12 09:05'
    """
    return at.astimezone(CIVIL).strftime("%Y-%m-%d %H:%M")


def deadlines(
    ledger: Ledger, case: Case, calendar: Workdays, numbers: Mapping[str, Any]
) -> tuple[Deadline, ...]:
    """Give the deadline of every clock that runs in a case.

    ``numbers`` are the parameters in force on the day a clock started.
    """
    found = (deadline(clock, case, calendar, numbers) for clock in ledger.clocks_in(case.stage))
    return tuple(one for one in found if one is not None)


def deadline(
    clock: Clock, case: Case, calendar: Workdays, numbers: Mapping[str, Any]
) -> Deadline | None:
    """Give a running clock's deadline; None where no day is named yet, or it does not run."""
    if clock.key not in case.running:
        return None
    running = case.running[clock.key]
    start = civil(running)
    match clock.rule:
        case ByDue():
            base, since = case.due, case.due_set or start
        case ByField(field):
            named = case.data.get(field)
            base, since = (date.fromisoformat(named) if named else None), start
        case rule:
            return _counted(clock.key, rule, case, calendar, numbers)
    if base is None:
        return None
    later = tuple(span for span in case.suspended if span.end > since)
    pauses = tuple(replace(span, start=max(span.start, since)) for span in later)
    return reckoned(clock.key, start, base, pauses, calendar)


def _counted(
    key: str, rule: Counted, case: Case, calendar: Workdays, numbers: Mapping[str, Any]
) -> Deadline:
    """Count from the field a rule names, or from when the case entered the clock's stages."""
    unit = UNITS.get(type(rule), Unit.WORKING_DAYS)
    began = began_at(case.data.get(rule.since)) or case.running[key]
    many = rule.number(numbers, case.data)
    if unit not in TO_THE_MINUTE:
        return reckoned(key, civil(began), many, case.suspended, calendar, unit)
    office = Office.of(numbers["office.hours"], numbers["office.day_ends"])
    return to_the_minute(key, began, Length(many, unit, office), case.suspended, calendar)


def began_at(value: Any) -> datetime | None:
    """Give the moment a day or moment of a case's data begins; None where it is empty.

    >>> began_at("2026-10-12").isoformat()
    '2026-10-12T00:00:00+08:00'
    """
    if value is None:
        return None
    at = datetime.fromisoformat(str(value))
    return at if at.tzinfo else at.replace(tzinfo=CIVIL)


def reckoned(
    clock: str,
    start: date,
    rule: int | date,
    pauses: Iterable[Span],
    calendar: Workdays,
    unit: Unit = Unit.WORKING_DAYS,
) -> Deadline:
    """Reckon a deadline: a day named outright or so many days, then its pauses.

    A pause that begins on or before the due day so far moves it by the days
    that count from its first day to the day before it ends.
    """
    spans = _from(start, pauses)
    if isinstance(rule, date):
        due, sure = rule, True
    else:
        reached = calendar.add(start, rule, unit)
        due, sure = reached.day, not reached.provisional
    due, sure = _paused(start, (due, sure), spans, calendar, unit)
    return Deadline(clock, start, rule, spans, due, not sure, calendar.version, unit)


def to_the_minute(
    clock: str, began: datetime, length: Length, pauses: Iterable[Span], calendar: Workdays
) -> Deadline:
    """Reckon a deadline to the minute; a pause moves its day and leaves the hour.

    A pause that was made after the moment had passed comes too late.
    """
    unit, start = length.unit, civil(began)
    reached = calendar.due_at(began, length.many, unit, length.office)
    at, sure = reached.at.astimezone(CIVIL), not reached.provisional
    spans = _from(start, pauses)
    for span in spans:
        if span.since is None or span.since <= at:
            day, sure = _paused(start, (at.date(), sure), (span,), calendar, unit)
            at = datetime.combine(day, at.timetz())
    return Deadline(
        clock, start, length.many, spans, at.date(), not sure, calendar.version, unit,
        began, at, length.office,
    )  # fmt: skip


def _from(start: date, pauses: Iterable[Span]) -> tuple[Span, ...]:
    later = (span for span in pauses if span.end > start)
    return tuple(sorted(later, key=lambda span: span.start))


def _paused(
    start: date, due: tuple[date, bool], pauses: Iterable[Span], calendar: Workdays, unit: Unit
) -> tuple[date, bool]:
    """Give the day after pauses, and whether every calendar that was asked knew it."""
    day, sure = due
    for span in pauses:
        if span.start > day:
            continue
        lost, known = _lost(max(span.start, start), span.end, calendar, unit)
        reached = calendar.add(day, lost, unit)
        day = reached.day
        sure = sure and known and not (lost > 0 and reached.provisional)
    return day, sure


def _lost(first: date, end: date, calendar: Workdays, unit: Unit) -> tuple[int, bool]:
    days = [date.fromordinal(one) for one in range(first.toordinal(), end.toordinal())]
    lost = sum(calendar.counts(day, unit) for day in days)
    return lost, all(calendar.knows(day, unit) for day in days)


def reckoned_again(deadline: Deadline, calendar: Workdays) -> Deadline:
    """Give a provisional deadline under a newly published calendar; others stay as they are."""
    if not deadline.provisional:
        return deadline
    rule, pauses, unit = deadline.rule, deadline.pauses, deadline.unit
    if deadline.began is None or isinstance(rule, date):
        return reckoned(deadline.clock, deadline.start, rule, pauses, calendar, unit)
    length = Length(rule, unit, deadline.office)
    return to_the_minute(deadline.clock, deadline.began, length, pauses, calendar)
