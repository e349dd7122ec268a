"""Shares of subjects in the lessons of nine years (九年课时占比), exact.

Lessons a week of every grade times the weeks it is taught, over the lessons of
nine years. A grade with several classes counts with their mean; where a grade
has none, nothing is said of nine years.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.curriculum.plan import Lesson


class Within(Labelled):
    """How a share stands to its range (占比判定)."""

    BELOW = ("below", T("低于下限", "Below"))
    WITHIN = ("within", T("在范围内", "Within"))
    ABOVE = ("above", T("高于上限", "Above"))


@dataclass(frozen=True, slots=True)
class Range:
    """A range in hundredths, both ends included, and the parameter it stands in."""

    least: int
    most: int
    ground: str


@dataclass(frozen=True, slots=True)
class Share:
    """One subject over nine years (学科占比): lessons in all, share in hundredths, its range."""

    subject: str
    lessons: Fraction
    percent: Fraction
    range: Range

    @property
    def within(self) -> Within:
        """Say how it stands."""
        if self.percent < self.range.least:
            return Within.BELOW
        return Within.ABOVE if self.percent > self.range.most else Within.WITHIN


def shares(
    grades: Mapping[int, Sequence[Sequence[Lesson]]],
    weeks: Sequence[int],
    whole: int,
    ranges: Mapping[str, Range],
    counting: Mapping[str, Collection[str]],
) -> tuple[Share, ...]:
    """Give the share of every subject with a range; nothing where one of the grades has no class.

    ``grades`` are the timetables by grade, the first being 1; ``weeks`` the
    weeks with lessons of each; ``counting`` the subjects a share adds up.
    """
    numbers = range(1, len(weeks) + 1)
    if not all(grades.get(number) for number in numbers):
        return ()
    found = []
    for subject, limits in ranges.items():
        names = frozenset(counting.get(subject, (subject,)))
        lessons = sum(
            (_mean(grades[number], names) * weeks[number - 1] for number in numbers), Fraction(0)
        )
        found.append(Share(subject, lessons, lessons * 100 / whole, limits))
    return tuple(found)


def _mean(classes: Sequence[Sequence[Lesson]], names: Collection[str]) -> Fraction:
    given = sum(one.lessons for lessons in classes for one in lessons if one.subject in names)
    return Fraction(given, len(classes))
