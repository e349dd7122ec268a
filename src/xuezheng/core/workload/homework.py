"""Written homework against its limit (书面作业时长): a class and day summed over subjects, week by week.

A week of a class is a table: a line a subject, the minutes of each day. A cell
that is empty was not told; it is no nought. What is told of a day may pass the
limit for certain; that a week keeps it is certain only when nothing is missing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.core.base.labels import Labelled, T

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The columns of a week, Monday first."""
Limits = Mapping[str, int]
"""Minutes by grade (``P3``, ``J1``); a grade that is not named has no limit."""
GradeAt = Callable[[date], str | None]
"""Which grade a class is in on a day; None in none."""


class Load(Labelled):
    """How a week of a class stands (作业时长判定)."""

    WITHIN = ("within", T("未超限", "Within the limit"))
    OVER = ("over", T("超限", "Over the limit"))
    OPEN = ("open", T("填报不全", "Not told in full"))


def sums(lines: Iterable[Mapping[str, Any]]) -> tuple[int | None, ...]:
    """Add the subjects of each day, Monday to Sunday; None on a day of which no subject tells.

    Units: minutes.

    >>> sums([{"mon": 30, "tue": None}, {"mon": 25, "tue": None}])[:2]
    (55, None)
    """
    found: dict[str, int] = {}
    for line in lines:
        for day in DAYS:
            if (minutes := line.get(day)) is not None:
                found[day] = found.get(day, 0) + minutes
    return tuple(found.get(day) for day in DAYS)


def longest(lines: Iterable[Mapping[str, Any]]) -> int | None:
    """Give the minutes of the longest day of a week; None where nothing is told."""
    return max((one for one in sums(lines) if one is not None), default=None)


def gaps(lines: Sequence[Mapping[str, Any]]) -> int:
    """Count the empty cells on days of which some subject tells.

    >>> gaps([{"mon": 30, "tue": None}, {"mon": None, "tue": None}])
    1
    """
    told = [day for day, one in zip(DAYS, sums(lines), strict=True) if one is not None]
    return sum(line.get(day) is None for line in lines for day in told)


@dataclass(frozen=True, slots=True)
class WeekTold:
    """A week of a class as it was told (作业周记录): its longest day in minutes, the cells missing."""

    monday: date
    longest: int | None
    gaps: int


@dataclass(frozen=True, slots=True)
class WeekJudged:
    """A week held against the limit of its grade (作业周判定); ``load`` is None where no limit holds."""

    monday: date
    longest: int | None
    limit: int | None
    load: Load | None

    @property
    def over(self) -> int:
        """By how many minutes the longest day passes the limit."""
        if self.load is not Load.OVER or self.longest is None or self.limit is None:
            return 0
        return self.longest - self.limit


def judge(most: int | None, missing: int, at_most: int | None) -> Load | None:
    """Hold the longest day of a week against the limit.

    >>> judge(61, 3, 60).key, judge(60, 0, 60).key, judge(60, 1, 60).key, judge(None, 0, 60) is None
    ('over', 'within', 'open', True)
    """
    if most is None or at_most is None:
        return None
    if most > at_most:
        return Load.OVER
    return Load.OPEN if missing else Load.WITHIN


def judged(weeks: Iterable[WeekTold], grade_at: GradeAt, limits: Limits) -> tuple[WeekJudged, ...]:
    """Judge the weeks of one class, the earliest first, each by the grade the class was in.

    Ties: of a week that was told twice the longer one counts; of equal ones that with more missing.
    """
    heaviest: dict[date, WeekTold] = {}
    for one in weeks:
        held = heaviest.get(one.monday)
        if held is None or _weight(one) > _weight(held):
            heaviest[one.monday] = one
    found = []
    for monday, one in sorted(heaviest.items()):
        most = limits.get(grade_at(monday) or "")
        found.append(WeekJudged(monday, one.longest, most, judge(one.longest, one.gaps, most)))
    return tuple(found)


def _weight(one: WeekTold) -> tuple[int, int]:
    return (-1 if one.longest is None else one.longest, one.gaps)


def in_a_row(weeks: Sequence[WeekJudged]) -> int | None:
    """Count the weeks over the limit up to the newest that was judged; None where none was.

    A week that was not told, or not in full, neither counts nor breaks the row.
    """
    told = [one.load for one in weeks if one.load in {Load.OVER, Load.WITHIN}]
    if not told:
        return None
    return next((n for n, one in enumerate(reversed(told)) if one is Load.WITHIN), len(told))
