"""When a case runs out (时限): reckoned from rule, start, pauses and calendar, never stored by hand.

A deadline keeps all it was reckoned from, so that a newly published calendar
moves the provisional ones, once. A pause names its end and moves the due day
by the working days it lasts; an open-ended silence cannot be had.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.cases import Case, Span, civil
from xuezheng.core.ledgers.definition import ByDue, ByField, Clock, Ledger, WorkingDays


class Day(Protocol):
    """A day that counting reached, and whether the calendar knew it."""

    @property
    def day(self) -> date: ...
    @property
    def provisional(self) -> bool: ...


class Workdays(Protocol):
    """A working calendar as far as deadlines need it."""

    @property
    def version(self) -> str: ...
    def add_workdays(self, start: date, number: int, /) -> Day: ...
    def is_workday(self, day: date, /) -> bool: ...
    def knows(self, day: date, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which a clock of a case runs out (时限).

    ``rule`` is the day named outright, or the number of working days counted
    from ``start``. ``pauses`` are the stretches that moved it.
    """

    clock: str
    start: date
    rule: int | date
    pauses: tuple[Span, ...]
    due: date
    provisional: bool
    calendar: str

    @property
    def said(self) -> T:
        """Say what it was reckoned from."""
        if isinstance(self.rule, date):
            return T(f"定于{self.rule.isoformat()}", f"set for {self.rule.isoformat()}")
        start = self.start.isoformat()
        return T(f"{start}起{self.rule}个工作日", f"{self.rule} working days from {start}")


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
    start = civil(case.running[clock.key])
    match clock.rule:
        case WorkingDays(parameter):
            return reckoned(clock.key, start, int(numbers[parameter]), case.suspended, calendar)
        case ByDue():
            base, since = case.due, case.due_set or start
        case ByField(field):
            named = case.data.get(field)
            base, since = (date.fromisoformat(named) if named else None), start
    if base is None:
        return None
    later = tuple(span for span in case.suspended if span.end > since)
    pauses = tuple(replace(span, start=max(span.start, since)) for span in later)
    return reckoned(clock.key, start, base, pauses, calendar)


def reckoned(
    clock: str, start: date, rule: int | date, pauses: Iterable[Span], calendar: Workdays
) -> Deadline:
    """Reckon a deadline: a day named outright or so many working days, then its pauses.

    A pause that begins on or before the due day so far moves it by the
    working days from its first day to the day before it ends.
    """
    spans = sorted((span for span in pauses if span.end > start), key=lambda span: span.start)
    due, provisional = due_after(start, rule, spans, calendar)
    return Deadline(clock, start, rule, tuple(spans), due, provisional, calendar.version)


def due_after(
    start: date, rule: int | date, pauses: Iterable[Span], calendar: Workdays
) -> tuple[date, bool]:
    """Give the due day and whether it rests on a year nobody has published yet."""
    if isinstance(rule, date):
        due, provisional = rule, False
    else:
        reached = calendar.add_workdays(start, rule)
        due, provisional = reached.day, reached.provisional
    for span in pauses:
        if span.start > due:
            continue
        lost, sure = _lost(max(span.start, start), span.end, calendar)
        reached = calendar.add_workdays(due, lost)
        due = reached.day
        provisional = provisional or not sure or (lost > 0 and reached.provisional)
    return due, provisional


def _lost(first: date, end: date, calendar: Workdays) -> tuple[int, bool]:
    days = [date.fromordinal(one) for one in range(first.toordinal(), end.toordinal())]
    return sum(map(calendar.is_workday, days)), all(map(calendar.knows, days))


def reckoned_again(deadline: Deadline, calendar: Workdays) -> Deadline:
    """Give a provisional deadline under a newly published calendar; others stay as they are."""
    if not deadline.provisional:
        return deadline
    return reckoned(deadline.clock, deadline.start, deadline.rule, deadline.pauses, calendar)
