"""Short constructors of lines (指标构造): a group, a scored line, one by count, one by share."""

from fractions import Fraction

from xuezheng.core.assess.criteria import (
    Criterion,
    Grade,
    Origin,
    Passed,
    PerCount,
    Scaled,
)
from xuezheng.core.base.labels import T


def group(key: str, label: T, *children: Criterion, floor: int | None = None) -> Criterion:
    """Give a group of lines; ``floor`` keeps deductions within it."""
    low = None if floor is None else Fraction(floor)
    return Criterion(key=key, label=label, children=children, floor=low)


def scored(key: str, label: T, full: int, origin: Origin = Origin.SECTION) -> Criterion:
    """Give a line whose points somebody gives."""
    return Criterion(key=key, label=label, full=full, origin=origin)


def passed(key: str, label: T, full: int, origin: Origin = Origin.SELF) -> Criterion:
    """Give a line that is met or not."""
    return Criterion(key=key, label=label, full=full, origin=origin, rule=Passed())


def share(key: str, label: T, full: int, *, none: int, all_: int) -> Criterion:
    """Give a line in proportion between two figures, reported by the unit."""
    rule = Scaled(Fraction(none), Fraction(all_))
    return Criterion(key=key, label=label, full=full, origin=Origin.SELF, rule=rule)


def taken(key: str, label: T, full: int, indicator: str, *, none: int, all_: int) -> Criterion:
    """Give a line in proportion between two values of an indicator, as last counted in the year."""
    rule = Scaled(Fraction(none), Fraction(all_))
    return Criterion(
        key=key, label=label, full=full, origin=Origin.INDICATOR, rule=rule, counts=indicator
    )


def each(key: str, label: T, points: str, most: int, counts: str = "") -> Criterion:
    """Give a line of so many points each; counted in a ledger where one is named."""
    rule = PerCount(Fraction(points), Fraction(most))
    origin = Origin.LEDGER if counts else Origin.SELF
    return Criterion(key=key, label=label, origin=origin, rule=rule, counts=counts)


def grade(key: str, label: T, at_least: int, most: str = "") -> Grade:
    """Give a grade; ``most`` is the share of a group that may have it."""
    return Grade(key, label, Fraction(at_least), Fraction(most) if most else None)
