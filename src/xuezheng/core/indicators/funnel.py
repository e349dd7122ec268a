"""Which shares differ by more than chance (漏斗图控制限): exact binomial limits, no ranking by noise.

A school of few classes swings far by chance alone. Had it the share of the
whole, its count would be binomial; a count outside the limits cannot be put
down to chance, one inside says nothing about the school.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import exp, lgamma, log, sqrt

from xuezheng.core.base.labels import Labelled, T

WARN, ALARM = Fraction(95, 100), Fraction(998, 1000)
"""The two usual limits: of a hundred schools like the others five lie outside the first by chance."""
WIDE = 12
"""So many standard deviations around the middle hold all that double precision can tell."""


class Band(Labelled):
    """Where a share lies (波动判定)."""

    ABOVE = ("above", T("高于上界", "Above the limit"))
    BELOW = ("below", T("低于下界", "Below the limit"))
    WITHIN = ("within", T("波动范围内", "Within chance"))


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the greatest count that chance explains, of so many (控制限)."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Edge:
    """One point of a drawn limit: of so many, the shares between which chance lies."""

    whole: int
    low: float
    high: float


def limits(whole: int, share: Fraction, level: Fraction = ALARM) -> Limits:
    """Give the counts that ``level`` of equal schools stay within, half of the rest on each side.

    Units: counts of ``whole``. Gives: the smallest k with P(X ≤ k) ≥ (1 + level) / 2 as ``high``;
    the smallest with P(X ≤ k) > (1 - level) / 2 as ``low``. Cost: √whole.
    """
    if not 0 < share < 1 or whole <= 0:
        certain = whole if share >= 1 else 0
        return Limits(certain, certain)
    first, sums = _cumulated(whole, share)
    tail = float((1 - level) / 2)
    low = next(n for n, mass in enumerate(sums) if mass > tail)
    high = next((n for n, mass in enumerate(sums) if mass >= 1 - tail), len(sums) - 1)
    return Limits(first + low, first + high)


def band(part: int, whole: int, share: Fraction, level: Fraction = ALARM) -> Band:
    """Say whether ``part`` of ``whole`` can be chance where the common share is ``share``."""
    found = limits(whole, share, level)
    if part > found.high:
        return Band.ABOVE
    return Band.BELOW if part < found.low else Band.WITHIN


def edges(wholes: Iterable[int], share: Fraction, level: Fraction = ALARM) -> list[Edge]:
    """Give the limits as drawn: between two counts the line goes by their probabilities.

    Spiegelhalter 2005: (k - α) / n with α = (F(k) - p) / f(k), so that the line does not jump.
    """
    tail = float((1 - level) / 2)
    return [
        Edge(whole, _drawn(whole, share, tail), _drawn(whole, share, 1 - tail)) for whole in wholes
    ]


def _drawn(whole: int, share: Fraction, p: float) -> float:
    if not 0 < share < 1:
        return float(share)
    first, sums = _cumulated(whole, share)
    at = next((n for n, mass in enumerate(sums) if mass >= p), len(sums) - 1)
    before = sums[at - 1] if at else 0.0
    mass = sums[at] - before
    back = (sums[at] - p) / mass if mass > 0 else 0.0
    return min(max((first + at - back) / whole, 0.0), 1.0)


@lru_cache(maxsize=4096)
def _cumulated(whole: int, share: Fraction) -> tuple[int, Sequence[float]]:
    """Give P(X ≤ k) for the counts around the middle, and the first of them."""
    p = float(share)
    spread = WIDE * sqrt(whole * p * (1 - p)) + WIDE
    first, last = max(0, int(whole * p - spread)), min(whole, int(whole * p + spread) + 1)
    fixed = lgamma(whole + 1)
    found, total = [], 0.0
    for k in range(first, last + 1):
        logarithm = fixed - lgamma(k + 1) - lgamma(whole - k + 1)
        total += exp(logarithm + k * log(p) + (whole - k) * log(1 - p))
        found.append(total)
    return first, tuple(one / total for one in found)
