"""Which cases a number of a ledger counts (统计口径): one predicate for roll-up, drill and workbook.

A number is taken at the end of its period, and today where that lies ahead.
What is overdue today is what the list calls so, to the minute where a limit is
kept to it; at the end of a period that is over, days alone are compared.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.lookups import Exact

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.records.models import CaseEntry, Deadline, Record
from xuezheng.apps.records.selectors.minutes import run_out
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import Period
from xuezheng.core.ledgers.definition import Count, Ledger

CASES = T("件", "cases")
PLAIN = (
    Count("all_opened", T("新登记", "Opened"), CASES, "opened"),
    Count("all_closed", T("办结", "Closed"), CASES, "closed"),
    Count("all_open", T("期末未办结", "Open at the end"), CASES, "open"),
    Count("all_overdue", T("期末逾期", "Overdue at the end"), CASES, "overdue"),
)
"""What every ledger counts, whatever it declares besides."""


def figures(ledger: Ledger) -> tuple[Count, ...]:
    """Give the numbers of a ledger: its own, and the plain ones that it does not name itself."""
    named = {one.of for one in ledger.counts if not one.where}
    return (*(one for one in PLAIN if one.of not in named), *ledger.counts)


def figure(ledger: Ledger, key: str) -> Count:
    """Give the number of that key, the plain ones in any case; raises ``KeyError``."""
    for one in (*ledger.counts, *PLAIN):
        if one.key == key:
            return one
    raise KeyError(key)


def admits(ledger: Ledger, count: Count, period: Period, today: date) -> Q:
    """Give the cases that a number counts in a period.

    Costs: nothing where the fields of ``where`` have slots; else 1 query that
    reads the data of the cases in question.
    """
    found = _of(ledger, count.of, period, today)
    slots = {key: ledger.field(key).slot for key in count.where}
    for key, slot in slots.items():
        if slot is not None:
            found &= Q(**{slot.value: count.where[key]})
    if all(slots.values()):
        return found
    wanted = Record.objects.filter(found, kind=ledger.key).values_list("pk", "data")
    return Q(pk__in=[pk for pk, data in wanted if count.takes(data)])


def _of(ledger: Ledger, of: str, period: Period, today: date) -> Q:
    if of not in ledger.stage_order:
        return plain(of, period, today, [ledger])
    if period.last >= today:
        return Q(opened__lte=period.last, state=of)
    return Q(opened__lte=period.last) & _stood(of, after(period.last))


def plain(of: str, period: Period, today: date, ledgers: Iterable[Ledger]) -> Q:
    """Give the cases of some ledgers that are counted as opened, closed, open or overdue."""
    end = after(min(period.last, today))
    if of == "closed":
        return Q(closed_at__gte=after(period.first - timedelta(1)), closed_at__lt=end)
    standing = Q(opened__lte=period.last) & (Q(closed_at=None) | Q(closed_at__gte=end))
    if of == "open":
        return standing
    if of == "overdue":
        late = run_out(ledgers, today) if period.last >= today else _overdue(period.last, end)
        return standing & late
    return Q(opened__gte=period.first, opened__lte=period.last)


def _overdue(last: date, end: datetime) -> Q:
    """Give the cases with a limit whose day is over and that ran on at that moment."""
    ran = Q(ended_at=None) | Q(ended_at__gte=end)
    return Q(Exists(Deadline.objects.filter(ran, record=OuterRef("pk"), due_day__lte=last)))


def _stood(stage: str, end: datetime) -> Q:
    """Give the cases whose last line before a moment left them in a stage.

    Only of those that were touched since is the history asked.
    """
    before = CaseEntry.objects.filter(record=OuterRef("pk"), at__lt=end).order_by("-seq")
    told = Q(Exact(Subquery(before.values("after")[:1]), Value(stage)))
    return Q(updated_at__lt=end, state=stage) | (Q(updated_at__gte=end) & told)


def after(day: date) -> datetime:
    """Give the moment at which a day is over."""
    return datetime.combine(day + timedelta(1), time(), ZONE)


def amounts(ledger: Ledger, count: Count) -> str:
    """Give the slot that is summed; empty where cases are counted or the field has none."""
    slot = ledger.field(count.summed).slot if count.summed else None
    return slot.value if slot is not None else ""


def said(count: Count, ledger: Ledger, value: int | None, language: str) -> str:
    """Give a number in words: sums as their field says them, money in yuan."""
    if value is None:
        return ""
    return ledger.field(count.summed).show(value, language) if count.summed else f"{value}"
