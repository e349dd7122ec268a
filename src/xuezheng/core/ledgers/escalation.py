"""Whom to wake, and when (升级督办): each rung of a ladder exactly once for a due day.

A rung is known by clock, due day and its place in the ladder. A due day that
moves, by extension or pause, is a new one: its whole ladder stands before it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.core.ledgers.deadlines import Deadline, Workdays
from xuezheng.core.ledgers.definition import Clock, Ledger, Placed, Rung, Where, units_of

ABOVE = {"above": 1, "above2": 2}
TOP = "top"


@dataclass(frozen=True, slots=True, order=True)
class Alarm:
    """One waking (催办提醒) that a deadline calls for: which rung, on which day."""

    on: date
    clock: str
    due: date
    rung: str

    @property
    def key(self) -> str:
        """Name it within its case; a fired one is remembered by this.

        >>> Alarm(date(2026, 10, 13), "sign", date(2026, 10, 12), "+1").key
        'sign:2026-10-12:+1'
        """
        return f"{self.clock}:{self.due.isoformat()}:{self.rung}"


def ladder(value: Any) -> tuple[Rung, ...]:
    """Read a ladder as its parameter holds it.

    >>> ladder(({"days": -1, "wakes": ("lead",)},))
    (Rung(days=-1, wakes=('lead',), minutes=None),)
    """
    return tuple(
        Rung(int(one.get("days", 0)), tuple(one["wakes"]), one.get("minutes")) for one in value
    )


def rung_day(due: date, rung: Rung, calendar: Workdays) -> date:
    """Give the day on which a rung of a due day fires."""
    return calendar.add_workdays(due, rung.days).day


def alarms(deadline: Deadline, rungs: Iterable[Rung], calendar: Workdays) -> tuple[Alarm, ...]:
    """Give every alarm of a deadline, in order of days.

    A reminder ahead of the due day that would lie before the clock's start
    has no point and is left out; what lies on or after the due day never is.
    """
    found = []
    for rung in rungs:
        on = rung_day(deadline.due, rung, calendar)
        if rung.days >= 0 or on >= deadline.start:
            found.append(Alarm(on, deadline.clock, deadline.due, rung.key))
    return tuple(sorted(found))


def should_have_fired(
    deadline: Deadline, today: date, rungs: Iterable[Rung], calendar: Workdays
) -> frozenset[Alarm]:
    """Give the alarms whose day has come."""
    return frozenset(one for one in alarms(deadline, rungs, calendar) if one.on <= today)


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
