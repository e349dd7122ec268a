"""Timetables of two schools, a class a grade, with what is odd in them; exercise, spot checks, courses by choice.

The primary school lacks computing in one class and gives mathematics to a teacher
of Chinese; the long break of another class was found taken. Together the nine
grades give the shares of nine years.
"""

from collections.abc import Iterator
from datetime import date

from xuezheng.apps.people.models import AppointmentFact
from xuezheng.apps.pupils.access import grade_of
from xuezheng.apps.pupils.models import ClassFact
from xuezheng.apps.records.models import Record
from xuezheng.core.registers.timeline import AsOf
from xuezheng.demo.cast import SHOWN_SCHOOL
from xuezheng.demo.shapes.telling import Telling
from xuezheng.demo.year.doer import moment

JUNIOR, SECTION, RESEARCH = "望澜初级中学", "体卫艺科", "教研室"
SINCE = "2026-09-01"
Line = tuple[str, int]
LOWER: tuple[Line, ...] = (
    ("morality", 2), ("chinese", 8), ("maths", 4), ("science", 1), ("exercise", 4), ("music", 2),
    ("fine_art", 2), ("labour", 1), ("practice", 1), ("school_based", 1),
)  # fmt: skip
UPPER: tuple[Line, ...] = (
    ("morality", 2), ("chinese", 6), ("maths", 4), ("foreign", 3), ("science", 2), ("computing", 1),
    ("exercise", 3), ("music", 2), ("fine_art", 2), ("labour", 1), ("practice", 1), ("school_based", 2),
    ("mental_health", 1),
)  # fmt: skip
OTHERS: tuple[Line, ...] = (
    ("morality", 2), ("chinese", 5), ("maths", 5), ("foreign", 4), ("history", 2), ("exercise", 3),
    ("arts", 2), ("labour", 1), ("practice", 1),
)  # fmt: skip
PLANS: dict[int, tuple[Line, ...]] = {
    1: LOWER, 2: LOWER, 3: UPPER, 4: UPPER, 5: UPPER, 6: UPPER,
    7: (*OTHERS, ("geography", 2), ("biology", 2), ("computing", 1), ("mental_health", 1)),
    8: (*OTHERS, ("geography", 2), ("biology", 2), ("computing", 1), ("physics", 3)),
    9: (*OTHERS, ("physics", 3), ("chemistry", 3)),
}  # fmt: skip
CERTIFIED = (
    "chinese", "chinese", "maths", "exercise", "foreign", "morality", "science", "music",
)  # fmt: skip
"""In which subject the first teachers of a school are certified."""
SHORT, TAKEN = 4, 3
"""The grade without computing, and the one whose long break was taken."""


def tell(telling: Telling) -> None:
    """Enter them, look at two classes, approve a course and put it on the catalogue."""
    if SHOWN_SCHOOL not in telling.units or JUNIOR not in telling.units:
        return
    seen: dict[int, int] = {}
    for name, before in ((SHOWN_SCHOOL, 0), (JUNIOR, 6)):
        org = telling.units[name]
        seen = first_classes(org, telling.day, before) | seen
        own = {grade: klass for grade, klass in seen.items() if grade > before}
        _school(telling, org, own, before)
    if TAKEN in seen and SHORT in seen:
        _spots(telling, seen)
    _course(telling)


def first_classes(org: int, day: date, before: int) -> dict[int, int]:
    """Give the first class of each grade of a school; grades are counted on from ``before``."""
    found: dict[int, int] = {}
    for grade, klass in _classes(org, day, before):
        found.setdefault(grade, klass)
    return found


def _classes(org: int, day: date, before: int) -> Iterator[tuple[int, int]]:
    """Give the first class of every grade of nine."""
    rows = ClassFact.objects.at(AsOf(day)).filter(org=org, stage__in=("primary", "junior"))
    for one in rows.order_by("number", "subject_id"):
        if (grade := grade_of(one, day)) is not None:
            yield int(grade.key[1:]) + before, one.subject_id


