"""Converted scores (等级赋分): grades by share of those who sat, scores spread evenly within a grade."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Any

from xuezheng.core.base.errors import DefinitionError
from xuezheng.core.base.labels import T


class GradesError(DefinitionError):
    """A table of grades contradicts itself."""

    code = "exam-grades"
    text = T("赋分表有误：{issues}", "The table of grades is wrong: {issues}")


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade (赋分等级): its share of pupils, the highest and lowest converted score."""

    key: str
    share: Fraction
    high: int
    low: int


@dataclass(frozen=True, slots=True)
class Converted:
    """What a raw score becomes (赋分结果)."""

    grade: str
    points: int


def grades_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Grade, ...]:
    """Read a table as parameters write it, the best grade first. Raises ``GradesError``."""
    found = tuple(
        Grade(str(r["grade"]), Fraction(str(r["share"])), int(r["high"]), int(r["low"]))
        for r in rows
    )
    issues = []
    if sum(one.share for one in found) != 1:
        issues.append("比例之和不为1 / shares do not add up to 1")
    for better, worse in pairwise(found):
        if better.low <= worse.high:
            issues.append(f"{better.key}、{worse.key}区间重叠 / overlap")
    issues += [f"{one.key}: {one.low}–{one.high}" for one in found if one.low > one.high]
    if issues:
        raise GradesError(issues="; ".join(issues))
    return found


def between(raw: Fraction, low: Fraction, high: Fraction, grade: Grade) -> int:
    """Spread a raw score of a grade over its range, half up; a grade of one raw score gets its highest.

    T = (T2·(Y − Y1) + T1·(Y2 − Y)) / (Y2 − Y1)

    >>> between(Fraction(81), Fraction(61), Fraction(82), Grade("B", Fraction(7, 20), 85, 71))
    84
    """
    if low == high:
        return grade.high
    points = (grade.high * (raw - low) + grade.low * (high - raw)) / (high - low)
    return floor(points + Fraction(1, 2))


def converted(scores: Sequence[Fraction], grades: Sequence[Grade]) -> dict[Fraction, Converted]:
    """Give what every raw score becomes; ``scores`` are of all who sat.

    The boundary of a grade is the raw score at rank ⌈cumulated share · N⌉ from
    the top; whoever has that raw score too is in the higher grade.
    """
    ranked = sorted(scores, reverse=True)
    found: dict[Fraction, Converted] = {}
    share = Fraction(0)
    above: Fraction | None = None
    for grade in grades:
        share += grade.share
        line = ranked[min(ceil(share * len(ranked)), len(ranked)) - 1] if ranked else Fraction(0)
        inside = [one for one in ranked if one >= line and (above is None or one < above)]
        for raw in set(inside):
            found[raw] = Converted(grade.key, between(raw, min(inside), max(inside), grade))
        above = line
    return found
