"""What schools would have to fill in if one more kind were asked for (填报负担测算, R36)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count

from xuezheng.apps.records.access.rules import calendar, in_force
from xuezheng.apps.records.selectors.reporting import approved
from xuezheng.apps.registers.models import Excused, RegisterVersion
from xuezheng.apps.registers.selectors.burden import CAP, weighed
from xuezheng.catalogue import current as region
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import month_of
from xuezheng.core.base.workdays import Span
from xuezheng.core.kinds.kind import Filler, Kind
from xuezheng.core.ledgers.rhythm import Every, starts
from xuezheng.core.registers.burden import dearest
from xuezheng.core.registers.timeline import AsOf

MOST = 200


@dataclass(frozen=True, slots=True)
class Borne:
    """Minutes of a school's dearest month (每校每月最多填报时间): as it is, and what one kind adds."""

    before: int
    more: int
    cap: int

    @property
    def minutes(self) -> int:
        """Give both together."""
        return self.before + self.more


def borne(kind: Kind, day: date, *, comes_round: bool) -> Borne:
    """Reckon what a kind would add to all that is on. Costs: 4 queries.

    Of a register counts the school that keeps most; a report that comes round
    costs its minutes for every period of the running month, any other kind
    once a month.
    """
    on = [one for one in weighed(day) if one.key != kind.key]
    standing, rounds = _most(day), approved(day)
    before = sum(_of(one, standing, day, comes_round=one.key in rounds) for one in on)
    more = _of(kind, standing, day, comes_round=comes_round)
    return Borne(before, more, in_force(day).whole(CAP))


@dataclass(frozen=True, slots=True)
class LetPass:
    """A kind that a leader let pass the cap (超上限批准): why, when, with which figures."""

    title: T
    reason: str
    at: datetime
    minutes: int
    cap: int


def let_pass() -> list[LetPass]:
    """Give what leaders let pass the cap, the newest first. Costs: 1 query."""
    titles = {one.key: one.title for one in _asked()}
    return [
        LetPass(
            titles.get(row.kind, T(row.kind, row.kind)), row.reason, row.at, row.minutes, row.cap
        )
        for row in Excused.objects.order_by("-at", "-id")[:MOST]
    ]


def may_pass() -> list[tuple[str, T]]:
    """Give the registers and ledgers that cost schools something, by key, for a leader to choose from."""
    return [(one.key, one.title) for one in _asked() if one.asks and one.asks.by is Filler.SCHOOL]


def _asked() -> list[Kind]:
    return [*region().registers, *region().ledgers]


def _of(kind: Kind, standing: Mapping[str, int], day: date, *, comes_round: bool) -> int:
    if kind.asks is None:
        return 0
    rhythm = getattr(kind, "periodic", None)
    times = periods(rhythm.every, day) if rhythm is not None and comes_round else 1
    return dearest(kind.asks, standing.get(kind.key, 0), times)


def periods(every: Every, day: date) -> int:
    """Count the periods that start in the month of a day, by the working calendar."""
    month, known = month_of(day), calendar()
    days = [month.first + timedelta(place) for place in range((month.last - month.first).days + 1)]
    return sum(
        starts(every, one, worked=known.counts(one), taught=known.counts(one, Span.SCHOOL_DAYS))
        for one in days
    )


def _most(day: date) -> dict[str, int]:
    """Give, by register, the records of the school that keeps most. Costs: 1 query."""
    counted = RegisterVersion.objects.at(AsOf(day)).order_by().values_list("kind", "org")
    found: dict[str, int] = {}
    for key, _, many in counted.annotate(many=Count("id")):
        found[key] = max(found.get(key, 0), many)
    return found