def _school(telling: Telling, org: int, classes: dict[int, int], before: int) -> None:
    held = AppointmentFact.objects.at(AsOf(telling.day)).filter(org=org).exclude(teaches="")
    people = list(dict.fromkeys(held.order_by("subject_id").values_list("person_id", flat=True)))
    teachers = dict(zip(CERTIFIED[1:], people, strict=False))
    # whoever gives the rest has no certificate on record: unknown, not unqualified
    others = people[len(CERTIFIED)] if len(people) > len(CERTIFIED) else None
    stage = "junior" if before else "primary"

    def add(kind: str, **data: object) -> None:
        telling.do("register.add", kind=kind, org=org, since=SINCE, data=data)

    for subject, who in teachers.items():
        add("teaching_licence", holder=who, stage=stage, course=subject)
    for grade, klass in sorted(classes.items()):
        for subject, lessons in PLANS[grade]:
            if (grade, subject) == (SHORT, "computing"):
                continue
            named = "chinese" if (grade, subject) == (SHORT, "maths") else subject
            giver = teachers.get(named, others)
            add(
                "class_lesson", school_class=klass, course=subject, lessons=lessons,
                minutes=45 if before else 40, **({"teacher": giver} if giver else {}),
            )  # fmt: skip
        add(
            "class_exercise",
            school_class=klass,
            form="break",
            sessions=5,
            minutes=35,
            everyone=True,
        )
        add(
            "class_exercise",
            school_class=klass,
            form="club",
            sessions=2,
            minutes=45,
            everyone=False,
        )


def _spots(telling: Telling, seen: dict[int, int]) -> None:
    """One class exercised as planned; the other's break was taken, which is to be answered."""
    day, home, school = date(2026, 10, 9), telling.units[SECTION], telling.units[SHOWN_SCHOOL]
    looks = telling.actor(SECTION, "section", 0, day)
    for grade, move, said in (
        (SHORT, "clean", {"seen": "全班跑操，教师在场", "state": "as_planned", "found": 35}),
        (
            TAKEN, "find",
            {"finding": "大课间在教室上课", "state": "taken", "found": 10, "answer_by": "2026-10-16"},
        ),
    ):  # fmt: skip
        data = {
            "title": "大课间抽查", "school_class": seen[grade], "checked_on": day.isoformat(),
            "looked_at": "break", "promised": 35,
        }  # fmt: skip
        case = telling.do(
            "case.open", looks, day, kind="exercise_check", org=home, data=data, parties=[("lead", school)],
        )["case"]  # fmt: skip
        telling.move(case, move, looks, moment(day, 11), data=said)


def _course(telling: Telling) -> None:
    """A course by choice is handed in, approved and put on the catalogue; another still waits."""
    first, later = date(2026, 9, 7), date(2026, 9, 15)
    school = telling.units[JUNIOR]
    head = telling.actor(JUNIOR, "principal", 0, first)
    cases = []
    for title, outline in (
        ("云汀潮间带生物", "观察、采样、鉴定、展示"),
        ("古建筑测绘", "测量、绘图、讲解"),
    ):
        data = {"title": title, "form": "extension", "hours": 18, "outline": outline}
        case = telling.do(
            "case.open", head, first, kind="course_application", org=school, data=data
        )["case"]
        telling.move(case, "report", head, moment(first, 15))
        cases.append(case)
    approves = telling.actor(RESEARCH, "section", 0, later)
    said = {"credits_tenths": 10, "opinion": "同意开设，1学分"}
    telling.move(cases[0], "accept", approves, moment(later), data=said)
    data = {
        "name": "云汀潮间带生物", "form": "extension", "stage": "junior", "credits": "1", "lessons": 1,
        "approval": Record.objects.get(pk=cases[0]).number, "approved_on": later.isoformat(), "places": 30,
    }  # fmt: skip
    telling.do(
        "register.add", kind="optional_course", org=school, since=later.isoformat(), data=data
    )
