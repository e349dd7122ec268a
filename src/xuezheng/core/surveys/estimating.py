"""What a sample says of all (估计): weighted by strata, with the error that drawing brings.

Notation: stratum ``h`` has ``N_h`` on its roll and ``n_h`` answers with mean
``y_h`` and variance ``s_h²`` (divided by ``n_h − 1``); ``W_h = N_h / N`` over
the strata that have an answer (post-stratification: whoever answered speaks
for the roll of the stratum, however many answered elsewhere).

    mean      y = Σ W_h · y_h
    variance  V = Σ W_h² · (1 − n_h/N_h) · s_h² / n_h
    interval  y ± z · √V, cut at 0 and 100

(W. G. Cochran, Sampling Techniques, 3rd ed., formulas 5.1 and 5.13.) A stratum
with one answer has no variance of its own and takes the mean of the others'
``s_h²`` by their ``n_h − 1``; where no stratum has two answers nothing is said
about the error. What is left out on purpose: whoever did not answer is taken
to think like those of the stratum who did; the share of answers is shown
beside every figure, because no formula mends that.

Shares (satisfied or not) take Wilson's interval with ``n* = p(1 − p)/V``
answers, or where everybody says the same with ``n / (1 − n/N)``.

Means and variances are exact fractions; only the root is rounded, upwards.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, localcontext
from fractions import Fraction
from functools import cached_property

FULL = Fraction(100)
DIGITS = 40


@dataclass(frozen=True)
class Stratum:
    """Answers of one stratum (层内答卷): how many are on its roll, what each answer is worth."""

    roll: int
    values: tuple[Fraction, ...]

    @property
    def heads(self) -> int:
        """How many it speaks for: the roll, or the answers where a roll says less."""
        return max(self.roll, len(self.values))

    @cached_property
    def mean(self) -> Fraction:
        """The mean of its answers; only of one that has any."""
        return sum(self.values, Fraction(0)) / len(self.values)

    @cached_property
    def squares(self) -> Fraction:
        """The sum of squared deviations from the mean."""
        mean = self.mean
        return sum(((one - mean) ** 2 for one in self.values), Fraction(0))


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is said of all (估计值): the mean, its variance if it can be told, of how many answers."""

    mean: Fraction
    variance: Fraction | None
    answers: int
    heads: int

    def interval(self, z: Fraction) -> tuple[Fraction, Fraction] | None:
        """Give the ends of the interval in [0, 100]; nothing where the error cannot be told."""
        if self.variance is None:
            return None
        spread = z * root(self.variance)
        return max(self.mean - spread, Fraction(0)), min(self.mean + spread, FULL)


def root(number: Fraction) -> Fraction:
    """Give the square root, rounded up, so that no interval is too narrow."""
    with localcontext() as context:
        context.prec, context.rounding = DIGITS, ROUND_CEILING
        found = (Decimal(number.numerator) / Decimal(number.denominator)).sqrt()
        return Fraction(found if Fraction(found) ** 2 == number else found.next_plus())


def estimated(strata: Iterable[Stratum]) -> Estimate | None:
    """Estimate the mean of all strata that have an answer; nothing where none has.

    >>> one = estimated([Stratum(30, (Fraction(50), Fraction(70))), Stratum(10, (Fraction(100),))])
    >>> one.mean, one.answers, one.heads
    (Fraction(70, 1), 3, 40)
    """
    some = [one for one in strata if one.values]
    if not some:
        return None
    heads = sum(one.heads for one in some)
    degrees = sum(len(one.values) - 1 for one in some)
    pooled = sum((one.squares for one in some), Fraction(0)) / degrees if degrees else None
    mean = sum((one.mean * one.heads for one in some), Fraction(0)) / heads
    variance = _variance(some, heads, pooled)
    return Estimate(mean, variance, sum(len(one.values) for one in some), heads)


def _variance(some: Sequence[Stratum], heads: int, pooled: Fraction | None) -> Fraction | None:
    found = Fraction(0)
    for one in some:
        answers = len(one.values)
        rest = 1 - Fraction(answers, one.heads)
        if not rest:
            continue
        spread = one.squares / (answers - 1) if answers > 1 else pooled
        if spread is None:
            return None
        found += Fraction(one.heads, heads) ** 2 * rest * spread / answers
    return found


def combined(parts: Mapping[str, Estimate], weights: Mapping[str, int]) -> Estimate | None:
    """Give the weighted index of several audiences (加权总分): Σ w·y / Σ w over those that are there.

    Audiences were asked apart from each other, so variances add: Σ (w/Σw)²·V.
    Nothing where no audience with a weight is there.
    """
    told = {key: one for key, one in parts.items() if weights.get(key, 0) > 0}
    if not told:
        return None
    whole = sum(weights[key] for key in told)
    mean = sum((one.mean * weights[key] for key, one in told.items()), Fraction(0)) / whole
    variance: Fraction | None = Fraction(0)
    for key, one in told.items():
        if variance is None or one.variance is None:
            variance = None
        else:
            variance += Fraction(weights[key], whole) ** 2 * one.variance
    answers = sum(one.answers for one in told.values())
    return Estimate(mean, variance, answers, sum(one.heads for one in told.values()))


def share_interval(one: Estimate, z: Fraction) -> tuple[Fraction, Fraction] | None:
    """Give Wilson's interval of a share; ``one`` is the estimate of answers worth 0 or 1.

    Everybody asked and answered: the share itself, at both ends.
    """
    if one.variance is None:
        return None
    share = one.mean
    if one.answers >= one.heads:
        return share, share
    if one.variance and 0 < share < 1:
        answers = share * (1 - share) / one.variance
    else:
        answers = one.answers / (1 - Fraction(one.answers, one.heads))
    square = z * z
    centre = share + square / (2 * answers)
    spread = z * root(share * (1 - share) / answers + square / (4 * answers * answers))
    below = 1 + square / answers
    return max((centre - spread) / below, Fraction(0)), min((centre + spread) / below, Fraction(1))


def grouped(units: Mapping[int, Estimate], z: Fraction) -> dict[int, int]:
    """Put units that do not differ into one group (同组不分先后), the best group first, from 1 on.

    The unit with the highest mean opens a group; the next ones join it as long as
    the difference from the one that opened it is no more than ``z`` times the root
    of both variances together; the first beyond that opens the next. A unit whose
    error cannot be told is in no group. Ties: by unit, and in one group anyway.

    >>> sure = lambda mean: Estimate(Fraction(mean), Fraction(4), 30, 300)
    >>> grouped({1: sure(80), 2: sure(78), 3: sure(70)}, Fraction(196, 100))
    {1: 1, 2: 1, 3: 2}
    """
    told = sorted(
        ((one.mean, unit, one.variance) for unit, one in units.items() if one.variance is not None),
        key=lambda row: (-row[0], row[1]),
    )
    found: dict[int, int] = {}
    opened: tuple[Fraction, Fraction] | None = None
    group = 0
    for mean, unit, variance in told:
        if opened is None or (opened[0] - mean) ** 2 > z * z * (opened[1] + variance):
            opened, group = (mean, variance), group + 1
        found[unit] = group
    return found
