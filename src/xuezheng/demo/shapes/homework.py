"""Homework of four weeks and tests of the term at two schools, a class a grade; one class is over the limit.

Planted: a fourth grade passes 60 minutes three weeks in a row and had two tests of
mathematics where one is allowed; a second grade left a cell out. A contest of
homework designs is open, with one design entered.
"""

from collections.abc import Iterator
from datetime import date

from xuezheng.apps.pupils.access import classes, grade_of
from xuezheng.core.registers.timeline import AsOf
from xuezheng.demo.cast import SHOWN_SCHOOL
from xuezheng.demo.shapes.telling import Telling
from xuezheng.demo.year.doer import moment

JUNIOR, RESEARCH = "望澜初级中学", "教研室"
MONDAYS = (date(2026, 9, 7), date(2026, 9, 14), date(2026, 9, 21), date(2026, 9, 28))
DAYS = ("mon", "tue", "wed", "thu", "fri")
HEAVY, GAPPED = 4, 2
"""The grade that is over the limit, and the one that left a cell out."""
Line = tuple[str, int]
PLAN: dict[int, tuple[Line, ...]] = {
    1: (("chinese", 0), ("maths", 0)),
    2: (("chinese", 0), ("maths", 0)),
    3: (("chinese", 20), ("maths", 20), ("foreign", 10)),
    4: (("chinese", 20), ("maths", 20), ("foreign", 15)),
    5: (("chinese", 20), ("maths", 25), ("foreign", 10)),
    6: (("chinese", 25), ("maths", 20), ("foreign", 15)),
    7: (("chinese", 25), ("maths", 25), ("foreign", 20), ("history", 10)),
    8: (("chinese", 20), ("maths", 25), ("foreign", 20), ("physics", 15)),
    9: (("chinese", 20), ("maths", 25), ("foreign", 20), ("physics", 10), ("chemistry", 10)),
}  # fmt: skip
"""Minutes of a day by subject; a grade more of junior school counts on from seven."""
TESTS = (
    ("P4", "maths", "unit", "2026-09-18", "第一单元测验"),
    ("P4", "maths", "unit", "2026-09-29", "第二单元测验"),
    ("P5", "chinese", "unit", "2026-09-25", "第一单元测验"),
    ("P6", "maths", "monitor", "2026-09-24", "市级质量监测"),
)  # fmt: skip


def tell(telling: Telling) -> None:
    """Enter them, and open the contest."""
    if SHOWN_SCHOOL not in telling.units or JUNIOR not in telling.units:
        return
    for name, before in ((SHOWN_SCHOOL, 0), (JUNIOR, 6)):
        org = telling.units[name]
        for grade, klass in sorted(_first_classes(org, telling.day, before).items()):
            for data in _weeks(grade, klass):
                telling.do(
                    "register.add", kind="homework_log", org=org, since=data["week_of"], data=data
                )
    for grade_key, course, kind, held, title in TESTS:
        data = {"name": title, "grade": grade_key, "subject": course, "kind": kind, "held_on": held}
        telling.do(
            "register.add", kind="test_held", org=telling.units[SHOWN_SCHOOL], since=held, data=data
        )
    _contest(telling)


def _first_classes(org: int, day: date, before: int) -> dict[int, int]:
    """Give the first class of each grade of a school; grades are counted on from ``before``."""
    found: dict[int, int] = {}
    for one in classes(AsOf(day), frozenset({org})).order_by("number", "subject_id"):
        grade = grade_of(one, day)
        if grade is not None:
            found.setdefault(int(grade.key[1:]) + before, one.subject_id)
    return found


def _weeks(grade: int, klass: int) -> Iterator[dict[str, object]]:
    for number, monday in enumerate(MONDAYS):
        lines = []
        for course, minutes in PLAN.get(grade, ()):
            told: dict[str, object] = {"subject": course} | dict.fromkeys(DAYS, minutes)
            if grade == HEAVY and number and course == "maths":
                told["tue"] = minutes + 15 + 5 * number
            if grade == GAPPED and number == 0 and course == "maths":
                told["fri"] = None
            lines.append(told)
        if lines:
            yield {"school_class": klass, "week_of": monday.isoformat(), "subjects": lines}


def _contest(telling: Telling) -> None:
    opened = date(2026, 9, 21)
    section = telling.actor(RESEARCH, "section", 0, opened)
    telling.do(
        "review.open_call", section, opened, review="homework_design", year=2026, title="2026年作业设计评选",
        org=telling.units[RESEARCH], seats={"primary": 3, "junior": 3}, quotas={"primary": 9, "junior": 6},
    )  # fmt: skip
    day = date(2026, 9, 28)
    head = telling.actor(SHOWN_SCHOOL, "principal", 0, day)
    case = telling.do(
        "case.open", head, day, kind="homework_design", org=telling.units[SHOWN_SCHOOL],
        data={
            "title": "分数的初步认识单元作业", "year": 2026, "stage": "primary", "course": "maths",
            "author": head.person, "years_taught": 12, "own_work": True, "minutes": 15,
            "design": "基础题四道，提高题两道任选，实践题自愿", "feedback": "面批与同桌互评，次日讲评",
            "apply_by": "2026-10-30",
        },
    )["case"]  # fmt: skip
    telling.move(case, "report", head, moment(day, 15), proof="作业设计文本")
