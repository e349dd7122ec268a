"""Milestones (节点): hand-set days of a promise, their pace, and what is done of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from itertools import accumulate
from zoneinfo import ZoneInfo

from xuezheng.core.base.labels import T
from xuezheng.core.targets.figures import Figure
from xuezheng.core.targets.schedule import Node
from xuezheng.core.targets.target import Origin

CIVIL = ZoneInfo("Asia/Shanghai")
"""Days are civil days of China."""

PASSED = T("节点{day}未完成：{words}", "Milestone of {day} not reached: {words}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step with its day, the share of the whole reached with it, and when it was done (节点)."""

    id: int
    day: date
    words: str
    share: Fraction | None = None
    done: date | None = None

    def passed(self, on: date) -> bool:
        """Say whether its day is over and it was not done by then."""
        return self.day < on and not self.is_done(on)

    def is_done(self, on: date) -> bool:
        """Say whether it was done by ``on``."""
        return self.done is not None and self.done <= on


def in_order(milestones: Iterable[Milestone]) -> list[Milestone]:
    """Sort by day."""
    return sorted(milestones, key=lambda one: (one.day, one.id))


def _shares(given: Sequence[Milestone]) -> list[Fraction]:
    """The cumulative shares in order; even steps where one has none."""
    if any(one.share is None for one in given):
        return [Fraction(n, len(given)) for n in range(1, len(given) + 1)]
    return list(accumulate((one.share or Fraction(0) for one in given), max))


def nodes(milestones: Iterable[Milestone], until: date = date.max) -> tuple[Node, ...]:
    """Give the pace of milestones: their shares, even steps where one has none.

    Milestones after ``until`` set no pace; of several on a day the greatest counts.

    >>> days = [date(2026, 3, 31), date(2026, 9, 30)]
    >>> [n.share for n in nodes(Milestone(id=i, day=d, words="") for i, d in enumerate(days))]
    [Fraction(1, 2), Fraction(1, 1)]
    """
    given = in_order(milestones)
    by_day: dict[date, Fraction] = {}
    reached = Fraction(0)
    for one, share in zip(given, _shares(given), strict=True):
        if one.day <= until and share > reached:
            by_day[one.day] = reached = share
    return tuple(Node(day, share) for day, share in by_day.items())


def share_done(milestones: Iterable[Milestone], on: date) -> Fraction:
    """Give the share reached by ``on``: the steps of what is done, in whatever order."""
    given = in_order(milestones)
    reached, before = Fraction(0), Fraction(0)
    for one, share in zip(given, _shares(given), strict=True):
        if one.is_done(on):
            reached += share - before
        before = share
    return reached


def figures(milestones: Sequence[Milestone], *, closed: date | None = None) -> list[Figure]:
    """Give the figures of a done-or-not promise: each done milestone, and its closing as one."""
    days = sorted({one.done for one in milestones if one.done is not None})
    if closed is not None:
        days = [*[day for day in days if day < closed], closed]
    return [
        Figure(
            id=-number,
            day=day,
            value=Fraction(1) if day == closed else share_done(milestones, day),
            origin=Origin.COUNTED,
            known_at=datetime.combine(day, time(), CIVIL),
        )
        for number, day in enumerate(days, 1)
    ]
