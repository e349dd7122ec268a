"""Whether the growths asked of education funds will be true at the year's end (三个增长、两个只增不减).

Growth of appropriation must be higher than that of regular revenue, spending and
public funds a pupil and teachers' pay must rise: equal is not enough. What must not
fall may stay equal.
"""

from dataclasses import dataclass
from fractions import Fraction

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.spending.accounts import Foretold


class Verdict(Labelled):
    """How a growth will end, or has ended (年末判断)."""

    MET = ("met", T("已达到", "Met"))
    LIKELY = ("likely", T("预计达到", "Will be met"))
    OPEN = ("open", T("尚不确定", "Open"))
    UNLIKELY = ("unlikely", T("预计达不到", "Will be missed"))
    MISSED = ("missed", T("未达到", "Missed"))


@dataclass(frozen=True, slots=True)
class Growth:
    """A growth, or how far one is ahead of another (增长幅度), as a share: middle and bounds.

    ``strict`` asks for more than nothing; else nothing is enough. ``over`` says that
    the year is over and the bounds are one.
    """

    low: Fraction
    middle: Fraction
    high: Fraction
    strict: bool = True
    over: bool = False

    def passes(self, number: Fraction) -> bool:
        """Say whether a number is enough.

        >>> none = Fraction(0)
        >>> Growth(none, none, none).passes(none), Growth(none, none, none, strict=False).passes(none)
        (False, True)
        """
        return number > 0 if self.strict else number >= 0

    @property
    def verdict(self) -> Verdict:
        """Judge by the bounds: all of them enough, none of them, or some."""
        if self.passes(self.low):
            return Verdict.MET if self.over else Verdict.LIKELY
        if not self.passes(self.high):
            return Verdict.MISSED if self.over else Verdict.UNLIKELY
        return Verdict.OPEN


def ahead(
    education: Foretold, education_base: int, revenue: Foretold, revenue_base: int, *, over: bool
) -> Growth | None:
    """Give growth of appropriation less growth of regular revenue; ``None`` without a year before.

    Rule: 教育法: 教育财政拨款的增长应当高于财政经常性收入的增长.
    """
    if not education_base or not revenue_base:
        return None
    low, middle, high = (
        one / education_base - other / revenue_base
        for one, other in (
            (education.low, revenue.high),
            (education.middle, revenue.middle),
            (education.high, revenue.low),
        )
    )
    return Growth(low, middle, high, over=over)


def needed(education_base: int, revenue: Foretold, revenue_base: int) -> int:
    """Give the smallest appropriation, in fen, that grows faster than regular revenue as foretold.

    >>> needed(200, Foretold(Fraction(63), Fraction(63), Fraction(63)), 60)
    211
    """
    return int(revenue.middle * education_base // revenue_base) + 1


def risen(foretold: Foretold, base: int, *, strict: bool = True, over: bool) -> Growth | None:
    """Give by what share a sum is more than the year before; ``None`` without one."""
    return a_pupil(foretold, 1, base, 1, strict=strict, over=over)


def a_pupil(
    foretold: Foretold, heads: int, base: int, heads_base: int, *, strict: bool = True, over: bool
) -> Growth | None:
    """Give by what share so much a pupil is more than the year before; ``None`` where nobody is counted."""
    if not heads or not heads_base or not base:
        return None
    before = Fraction(base, heads_base)
    low, middle, high = (
        one / heads / before - 1 for one in (foretold.low, foretold.middle, foretold.high)
    )
    return Growth(low, middle, high, strict, over)


def needed_for_pupils(heads: int, base: int, heads_base: int) -> int:
    """Give the smallest sum, in fen, that is more a pupil than the year before.

    >>> needed_for_pupils(21, 2000, 20)
    2101
    """
    return base * heads // heads_base + 1
