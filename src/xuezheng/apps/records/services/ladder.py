"""Urging by the ladder (催办梯级、升级督办): each rung of each deadline fires exactly once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from xuezheng.adapters.locks import take
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.access import declared_ledger, placed
from xuezheng.apps.records.access.hiding import kept_from
from xuezheng.apps.records.access.levels import climb
from xuezheng.apps.records.access.rules import calendar, day_of, rungs_on
from xuezheng.apps.records.access.switching import switched_off
from xuezheng.apps.records.models import Alarm, Deadline, Record, Round, Running, Woken
from xuezheng.apps.records.services.deadlines import RUNS, next_look, value_of
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers import escalation
from xuezheng.core.ledgers.definition import Rung
from xuezheng.core.ledgers.watchdog import missing

MOST = 400
"""Limits looked at in one transaction; the next begins where it ended."""
SLICE = 20_000
"""Limits that one turn of the watchdog compares; the next goes on from there."""


@dataclass(frozen=True, slots=True)
class Owed:
    """An alarm that has come and has not fired."""

    row: Deadline
    alarm: escalation.Alarm
    rung: Rung


def coming(now: datetime) -> QuerySet[Deadline]:
    """Give the running limits whose next rung has come, of ledgers that are on."""
    found = Deadline.objects.filter(state__in=RUNS, next_at__lte=now)
    off = switched_off()
    return found.exclude(record__kind__in=off) if off else found


def owed(rows: Sequence[Deadline], now: datetime) -> Iterator[Owed]:
    """Give what should have fired of these limits by now and did not. Costs: 1 query."""
    known, fired = calendar(), _fired({row.record_id for row in rows})
    for row in rows:
        rungs = {rung.key: rung for rung in rungs_on(row.record.kind, row.clock, row.start)}
        due = escalation.should_have_fired(value_of(row), now, rungs.values(), known)
        for alarm in missing(due, fired.get(row.record_id, set())):
            yield Owed(row, alarm, rungs[alarm.rung])


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
    fired, looked = 0, 0
    if take(connection, "records.fire"):
        rows = list(coming(deed.at).select_related("record").order_by("next_at", "pk")[:MOST])
        for one in owed(rows, deed.at):
            _fire(one, deed.at)
            fired += 1
        for row in rows:
            row.next_at = next_look(row.record.kind, value_of(row), deed.at)
        looked = Deadline.objects.bulk_update(rows, ["next_at"], batch_size=MOST)
    deed.rows = fired
    deed.about("deadline", given.day.isoformat())
    return {"fired": fired, "looked": looked}


def _fire(one: Owed, at: datetime) -> None:
    record, day = one.row.record, day_of(at)
    ledger, where = declared_ledger(record.kind), placed(declared_ledger(record.kind), record, day)
    clock = ledger.clock(one.row.clock)
    people = escalation.woken(ledger, clock, one.rung, where, lambda org: climb(org, day))
    people = kept_from(ledger, record, where, people, day)
    alarm = Alarm.objects.create(deadline=one.row, rung=one.alarm.rung, fired_at=at)
    Woken.objects.bulk_create(
        Woken(alarm=alarm, word=who.word, org=who.org, person=who.person) for who in people
    )


FIRE = Intention("deadline.fire", T("催办和升级督办", "Urge and escalate"), Fire, fire_due)


def fire(now: datetime) -> int:
    """Fire every alarm that has come; gives how many did. An idle turn writes nothing."""
    _woken_up(day_of(now))
    fired = 0
    while coming(now).exists():
        done = act(FIRE, Fire(day=day_of(now)), actor=SYSTEM, at=now).result
        fired += int(done["fired"])
        if not done["looked"]:
            break
    return fired


@transaction.atomic
def _woken_up(day: date) -> None:
    """Let the clocks of pauses that are over run again."""
    for row in Deadline.objects.filter(state=Running.SUSPENDED.key):
        if all(date.fromisoformat(pause[1]) <= day for pause in row.pauses):
            Deadline.objects.filter(pk=row.pk).update(state=Running.OPEN.key)
            Record.objects.filter(pk=row.record_id).update(suspended_since=None)


def silent(now: datetime) -> list[str]:
    """Name the alarms that should have fired by now and did not: the watchdog's list.

    A slice of the running limits a turn, reckoned from what they were made of
    and not from when the tick meant to look; what was silent fires next.
    """
    turn, _ = Round.objects.get_or_create(name="watchdog", defaults={"day": day_of(now)})
    running = Deadline.objects.filter(state__in=RUNS, pk__gt=turn.position)
    if off := switched_off():
        running = running.exclude(record__kind__in=off)
    rows = list(running.select_related("record").order_by("pk")[:SLICE])
    found = list(owed(rows, now))
    turn.day, turn.position = day_of(now), int(rows[-1].pk) if len(rows) == SLICE else 0
    turn.save()
    Deadline.objects.filter(pk__in={one.row.pk for one in found}).update(next_at=now)
    return [f"{one.row.record_id} {one.alarm.key}" for one in found]
