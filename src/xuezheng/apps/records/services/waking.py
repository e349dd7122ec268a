"""Whom the alarms of a stretch wake (催办对象): read for all its cases at once, written at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xuezheng.apps.records.access import declared_ledger
from xuezheng.apps.records.access.hiding import kept_from
from xuezheng.apps.records.access.levels import climb
from xuezheng.apps.records.access.parts import all_placed
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.models import Alarm, Deadline, Woken
from xuezheng.apps.schools.access import steady
from xuezheng.core.ledgers import escalation
from xuezheng.core.ledgers.definition import Placed, Rung

BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Owed:
    """An alarm that has come and has not fired."""

    row: Deadline
    alarm: escalation.Alarm
    rung: Rung


def wake(found: Sequence[Owed], at: datetime) -> None:
    """Write the alarms with everybody they wake. Costs: ≤ 8 queries, however many there are."""
    day = day_of(at)
    with steady():
        where = all_placed({one.row.record_id: one.row.record for one in found}, day)
        people = [_people(one, where[one.row.record_id], day) for one in found]
    alarms = Alarm.objects.bulk_create(
        [Alarm(deadline=one.row, rung=one.alarm.rung, fired_at=at) for one in found],
        batch_size=BATCH,
    )
    Woken.objects.bulk_create(
        [
            Woken(alarm=alarm, word=who.word, org=who.org, person=who.person)
            for alarm, woken in zip(alarms, people, strict=True)
            for who in woken
        ],
        batch_size=BATCH,
    )


def _people(one: Owed, where: Placed, day: date) -> tuple[escalation.Woken, ...]:
    record = one.row.record
    ledger = declared_ledger(record.kind)
    clock = ledger.clock(one.row.clock)
    people = escalation.woken(ledger, clock, one.rung, where, lambda org: climb(org, day))
    return kept_from(ledger, record, where, people, day)
