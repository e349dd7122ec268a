"""What goes on around one unit (单位在办事项和经过): open cases, and what was done in them when by whom.

Across all ledgers, as far as they are in sight: after an accident somebody
has to say what was found, assigned, urged and put right, and when.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from xuezheng.adapters.rounds import alone
from xuezheng.apps.people.selectors import people
from xuezheng.apps.records.access import anywhere, declared_ledger, ledgers_on
from xuezheng.apps.records.models import Alarm, CaseEntry, Party, Record
from xuezheng.apps.records.selectors.history import alarm_told, title_of
from xuezheng.apps.records.selectors.rows import CaseRow, shown_steps
from xuezheng.apps.records.selectors.waiting import SHOWN
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T

MOST_OPEN, MOST_DONE = 50, 1000
UNSAID = frozenset({"looked", "watch", "upgrade"})
"""What happens in a case without being an act of anybody's duty."""


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done in a case of the unit."""

    at: datetime
    case: int
    number: str
    subject: str
    ledger: T
    said: T
    who: str
    note: str


def _of(actor: Actor, org: int) -> "QuerySet[Record]":
    named = Party.objects.filter(org=org).values("record_id")
    return anywhere(actor, Verb.READ).filter(Q(org=org) | Q(pk__in=named))


def open_cases(actor: Actor, org: int, day: date, most: int = MOST_OPEN) -> list[tuple[CaseRow, T]]:
    """Give the cases of a unit that have not ended, the most urgent first, each with its ledger.

    Costs: ≤ 4 queries.
    """
    running = Q(pk__in=[])
    for one in ledgers_on():
        stages = [stage.key for stage in one.flow.stages if not stage.end]
        running |= Q(kind=one.key, state__in=stages)
    found = _of(actor, org).filter(running).order_by("next_due", "id").only(*SHOWN)
    rows = alone(shown_steps(list(found[:most]), day, {}, names(day)))
    return [(row, declared_ledger(row.kind).title) for row in rows]


def done(actor: Actor, org: int, since: datetime, until: datetime) -> list[Done]:
    """Give what was done in a unit's cases in a span, the newest first. Costs: ≤ 6 queries."""
    cases = {row.pk: row for row in _of(actor, org).only("kind", "number", "subject")}
    span = {"at__gte": since, "at__lt": until}
    rows = list(
        CaseEntry.objects.filter(record__in=cases, **span)
        .exclude(act__in=UNSAID)
        .order_by("-at", "-id")[:MOST_DONE]
    )
    known = people({row.person for row in rows if row.person is not None}, until.date())
    found = [
        _done(
            cases[row.record_id], row.at, title_of(declared_ledger(cases[row.record_id].kind), row.act),
            known[row.person].name if row.person in known else "", row.note,
        )
        for row in rows
    ]  # fmt: skip
    found += _alarms(cases, since, until)
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST_DONE]


def _alarms(cases: dict[int, Record], since: datetime, until: datetime) -> Iterator[Done]:
    fired = Alarm.objects.filter(
        deadline__record__in=cases, fired_at__gte=since, fired_at__lt=until
    ).select_related("deadline")
    for row in fired.order_by("-fired_at")[:MOST_DONE]:
        case = cases[row.deadline.record_id]
        title, words = alarm_told(declared_ledger(case.kind), row)
        yield _done(case, row.fired_at, title, "", words.zh)


def _done(case: Record, at: datetime, said: T, who: str, note: str) -> Done:
    title = declared_ledger(case.kind).title
    return Done(at, case.pk, case.number, case.subject, title, said, who, note)
