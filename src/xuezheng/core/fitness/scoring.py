"""Scores of the yearly fitness test (体质健康测试): from results to points, total and level, exactly.

The tables are parameters (``fitness.*``). A column holds the results that
earn 100, 95, 90, 85, 80, 60 and 10 points; nine rows at equal steps of two
points lie between 80 and 60, four at steps of ten between 60 and 10. A result
earns the highest row it reaches, never something between rows; below the last
row it earns 0. Source: 国家学生体质健康标准（2014年修订）.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

ROWS = (100, 95, 90, 85, 80, *range(78, 60, -2), 60, 50, 40, 30, 20, 10)
TIMED = frozenset({"run50m", "shuttle_50x8", "run1000m", "run800m"})
"""Items in which less is better."""
PRIMARY = ("P1", "P2", "P3", "P4", "P5", "P6")
GRADES = (*PRIMARY, "J1", "J2", "J3", "S1", "S2", "S3")
SEXES = ("M", "F")
Number = int | Decimal | Fraction
TENTH = Decimal("0.1")


class FitnessError(InputError):
    """A grade, sex, item or result the tables do not know."""

    code = "fitness"
    text = T(
        "体质测试{what}不对：{found}。可以是：{allowed}",
        "Wrong {what}: {found}. Allowed: {allowed}",
    )


@dataclass(frozen=True, slots=True)
class Item:
    """What one item earned: ``points`` of 100, ``bonus`` beyond them, its ``weight`` in percent."""

    key: str
    weight: int
    points: int
    bonus: int


@dataclass(frozen=True, slots=True)
class Score:
    """The year's result of one pupil.

    ``standard`` (标准分, at most 100) and ``total`` (学年总分, at most 120) are
    ``None`` while an item is ``missing``; half a test is no score of nought.
    """

    items: tuple[Item, ...]
    missing: tuple[str, ...]
    standard: Fraction | None
    bonus: int
    total: Fraction | None
    level: str


def mass_index(height_cm: Number, weight_kg: Number) -> Decimal:
    """Give kg/m² to one decimal, half up. Raises ``FitnessError`` for a height that is none."""
    if height_cm <= 0 or weight_kg <= 0:
        raise FitnessError(what="身高体重", found=f"{height_cm}, {weight_kg}", allowed="> 0")
    exact = Fraction(weight_kg) * 10_000 / Fraction(height_cm) ** 2
    return (Decimal(exact.numerator) / exact.denominator).quantize(TENTH, ROUND_HALF_UP)


def weights(tables: Mapping[str, Any], grade: str, sex: str) -> Mapping[str, int]:
    """Give the items of a grade with their weights in percent."""
    if grade not in GRADES or sex not in SEXES:
        raise FitnessError(
            what="年级或性别", found=f"{grade} {sex}", allowed="P1–P6 J1–J3 S1–S3; M F"
        )
    known = tables["fitness.weights"]
    if grade in PRIMARY:
        pair = "P1P2" if grade in ("P1", "P2") else "P3P4" if grade in ("P3", "P4") else "P5P6"
        return dict(known[pair])
    return dict(known["boys" if sex == "M" else "girls"])


def column(key: str, cuts: Sequence[Number]) -> tuple[Fraction, ...]:
    """Give the results that earn the points of ``ROWS``, from the seven of a table.

    >>> [int(one) for one in column("vital_capacity", (1700, 1600, 1500, 1400, 1300, 700, 500))[4:8]]
    [1300, 1240, 1180, 1120]
    """
    if len(cuts) != 7:
        raise FitnessError(what=f"{key} 评分列", found=str(len(cuts)), allowed="7")
    *first, good, least, last = (Fraction(one) for one in cuts)
    upper = [good + (least - good) * Fraction(step, 10) for step in range(1, 10)]
    lower = [least + (last - least) * Fraction(step, 5) for step in range(1, 5)]
    return (*first, good, *upper, least, *lower, last)


def points(tables: Mapping[str, Any], key: str, grade: str, sex: str, result: Number) -> int:
    """Give what a result earns, 0 to 100. Raises ``FitnessError`` for an item the grade has not."""
    if key == "bmi":
        return _of_mass(tables, grade, sex, result)
    table = tables.get(f"fitness.{key}", {}).get(sex, {})
    if grade not in table:
        raise FitnessError(what="项目", found=f"{key} {grade} {sex}", allowed="、".join(table))
    if key == "pullup":
        ladder = tables["fitness.pullup_scores"]
        below = int(table[grade]) - int(result)
        return int(ladder[max(below, 0)]) if below < len(ladder) and result >= 1 else 0
    sign = -1 if key in TIMED else 1
    cuts = [sign * one for one in column(key, table[grade])]
    reached = bisect_right(cuts[::-1], sign * Fraction(result))
    return ROWS[len(ROWS) - reached] if reached else 0


def _of_mass(tables: Mapping[str, Any], grade: str, sex: str, result: Number) -> int:
    normal, over, obese = tables["fitness.bmi"][sex][grade]
    told = tables["fitness.bmi_scores"]
    if result < normal:
        return int(told["low"])
    return int(
        told["normal"] if result < over else told["over"] if result < obese else told["obese"]
    )


def bonus(tables: Mapping[str, Any], key: str, grade: str, sex: str, result: Number) -> int:
    """Give the points beyond 100 that a result earns; none where the item itself earns less."""
    if (key == "rope_1min") != (grade in PRIMARY):
        return 0
    steps = tables["fitness.rope_bonus"] if key == "rope_1min" else tables["fitness.bonus"].get(key)
    if not steps or points(tables, key, grade, sex, result) < 100:
        return 0
    best = tables[f"fitness.{key}"][sex][grade]
    top = Fraction(best if key == "pullup" else best[0])
    beyond = top - Fraction(result) if key in TIMED else Fraction(result) - top
    return max((int(earned) for more, earned in steps.items() if int(more) <= beyond), default=0)


def score(
    tables: Mapping[str, Any], grade: str, sex: str, results: Mapping[str, Number | None]
) -> Score:
    """Give the year's result from those of the items; a result that is not there is missing.

    ``tables`` are the parameters in force by their keys. Raises ``FitnessError``
    for an item the grade does not take.
    """
    wanted = weights(tables, grade, sex)
    if extra := sorted(set(results) - set(wanted)):
        raise FitnessError(what="项目", found="、".join(extra), allowed="、".join(wanted))
    told = {key: one for key in wanted if (one := results.get(key)) is not None}
    items = tuple(
        Item(
            key, wanted[key], points(tables, key, grade, sex, one),
            bonus(tables, key, grade, sex, one),
        )
        for key, one in told.items()
    )  # fmt: skip
    missing = tuple(key for key in wanted if key not in told)
    more = sum(one.bonus for one in items)
    if missing:
        return Score(items, missing, None, more, None, "")
    standard = Fraction(sum(one.points * one.weight for one in items), 100)
    return Score(items, (), standard, more, standard + more, level(tables, standard + more))


def level(tables: Mapping[str, Any], total: Fraction) -> str:
    """Give the level of a total: excellent, good, pass or fail (优秀 良好 及格 不及格)."""
    lines = sorted(tables["fitness.levels"].items(), key=lambda one: -int(one[1]))
    return next((str(key) for key, least in lines if total >= int(least)), "fail")


def graduating(years: Sequence[Fraction]) -> Fraction:
    """Give the score of graduation: half the last year's total, half the mean of those before.

    With one year only it is that year's. Raises ``FitnessError`` for none.
    """
    if not years:
        raise FitnessError(what="学年", found="0", allowed="≥ 1")
    *before, last = years
    return (last + Fraction(sum(before), len(before))) / 2 if before else last
