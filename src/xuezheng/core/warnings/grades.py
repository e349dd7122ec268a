"""Grades of warnings (预警等级) and the lines between them: where one begins and where it ends.

A grade begins at its line ``enter`` and ends only beyond ``leave``, which lies on
the safe side of it, so that a value that trembles around a line rings once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from xuezheng.core.base.errors import DefinitionError
from xuezheng.core.base.labels import Labelled, T


class Grade(Labelled):
    """How grave a warning is (预警等级), the lightest first."""

    BLUE = ("blue", T("蓝色", "Blue"))
    YELLOW = ("yellow", T("黄色", "Yellow"))
    ORANGE = ("orange", T("橙色", "Orange"))
    RED = ("red", T("红色", "Red"))

    @property
    def rank(self) -> int:
        """Its place among the grades, from 1; no grade is 0."""
        return list(Grade).index(self) + 1


class Side(Labelled):
    """On which side of its lines a value is worse (预警方向)."""

    ABOVE = ("above", T("达到或超过", "at or above"))
    BELOW = ("below", T("达到或低于", "at or below"))

    def at(self, number: Fraction, line: Fraction) -> bool:
        """Say whether a number has come to a line.

        >>> Side.ABOVE.at(Fraction(5), Fraction(5)), Side.BELOW.at(Fraction(6), Fraction(5))
        (True, False)
        """
        return number >= line if self is Side.ABOVE else number <= line


class LinesError(DefinitionError):
    """The lines of a rule are wrong: every fault at once."""

    code = "warning-lines"
    text = T("预警分级线有误：{issues}", "The lines of a warning are wrong: {issues}")


@dataclass(frozen=True, slots=True)
class Line:
    """One grade's line (分级线): where it begins, where it ends, and in how many working days it is answered.

    ``within`` is 0 where the grade only shows and nobody has to answer.
    """

    grade: Grade
    enter: Fraction
    leave: Fraction
    within: int


KEYS = ("grade", "enter", "leave", "within")


def lines(value: Any, side: Side, times: int = 1) -> tuple[Line, ...]:
    """Read the lines of a parameter, the lightest grade first; numbers are divided by ``times``.

    Raises ``LinesError`` naming every fault: a grade unknown or twice, grades that do
    not grow worse, a line that ends on the wrong side of where it begins.
    """
    found, issues = [], []
    for number, row in enumerate(value if isinstance(value, Iterable) else (), 1):
        if not isinstance(row, Mapping) or set(row) != set(KEYS):
            issues.append(f"{number}: {', '.join(KEYS)}")
            continue
        try:
            grade = Grade.of(str(row["grade"]))
        except KeyError:
            issues.append(f"{number}: {row['grade']} — {', '.join(one.key for one in Grade)}")
            continue
        found.append(
            Line(grade, exact(row["enter"], times), exact(row["leave"], times), row["within"])
        )
    issues += _faults(found, side)
    if issues or not found:
        raise LinesError(issues="; ".join(issues) or "无 / none")
    return tuple(found)


def exact(number: int | Decimal, times: int = 1) -> Fraction:
    """Give a parameter's number as an exact fraction."""
    return Fraction(number) / times


def _faults(found: list[Line], side: Side) -> Iterator[str]:
    for one in found:
        if not side.at(one.enter, one.leave):
            yield f"{one.grade.key}: leave {one.leave}, enter {one.enter}"
    for lighter, graver in pairwise(found):
        if graver.grade.rank <= lighter.grade.rank or not side.at(graver.enter, lighter.enter):
            yield f"{lighter.grade.key} → {graver.grade.key}"
