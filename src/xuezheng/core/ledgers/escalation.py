"""Whom to wake, and when (升级督办): each rung of a ladder exactly once for an end.

A rung is known by clock, end and its place in the ladder. An end that moves,
by extension or pause, is a new one: its whole ladder stands before it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.base.workdays import Span as Unit
from xuezheng.core.ledgers.cases import civil
from xuezheng.core.ledgers.deadlines import Deadline, Workdays, said_at
from xuezheng.core.ledgers.definition import Clock, Ledger, Placed, Rung, Where, units_of

ABOVE = {"above": 1, "above2": 2}
TOP = "top"


@dataclass(frozen=True, slots=True)
class Alarm:
    """One waking (催办提醒) that a deadline calls for: which rung, on which day.

    ``at`` is the moment, and ``end`` that of the deadline, where it is kept to
    the minute; a day's alarms come with its first minute.
    """

    on: date
    clock: str
    due: date
    rung: str
    at: datetime | None = None
    end: datetime | None = None

    @property
    def key(self) -> str:
        """Name it within its case; a fired one is remembered by this.

        >>> Alarm(date(2026, 10, 13), "sign", date(2026, 10, 12), "+1").key
        'sign:2026-10-12:+1'
        """
        end = f"{said_at(self.end)}" if self.end else self.due.isoformat()
        return f"{self.clock}:{end}:{self.rung}"

    @property
    def moment(self) -> datetime:
        """Give the moment at which it comes."""
        return self.at or datetime.combine(self.on, time(), CIVIL)

    def __lt__(self, other: "Alarm") -> bool:
        return (self.moment, self.key) < (other.moment, other.key)

    def has_come(self, now: date) -> bool:
        """Say whether it has come by a moment, or by the end of a day."""
        if self.at is None or not isinstance(now, datetime):
            return self.on <= (civil(now) if isinstance(now, datetime) else now)
        return self.at <= now


def ladder(value: Any) -> tuple[Rung, ...]:
    """Read a ladder as its parameter holds it.

    >>> ladder(({"days": -1, "wakes": ("lead",)},))
    (Rung(days=-1, wakes=('lead',), minutes=None),)
    """
    return tuple(
        Rung(int(one.get("days", 0)), tuple(one["wakes"]), one.get("minutes")) for one in value
    )


def rung_day(due: date, rung: Rung, calendar: Workdays, unit: Unit = Unit.WORKING_DAYS) -> date:
    """Give the day on which a rung of a due day fires, counted as its clock counts."""
    return calendar.add(due, rung.days, unit).day


def alarms(deadline: Deadline, rungs: Iterable[Rung], calendar: Workdays) -> tuple[Alarm, ...]:
    """Give every alarm of a deadline, in order of days.

    A reminder ahead of the end that would lie before the clock's start has no
    point and is left out; what lies on or after the end never is.
    """
    found = (_alarm(deadline, rung, calendar) for rung in rungs)
    return tuple(sorted(one for one in found if one is not None))


class Ladders:
    """The alarms of many deadlines over one calendar (一批时限的催办提醒), each ladder reckoned once.

    Thousands of limits end on the same few hundred days, and those that are
    not kept to the minute differ by nothing else than where they start. Gives
    what :func:`alarms` gives; to be held no longer than its calendar.
    """

    def __init__(self, calendar: Workdays) -> None:
        self._calendar = calendar
        self._known: dict[tuple[str, date, Unit, tuple[Rung, ...]], _Whole] = {}

    def alarms(self, deadline: Deadline, rungs: tuple[Rung, ...]) -> tuple[Alarm, ...]:
        """Give every alarm of a deadline, in order of days."""
        if deadline.at is not None and deadline.began is not None:
            return alarms(deadline, rungs, self._calendar)
        asked = (deadline.clock, deadline.due, deadline.unit, rungs)
        whole = self._known.get(asked)
        if whole is None:
            whole = self._known[asked] = self._reckoned(deadline, rungs)
        if whole.ahead is None or whole.ahead >= deadline.start:
            return whole.alarms
        return alarms(deadline, rungs, self._calendar)

    def _reckoned(self, deadline: Deadline, rungs: tuple[Rung, ...]) -> "_Whole":
        found = alarms(replace(deadline, start=date.min), rungs, self._calendar)
        ahead = {rung.key for rung in rungs if rung.offset < 0}
        return _Whole(found, min((one.on for one in found if one.rung in ahead), default=None))


@dataclass(frozen=True, slots=True)
class _Whole:
    """A ladder with nothing left out, and the day of its first reminder ahead of the end."""

    alarms: tuple[Alarm, ...]
    ahead: date | None


def _alarm(deadline: Deadline, rung: Rung, calendar: Workdays) -> Alarm | None:
    day = rung_day(deadline.due, rung, calendar, deadline.unit)
    if deadline.at is None or deadline.began is None:
        if rung.offset < 0 and day < deadline.start:
            return None
        return Alarm(day, deadline.clock, deadline.due, rung.key)
    at = datetime.combine(day, deadline.at.timetz()) + timedelta(minutes=rung.minutes or 0)
    if rung.offset < 0 and at < deadline.began:
        return None
    return Alarm(at.date(), deadline.clock, deadline.due, rung.key, at, deadline.at)


def should_have_fired(
    deadline: Deadline, now: date, rungs: Iterable[Rung], calendar: Workdays
) -> frozenset[Alarm]:
    """Give the alarms that have come by a moment, or by the end of a day."""
    return frozenset(one for one in alarms(deadline, rungs, calendar) if one.has_come(now))


@dataclass(frozen=True, slots=True)
class Woken:
    """Who is woken (催办对象), and by which word of the ladder.

    The people answering at a unit, or one person, or whoever holds one of
    ``roles`` anywhere; exactly one of the three is set.
    """

    word: str
    org: int | None = None
    person: int | None = None
    roles: tuple[str, ...] = ()


Climb = Callable[[int], int | None]
"""Gives the unit above a unit; None at the top."""


def woken(
    ledger: Ledger, clock: Clock, rung: Rung, placed: Placed, climb: Climb
) -> tuple[Woken, ...]:
    """Give everybody a rung wakes, each once; never nobody.

    Words climb from the unit that owes. Where a part has nobody (no unit
    listed, a post vacant, no such part here), the unit above answers for it.
    """
    owing = clock.owes or ledger.flow.stage(clock.stages[0]).owes
    base = _units(ledger, owing, placed) or (placed.org,)
    found: dict[tuple[int | None, int | None, tuple[str, ...]], Woken] = {}
    for word in rung.wakes:
        for one in _called(ledger, word, placed, base, climb):
            found.setdefault((one.org, one.person, one.roles), one)
    if not found:
        found[placed.org, None, ()] = Woken(owing, org=placed.org)
    return tuple(found.values())


def _called(
    ledger: Ledger, word: str, placed: Placed, base: Collection[int], climb: Climb
) -> Iterable[Woken]:
    levels = ABOVE.get(word, 0)
    if word == TOP or levels:
        return [Woken(word, org=_up(unit, levels, climb)) for unit in sorted(base)]
    part = next((one for one in ledger.parts if one.key == word), None)
    if part and part.where is Where.ROLE:
        return [Woken(word, roles=part.roles)]
    holders = (placed.holders or {}).get(part.field, ()) if part else ()
    if holders:
        return [Woken(word, person=one) for one in sorted(holders)]
    if units := _units(ledger, word, placed):
        return [Woken(word, org=one) for one in sorted(units)]
    return [Woken(word, org=_up(unit, 1, climb)) for unit in sorted(base)]


def _units(ledger: Ledger, key: str, placed: Placed) -> Collection[int]:
    part = next((one for one in ledger.parts if one.key == key), None)
    return units_of(part, placed) if part else ()


def _up(unit: int, levels: int, climb: Climb) -> int:
    """Climb so many levels, or to the top for 0; stop at the top."""
    climbed = 0
    while levels == 0 or climbed < levels:
        parent = climb(unit)
        if parent is None:
            break
        unit, climbed = parent, climbed + 1
    return unit


def rungs_of(clock: Clock, numbers: Mapping[str, Any]) -> tuple[Rung, ...]:
    """Give a clock's ladder from the parameters in force."""
    return ladder(numbers[clock.ladder])
