"""How good items and a paper are (题目与试卷质量): difficulty, discrimination, reliability."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xuezheng.core.exams.statistics import EXACT, decimal, root, variance

Rows = Sequence[Sequence[Fraction]]
EXTREME = Fraction(27, 100)
"""The share of pupils in either extreme group, as the usual definition has it."""


@dataclass(frozen=True, slots=True)
class ItemQuality:
    """One item (题目质量): difficulty (high is easy) and discrimination, ``None`` without pupils."""

    difficulty: Fraction | None
    discrimination: Fraction | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """A paper (试卷信度): α, split-half after Spearman and Brown, standard error of measurement."""

    alpha: Fraction | None
    split_half: Decimal | None
    error: Decimal | None


def item_quality(rows: Rows, item: int, full: Fraction) -> ItemQuality:
    """Give an item's quality; ``rows`` are pupils by items.

    The extreme groups are 27 % of the pupils by total. Pupils who tie at the
    edge of a group share what is left of it, so that no order decides.
    """
    if not rows:
        return ItemQuality(None, None)
    mean = sum((row[item] for row in rows), Fraction(0)) / len(rows)
    size = EXTREME * len(rows)
    totals = [sum(row, Fraction(0)) for row in rows]
    high = _edge(rows, item, [-one for one in totals], size)
    low = _edge(rows, item, totals, size)
    return ItemQuality(mean / full, (high - low) / full)


def _edge(rows: Rows, item: int, keys: Sequence[Fraction], size: Fraction) -> Fraction:
    """Give the mean of an item over so many pupils from the least key on."""
    left, sums = size, Fraction(0)
    for key in sorted(set(keys)):
        alike = [row[item] for row, one in zip(rows, keys, strict=True) if one == key]
        taken = min(left, Fraction(len(alike)))
        sums += taken * sum(alike, Fraction(0)) / len(alike)
        left -= taken
        if not left:
            break
    return sums / size


def reliability(rows: Rows) -> Reliability:
    """Give α = k/(k−1)·(1 − Σs²ᵢ/s²ₓ), the halves of odd and even items, and S·√(1−α)."""
    count = len(rows[0]) if rows else 0
    if count < 2 or len(rows) < 2:
        return Reliability(None, None, None)
    whole = variance([sum(row, Fraction(0)) for row in rows])
    if not whole:
        return Reliability(None, None, None)
    parts = sum((variance([row[n] for row in rows]) for n in range(count)), Fraction(0))
    alpha = Fraction(count, count - 1) * (1 - parts / whole)
    halves = [[sum(row[start::2], Fraction(0)) for row in rows] for start in (0, 1)]
    error = root(whole * (1 - alpha)) if alpha <= 1 else None
    return Reliability(alpha, _brown(*halves), error)


def _brown(one: Sequence[Fraction], other: Sequence[Fraction]) -> Decimal | None:
    r = correlation(one, other)
    if r is None or r == -1:
        return None
    return EXACT.divide(EXACT.multiply(Decimal(2), r), EXACT.add(Decimal(1), r))


def correlation(one: Sequence[Fraction], other: Sequence[Fraction]) -> Decimal | None:
    """Give Pearson's correlation; ``None`` where either does not vary."""
    spread = variance(one) * variance(other)
    if not spread:
        return None
    means = sum(one, Fraction(0)) / len(one), sum(other, Fraction(0)) / len(other)
    both = sum(
        ((a - means[0]) * (b - means[1]) for a, b in zip(one, other, strict=True)), Fraction(0)
    ) / len(one)
    return EXACT.divide(decimal(both), root(spread))
