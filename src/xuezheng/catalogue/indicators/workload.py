"""What school asks of pupils (学业负担): written homework by class and week, tests of a term.

A week is over its limit as soon as what was told of one day passes it; it keeps
the limit only where nothing is missing. A class that told nothing in four weeks,
and a school that entered no test of the term, says nothing: neither is counted.
The same rule stands in ``core/workload`` for pages and warnings.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict

from xuezheng.catalogue.indicators.facts import CLASSES as ROLL
from xuezheng.catalogue.indicators.making import CLASSES, WITH_CLASS, count, narrowed, share
from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.catalogue.terms.workload import MONITORED, STUDIED, TestGrade
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.indicators.definition import Better, Confidence, Grain
from xuezheng.core.indicators.expressions import (
    Calendar,
    Expression,
    Moment,
    Whole,
    choose,
    col,
    number,
    of,
)
from xuezheng.core.indicators.facts import Fact, Look, Made, Step, Tally
from xuezheng.core.indicators.measures import Amount

PRIMARY, JUNIOR = col("stage").is_("primary"), col("stage").is_("junior")
TEACHES = col("stage").among("primary", "junior", "compulsory", "secondary", "through")
"""Schools that are asked at all."""


class Said(TypedDict):
    """What all of these say alike."""

    serves: tuple[str, ...]
    source: Source
    confidence: Confidence
    grains: tuple[Grain, ...]
    applies: Expression


ASKED: Said = {
    "serves": ("A16",),
    "source": BUREAU_RULE,
    "confidence": Confidence.OWN,
    "grains": WITH_CLASS,
    "applies": TEACHES,
}
WEEKS = Moment(days=-28)
"""Four weeks: those whose Monday lies after it."""
MONTH = Calendar("month", Moment())
TERM = choose((MONTH >= 2) & (MONTH <= 8), Moment("year", days=31), Moment("school_year"))
"""The first day of the term: 1 February or 1 September."""


def code(of_grade: TestGrade) -> int:
    """Give a grade as a number: 11 for primary 1, 21 for junior 1."""
    return (10 if of_grade.key.startswith("P") else 20) + int(of_grade.key[1:])


def limit(key: str) -> Expression:
    """Give the limit of a class's grade out of a table of parameters; none of any other grade."""
    found = of(None)
    for one in reversed(TestGrade):
        found = choose(col("code").is_(code(one)), number(key, one.key), found)
    return found


CODE = choose(PRIMARY, 10, 20) + col("year")
_ON = col("week_of")
_OPENED = choose(Calendar("month", _ON) >= 9, Calendar("year", _ON), Calendar("year", _ON) - 1)
"""The year whose September opened the school year of the week."""
LOGS = Fact(
    key="homework_weeks", title=T("作业周记录", "Weeks of homework"), table="homework_log", group="teaching",
    unit=T("条", "weeks"), takes=("subject", "org", "school_class", "week_of", "longest", "gaps"),
    steps=(
        Look("stage", "school_class", "school_class", "stage"),
        Look("entered", "school_class", "school_class", "entered"),
        Made("year", _OPENED - col("entered") + 1),
        Made("code", CODE),
        Made("minutes", Whole(col("longest"))),
        Made("missing", Whole(col("gaps"))),
        Made("limit", limit("homework.minutes")),
        Made("over", col("minutes") > col("limit")),
        Made("within", (col("minutes") <= col("limit")) & col("missing").is_(0)),
    ),
    where=(PRIMARY | JUNIOR) & (_ON > WEEKS) & (Moment() >= _ON), class_="school_class",
    shows=("school_class", "week_of", "minutes", "limit"),
)  # fmt: skip
LOGGED = replace(
    ROLL, key="classes_with_homework", group="teaching",
    steps=(
        *ROLL.steps,
        Tally("weeks", LOGS, "school_class"),
        Tally("weeks_over", LOGS, "school_class", where=col("over")),
        Tally("weeks_within", LOGS, "school_class", where=col("within")),
    ),
    where=PRIMARY | JUNIOR, shows=("subject", "stage", "entered", "number", "weeks", "weeks_over"),
)  # fmt: skip
OVER = col("weeks_over") > 0
CLASS = Amount(LOGGED, T("义务教育班级", "Classes of compulsory education"))
TOLD = Amount(LOGGED, T("近四周作业可判定的班级", "Classes whose last four weeks can be judged"), OVER | (col("weeks_within") > 0))  # fmt: skip


