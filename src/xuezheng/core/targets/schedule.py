"""序时进度: the share of a promise that is expected by a day.

Every pace becomes the same thing, nodes (节点): days with the share that is
due by the end of that day. Between two nodes nothing more is asked, so the
expected share of a day is that of the last node passed, exactly.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, pairwise

from xuezheng.core.base.errors import DefinitionError, InputError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.targets.target import Direction, Period, Target

WHOLE = Fraction(1)
MONTHS_EVEN = tuple(range(1, 13))
QUARTERS_EVEN = (25, 50, 75, 100)


class Pace(Labelled):
    """How the expected share grows (序时口径)."""

    MONTHS = ("months", T("按月", "By month"))
    QUARTERS = ("quarters", T("按季度节点", "By quarter"))
    YEARS = ("years", T("按年度节点", "By year"))
    NODES = ("nodes", T("按自定节点", "By hand-set nodes"))
    END = ("end", T("到期一次", "On the due day"))


class NodesError(InputError):
    """Hand-set nodes do not rise to the whole within the period."""

    code = "nodes"
    text = T(
        "节点的日期和比例都应逐个增大，不晚于 {due}，比例不超过 100%",
        "Days and shares of nodes must rise, end by {due} and not pass 100%",
    )


class PaceError(DefinitionError):
    """The parameter of the pace is neither twelve months nor four quarters."""

    code = "pace"
    text = T(
        "序时进度参数应为 by_month 十二个或 by_quarter 四个不减的累计百分数",
        "The pace must be by_month with twelve or by_quarter with four rising percentages",
    )


@dataclass(frozen=True, slots=True)
class Node:
    """A day and the share due by its end (进度节点)."""

    day: date
    share: Fraction


@dataclass(frozen=True, slots=True)
class Schedule:
    """The nodes of one promise in the order of their days (序时进度表)."""

    pace: Pace
    nodes: tuple[Node, ...]

    def expected(self, on: date) -> Fraction:
        """Give the share due by the end of ``on``; nought before the first node."""
        passed = [node.share for node in self.nodes if node.day <= on]
        return passed[-1] if passed else Fraction(0)

    def next(self, on: date) -> Node | None:
        """Give the first node after ``on``."""
        return next((node for node in self.nodes if node.day > on), None)


def _month_ends(period: Period) -> list[date]:
    """The last day of each calendar month touched, the due day for the last one."""
    year, month = period.start.year, period.start.month
    ends = []
    while (year, month) <= (period.due.year, period.due.month):
        ends.append(min(date(year, month, monthrange(year, month)[1]), period.due))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return ends


def _nodes(ends: Sequence[date], weights: Sequence[int]) -> tuple[Node, ...]:
    """Add weights up to shares of their whole; steps of nothing set no node."""
    if not sum(weights):
        weights = [1] * len(ends)
    whole = sum(weights)
    return tuple(
        Node(day, Fraction(passed, whole))
        for day, passed, weight in zip(ends, accumulate(weights), weights, strict=True)
        if weight
    )


def _stepped(pace: Pace, ends: Sequence[date], shares: Sequence[int]) -> Schedule:
    """Give each end the step of its part of the year, and its last one the whole."""
    steps = [high - low for low, high in pairwise((0, *shares))]
    long = 12 // len(shares)
    made = _nodes(ends, [steps[(day.month - 1) // long] for day in ends])
    return Schedule(pace, (*made[:-1], Node(ends[-1], WHOLE)))


def by_month(period: Period, shares: Sequence[int] = MONTHS_EVEN) -> Schedule:
    """Give steps at the ends of the months touched.

    ``shares`` are the twelve percentages due by the ends of a whole year's
    months; a shorter period takes the steps of its own months as its whole.
    """
    return _stepped(Pace.MONTHS, _month_ends(period), shares)


def by_quarter(period: Period, shares: Sequence[int] = QUARTERS_EVEN) -> Schedule:
    """Give steps at the ends of the quarters touched, by the four percentages of a year."""
    ends = [
        day
        for day, later in pairwise([*_month_ends(period), date.max])
        if (day.year, (day.month - 1) // 3) != (later.year, (later.month - 1) // 3)
    ]
    return _stepped(Pace.QUARTERS, ends, shares)


def by_year(period: Period) -> Schedule:
    """Give equal steps at the ends of the years touched (跨年度目标)."""
    ends = [
        min(date(year, 12, 31), period.due)
        for year in range(period.start.year, period.due.year + 1)
    ]
    return Schedule(Pace.YEARS, _nodes(ends, [1] * len(ends)))


def at_end(period: Period) -> Schedule:
    """Ask for nothing before the due day, and for the whole on it."""
    return Schedule(Pace.END, (Node(period.due, WHOLE),))


def by_hand(period: Period, nodes: Iterable[Node]) -> Schedule:
    """Take hand-set nodes; the whole is due on the due day. Raises ``NodesError``."""
    given = list(nodes)
    rising = all(a.day < b.day and a.share < b.share for a, b in pairwise(given))
    inside = all(0 < node.share <= 1 and node.day <= period.due for node in given)
    if not (rising and inside):
        raise NodesError(due=period.due.isoformat())
    if given and given[-1].day == period.due:
        given.pop()
    return Schedule(Pace.NODES, (*given, Node(period.due, WHOLE)))


@dataclass(frozen=True, slots=True)
class Pacing:
    """The pace in force (现行序时口径): its kind, and the cumulative percentages of a year."""

    pace: Pace
    shares: tuple[int, ...]


EVEN = Pacing(Pace.MONTHS, MONTHS_EVEN)


def pacing(value: Mapping[str, Sequence[int]]) -> Pacing:
    """Read the parameter ``task.pace``: ``by_month`` twelve numbers or ``by_quarter`` four.

    Raises ``PaceError``.

    >>> pacing({"by_quarter": [15, 40, 70, 100]}).pace.key
    'quarters'
    """
    for key, pace, count in (("by_month", Pace.MONTHS, 12), ("by_quarter", Pace.QUARTERS, 4)):
        shares = tuple(value.get(key, ()))
        rising = all(low <= high for low, high in pairwise((0, *shares)))
        if len(shares) == count and rising and shares[-1]:
            return Pacing(pace, shares)
    raise PaceError


def schedule(target: Target, by: Pacing = EVEN, *, nodes: Sequence[Node] = ()) -> Schedule:
    """Give the schedule of a target: hand-set nodes first, then its kind, then the pace.

    Done-or-not is due at its end; a promise over several years goes by year.
    """
    if nodes:
        return by_hand(target.period, nodes)
    if target.direction is Direction.YES_NO:
        return at_end(target.period)
    return paced(target.period, by)


@lru_cache(maxsize=1024)
def paced(period: Period, by: Pacing = EVEN) -> Schedule:
    """Give the schedule of a period by the pace in force; over several years by year."""
    if period.due.year > period.start.year:
        return by_year(period)
    made = by_month if by.pace is Pace.MONTHS else by_quarter
    return made(period, by.shares)
