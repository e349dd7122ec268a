"""THE function that says how a target stands (进度判定); docs/targets.md has its rules in words.

Lists, boards, the Gantt chart, the desk, sheets and reports all take its
result. Nothing overrides it: a wrong figure is put right by a dated
correction with a reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.targets import wording
from xuezheng.core.targets.figures import Figure, in_force
from xuezheng.core.targets.schedule import Schedule
from xuezheng.core.targets.target import Direction, Origin, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How a promise stands on a day (进度), with everything that says why.

    Gives: ``value`` and ``as_of`` of the figure in force, ``share`` of the way
    gone (nought at the start, one at the goal, beyond it more than one; ``None``
    where there is no way to measure), ``expected`` share by the pace,
    ``remainder`` still missing in the target's unit, ``words`` that say why
    with both numbers, ``beside`` the newest figures of other origins.
    """

    standing: Standing
    on: date
    expected: Fraction | None
    words: T
    value: Fraction | None = None
    as_of: date | None = None
    origin: Origin | None = None
    share: Fraction | None = None
    remainder: Fraction | None = None
    beside: tuple[Figure, ...] = ()

    @property
    def behind(self) -> Fraction | None:
        """How far the share lies behind the expected one; nought where it does not."""
        if self.share is None or self.expected is None:
            return None
        return max(self.expected - self.share, Fraction(0))


def progress(target: Target, figures: Iterable[Figure], schedule: Schedule, on: date) -> Progress:
    """Say how ``target`` stands on ``on`` by its figures and its pace."""
    chosen = in_force(figures, on, target.origin, target.prefers)
    expected = schedule.expected(on)
    figure = chosen.figure
    if figure is None or figure.value is None:
        standing = _without_value(target, figure, expected, on)
        return Progress(
            standing=standing,
            on=on,
            expected=expected,
            words=wording.no_value(target, standing, chosen, expected, on),
            as_of=figure.day if figure else None,
            origin=figure.origin if figure else None,
            remainder=Fraction(1) if target.direction is Direction.YES_NO else None,
            beside=chosen.beside,
        )
    share = share_of(target, figure.value)
    standing = _standing(target, figure.value, share, expected, on)
    rest = remainder(target, figure.value)
    return Progress(
        standing=standing,
        on=on,
        expected=expected,
        words=wording.why(target, standing, figure, wording.Way(share, expected, rest)),
        value=figure.value,
        as_of=figure.day,
        origin=figure.origin,
        share=share,
        remainder=rest,
        beside=chosen.beside,
    )


def share_of(target: Target, value: Fraction) -> Fraction | None:
    """Give the share of the way from start to goal, exactly; ``None`` without a way."""
    start, goal = target.start, target.goal
    if target.keeps or start is None or goal is None or start == goal:
        return None
    return (value - start) / (goal - start)


def remainder(target: Target, value: Fraction) -> Fraction:
    """Give what is missing to the nearest figure that keeps the promise; never negative."""
    low, high = target.bounds
    if low is not None and value < low:
        return low - value
    if high is not None and value > high:
        return value - high
    return Fraction(0)


def _standing(
    target: Target, value: Fraction, share: Fraction | None, expected: Fraction, on: date
) -> Standing:
    satisfied = target.satisfied(value)
    if satisfied and not target.keeps:
        return Standing.MET
    if on < target.period.start:
        return Standing.WAIT
    if on > target.period.due:
        return Standing.MET if satisfied else Standing.MISS
    on_schedule = satisfied if target.keeps else _keeps_pace(share, expected)
    return Standing.TRACK if on_schedule else Standing.RISK


def _keeps_pace(share: Fraction | None, expected: Fraction) -> bool:
    """Whether the way gone is what the pace asks; unmeasured, only while it asks nothing."""
    return expected == 0 if share is None else share >= expected


def _without_value(target: Target, figure: Figure | None, expected: Fraction, on: date) -> Standing:
    if on < target.period.start:
        return Standing.WAIT
    if target.direction is Direction.YES_NO and figure is None:
        # Not having happened is known, it needs no figure.
        if on > target.period.due:
            return Standing.MISS
        return Standing.RISK if expected > 0 else Standing.WAIT
    return Standing.WAIT if figure is None and expected == 0 else Standing.NODATA
