"""Education funds and pay (教育经费与待遇): growth, share of the budget, so much a pupil, teachers beside civil servants.

The newest year that was entered by the day counts, one entry a year. Growth is
over the sums of the year before in the same entry. Sums are in fen and shown
in yuan.
"""

from collections.abc import Iterator
from dataclasses import replace

from xuezheng.catalogue.indicators.making import WIDE, count, figure, share
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import (
    YUAN,
    YUAN_A_PUPIL,
    Better,
    Grain,
    Indicator,
)
from xuezheng.core.indicators.expressions import Expression, Moment, col
from xuezheng.core.indicators.facts import Fact, Tally
from xuezheng.core.indicators.measures import Amount, Ratio

UP = Better.HIGHER


def newest(fact: Fact) -> Fact:
    """Give the entries of the newest year alone, of those counted by the day."""
    done = replace(fact, where=col("as_of") <= Moment(), shows=())
    every = replace(done, key=f"all_{fact.key}")
    step = Tally("newest", every, "org", "org", "most", col("year"))
    return replace(fact, where=done.where, steps=(step,))


MONEY = newest(Fact(
    key="education_spending", title=T("教育经费年度统计", "Education spending of a year"), table="education_spending",
    group="estate", unit=T("项", "entries"),
    takes=("subject", "org", "year", "as_of", "budget", "education", "education_before", "revenue", "revenue_before"),
    shows=("year", "as_of", "budget", "education"),
))  # fmt: skip
STAGES = newest(Fact(
    key="stage_spending", title=T("分学段生均经费", "Spending a pupil, by stage"), table="stage_spending",
    group="estate", unit=T("项", "entries"),
    takes=("subject", "org", "stage", "year", "as_of", "heads", "heads_before", "spending", "spending_before", "public", "public_before"),
    shows=("year", "stage", "heads", "spending", "public"),
))  # fmt: skip
PAY = newest(Fact(
    key="pay", title=T("教师与公务员收入比较", "Pay of teachers and civil servants"), table="pay_count",
    group="staff", unit=T("项", "entries"), takes=("subject", "org", "year", "as_of", "teacher", "civil", "same"),
    shows=("year", "as_of", "teacher", "civil", "same"),
))  # fmt: skip
NEWEST = col("year").is_(col("newest"))
ONLY_COUNTY = (Grain.COUNTY,)
"""Averages of counties do not add up."""
M01, T15 = ("M01",), ("T15",)
KINDS = (
    ("preschool", "学前教育", "kindergartens", ("学前教育", "幼儿园")),
    ("primary", "小学", "primary schools", ("小学",)),
    ("junior", "初中", "junior schools", ("初中",)),
    ("senior", "普通高中", "senior schools", ("普通高中", "高中")),
    ("vocational", "中等职业教育", "vocational schools", ("中职", "中等职业学校")),
)
COSTS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("spending", "spending", "教育事业费", "Spending", ("生均教育事业费", "生均教育经费", "生均经费")),
    ("public", "public_funds", "公用经费", "Public funds", ("生均公用经费",)),
)  # fmt: skip


def _of(fact: Fact, zh: str, en: str, of: Expression | None, where: Expression = NEWEST) -> Amount:
    return Amount(fact, T(zh, en), where, of)


def _pupils() -> Iterator[Indicator]:
    for column, key, word, told, said in COSTS:
        for stage, zh, en, names in KINDS:
            here = NEWEST & col("stage").is_(stage)
            cost = _of(STAGES, f"{zh}{word}（分）", f"{told} of {en}, in fen", col(column), here)
            heads = _of(STAGES, f"{zh}学生", f"Pupils of {en}", col("heads"), here)
            yield figure(
                f"{key}_a_pupil_{stage}", T(f"{zh}生均{word}", f"{told} a pupil, {en}"), Ratio(cost, heads), YUAN_A_PUPIL,
                better=UP, grains=WIDE, serves=M01, phrases=tuple(f"{name}{one}" for name in names for one in said),
            )  # fmt: skip
        risen = NEWEST & (
            col(column) * col("heads_before") > col(f"{column}_before") * col("heads")
        )
        part = _of(STAGES, f"其中生均{word}增长的", "of them with more a pupil", None, risen)
        yield share(
            f"{key}_risen_share", T(f"生均{word}增长的学段占比", f"{told} a pupil: stages that grew"), part, STAGE_ENTRIES,
            better=UP, grains=WIDE, serves=M01, phrases=(f"生均{word}逐步增长学段占比",),
        )  # fmt: skip


