"""Urging by the ladder (催办梯级、升级督办): each rung of each deadline fires exactly once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from xuezheng.adapters.locks import take
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.access.rules import calendar, day_of, rungs_on
from xuezheng.apps.records.access.switching import switched_off
from xuezheng.apps.records.models import Alarm, Deadline, Record, Round, Running
from xuezheng.apps.records.services.deadlines import RUNS, Limit, read, value_of
from xuezheng.apps.records.services.waking import Owed, wake
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers import escalation
from xuezheng.core.ledgers.definition import Rung
from xuezheng.core.ledgers.watchdog import missing

MOST = 1_000
"""Limits looked at in one transaction; the next begins where it ended."""
SLICE = 20_000
"""Limits that one turn of the watchdog compares; the next goes on from there."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A running limit with its ladder and all alarms of it, past and to come."""

    row: Limit
    rungs: tuple[Rung, ...]
    alarms: tuple[escalation.Alarm, ...]

    def has_any(self, now: datetime) -> bool:
        """Say whether any rung has come by now; they stand in order."""
        return bool(self.alarms) and self.alarms[0].moment <= now

    def owed(self, fired: Collection[str], now: datetime) -> Iterator[Owed]:
        """Give what has come by now and is not among the keys of what fired."""
        rungs = {rung.key: rung for rung in self.rungs}
        for alarm in missing((one for one in self.alarms if one.has_come(now)), fired):
            yield Owed(self.row, alarm, rungs[alarm.rung])

    def next_after(self, now: datetime) -> datetime | None:
        """Give the moment of the next rung; None where no rung is left."""
        return min((one.moment for one in self.alarms if one.moment > now), default=None)


def coming(now: datetime) -> QuerySet[Deadline]:
    """Give the running limits whose next rung has come, of ledgers that are on."""
    found = Deadline.objects.filter(state__in=RUNS, next_at__lte=now)
    off = switched_off()
    return found.exclude(record__kind__in=off) if off else found


def looked(rows: Iterable[Limit]) -> Iterator[Looked]:
    """Give limits with what they call for. Costs: 1 query."""
    ladders = escalation.Ladders(calendar())
    for row in rows:
        rungs = rungs_on(row.kind, row.clock, row.start)
        yield Looked(row, rungs, ladders.alarms(value_of(row), rungs))


def owed(found: Iterable[Looked], now: datetime) -> list[Owed]:
    """Give what should have fired of these limits by now and did not. Costs: 1 query."""
    come = [one for one in found if one.has_any(now)]
    fired = _fired({one.row.record_id for one in come})
    return [
        alarm for one in come for alarm in one.owed(fired.get(one.row.record_id, frozenset()), now)
    ]


def _fired(records: set[int]) -> dict[int, set[str]]:
    rows = Alarm.objects.filter(deadline__record__in=records).values_list(
        "deadline__record", "deadline__clock", "deadline__due_day", "deadline__began",
        "deadline__due_at", "rung",
    )  # fmt: skip
    found: dict[int, set[str]] = {}
    for record, clock, due, began, end, rung in rows:
        key = escalation.Alarm(due, clock, due, rung, end=end if began else None).key
        found.setdefault(record, set()).add(key)
    return found


class Fire(Given):
    """By which day alarms are due."""

    day: date


def fire_due(deed: Deed, given: Fire) -> Mapping[str, Any]:
    """Fire what is owed, a stretch of it; only the software itself does."""
    if deed.actor.channel != "system":
        raise NotFoundError(what="催办")
    return _fired_of(owed(_stretch(deed.at), deed.at), deed, given)


def _fired_of(found: Sequence[Owed], deed: Deed, given: Fire) -> Mapping[str, Any]:
    wake(found, deed.at)
    deed.rows = len(found)
    deed.about("deadline", given.day.isoformat())
    return {"fired": len(found)}


FIRE = Intention("deadline.fire", T("催办和升级督办", "Urge and escalate"), Fire, fire_due)


def fire(now: datetime) -> int:
    """Fire every alarm that has come; gives how many did. An idle turn writes nothing."""
    _woken_up(day_of(now))
    fired = 0
    while coming(now).exists():
        done = _turn(now)
        if done is None:
            break
        fired += done
    return fired


@transaction.atomic
def _turn(now: datetime) -> int | None:
    """Fire a stretch, whole or not at all; None while another worker is at it.

    A stretch that owes nothing, as after a new calendar, leaves no entry in the log.
    """
    if not take(connection, "records.fire"):
        return None
    stretch = _stretch(now)
    if found := owed(stretch, now):
        firing = replace(FIRE, run=partial(_fired_of, found))
        act(firing, Fire(day=day_of(now)), actor=SYSTEM, at=now)
    _moved_on(stretch, now)
    return len(found)


def _stretch(now: datetime) -> list[Looked]:
    """Give the limits that the next turn looks at. Costs: 2 queries."""
    return list(looked(read(coming(now).order_by("next_at", "pk")[:MOST])))


def _moved_on(stretch: Iterable[Looked], now: datetime) -> None:
    """Write when each limit is looked at next. Costs: 1 query for each such moment."""
    moments: dict[datetime | None, list[int]] = {}
    for one in stretch:
        moments.setdefault(one.next_after(now), []).append(one.row.pk)
    for moment, rows in moments.items():
        Deadline.objects.filter(pk__in=rows).update(next_at=moment)


def _woken_up(day: date) -> None:
    """Let the clocks of pauses that are over run again. Costs: 1 query, 2 more where any is."""
    paused = Deadline.objects.filter(state=Running.SUSPENDED.key)
    over = {
        limit: record
        for limit, record, pauses in paused.values_list("pk", "record_id", "pauses")
        if all(date.fromisoformat(pause[1]) <= day for pause in pauses)
    }
    if over:
        with transaction.atomic():
            paused.filter(pk__in=over).update(state=Running.OPEN.key)
            Record.objects.filter(pk__in=over.values()).update(suspended_since=None)


def silent(now: datetime) -> list[str]:
    """Name the alarms that should have fired by now and did not: the watchdog's list.

    A slice of the running limits a turn, reckoned from what they were made of
    and not from when the tick meant to look; what was silent fires next.
    """
    turn, _ = Round.objects.get_or_create(name="watchdog", defaults={"day": day_of(now)})
    running = Deadline.objects.filter(state__in=RUNS, pk__gt=turn.position)
    if off := switched_off():
        running = running.exclude(record__kind__in=off)
    rows = read(running.order_by("pk")[:SLICE])
    found = owed(looked(rows), now)
    turn.day, turn.position = day_of(now), rows[-1].pk if len(rows) == SLICE else 0
    turn.save()
    Deadline.objects.filter(pk__in={one.row.pk for one in found}).update(next_at=now)
    return [f"{one.row.record_id} {one.alarm.key}" for one in found]
