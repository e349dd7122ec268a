"""What an examination comes to (一分两率等): exact fractions; only roots are decimals.

A score that is ``None`` is an absence; whether it counts as nought is a rule.
No base, no figure: ``None``, never nought.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from math import ceil

from xuezheng.core.base.parameters import InForce

EXACT = Context(prec=28)
Scores = Sequence[Fraction | None]


@dataclass(frozen=True, slots=True)
class ExamRules:
    """How an examination is counted (统计口径): shares are of the full mark."""

    absent_counts: bool
    passed: Fraction
    excellent: Fraction
    low: Fraction

    @classmethod
    def of(cls, rules: InForce, stage: str) -> "ExamRules":
        """Read the rules in force for a stage. Raises ``KeyError`` for a stage without one."""
        own = rules["exams.lines"]
        if not isinstance(own, Mapping):
            raise TypeError("exams.lines")
        lines = own[stage]
        passed, excellent, low = (
            Fraction(str(lines[key])) for key in ("passed", "excellent", "low")
        )
        return cls(rules["exams.absent_counts"] is True, passed, excellent, low)


@dataclass(frozen=True, slots=True)
class Summary:
    """An examination of a group (考试统计): rates of its base, ``None`` where nobody counts."""

    base: int
    sat: int
    absent: int
    mean: Fraction | None
    rate: Fraction | None
    passed: Fraction | None
    excellent: Fraction | None
    low: Fraction | None
    deviation: Decimal | None


def counted(scores: Scores, rules: ExamRules) -> list[Fraction]:
    """Give the scores of the base: those who sat, and the absent as nought where the rule says so."""
    nought = [Fraction(0)] if rules.absent_counts else []
    return [one for score in scores for one in ([score] if score is not None else nought)]


def summary(scores: Scores, full: Fraction, rules: ExamRules) -> Summary:
    """Sum an examination up: mean, 得分率, 及格率, 优秀率, 低分率, standard deviation of the population."""
    base = counted(scores, rules)
    sat = sum(score is not None for score in scores)
    if not base:
        return Summary(0, sat, len(scores) - sat, None, None, None, None, None, None)
    mean = sum(base, Fraction(0)) / len(base)

    def share(number: int) -> Fraction:
        return Fraction(number, len(base))

    return Summary(
        len(base), sat, len(scores) - sat, mean, mean / full,
        share(sum(one >= rules.passed * full for one in base)),
        share(sum(one >= rules.excellent * full for one in base)),
        share(sum(one < rules.low * full for one in base)),
        root(variance(base)),
    )  # fmt: skip


def variance(values: Sequence[Fraction]) -> Fraction:
    """Give the variance of a population; needs one value at least."""
    mean = sum(values, Fraction(0)) / len(values)
    return sum(((one - mean) ** 2 for one in values), Fraction(0)) / len(values)


def decimal(value: Fraction) -> Decimal:
    """Give a fraction as a decimal of 28 digits."""
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))


def root(value: Fraction) -> Decimal:
    """Give the square root of a fraction, 28 digits.

    >>> root(Fraction(9, 4))
    Decimal('1.5')
    """
    return EXACT.sqrt(decimal(value))


def above_mean(own: Fraction | None, all_: Fraction | None) -> Fraction | None:
    """Give how far a school's mean lies above that of all (超均率), as a share of it."""
    return None if own is None or not all_ else (own - all_) / all_


def percentile_rank(scores: Sequence[Fraction], score: Fraction) -> Fraction | None:
    """Give the share of scores below one, and half of those like it, of a hundred (百分等级).

    >>> percentile_rank([Fraction(1), Fraction(2), Fraction(2), Fraction(3)], Fraction(2))
    Fraction(50, 1)
    """
    if not scores:
        return None
    below = sum(one < score for one in scores)
    alike = sum(one == score for one in scores)
    return 100 * (below + Fraction(alike, 2)) / len(scores)


def score_bands(scores: Sequence[Fraction], full: int, width: int) -> list[tuple[int, int, int]]:
    """Give (from, to, number) of every band (分数段), from the full mark down.

    A band holds what is at least ``from`` and below ``to``; the highest holds the full mark too.
    """
    found = []
    top = full
    while top > 0:
        low = max(top - width, 0)
        number = sum(low <= one and (one < top or top == full) for one in scores)
        found.append((low, top, number))
        top = low
    return found


def lowest(
    scores: Mapping[str, Sequence[Fraction]], share: Fraction
) -> tuple[Fraction | None, dict[str, Fraction | None]]:
    """Give the score at rank ⌈share · N⌉ from below, and by school the share at or below it (后30%)."""
    every = sorted(one for some in scores.values() for one in some)
    if not every:
        return None, dict.fromkeys(scores)
    line = every[max(ceil(share * len(every)), 1) - 1]
    return line, {
        school: Fraction(sum(one <= line for one in some), len(some)) if some else None
        for school, some in scores.items()
    }