def _tested() -> Expression:
    """Give the grade of a test as a number."""
    found = of(None)
    for one in reversed(TestGrade):
        found = choose(col("grade").is_(one.key), code(one), found)
    return found


TESTS = Fact(
    key="tests_held", title=T("本学期考试", "Tests of the term"), table="test_held", group="teaching",
    unit=T("次", "tests"), takes=("subject", "org", "grade", "data_subject", "school_class", "held_on", "kind"),
    steps=(Made("of_grade", col("org") * 100 + _tested()),),
    where=(col("held_on") >= TERM) & (col("held_on") <= Moment()) & col("kind").differs(MONITORED),
    shows=("grade", "data_subject", "held_on"),
)  # fmt: skip


def _counted() -> Iterator[Step]:
    """Count the tests of each subject, of the grade and of the class, and keep the most."""
    yield Made("code", CODE)
    yield Made("of_grade", col("org") * 100 + col("code"))
    yield Made("most_tests_0", of(0))
    for n, one in enumerate(STUDIED):
        here, most = col("data_subject").is_(one.key), col(f"most_tests_{n}")
        whole = here & col("school_class").missing()
        yield Tally(f"{one.key}_of_grade", TESTS, "of_grade", "of_grade", where=whole)
        yield Tally(f"{one.key}_of_class", TESTS, "school_class", where=here)
        yield Made(one.key, col(f"{one.key}_of_grade") + col(f"{one.key}_of_class"))
        yield Made(f"most_tests_{n + 1}", choose(col(one.key) > most, col(one.key), most))
    yield Made("tests", col(f"most_tests_{len(STUDIED)}"))
    yield Made("most", limit("homework.tests_most"))


TESTED = replace(
    ROLL, key="classes_tested", group="teaching",
    steps=(*ROLL.steps, Tally("entered_tests", TESTS, "org", "org"), *_counted()),
    where=PRIMARY | JUNIOR, shows=("subject", "stage", "entered", "number", "tests", "most"),
)  # fmt: skip
ENTERED = Amount(TESTED, T("已登记考试的学校的义务教育班级", "Classes of schools that entered tests"), col("entered_tests") > 0)  # fmt: skip
TOO_MANY = col("tests") > col("most")
UP, LOWER = Better.HIGHER, Better.LOWER

WORKLOAD = (
    share("homework_classes_within", T("作业时长逐班达标率", "Classes whose homework kept the limit"), narrowed(TOLD, ~OVER, T("近四周作业未超限的班级", "Classes not over the limit in four weeks")), TOLD, better=UP, **ASKED, says=T("近四周每天各学科书面作业合计未超过年级上限的班，占可判定的班的比例；按班主任逐周记录计算", "Classes none of whose days passed the limit of the grade in four weeks, of those that can be judged; from the weekly records")),
    count("homework_classes_over", T("作业时长超限班数", "Classes over the limit of homework"), narrowed(TOLD, OVER, T("近四周有一天作业超限的班级", "Classes with a day over the limit in four weeks")), CLASSES, better=LOWER, **ASKED, phrases=("作业超时班级数", "作业时长超限班级数")),
    share("homework_logged_share", T("作业时长记录率", "Classes that tell their homework"), narrowed(CLASS, col("weeks") > 0, T("近四周有作业记录的班级", "Classes with a week told in the last four")), CLASS, better=UP, **ASKED, phrases=("作业公示率", "作业公示覆盖率")),
    share("tests_within_share", T("考试次数达标率", "Classes with no more tests than allowed"), narrowed(ENTERED, ~TOO_MANY, T("本学期各学科考试未超次数的班级", "Classes with no subject tested too often this term")), ENTERED, better=UP, **ASKED, phrases=("考试次数达标率",)),
    count("tests_beyond", T("考试次数超限班数", "Classes tested too often"), narrowed(ENTERED, TOO_MANY, T("本学期有学科考试超次数的班级", "Classes with a subject tested too often this term")), CLASSES, better=LOWER, **ASKED),
)  # fmt: skip
