"""What timetables say (课表指标): lessons given by right, classes with everything, minutes of exercise, chosen courses.

The rules are those of ``core/curriculum``. A class without a timetable says
nothing and is not counted; nor is, among lessons by right, one whose teacher has no
certificate on record.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from operator import and_
from typing import TypedDict

from xuezheng.catalogue.indicators.facts import CLASSES as ROLL
from xuezheng.catalogue.indicators.facts import OF_ORG, YEAR
from xuezheng.catalogue.indicators.making import WIDE, WITH_CLASS, count, figure, narrowed, share
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.catalogue.sources.school_sport import SCHOOL_SPORT
from xuezheng.catalogue.terms.curriculum import (
    ACCEPTS,
    COUNTS,
    FREE,
    NATIONAL,
    RANK,
    SCIENCES,
    Subject,
)
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.indicators.definition import Better, Confidence, Counting, Unit, whole
from xuezheng.core.indicators.expressions import Expression, Whole, choose, col, number
from xuezheng.core.indicators.facts import Fact, Look, Made, Step, Tally
from xuezheng.core.indicators.measures import Amount, Ratio

UP = Better.HIGHER
MINUTES, COURSES = Unit(T("分钟", "minutes"), 1, 1), whole("门", "courses")
CERTIFICATES = Source("教师资格条例", clause="第五条")
COMPULSORY = col("stage").among("primary", "junior")
IN_GRADE = (col("year") >= 1) & (
    choose(
        col("stage").is_("primary"), col("year") <= number("roll.years", "primary"),
        choose(
            col("stage").is_("junior"), col("year") <= number("roll.years", "junior"),
            col("year") <= number("roll.years", "senior"),
        ),
    )
)  # fmt: skip
TAUGHT = col("stage").among("primary", "junior", "senior", "vocational") & IN_GRADE
"""Classes whose timetables are looked at."""
_SAME = {"politics": "morality", "calligraphy": "chinese"}
_CODES = {one.key: number_ for number_, one in enumerate(Subject, start=1)}
_HUNDRED = 100
"""More than there are subjects: a teacher and a subject make one number."""


def _code(column: str) -> Expression:
    """Give a subject as a number; those with one certificate are one."""
    found: Expression | int = 0
    for key in _CODES:
        found = choose(col(column).is_(key), _CODES[_SAME.get(key, key)], found)
    return found if isinstance(found, Expression) else col(column)


def _rank(column: str) -> Expression:
    found: Expression | int = 0
    for key, rank in RANK.items():
        found = choose(col(column).is_(key), rank, found)
    return found if isinstance(found, Expression) else col(column)


LICENCES = Fact(
    key="teaching_licences", title=T("教师资格登记", "Teaching certificates"), table="teaching_licence",
    group="staff", unit=T("本", "certificates"), takes=("subject", "org", "holder", "stage", "course"),
    steps=(Made("rank", _rank("stage")), Made("key", col("holder") * _HUNDRED + _code("course"))),
    shows=("holder", "stage", "course"),
)  # fmt: skip
LINES = Fact(
    key="timetable_lines", title=T("课表课时", "Lessons of timetables"), table="class_lesson", group="teaching",
    unit=T("项", "lines"), takes=("subject", "org", "school_class", "course", "lessons", "minutes", "teacher"),
    shows=("school_class", "course", "lessons", "teacher"),
)  # fmt: skip


def _held(key: str, among: Iterable[str] = (), by: str = "holder", match: str = "teacher") -> Tally:
    where = col("course").among(*among) if among else None
    return Tally(key, LICENCES, by, match, "most", col("rank"), where)


LESSON = col("course")
REACHED = choose(
    LESSON.among(*FREE), col("any") >= col("needed"),
    choose(
        LESSON.is_("science"), col("sciences") >= col("needed"),
        choose(
            LESSON.is_("arts"), col("some_art") >= col("needed"),
            choose(
                LESSON.among("music", "fine_art"),
                (col("own") >= col("needed")) | (col("arts") >= col("needed")),
                col("own") >= col("needed"),
            ),
        ),
    ),
)  # fmt: skip
"""Whether one of the teacher's certificates is for the subject and reaches the stage; unknown without one."""
LESSONS = replace(
    LINES, key="lessons_taught", title=T("课表课时和任课资格", "Lessons and who may give them"),
    steps=(
        *OF_ORG,
        Look("stage", "school_class", "school_class", "stage"),
        Look("entered", "school_class", "school_class", "entered"),
        YEAR,
        Made("needed", _rank("stage")),
        Made("key", col("teacher") * _HUNDRED + _code("course")),
        Tally("own", LICENCES, "key", "key", "most", col("rank")),
        _held("any"),
        _held("sciences", ACCEPTS["science"]),
        _held("some_art", ACCEPTS["arts"]),
        _held("arts", ("arts",)),
        Made("by_right", REACHED),
    ),
    where=TAUGHT, class_="school_class",
)  # fmt: skip