STAGE_ENTRIES = _of(STAGES, "分学段经费", "Stages accounted for", None)
BUDGET = _of(MONEY, "一般公共预算支出（分）", "General public budget, in fen", col("budget"))
EDUCATION = _of(
    MONEY, "一般公共预算教育支出（分）", "Of it for education, in fen", col("education")
)
BEFORE = _of(
    MONEY, "上年同期教育支出（分）", "For education, the year before", col("education_before")
)
GROWN = _of(MONEY, "教育支出增加额（分）", "More for education", col("education") - col("education_before"))  # fmt: skip
REVENUE_BEFORE = _of(MONEY, "上年同期财政经常性收入（分）", "Regular revenue, the year before", col("revenue_before"))  # fmt: skip
REVENUE_GROWN = _of(MONEY, "财政经常性收入增加额（分）", "More regular revenue", col("revenue") - col("revenue_before"))  # fmt: skip
SAME = NEWEST & col("same")
TEACHER = _of(PAY, "义务教育教师年平均工资收入（分）", "Teachers’ average, in fen", col("teacher"))
CIVIL = _of(
    PAY, "公务员年平均工资收入（分）", "Civil servants’ average, in fen", col("civil"), SAME
)
COMPARED = replace(TEACHER, where=SAME)
GAP = _of(PAY, "教师与公务员年平均工资收入之差（分）", "Teachers’ average less civil servants’", col("teacher") - col("civil"), SAME)  # fmt: skip
FUNDS = (
    count("education_spending", T("一般公共预算教育支出", "Education spending"), EDUCATION, YUAN, better=UP, grains=WIDE, serves=M01, phrases=("一般公共预算教育支出", "教育支出", "财政教育支出", "财政性教育投入", "教育经费投入")),
    share("education_spending_share", T("教育支出占一般公共预算支出比例", "Education in the public budget, share"), EDUCATION, BUDGET, better=UP, grains=WIDE, serves=M01, phrases=("教育支出占一般公共预算支出比例", "教育支出占财政支出比例", "一般公共预算教育支出占比", "财政教育支出占比")),
    share("education_spending_growth", T("一般公共预算教育支出增长幅度", "Growth of education spending"), GROWN, BEFORE, better=UP, grains=WIDE, serves=M01, phrases=("教育支出增长幅度", "教育财政拨款增长", "一般公共预算教育支出增长率", "教育支出增长率", "教育支出增幅", "教育投入增幅")),
    share("regular_revenue_growth", T("财政经常性收入增长幅度", "Growth of regular revenue"), REVENUE_GROWN, REVENUE_BEFORE, grains=WIDE, serves=M01, phrases=("财政经常性收入增长幅度", "经常性收入增长率")),
    *_pupils(),
    figure("teacher_pay", T("义务教育教师年平均工资收入", "Average yearly pay of compulsory teachers"), Ratio(TEACHER, _of(PAY, "统计年度", "Years entered", None)), YUAN, better=UP, grains=ONLY_COUNTY, serves=T15, phrases=("教师年平均工资收入", "教师平均工资收入", "义务教育教师平均工资", "教师年均收入")),
    share("teacher_pay_ratio", T("义务教育教师与公务员平均工资收入之比", "Teachers’ pay of civil servants’"), COMPARED, CIVIL, better=UP, grains=ONLY_COUNTY, serves=T15, phrases=("教师平均工资收入与公务员之比", "教师工资收入占公务员比例", "教师与公务员平均工资收入之比")),
    count("teacher_pay_gap", T("义务教育教师与公务员平均工资收入之差", "Teachers’ pay less civil servants’"), GAP, YUAN, better=UP, grains=ONLY_COUNTY, serves=T15, phrases=("教师与公务员工资收入差距", "教师与公务员平均工资收入之差")),
)  # fmt: skip
