"""Figures taken from timetables, once each: a school with one class and two lines."""

from datetime import date
from typing import Any

from tests.kills.teller import Teller

from xuezheng.demo.cast import BUREAU
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People

SCHOOL = "望澜第二小学"
SOFTWARE = ""


def timetables(doer: Teller, people: People) -> None:
    """Tell it."""
    at, org = moment(date(2026, 10, 23), 16), people.units[SCHOOL]

    def do(key: str, **given: Any) -> dict[str, Any]:
        return doer.do(key, given, by=SOFTWARE, at=at)

    klass = do(
        "school_class.open", organisation=org, stage="primary", entered=2026, since="2026-09-01"
    )["school_class"]
    for kind in ("class_lesson", "curriculum_count", "exercise_count"):
        excused = {"kind": kind, "reason": "课表备案替代手工统计"}
        doer.do("burden.excuse", excused, by=people.of(BUREAU).login, at=at)
        do("register.switch", kind=kind, on=True)
    for course, lessons in (("chinese", 8), ("exercise", 4)):
        data = {"school_class": klass, "course": course, "lessons": lessons, "minutes": 40}
        do("register.add", kind="class_lesson", org=org, since="2026-09-01", data=data)
    do("curriculum.count", org=org)
    do("exercise.count", org=org)