def _least(subject: str) -> Expression:
    """Give the lessons due of a subject in the grade of a class; 0 beyond grade nine."""
    found: Expression | int = 0
    for grade in range(9, 0, -1):
        found = choose(col("grade").is_(grade), number(f"curriculum.grade_{grade}", subject), found)
    return found if isinstance(found, Expression) else col("grade")


def _given(subject: str) -> Tally:
    counting = COUNTS.get(subject, (subject,))
    return Tally(
        f"given_{subject}", LINES, "school_class", "subject", "sum", col("lessons"),
        col("course").among(*counting),
    )  # fmt: skip


def _enough(subject: str) -> Expression:
    return col(f"given_{subject}") >= col(f"due_{subject}")


def _plan() -> Iterator[Step]:
    """Give what is due and given of every subject, integrated science for the sciences of its grade."""
    yield Made(
        "grade",
        col("year") + choose(col("stage").is_("junior"), number("roll.years", "primary"), 0),
    )
    for subject in NATIONAL:
        yield Made(f"due_{subject}", _least(subject))
        yield _given(subject)
    yield Made(
        "due_mental", choose(col("stage").is_("junior"), number("curriculum.mental_health"), 0)
    )
    yield Tally(
        "given_mental", LINES, "school_class", "subject", "sum", col("lessons"),
        col("course").is_("mental_health"),
    )  # fmt: skip
    single = [f"due_{one}" for one in SCIENCES]
    yield Made(
        "due_together", reduce(lambda left, key: left + col(key), single, col("due_science") + 0)
    )
    yield Made(
        "given_together",
        reduce(lambda left, one: left + col(f"given_{one}"), SCIENCES, col("given_science") + 0),
    )
    apart = reduce(and_, [_enough(one) for one in SCIENCES]) & _enough("science")
    together = (col("given_science") > 0) & (col("due_together") > col("due_science"))
    yield Made(
        "science_enough", choose(together, col("given_together") >= col("due_together"), apart)
    )
    others = [_enough(one) for one in NATIONAL if one not in {*SCIENCES, "science"}]
    yield Made(
        "full",
        reduce(and_, others) & (col("given_mental") >= col("due_mental")) & col("science_enough"),
    )


LINED = Tally("lines", LINES, "school_class")
PLANNED = replace(
    ROLL, key="classes_planned", title=T("班级与课程方案", "Classes and the plan"), group="teaching",
    steps=(*OF_ORG, YEAR, LINED, *_plan()), where=COMPULSORY & IN_GRADE & (col("lines") > 0),
    shows=("subject", "stage", "entered", "number", "full"), owed=False,
)  # fmt: skip
EXTRAS = Fact(
    key="exercise_extras", title=T("课外锻炼安排", "Exercise beyond lessons"), table="class_exercise", group="care",
    unit=T("项", "entries"), takes=("subject", "org", "school_class", "sessions", "minutes", "everyone"),
    shows=("school_class", "sessions", "minutes"),
)  # fmt: skip
MOVING = replace(
    ROLL, key="classes_moving", title=T("班级每周锻炼时间", "Exercise of classes"), group="care",
    steps=(
        *OF_ORG,
        YEAR,
        LINED,
        Tally(
            "in_lessons", LINES, "school_class", "subject", "sum", col("lessons") * col("minutes"),
            col("course").is_("exercise"),
        ),
        Tally(
            "beyond", EXTRAS, "school_class", "subject", "sum", col("sessions") * col("minutes"), col("everyone"),
        ),
        Made("weekly", col("in_lessons") + col("beyond")),
    ),
    where=TAUGHT & (col("lines") > 0), shows=("subject", "stage", "entered", "number", "weekly"), owed=False,
)  # fmt: skip
DAYS = number("exercise.days_a_week")
LEAST = replace(
    SCHOOLS, key="schools_moving", title=T("学校活动最少班级", "The class of a school that moves least"), group="care",
    steps=(Tally("weekly", MOVING, "org", "subject", "least", col("weekly")),),
    where=col("weekly").filled(), shows=("subject", "kind", "weekly"),
)  # fmt: skip
TIMED = replace(
    SCHOOLS, key="schools_timed", title=T("有课表的学校", "Schools with timetables"), group="teaching",
    steps=(
        *SCHOOLS.steps,
        *(
            step
            for stage, stages in (("primary", ("primary",)), ("secondary", ("junior", "senior")))
            for step in (
                Tally(f"lines_{stage}", LESSONS, "org", where=col("stage").among(*stages)),
                Tally(
                    f"minds_{stage}", LESSONS, "org",
                    where=col("stage").among(*stages) & col("course").is_("mental_health"),
                ),
            )
        ),
    ),
    shows=("subject", "kind"),
)  # fmt: skip
CHOSEN = Fact(
    key="courses_by_choice", title=T("选修课程", "Courses by choice"), table="optional_course", group="teaching",
    unit=T("门", "courses"), takes=("subject", "org", "stage", "approval", "approved_on", "places", "enrolled"),
    steps=OF_ORG, shows=("subject", "stage", "approved_on", "places", "enrolled"),
)  # fmt: skip


