"""How far classes are from alike (均衡度): scores in thousandths of the year's standard deviation.

All whole numbers, so that any machine comes to the same. For a score ``x`` of
``n`` pupils with ``D = n·x − Σx`` the size of its measure is the whole root of
``10⁶·D²·n / ΣD²``. A pupil without a score stands at the mean.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt, lcm

from xuezheng.core.engines.classes.problem import Problem, Pupil

UNIT = 1000


def standard(values: Sequence[Fraction | None]) -> list[int]:
    """Give values in thousandths of their standard deviation from their mean; absent ones give 0.

    >>> standard([Fraction(1), Fraction(3), None])
    [-1000, 1000, 0]
    """
    known = [one for one in values if one is not None]
    scale = lcm(*(one.denominator for one in known)) if known else 1
    whole = sum(int(one * scale) for one in known)
    away = [0 if one is None else len(known) * int(one * scale) - whole for one in values]
    squares = sum(one * one for one in away)
    if not squares:
        return [0] * len(values)
    sizes = [isqrt(UNIT * UNIT * one * one * len(known) // squares) for one in away]
    return [size if one > 0 else -size for one, size in zip(away, sizes, strict=True)]


def features(problem: Problem) -> tuple[list[list[int]], list[int]]:
    """Give every pupil's measures and the weights: each subject, the total, how far from the middle."""
    columns = [
        standard([one.scores.get(key) for one in problem.pupils]) for key in problem.subjects
    ]
    subject, total, spread = problem.weights
    weights = [subject] * len(columns)
    if columns:
        sums = standard([_total(problem, one) for one in problem.pupils])
        wide = [one * one // UNIT - UNIT for one in sums]
        columns += [sums, wide]
        weights += [total, spread]
    rows = [list(row) for row in zip(*columns, strict=True)] if columns else []
    return rows or [[] for _ in problem.pupils], weights


def _total(problem: Problem, one: Pupil) -> Fraction | None:
    full = all(key in one.scores for key in problem.subjects)
    return sum(one.scores.values(), Fraction(0)) if full else None


def cost(
    rows: Sequence[Sequence[int]], weights: Sequence[int], classes: Sequence[Sequence[int]]
) -> int:
    """Give how far classes, lists of pupils by place, are from alike; 0 is quite alike."""
    return sum(
        weight * sum(rows[pupil][column] for pupil in members) ** 2
        for members in classes
        for column, weight in enumerate(weights)
    )
