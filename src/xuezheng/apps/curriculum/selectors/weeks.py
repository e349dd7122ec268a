"""Classes of a day with their timetables, and what their grades are due (班级课表)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from xuezheng.apps.curriculum.access import Orgs, kept, licences
from xuezheng.apps.pupils.access import classes, grade_of, label_of, years
from xuezheng.apps.records.selectors import in_force
from xuezheng.catalogue.terms.curriculum import (
    ACCEPTS,
    COUNTS,
    FREE,
    RANK,
    SCIENCES,
    Subject,
)
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import InForce
from xuezheng.core.curriculum.exercise import Limits
from xuezheng.core.curriculum.plan import Due, Extra, Lesson, Licence, Week, Words
from xuezheng.core.curriculum.shares import Range
from xuezheng.core.registers.timeline import AsOf

WORDS = Words(COUNTS, SCIENCES, ACCEPTS, FREE, RANK)
NINE = ("primary", "junior")
STAGES = (*NINE, "senior", "vocational")
"""Stages whose classes have a timetable that is looked at."""
MANY = 400
"""With more classes than this the whole register is read rather than asked class by class."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A class on a day (班级): its school, name, stage, and grade of nine where it is in compulsory school."""

    id: int
    org: int
    name: T
    stage: str
    grade: int | None


def taught(day: date, orgs: Orgs) -> list[Taught]:
    """Give the classes that are in a grade on a day. Costs: 1 query."""
    found = []
    for one in classes(AsOf(day), orgs):
        grade = grade_of(one, day) if one.stage in STAGES else None
        if grade is None:
            continue
        number: int | None = None
        if one.stage in NINE:
            before = years(one.entered)["primary"] if one.stage == "junior" else 0
            number = int(grade.key[1:]) + before
        found.append(Taught(one.subject_id, one.org_id, label_of(one, day), one.stage, number))
    return found


def weeks(some: Iterable[Taught], day: date, *, extras: bool = True) -> dict[int, Week]:
    """Give the timetables of classes that have one. Costs: ≤ 2 queries."""
    numbers = {one.id for one in some}
    wanted = None if len(numbers) > MANY else numbers
    lessons: dict[int, list[Lesson]] = defaultdict(list)
    for number, klass, subject, many, teacher, minutes in (
        kept("class_lesson", day, wanted)
        .order_by("n1", "subject_id")
        .values_list("subject_id", "n1", "t1", "n2", "n3", "data__minutes")
    ):
        if klass in numbers:
            lessons[klass].append(Lesson(number, subject, many, minutes, teacher))
    beyond = _extras(numbers, wanted, day) if extras else {}
    return {
        klass: Week(klass, tuple(some_), tuple(beyond.get(klass, ())))
        for klass, some_ in lessons.items()
    }


def _extras(
    numbers: Collection[int], wanted: Collection[int] | None, day: date
) -> Mapping[int, list[Extra]]:
    found: dict[int, list[Extra]] = defaultdict(list)
    for klass, form, times, minutes, everyone in (
        kept("class_exercise", day, wanted)
        .order_by("n1", "subject_id")
        .values_list("n1", "t1", "n2", "n3", "data__everyone")
    ):
        if klass in numbers:
            found[klass].append(Extra(form, times, minutes, bool(everyone)))
    return found


def licences_of(some: Iterable[Week], day: date) -> dict[int, list[Licence]]:
    """Give the certificates of everybody on the timetables. Costs: 1 query for 900 teachers."""
    teachers = sorted(
        {one.teacher for week in some for one in week.lessons if one.teacher is not None}
    )
    found: dict[int, list[Licence]] = defaultdict(list)
    for first in range(0, len(teachers), 900):
        rows = licences(teachers[first : first + 900], day).values_list("n1", "t1", "t2")
        for teacher, stage, subject in rows:
            found[teacher].append(Licence(stage, subject or None))
    return found


@dataclass(frozen=True)
class Plan:
    """What classes are due on a day (现行课程方案), from the parameters in force."""

    rules: InForce

    def due(self, one: Taught) -> Due:
        """Give what a class is due; a senior class physical education alone, a vocational one nothing."""
        mental = self.rules.whole("curriculum.mental_health")
        if one.grade is not None:
            key = f"curriculum.grade_{one.grade}"
            least = dict(_table(self.rules, key))
            if one.stage == "junior":
                least["mental_health"] = mental
            most = _list(self.rules, "curriculum.weekly_most")
            return Due(one.stage, least, most[one.grade - 1], key, "curriculum.weekly_most")
        if one.stage == "senior":
            key = "curriculum.senior_exercise"
            least = {"exercise": self.rules.whole(key), "mental_health": mental}
            most_senior = self.rules.whole("curriculum.senior_most")
            return Due(one.stage, least, most_senior, key, "curriculum.senior_most")
        return Due(one.stage, {}, None, "")

    @property
    def limits(self) -> Limits:
        """Give what exercise is asked for."""
        return Limits(
            self.rules.whole("exercise.days_a_week"),
            self.rules.whole("exercise.hour"),
            self.rules.whole("exercise.minutes_least"),
        )

    @property
    def ranges(self) -> dict[str, Range]:
        """Give the ranges of nine-year shares, the national ones first."""
        return {
            subject: Range(int(one["least"]), int(one["most"]), key)
            for key in ("curriculum.shares", "curriculum.shares_own")
            for subject, one in _table(self.rules, key).items()
        }

    @property
    def weeks(self) -> tuple[int, ...]:
        """Give the weeks with lessons of the nine grades."""
        return _list(self.rules, "curriculum.weeks")

    def ground(self, key: str) -> T:
        """Say what a finding rests on: the parameter's paper, or the clause itself."""
        held = self.rules.held.get(key)
        return T(key, key) if held is None else T(held.source.cited, held.source.cited)


def _table(rules: InForce, key: str) -> Mapping[str, Any]:
    found = rules[key]
    return found if isinstance(found, Mapping) else {}


def _list(rules: InForce, key: str) -> tuple[int, ...]:
    found = rules[key]
    return tuple(int(one) for one in found) if isinstance(found, tuple) else ()


def plan_of(day: date) -> Plan:
    """Give the plan in force on a day."""
    return Plan(in_force(day))


@lru_cache(maxsize=1)
def subjects() -> Mapping[str, T]:
    """Give what subjects are called; an empty key is the whole week."""
    whole = {"": T("全周", "The whole week"), "humanities": T("历史、地理", "History, geography")}
    return whole | {one.key: one.label for one in Subject}
