"""When the missing units of a notice are urged (催签、催报): each rung once, to the minute in an emergency.

A limit ends at a moment. Its ladder is the same data as that of a ledger: a
rung says minutes from that moment, or working days from its day.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from xuezheng.core.base.workdays import CIVIL, moment
from xuezheng.core.ledgers.clocks import Rung

MISSING, SENDER, ABOVE, TOP = "missing", "sender", "above", "top"
"""Words of the ladder: units that owe, whoever sent, the unit above each that owes, the bureau."""
WORDS = (MISSING, SENDER, ABOVE, TOP)


class Reached(Protocol):
    """A day that counting reached."""

    @property
    def day(self) -> date: ...


class Workdays(Protocol):
    """A working calendar as far as urging needs it."""

    def add_workdays(self, start: date, number: int, /) -> Reached: ...


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of a notice (时限): from when, until when, by which ladder."""

    start: datetime
    due: datetime
    rungs: tuple[Rung, ...]


def fires_at(due: datetime, rung: Rung, calendar: Workdays, opens: time) -> datetime:
    """Give the moment a rung fires: so many minutes from the end, or when the office opens on its day."""
    if rung.minutes is not None:
        return due + timedelta(minutes=rung.minutes)
    day = calendar.add_workdays(due.astimezone(CIVIL).date(), rung.days).day
    return moment(day, opens)


def owed(
    limit: Limit, now: datetime, fired: Collection[str], calendar: Workdays, opens: time
) -> tuple[Rung, ...]:
    """Give the rungs whose moment has come and that have not fired, in order of time.

    A reminder that would lie before the limit began has no point and never fires.
    """
    found = []
    for rung in limit.rungs:
        at = fires_at(limit.due, rung, calendar, opens)
        if rung.key not in fired and at <= now and (rung.offset >= 0 or at >= limit.start):
            found.append((at, rung.offset, rung))
    return tuple(rung for _, _, rung in sorted(found, key=lambda one: one[:2]))


def woken(
    rung: Rung, missing: Iterable[int], sender: int, top: int, climb: Callable[[int], int | None]
) -> tuple[tuple[str, int], ...]:
    """Give whom a rung wakes: word and unit, each unit once.

    >>> woken(Rung(1, ("missing", "above", "sender")), [5, 6], 2, 1, {5: 3, 6: 3}.get)
    (('missing', 5), ('missing', 6), ('above', 3), ('sender', 2))
    """
    owing = sorted(missing)
    found: dict[int, str] = {}
    for word in rung.wakes:
        units = {
            MISSING: owing,
            SENDER: [sender],
            ABOVE: [climb(unit) or top for unit in owing],
            TOP: [top],
        }[word]
        for unit in units:
            found.setdefault(unit, word)
    return tuple((word, unit) for unit, word in found.items())
