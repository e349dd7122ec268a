"""Whom the alarms of a stretch wake (催办对象): read for all its cases at once, written at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial

from xuezheng.apps.records.access import declared_ledger
from xuezheng.apps.records.access.hiding import kept_from
from xuezheng.apps.records.access.levels import climb
from xuezheng.apps.records.access.parts import all_placed
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.models import Alarm, Record, Woken
from xuezheng.apps.records.services.deadlines import Limit
from xuezheng.apps.schools.access import steady
from xuezheng.core.ledgers import escalation
from xuezheng.core.ledgers.definition import Placed, Rung

BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Owed:
    """An alarm that has come and has not fired."""

    row: Limit
    alarm: escalation.Alarm
    rung: Rung


def wake(found: Sequence[Owed], at: datetime) -> None:
    """Write the alarms with everybody they wake. Costs: ≤ 9 queries, however many there are."""
    people = _people(found, day_of(at))
    alarms = Alarm.objects.bulk_create(
        [Alarm(deadline_id=one.row.pk, rung=one.alarm.rung, fired_at=at) for one in found],
        batch_size=BATCH,
    )
    Woken.objects.bulk_create(
        [
            Woken(alarm_id=alarm.pk, word=who.word, org=who.org, person=who.person)
            for alarm, woken in zip(alarms, people, strict=True)
            for who in woken
        ],
        batch_size=BATCH,
    )


def _people(found: Sequence[Owed], day: date) -> list[tuple[escalation.Woken, ...]]:
    """Give whom each alarm wakes, in order."""
    cases = Record.objects.only("kind", "org", "state", "data")
    records = cases.in_bulk({one.row.record_id for one in found})
    with steady():
        where = all_placed(records, day)
        up = cache(partial(climb, day=day))
        return [_woken(one, records[one.row.record_id], where, up, day) for one in found]


def _woken(
    one: Owed, record: Record, placed: Mapping[int, Placed], up: escalation.Climb, day: date
) -> tuple[escalation.Woken, ...]:
    ledger, where = declared_ledger(record.kind), placed[record.pk]
    clock = ledger.clock(one.row.clock)
    people = escalation.woken(ledger, clock, one.rung, where, up)
    return kept_from(ledger, record, where, people, day)
