"""A year's education funds before the year ends (教育经费年末预计): M01."""

from collections.abc import Mapping

from xuezheng.catalogue.sources.education_act import EDUCATION_ACT
from xuezheng.catalogue.sources.funds_efficiency import FUNDS_EFFICIENCY
from xuezheng.catalogue.warnings.making import PERCENT
from xuezheng.core.base.labels import T
from xuezheng.core.warnings.definition import At, Rule, YearEnd
from xuezheng.core.warnings.grades import Grade, Side

POINTS_AHEAD = T("个百分点", "percentage points")
TALK = T(
    "与财政部门会商，报送年内余下月份的支出安排和差额",
    "Agree the rest of the year and the gap with the finance bureau",
)
STEPS: Mapping[Grade, T] = {
    Grade.BLUE: T("核对执行数和上年同期数，按月跟踪", "Check the sums against last year’s, follow them month by month"),
    Grade.YELLOW: TALK,
    Grade.ORANGE: T("向分管局长报告，提请财政部门加快拨付、调整支出", "Report to the deputy head; ask for quicker payment and shifted spending"),
    Grade.RED: T("提请局党组研究，报本级政府追加教育预算", "Put it to the leading group; ask the government for a larger budget"),
}  # fmt: skip
"""What each grade makes the planning and finance section do."""


def _growth(key: str, title: T, aim: str, lines: str = "spending_rise", unit: T = PERCENT) -> Rule:
    return Rule(
        key=key, title=title, group="estate", serves=("M01",), source=EDUCATION_ACT, at=(At.COUNTY,),
        measure=YearEnd((aim,)), lines=f"warning_lines.{lines}", unit=unit, times=100, side=Side.BELOW,
        opens="warned_funds", asks=TALK, steps=STEPS,
    )  # fmt: skip


FUNDS = (
    _growth("appropriation_growth", T("教育财政拨款增长预警", "Growth of appropriation"), "appropriation", "spending_ahead", POINTS_AHEAD),
    _growth("pupil_spending_growth", T("生均教育费用增长预警", "Growth of spending a pupil"), "spending"),
    _growth("public_funds_growth", T("生均公用经费增长预警", "Growth of public funds a pupil"), "public"),
    _growth("teacher_pay_growth", T("教师工资增长预警", "Growth of teachers’ pay"), "pay"),
    Rule(
        key="spending_not_lower", title=T("教育支出只增不减预警", "Education spending that falls"), group="estate", serves=("M01",),
        source=FUNDS_EFFICIENCY, at=(At.COUNTY,), measure=YearEnd(("whole_kept", "pupil_kept"), missed=True),
        lines="warning_lines.spending_lower", unit=T("项", "sums"), opens="warned_funds", asks=TALK, steps=STEPS,
    ),
)  # fmt: skip
