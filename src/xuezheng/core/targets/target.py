"""A target (量化目标): what is promised, exactly, from when to when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import Labelled, T

ZERO = Fraction(0)

RATES = frozenset({"%", "‰", "‱", ":1", "分", "位", "岁", "度", "倍"})
"""Units whose nought is no beginning: a share, a ratio, a mark, a rank, an age."""

OPS = (">=", ">", "<=", "<", "=", "range")


class Direction(Labelled):
    """Which way is better (目标方向)."""

    UP = ("up", T("不低于", "At least"))
    DOWN = ("down", T("不高于", "At most"))
    HOLD = ("hold", T("保持在区间内", "Held within a range"))
    REACH = ("reach", T("达到", "Reached"))
    YES_NO = ("yes_no", T("是否完成", "Done or not"))


class Origin(Labelled):
    """Where a figure comes from (数据来源)."""

    COMPUTED = ("computed", T("系统计算", "Computed"))
    COUNTED = ("counted", T("台账计数", "Counted in a ledger"))
    ENTERED = ("entered", T("人工填报", "Entered by hand"))
    YEARBOOK = ("yearbook", T("年报口径", "Yearbook"))


class TargetError(InputError):
    """A target contradicts itself; every fault is told at once."""

    code = "target"
    text = T("量化目标有误：{issues}", "The target is wrong: {issues}")


NO_INDICATOR = T("缺少指标名称", "its indicator has no name")
BACKWARDS = T("完成时限早于起始日", "it is due before it begins")
NO_VALUE = T("缺少目标值", "its goal is missing")
NO_RANGE = T("缺少区间上下限", "its range lacks a bound")
TURNED_RANGE = T("区间下限大于上限", "its range is upside down")
UNKNOWN_OP = T("比较符应为 ≥ > ≤ < = 或区间", "its comparison must be ≥ > ≤ < = or a range")
OTHER_WAY = T("比较符与方向相反", "its comparison runs against its direction")


@dataclass(frozen=True, slots=True)
class Period:
    """From the day a promise begins to the day it is due (起止时间), both included."""

    start: date
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One promise (量化目标) that figures are compared with.

    ``value`` is the goal; a range has ``low`` and ``high`` instead. ``origin``
    names whose figures are in force where several origins give some. Raises
    ``TargetError`` when built wrong.
    """

    indicator: str
    unit: str
    direction: Direction
    period: Period
    op: str = "="
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    baseline: Fraction | None = None
    scope: str = ""
    origin: Origin | None = None
    prefers: Origin | None = None
    """Whose figures count first where no origin was chosen: the linked indicator's."""

    def __post_init__(self) -> None:
        issues = list(self._issues())
        if issues:
            words = T("；".join(one.zh for one in issues), "; ".join(one.en for one in issues))
            raise TargetError(issues=words)

    def _issues(self) -> Iterator[T]:
        if not self.indicator.strip():
            yield NO_INDICATOR
        if self.period.due < self.period.start:
            yield BACKWARDS
        if self.op not in OPS:
            yield UNKNOWN_OP
        if self.direction is Direction.HOLD:
            yield from self._range_issues()
        elif self.direction is not Direction.YES_NO and self.value is None:
            yield NO_VALUE
        if (self.direction, self.op[:1]) in {(Direction.UP, "<"), (Direction.DOWN, ">")}:
            yield OTHER_WAY

    def _range_issues(self) -> Iterator[T]:
        if self.low is None or self.high is None:
            yield NO_RANGE
        elif self.low > self.high:
            yield TURNED_RANGE

    @property
    def is_rate(self) -> bool:
        """Whether the unit has no natural beginning at nought (比率类)."""
        return self.unit in RATES

    @property
    def start(self) -> Fraction | None:
        """Where the way to the goal begins: the baseline, else nought for counts."""
        if self.direction is Direction.YES_NO:
            return ZERO
        if self.baseline is not None:
            return self.baseline
        return None if self.is_rate else ZERO

    @property
    def goal(self) -> Fraction | None:
        """The goal as one number; a range has none."""
        if self.direction is Direction.YES_NO:
            return Fraction(1)
        return None if self.direction is Direction.HOLD else self.value

    @property
    def course(self) -> Direction:
        """The way it runs: up, down or held; ``REACH`` runs from its start to its goal."""
        if self.direction is Direction.YES_NO:
            return Direction.UP
        if self.direction is not Direction.REACH or self.value is None:
            return self.direction
        begin = self.baseline if self.baseline is not None else ZERO
        if self.value == begin:
            return Direction.HOLD
        return Direction.UP if self.value > begin else Direction.DOWN

    @property
    def bounds(self) -> tuple[Fraction | None, Fraction | None]:
        """The least and the greatest figure that keep the promise; ``None`` is open."""
        if self.direction is Direction.HOLD:
            return self.low, self.high
        if self.course is Direction.HOLD:
            return self.value, self.value
        return (self.goal, None) if self.course is Direction.UP else (None, self.goal)

    def satisfied(self, figure: Fraction) -> bool:
        """Say whether a figure keeps the promise; ``>`` and ``<`` do not count equality."""
        low, high = self.bounds
        if self.op in (">", "<") and figure in (low, high):
            return False
        return (low is None or figure >= low) and (high is None or figure <= high)

    @property
    def keeps(self) -> bool:
        """Whether the promise is to keep what is so already (保持类): no way to go, no rest."""
        if self.course is Direction.HOLD:
            return True
        return self.start is not None and self.satisfied(self.start)


def direction_of(op: str, value: Fraction | None, baseline: Fraction | None = None) -> Direction:
    """Derive the direction from what the reader gives.

    ``>= >`` up, ``<= <`` down, ``range`` held. ``=`` with a baseline goes
    where the goal lies from it, and is held where they are equal; ``= 0`` goes
    down; any other ``=`` is reached. Without a number: done or not.

    >>> direction_of("=", Fraction(6)).key, direction_of("=", Fraction(0)).key
    ('reach', 'down')
    """
    simple = {">=": Direction.UP, ">": Direction.UP, "<=": Direction.DOWN, "<": Direction.DOWN}
    if op == "range":
        return Direction.HOLD
    if value is None:
        return Direction.YES_NO
    if op in simple:
        return simple[op]
    if baseline is None:
        return Direction.REACH if value else Direction.DOWN
    if value == baseline:
        return Direction.REACH
    return Direction.UP if value > baseline else Direction.DOWN


SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<"}
CLOSE = frozenset({"%", "‰", "‱", ":1"})
"""Units that stand close to their number."""
