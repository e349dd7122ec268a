"""Urging by the ladder (催办梯级、升级督办): each rung of each deadline fires exactly once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from xuezheng.adapters.locks import take
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.access import ledger_of, placed
from xuezheng.apps.records.access.rules import calendar, day_of, in_force
from xuezheng.apps.records.models import Alarm, Deadline, Record, Running, Woken
from xuezheng.apps.records.services.deadlines import RUNS, value_of
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import Calendar
from xuezheng.core.ledgers import escalation
from xuezheng.core.ledgers.definition import Rung
from xuezheng.core.ledgers.watchdog import missing

AHEAD = timedelta(days=60)
"""No ladder reminds earlier than this before a due day."""
CHUNK = 500
MOST = 400
"""Alarms written in one transaction; the next begins where it ended."""


@dataclass(frozen=True, slots=True)
class Owed:
    """An alarm whose day has come and that has not fired."""

    row: Deadline
    alarm: escalation.Alarm
    rung: Rung


def owed(day: date) -> Iterator[Owed]:
    """Give what should have fired by ``day`` and did not. Costs: 2 queries per 500 deadlines."""
    known, last = calendar(), 0
    running = Deadline.objects.filter(state__in=RUNS, due_day__lte=day + AHEAD)
    while True:
        rows = list(running.filter(pk__gt=last).select_related("record").order_by("pk")[:CHUNK])
        if not rows:
            return
        last = int(rows[-1].pk)
        fired = _fired({row.record_id for row in rows})
        for row in rows:
            yield from _of(row, day, known, fired.get(row.record_id, set()))


def _of(row: Deadline, day: date, known: Calendar, fired: set[str]) -> Iterator[Owed]:
    clock = ledger_of(row.record.kind).clock(row.clock)
    rungs = {rung.key: rung for rung in escalation.rungs_of(clock, in_force(row.start))}
    due = escalation.should_have_fired(value_of(row), day, rungs.values(), known)
    for alarm in missing(due, fired):
        yield Owed(row, alarm, rungs[alarm.rung])


def _fired(records: set[int]) -> dict[int, set[str]]:
    rows = Alarm.objects.filter(deadline__record__in=records).values_list(
        "deadline__record", "deadline__clock", "deadline__due_day", "rung"
    )
    found: dict[int, set[str]] = {}
    for record, clock, due, rung in rows:
        key = escalation.Alarm(due, clock, due, rung).key
        found.setdefault(record, set()).add(key)
    return found


class Fire(Given):
    """By which day alarms are due."""

    day: date


def fire_due(deed: Deed, given: Fire) -> Mapping[str, Any]:
    """Fire what is owed, a stretch of it; only the software itself does."""
    if deed.actor.channel != "system":
        raise NotFoundError(what="催办")
    fired = 0
    if take(connection, "records.fire"):
        for one in owed(given.day):
            _fire(one, deed.at)
            fired += 1
            if fired == MOST:
                break
    deed.rows = fired
    deed.about("deadline", given.day.isoformat())
    return {"fired": fired}


def _fire(one: Owed, at: datetime) -> None:
    record, day = one.row.record, day_of(at)
    ledger, units = ledger_of(record.kind), tree_of(day).units

    def climb(org: int) -> int | None:
        return units[org].parent if org in units else None

    clock = ledger.clock(one.row.clock)
    people = escalation.woken(ledger, clock, one.rung, placed(ledger, record, day), climb)
    alarm = Alarm.objects.create(deadline=one.row, rung=one.alarm.rung, fired_at=at)
    Woken.objects.bulk_create(
        Woken(alarm=alarm, word=who.word, org=who.org, person=who.person) for who in people
    )


FIRE = Intention("deadline.fire", T("催办和升级督办", "Urge and escalate"), Fire, fire_due)


def fire(now: datetime) -> int:
    """Fire every alarm whose day has come; gives how many did. An idle turn writes nothing."""
    _woken_up(day_of(now))
    fired = 0
    while next(owed(day_of(now)), None) is not None:
        done = int(act(FIRE, Fire(day=day_of(now)), actor=SYSTEM, at=now).result["fired"])
        fired += done
        if not done:
            break
    return fired


@transaction.atomic
def _woken_up(day: date) -> None:
    """Let the clocks of pauses that are over run again."""
    for row in Deadline.objects.filter(state=Running.SUSPENDED.key):
        if all(date.fromisoformat(end) <= day for _, end in row.pauses):
            Deadline.objects.filter(pk=row.pk).update(state=Running.OPEN.key)
            Record.objects.filter(pk=row.record_id).update(suspended_since=None)


def silent(now: datetime) -> list[str]:
    """Name the alarms that should have fired by now and did not: the watchdog's list."""
    return [f"{one.row.record_id} {one.alarm.key}" for one in owed(day_of(now))]