class Said(TypedDict):
    """What these figures say alike: limits are the bureau's own."""

    source: Source
    confidence: Confidence
    better: Better


OWN: Said = {"source": BUREAU_RULE, "confidence": Confidence.OWN, "better": UP}
GIVEN = Amount(LESSONS, T("课表课时", "Lessons on timetables"), None, col("lessons"))
KNOWN = narrowed(
    GIVEN,
    col("any").filled(),
    T("教师资格已登记的课时", "Lessons whose teacher has a certificate on record"),
)
CLASSES_PLANNED = Amount(PLANNED, T("有课表的义务教育班级", "Compulsory classes with a timetable"))
CLASSES_MOVING = Amount(MOVING, T("有课表的班级", "Classes with a timetable"))
ON_LIST = Amount(CHOSEN, T("目录内选修课程", "Courses by choice on the catalogue"))


def _minds() -> Iterator[tuple[str, str, str, Amount, Amount]]:
    for stage, zh, en in (("secondary", "中学", "Secondary"), ("primary", "小学", "Primary")):
        schools = Amount(
            TIMED,
            T(f"有课表的{zh}", f"{en} schools with timetables"),
            col("legal") & (col(f"lines_{stage}") > 0),
        )
        some = narrowed(
            schools,
            col(f"minds_{stage}") > 0,
            T(f"课表有心理健康教育的{zh}", f"{en} schools that have it on a timetable"),
        )
        yield stage, zh, en, some, schools


TIMETABLES = (
    share("lessons_qualified", T("具备教师资格授课占比", "Lessons given by right"), narrowed(KNOWN, col("by_right"), T("具备本学科本学段教师资格的教师授课课时", "Lessons given by teachers certified for subject and stage")), KNOWN, better=UP, source=CERTIFICATES, grains=WITH_CLASS, serves=("A02",), phrases=("具备教师资格授课占比",)),
    share("lessons_certified", T("授课教师资格登记率", "Lessons whose teacher has a certificate on record"), KNOWN, GIVEN, grains=WITH_CLASS, serves=("A02",), phrases=("授课教师资格登记率",), **OWN),
    share("classes_full", T("开齐开足班级占比", "Classes with all subjects and lessons"), narrowed(CLASSES_PLANNED, col("full"), T("开齐课程、开足课时的班级", "Classes that have all subjects and lessons")), CLASSES_PLANNED, grains=WITH_CLASS, serves=("A02",), phrases=("开齐开足班级占比",), **OWN),
    share("classes_hour", T("每天锻炼一小时班级占比", "Classes that exercise an hour a day"), narrowed(CLASSES_MOVING, col("weekly") >= number("exercise.hour") * DAYS, T("按课表每天锻炼一小时的班级", "Classes with an hour a day by their timetable")), CLASSES_MOVING, better=UP, source=SCHOOL_SPORT, grains=WITH_CLASS, serves=("H02",), phrases=("每天锻炼一小时班级占比",)),
    share("classes_exercise", T("每天锻炼时间达标班级占比", "Classes that exercise as long as the bureau asks"), narrowed(CLASSES_MOVING, col("weekly") >= number("exercise.minutes_least") * DAYS, T("按课表达到本局要求的班级", "Classes with the minutes the bureau asks for")), CLASSES_MOVING, grains=WITH_CLASS, serves=("H02",), phrases=("每天锻炼时间达标班级占比",), **OWN),
    figure("exercise_least", T("活动最少班级每天锻炼时间", "Minutes a day of the class that moves least"), Ratio(Amount(LEAST, T("各校活动最少班级每周分钟数", "Minutes a week of the class of each school that moves least"), None, col("weekly")), Amount(LEAST, T("学校上课日", "School days of the schools"), None, col("weekly") * 0 + DAYS)), MINUTES, better=UP, source=SCHOOL_SPORT, serves=("H02",)),
    *(
        share(f"{stage}_psychology_timetabled", T(f"{zh}心理健康教育课表开课率", f"{en} schools with mental health on a timetable"), some, schools, better=UP, counting=Counting.LEGAL, grains=WIDE, serves=("H07",), phrases=(f"{zh}心理健康教育课表开课率",))
        for stage, zh, en, some, schools in _minds()
    ),
    count("optional_courses", T("选修课程门数", "Courses by choice"), ON_LIST, COURSES, better=UP, serves=("A02",), phrases=("选修课程门数", "选修课程数")),
    share("optional_approved", T("选修课程审定率", "Courses by choice that were approved"), narrowed(ON_LIST, col("approval").filled() & col("approved_on").filled(), T("已审定的选修课程", "Courses approved")), ON_LIST, serves=("A02",), phrases=("选修课程审定率",), **OWN),
    share("optional_enrolled", T("选修课程选课率", "Places of courses by choice taken"), replace(ON_LIST, title=T("选课学生人次", "Pupils enrolled"), of=Whole(col("enrolled"))), replace(ON_LIST, title=T("选课名额", "Places"), of=col("places")), serves=("A02",), phrases=("选修课程选课率",), **OWN),
)  # fmt: skip
