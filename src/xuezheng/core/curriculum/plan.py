"""What is known of a class's week, and what its grade is due (课表与课程方案)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Lesson:
    """One line of a timetable (课表课时): lessons a week of a subject, minutes of one, who gives them.

    ``id`` names the record; two teachers who share a subject are two lines.
    ``teacher`` is null where nobody is named.
    """

    id: int
    subject: str
    lessons: int
    minutes: int
    teacher: int | None = None


@dataclass(frozen=True, slots=True)
class Extra:
    """Exercise beyond lessons (课外锻炼): so many times a week, minutes each, with the whole class or some."""

    form: str
    times: int
    minutes: int
    everyone: bool = True


@dataclass(frozen=True, slots=True)
class Licence:
    """A teaching certificate (教师资格): for which schools, and in which subject; none for kindergartens."""

    stage: str
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Which subject counts for which (学科对应).

    ``counts`` names, for a subject that is due, those that count for it;
    ``sciences`` what integrated ``science`` stands for where it is given in
    their place. ``accepts`` names whose certificates let somebody teach a
    subject, ``free`` those that ask for a certificate of the stage alone, and
    ``rank`` how high a certificate reaches. What is not named stands for itself.
    """

    counts: Mapping[str, Collection[str]] = field(default_factory=dict)
    sciences: tuple[str, ...] = ()
    accepts: Mapping[str, Collection[str]] = field(default_factory=dict)
    free: Collection[str] = ()
    rank: Mapping[str, int] = field(default_factory=dict)

    def counting(self, subject: str) -> frozenset[str]:
        """Give the subjects that count for one."""
        return frozenset(self.counts.get(subject, (subject,)))


@dataclass(frozen=True, slots=True)
class Due:
    """What a class of a grade is due (应开课程): least lessons by subject, most a week; null for no limit.

    ``ground`` is the parameter the least lessons stand in, ``ceiling`` the one of the weekly total.
    """

    stage: str
    least: Mapping[str, int]
    most: int | None
    ground: str
    ceiling: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """A class with its timetable (班级一周): lessons and exercise beyond them."""

    id: int
    lessons: tuple[Lesson, ...]
    extras: tuple[Extra, ...] = ()
