"""What runs out, as pages, API and desk show it: by day, the unit that keeps it beside it (R19)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.db.models import QuerySet

from xuezheng.adapters.rounds import Question, Steps
from xuezheng.apps.records.access import alike, kind_of
from xuezheng.apps.registers.access import expiry as access
from xuezheng.apps.registers.access.switching import switched_steps
from xuezheng.apps.registers.models import RunsOut
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.expiry import Ending, Mark

PAGE = 50
MOST_COUNTED = 1000


class Span(Labelled):
    """How far ahead one looks (到期时段)."""

    WEEK = ("7", T("7天内", "In 7 days"))
    MONTH = ("30", T("30天内", "In 30 days"))
    QUARTER = ("90", T("90天内", "In 90 days"))
    YEAR = ("365", T("一年内", "In a year"))
    ENDED = ("ended", T("已到期", "Ended"))

    @classmethod
    def read(cls, given: str) -> "Span":
        """Read what an address says; anything else looks 30 days ahead."""
        return next((one for one in cls if one.key == given), cls.MONTH)

    def holds(self, ends: date, day: date) -> bool:
        """Say whether a day lies in the span."""
        if self is Span.ENDED:
            return ends < day
        return day <= ends <= day + timedelta(days=int(self.key))


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that runs out, in words (到期事项)."""

    kind: Kind
    thing: int
    title: str
    org: int
    unit: str
    label: T
    line: int
    ends: date
    left: int
    mark: Mark
    bars: T | None
    rung: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of them (到期一览), and the key behind it, empty where there is none."""

    lines: tuple[Line, ...]
    after: str


def reached(actor: Actor | None, day: date, verb: Verb = Verb.READ) -> QuerySet[RunsOut]:
    """Give all that runs out in reach of an actor, asked once for a page.

    Costs: 2 queries, and 1 per group with a subtree of which anything runs out.
    """
    return access.running_out(actor, verb, day)


def expiring(
    reach: QuerySet[RunsOut], day: date, span: Span, kind: str = "", after: str = ""
) -> Lines:
    """Give what runs out in a span, the nearest first. Costs: 3 queries."""
    found = _within(reach, day, span)
    if kind:
        found = found.filter(kind=kind)
    rows = list(_behind(found, after, span)[: PAGE + 1])
    said = access.versions({row.thing for row in rows}, day)
    units = names(day)
    told = [_line(row, said[row.thing], units, day) for row in rows[:PAGE] if row.thing in said]
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Lines(tuple(told), f"{last.ends.isoformat()}.{last.pk}" if last else "")


def _within(found: QuerySet[RunsOut], day: date, span: Span) -> QuerySet[RunsOut]:
    if span is Span.ENDED:
        return found.filter(ends__lt=day).order_by("-ends", "-id")
    until = day + timedelta(days=int(span.key))
    return found.filter(ends__gte=day, ends__lte=until).order_by("ends", "id")


def _behind(found: QuerySet[RunsOut], after: str, span: Span) -> QuerySet[RunsOut]:
    """Give the rows behind a key; a key nobody gave is none."""
    written, _, number = after.partition(".")
    try:
        ends, last = date.fromisoformat(written), int(number)
    except ValueError:
        return found
    if span is Span.ENDED:
        return found.filter(ends__lte=ends).exclude(ends=ends, id__gte=last)
    return found.filter(ends__gte=ends).exclude(ends=ends, id__lte=last)


def _line(row: RunsOut, said: access.Said, units: dict[int, str], day: date) -> Line:
    kind = kind_of(row.kind)
    field, _, column = row.place.partition("#")[0].partition(".")
    declared = kind.field(field)
    part = next((one for one in declared.columns if one.key == column), declared)
    ending = Ending(row.place, row.line, part.label, row.ends, part.expires, part.bars)
    title, unit = said.title, units.get(row.org, "")
    return Line(
        kind, row.thing, title, row.org, unit, part.label, row.line, row.ends,
        ending.left(day), ending.mark(day), part.bars, row.rung,
    )  # fmt: skip


def counted(reach: QuerySet[RunsOut], day: date) -> dict[Span, int]:
    """Count what runs out in each span, up to a thousand in all. Costs: 1 query."""
    return _spans(list(_ends(reach)), day)


def counted_steps(actor: Actor | None, day: date, verb: Verb) -> Steps[dict[Span, int]]:
    """Count what runs out in reach of an actor, beside others. Costs: 2 rounds while steady."""
    switched = yield from switched_steps(day)
    key = ("registers.counted", verb, alike(actor, day), switched)
    reach = partial(access.running_out_in, actor, verb, switched)
    return _spans((yield Question(lambda: _ends(reach()), key)), day)


def _ends(reach: QuerySet[RunsOut]) -> "QuerySet[RunsOut, date]":
    return reach.order_by("-ends").values_list("ends", flat=True)[: MOST_COUNTED + 1]


def _spans(days: Iterable[date], day: date) -> dict[Span, int]:
    each = Counter(days)
    return {span: sum(n for ends, n in each.items() if span.holds(ends, day)) for span in Span}


def kinds(reach: QuerySet[RunsOut]) -> tuple[Kind, ...]:
    """Give the kinds of which something runs out within reach. Costs: 1 query."""
    keys = reach.order_by().values_list("kind", flat=True).distinct()
    return tuple(kind_of(key) for key in sorted(keys))
