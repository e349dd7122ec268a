"""Limits kept to the minute (按分钟、按工作小时计的时限): on their day they are late from their moment on.

Every other limit is late when its day is over. Lists are asked for a day; on
today the moment counts, on any other day its beginning.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from xuezheng.adapters import clock
from xuezheng.adapters.rounds import Question, Steps
from xuezheng.apps.records.models import Deadline, Record, Running
from xuezheng.core.ledgers.deadlines import TO_THE_MINUTE, UNITS
from xuezheng.core.ledgers.definition import Ledger


def now_on(day: date) -> datetime:
    """Give the present moment where the day is today, else the day's beginning."""
    now = clock.now()
    return now if now.date() == day else datetime.combine(day, time(), clock.ZONE)


def to_the_minute(ledger: Ledger) -> bool:
    """Say whether a ledger has a limit kept to the minute."""
    return any(UNITS.get(type(one.rule)) in TO_THE_MINUTE for one in ledger.clocks)


def run_out(ledgers: Iterable[Ledger], day: date) -> Q:
    """Give the cases with a limit that has run out: their day is over, or their moment today."""
    late = Q(next_due__lt=day)
    kinds = [one.key for one in ledgers if to_the_minute(one)]
    return late | Q(kind__in=kinds, next_due=day) & Q(moment_over(day)) if kinds else late


def moment_over(day: date) -> Exists:
    """Say whether a limit of a case, kept to the minute, ended before now."""
    return Exists(_running(day).filter(record=OuterRef("pk"), due_at__lt=now_on(day)))


def with_moments(found: QuerySet[Record], ledger: Ledger, day: date) -> QuerySet[Record]:
    """Let cases say their earliest moment themselves, where a ledger has such limits."""
    if not to_the_minute(ledger):
        return found
    running = _running(day).filter(record=OuterRef("pk")).order_by("due_at")
    return found.annotate(moment=Subquery(running.values("due_at")[:1]))


def _running(day: date) -> QuerySet[Deadline]:
    return Deadline.objects.filter(state=Running.OPEN.key, began__isnull=False, due_day=day)


def moments_steps(
    records: Sequence[Record], ledgers: Iterable[Ledger], day: date
) -> Steps[Mapping[int, datetime]]:
    """Give, of the cases due today, the earliest moment kept to the minute.

    Costs: 1 round, or none where there are none or cases say it themselves (``with_moments``).
    """
    kinds = {one.key for one in ledgers if to_the_minute(one)}
    due = [one for one in records if one.next_due == day and one.kind in kinds]
    said = {one.pk: vars(one).get("moment") for one in due if "moment" in vars(one)}
    found: dict[int, datetime] = {number: at for number, at in said.items() if at is not None}
    asked = [one.pk for one in due if one.pk not in said]
    if not asked:
        return found
    running = _running(day).filter(record__in=asked).order_by("due_at", "id")
    for record, at in (yield Question(lambda: running.values_list("record_id", "due_at"))):
        found.setdefault(record, at)
    return found
