"""Schools beside each other (校际差异、增值): three definitions by name, and what a school adds, in bands.

The document that sets a limit for 校际差异率 does not define it; each figure
carries the name of its definition, and the bureau picks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.exams.statistics import EXACT, decimal, root, variance

Scores = Mapping[str, Sequence[Fraction]]
SURE = Decimal("1.96")


class Difference(Labelled):
    """How 校际差异率 is defined (校际差异率口径)."""

    MEANS = ("means", T("学校均分的加权标准差", "Weighted deviation of school means"))
    SHARE = ("share", T("校间方差占比", "Share of variance between schools"))
    RELATIVE = ("relative", T("学校均分的差异系数", "Coefficient of variation of school means"))


class Added(Labelled):
    """What a school adds (增值档次); bands, never ranks."""

    ABOVE = ("above", T("高于预期", "Above what was expected"))
    NORMAL = ("normal", T("符合预期", "As expected"))
    BELOW = ("below", T("低于预期", "Below what was expected"))
    TOO_FEW = ("too_few", T("人数不足，不评", "Too few pupils to say"))


def difference(scores: Scores, how: Difference) -> Decimal | None:
    """Give 校际差异率 by one definition; ``None`` where it is not defined.

    MEANS: √Σ pᵢ(x̄ᵢ − X̄)², in the unit of the scores. RELATIVE: that over X̄.
    SHARE by moments: σ²b/(σ²b + σ²w) with σ²w = MSW, σ²b = max(0, (MSB − MSW)/n₀).
    """
    groups = [list(some) for _, some in sorted(scores.items()) if some]
    every = [one for some in groups for one in some]
    if not every:
        return None
    if how is Difference.SHARE:
        share = _share(groups, len(every))
        return None if share is None else decimal(share)
    mean = sum(every, Fraction(0)) / len(every)
    between = _between(groups, mean) / len(every)
    if how is Difference.MEANS:
        return root(between)
    return EXACT.divide(root(between), decimal(mean)) if mean else None


def _between(groups: Sequence[Sequence[Fraction]], mean: Fraction) -> Fraction:
    return sum(
        (len(some) * (sum(some, Fraction(0)) / len(some) - mean) ** 2 for some in groups),
        Fraction(0),
    )


def _share(groups: Sequence[Sequence[Fraction]], total: int) -> Fraction | None:
    count = len(groups)
    if count < 2 or total == count:
        return None
    mean = sum((one for some in groups for one in some), Fraction(0)) / total
    within = sum((variance(some) * len(some) for some in groups), Fraction(0)) / (total - count)
    between = _between(groups, mean) / (count - 1)
    typical = (total - Fraction(sum(len(some) ** 2 for some in groups), total)) / (count - 1)
    own = max(Fraction(0), (between - within) / typical)
    return own / (own + within) if own + within else None


@dataclass(frozen=True, slots=True)
class Gain:
    """What a school adds (增值): mean residual in T points, ± margin; ``None`` where too few."""

    pupils: int
    gain: Decimal | None
    margin: Decimal | None
    added: Added


def gains(pairs: Mapping[str, Sequence[tuple[Fraction, Fraction]]], least: int) -> dict[str, Gain]:
    """Give what every school adds: residuals of later on earlier scores over all pupils, in T points.

    ``pairs`` are (earlier, later) of pupils who have both, by school. The
    margin is 1.96 standard errors of the school's mean; a school with fewer
    than ``least`` pupils is not judged.
    """
    every = [pair for some in pairs.values() for pair in some]
    befores, afters = [x for x, _ in every], [y for _, y in every]
    if not every or not variance(befores) or not variance(afters):
        return {
            school: Gain(len(some), None, None, Added.TOO_FEW) for school, some in pairs.items()
        }
    means = sum(befores, Fraction(0)) / len(every), sum(afters, Fraction(0)) / len(every)
    slope = sum(((x - means[0]) * (y - means[1]) for x, y in every), Fraction(0)) / (
        variance(befores) * len(every)
    )
    unit = EXACT.divide(Decimal(10), root(variance(afters)))
    return {
        school: _gain([y - means[1] - slope * (x - means[0]) for x, y in some], unit, max(least, 2))
        for school, some in pairs.items()
    }


def _gain(residuals: Sequence[Fraction], unit: Decimal, least: int) -> Gain:
    count = len(residuals)
    if count < least:
        return Gain(count, None, None, Added.TOO_FEW)
    mean = EXACT.multiply(decimal(sum(residuals, Fraction(0)) / count), unit)
    error = EXACT.multiply(root(variance(residuals) / (count - 1)), unit)
    margin = EXACT.multiply(SURE, error)
    if mean > margin:
        return Gain(count, mean, margin, Added.ABOVE)
    return Gain(count, mean, margin, Added.BELOW if mean < -margin else Added.NORMAL)
