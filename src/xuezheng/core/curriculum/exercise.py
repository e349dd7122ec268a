"""Minutes of exercise of every pupil of a class a day (每天锻炼时间), from its timetable.

Lessons of physical education, long breaks and clubs of the whole class,
spread over the school days of a week; exact. What only some pupils take part
in gives the others nothing and is not counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from xuezheng.core.curriculum.plan import Week

EXERCISE = "exercise"
"""The subject of lessons that count as exercise."""


@dataclass(frozen=True, slots=True)
class Limits:
    """School days a week, the hour the state asks for a day, the minutes the bureau asks for."""

    days: int
    hour: int
    least: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A class's exercise (班级锻炼): minutes a day by lessons and beyond them, lessons a week.

    ``apart`` are minutes a week of exercise that only some pupils have.
    """

    id: int
    lessons: int
    taught: Fraction
    beyond: Fraction
    apart: int
    limits: Limits

    @property
    def minutes(self) -> Fraction:
        """Give the minutes a day."""
        return self.taught + self.beyond

    @property
    def daily(self) -> bool:
        """Say whether there are lessons for every school day."""
        return self.lessons >= self.limits.days

    @property
    def hour(self) -> bool:
        """Say whether it comes to the hour that the state asks for."""
        return self.minutes >= self.limits.hour

    @property
    def enough(self) -> bool:
        """Say whether it comes to what the bureau asks for."""
        return self.minutes >= self.limits.least


def moved(week: Week, limits: Limits) -> Moved:
    """Give a class's exercise.

    >>> from xuezheng.core.curriculum.plan import Extra, Lesson
    >>> week = Week(1, (Lesson(1, "exercise", 3, 40),), (Extra("break", 5, 30),))
    >>> str(moved(week, Limits(5, 60, 120)).minutes)
    '54'
    """
    lessons = [one for one in week.lessons if one.subject == EXERCISE]
    return Moved(
        week.id,
        sum(one.lessons for one in lessons),
        Fraction(sum(one.lessons * one.minutes for one in lessons), limits.days),
        Fraction(sum(one.times * one.minutes for one in week.extras if one.everyone), limits.days),
        sum(one.times * one.minutes for one in week.extras if not one.everyone),
        limits,
    )


@dataclass(frozen=True, slots=True)
class Count:
    """A school's exercise in figures (每天锻炼统计); ``minutes`` of the class that moves least, rounded down."""

    classes: int
    daily: int
    hour: int
    enough: int
    minutes: int


def counted(classes: Sequence[Moved]) -> Count | None:
    """Give the figures of a school; none without a class.

    >>> one = Moved(1, 5, Fraction(40), Fraction(30), 0, Limits(5, 60, 120))
    >>> counted([one]), counted([])
    (Count(classes=1, daily=1, hour=1, enough=0, minutes=70), None)
    """
    if not classes:
        return None
    return Count(
        len(classes),
        sum(one.daily for one in classes),
        sum(one.hour for one in classes),
        sum(one.enough for one in classes),
        floor(min(one.minutes for one in classes)),
    )
