"""Examinations and aid (考试与资助): mean, pass, excellent and low rates, schools apart, the entitled who are aided.

From counts and sums that schools keep; nobody's score is known here. Whether
the absent count as nought is ``exams.absent_counts``. Schools apart are told by
one definition, the coefficient of variation of school means weighted by those
who sat, and the title says so: no document defines it.
"""

from collections.abc import Iterator

from xuezheng.catalogue.indicators.making import WIDE, figure, narrowed, share
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Indicator, Unit
from xuezheng.core.indicators.expressions import Expression, Moment, choose, col, number
from xuezheng.core.indicators.facts import Fact
from xuezheng.core.indicators.measures import Amount, Between

UP, DOWN = Better.HIGHER, Better.LOWER
EXAMS = Fact(
    key="examinations", title=T("考试成绩统计", "Examinations in figures"), table="exam_count", group="teaching",
    unit=T("人", "pupils"),
    takes=("subject", "org", "sort", "on", "stage", "course", "full", "sat", "absent", "tenths", "passed", "excellent", "low"),
    shows=("on", "sort", "stage", "course", "full", "sat", "passed"),
)  # fmt: skip
AIDS = Fact(
    key="aid", title=T("学生资助统计", "Aid to pupils in figures"), table="aid_count", group="pupils",
    unit=T("人", "pupils"), takes=("subject", "org", "scheme", "stage", "due", "aided"),
    shows=("scheme", "stage", "due", "aided"),
)  # fmt: skip
WHOLE = "总分"
"""The entry of all subjects together."""
THIS_YEAR = (col("on") >= Moment("year")) & (col("on") <= Moment())
ABSENT = number("exams.absent_counts")
BASE = choose(ABSENT, col("sat") + col("absent"), col("sat"))
LOW = choose(ABSENT, col("low") + col("absent"), col("low"))
OF = (
    ("primary", "monitor", "小学质量监测", "Primary monitoring"),
    ("junior", "graduation", "初中学业水平考试", "Junior graduation"),
    ("senior", "monitor", "普通高中质量监测", "Senior monitoring"),
)
RATES: tuple[tuple[str, str, str, Expression, Better], ...] = (
    ("pass", "及格率", "passed", col("passed"), UP),
    ("excellent", "优秀率", "excellent", col("excellent"), UP),
    ("low", "低分率", "low scores", LOW, DOWN),
)
AIDED = Amount(AIDS, T("其中已资助的", "of them aided"), None, col("aided"))
DUE = Amount(AIDS, T("应资助学生", "Pupils entitled"), None, col("due"))
STAGES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("preschool", "学前教育", "kindergartens", ("preschool",)),
    ("compulsory", "义务教育", "compulsory schools", ("primary", "junior")),
    ("senior", "普通高中", "senior schools", ("senior",)),
    ("vocational", "中等职业教育", "vocational schools", ("vocational",)),
)


def _exams() -> Iterator[Indicator]:
    for stage, sort, zh, en in OF:
        here = (
            col("stage").is_(stage) & col("sort").is_(sort) & col("course").is_(WHOLE) & THIS_YEAR
        )
        base = Amount(EXAMS, T(f"{zh}统计人数", f"{en}: pupils counted"), here, BASE)
        points = Amount(
            EXAMS, T(f"{zh}得分合计（0.1分）", f"{en}: scores in tenths"), here, col("tenths")
        )
        full = Amount(
            EXAMS, T("满分合计（0.1分）", "Full marks in tenths"), here, BASE * col("full") * 10
        )
        yield share(
            f"exam_{stage}_score",
            T(f"{zh}得分率", f"{en}: share of the full mark"),
            points,
            full,
            better=UP,
            serves=("A09",),
            phrases=(f"{zh}得分率",),
        )
        for key, word, told, of, better in RATES:
            part = Amount(EXAMS, T(f"{zh}{word[:-1]}人数", f"{en}: {told}"), here, of)
            yield share(
                f"exam_{stage}_{key}",
                T(f"{zh}{word}", f"{en}: {told}"),
                part,
                base,
                better=better,
                serves=("A09",),
                phrases=(f"{zh}{word}",),
            )
        yield figure(
            f"exam_{stage}_difference", T(f"{zh}校际差异率（学校均分的差异系数）", f"{en}: schools apart (coefficient of variation of means)"),
            Between(points, base), Unit(T("", ""), 1, 3),
            better=DOWN, grains=WIDE, serves=("A09",), phrases=(f"{zh}校际差异率", "学业质量校际差异率"),
        )  # fmt: skip


def _aid() -> Iterator[Indicator]:
    for key, zh, en, stages in STAGES:
        here = col("stage").among(*stages)
        part = narrowed(AIDED, here, T(f"{zh}已资助的", f"Aided in {en}"))
        due = narrowed(DUE, here, T(f"{zh}应资助学生", f"Entitled in {en}"))
        yield share(f"aid_{key}", T(f"{zh}资助覆盖率", f"Aid in {en}"), part, due, better=UP, serves=("S07",), phrases=(f"{zh}资助覆盖率",))  # fmt: skip


EXAMS_AND_AID = (
    *_exams(),
    share("aid_coverage", T("学生资助覆盖率", "Entitled pupils who are aided"), AIDED, DUE, better=UP, serves=("S07",), phrases=("资助覆盖率", "困难学生资助覆盖率", "应助尽助率")),
    *_aid(),
)  # fmt: skip
