"""教育经费年度统计: a public budget, what of it went to education, and the regular revenue, beside the year before.

One entry a year; while the year runs it holds the sums so far beside those of
the same months of the year before. Sums are kept in fen. The whole of the year before and
the budget of this one let the year's end be foretold; the former need not be typed where
the finished entry of that year stands in the register.
"""

from xuezheng.catalogue.registers.parts import FINANCE, kept
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Data, Slot, computed, day, money, number
from xuezheng.core.kinds.kind import Keep, Kind

PART = T("上年全年数不得少于上年同期数", "The whole of the year before is no less than its part")


def ahead(data: Data) -> bool | None:
    """Say whether education grew faster than regular revenue; exact, both multiplied out."""
    education, before = data["education"], data["education_before"]
    revenue, revenue_before = data["revenue"], data["revenue_before"]
    if None in {education, before, revenue, revenue_before}:
        return None
    return bool(education * revenue_before > revenue * before)


EDUCATION_SPENDING = Kind(
    key="education_spending",
    version=1,
    title=T("教育经费年度统计", "Education spending of a year"),
    group="estate",
    serves=("M01",),
    source=Source("教育法"),
    dated=True,
    keep=Keep(30),
    asks=kept(FINANCE, "教育经费执行情况统计", "Figures of education spending", 20, (3, 9)),
    fields=(
        number("year", T("经费年度", "Year of account"), slot=Slot.N1, required=True),
        day("as_of", T("经费统计日期", "Counted on"), slot=Slot.D2, required=True),
        money("budget", T("一般公共预算支出", "General public budget"), slot=Slot.N2, required=True),
        money("education", T("一般公共预算教育支出", "Of it for education"), slot=Slot.N3, required=True),
        money("education_before", T("上年同期教育支出", "For education, the year before"), required=True),
        money("revenue", T("财政经常性收入", "Regular revenue"), required=True),
        money("revenue_before", T("上年同期财政经常性收入", "Regular revenue, the year before"), required=True),
        money("education_last", T("上年全年教育支出", "For education, all of the year before")),
        money("revenue_last", T("上年全年财政经常性收入", "Regular revenue, all of the year before")),
        money("education_planned", T("本年教育支出预算", "For education, this year’s budget")),
        money("revenue_planned", T("本年财政经常性收入预算", "Regular revenue, this year’s budget")),
        computed("ahead", T("教育支出增长高于经常性收入增长", "Education grew faster than revenue"), ahead),
    ),
    checks=(
        Check("education_last", PART, lambda of: of["education_last"] >= of["education_before"]),
        Check("revenue_last", PART, lambda of: of["revenue_last"] >= of["revenue_before"]),
    ),
)  # fmt: skip
