"""What a year of inspections comes to (覆盖情况), and by when results are published (公示期限)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from xuezheng.core.base.periods import Period


class Reached(Protocol):
    """A day that counting reached."""

    @property
    def day(self) -> date: ...


class Calendar(Protocol):
    """A working calendar as far as publication needs it."""

    def add_workdays(self, start: date, number: int, /) -> Reached: ...


def publish_by(finished: date, within: int, calendar: Calendar) -> date:
    """Give the last day on which a result may be published, in working days from its end."""
    return calendar.add_workdays(finished, within).day


@dataclass(frozen=True, slots=True)
class Covered:
    """How a grade stands in a period (覆盖情况): due times each, who was inspected, who too rarely."""

    grade: str
    due: int
    subjects: int
    inspected: int
    short: tuple[tuple[str, int], ...]


def covered(
    grades: Mapping[str, str],
    done: Iterable[tuple[str, date]],
    due: Mapping[str, int],
    within: Period,
) -> tuple[Covered, ...]:
    """Give by grade who was inspected in a period; ``grades`` by subject, ``due`` times by grade.

    ``short`` names who has had fewer inspections than due, with their number.
    """
    times = dict.fromkeys(grades, 0)
    for subject, day in done:
        if subject in times and day in within:
            times[subject] += 1
    found = []
    for grade, number in due.items():
        mine = sorted(key for key, one in grades.items() if one == grade)
        short = tuple((key, times[key]) for key in mine if times[key] < number)
        seen = sum(times[key] > 0 for key in mine)
        found.append(Covered(grade, number, len(mine), seen, short))
    return tuple(found)
