"""分学段生均经费: spending and public funds of a stage and its pupils in a year, beside the year before.

So much a pupil is never typed in: it follows from the sum and the pupils. While the year
runs an entry holds the sums so far beside those of the same months of the year before;
the whole of that year and this year's budget let the end be foretold.
"""

from xuezheng.catalogue.registers.education_spending import PART
from xuezheng.catalogue.registers.parts import FINANCE, Taught, kept
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, money, number
from xuezheng.core.kinds.kind import Keep, Kind


def _rises(data: Data, key: str) -> bool | None:
    given = [data[key], data[f"{key}_before"], data["heads"], data["heads_before"]]
    return None if None in given else bool(given[0] * given[3] > given[1] * given[2])


def spending_rises(data: Data) -> bool | None:
    """Say whether spending a pupil rose; exact, both multiplied out."""
    return _rises(data, "spending")


def public_rises(data: Data) -> bool | None:
    """Say whether public funds a pupil rose; exact, both multiplied out."""
    return _rises(data, "public")


STAGE_SPENDING = Kind(
    key="stage_spending",
    version=1,
    title=T("分学段生均经费", "Spending a pupil, by stage"),
    group="estate",
    serves=("M01",),
    source=Source("教育法"),
    dated=True,
    keep=Keep(30),
    asks=kept(FINANCE, "分学段教育经费统计", "Figures of spending by stage", 10, (3, 9)),
    fields=(
        choice("stage", T("经费学段", "Stage paid for"), of=Taught, slot=Slot.T1, required=True),
        number("year", T("生均经费年度", "Year of account"), slot=Slot.N1, required=True),
        day("as_of", T("生均经费统计日期", "Counted on"), slot=Slot.D2, required=True),
        number("heads", T("经费计算学生数", "Pupils paid for"), slot=Slot.N2, required=True),
        number("heads_before", T("上年经费计算学生数", "Pupils paid for, the year before"), required=True),
        money("spending", T("教育事业费支出", "Spending"), slot=Slot.N3, required=True),
        money("spending_before", T("上年同期教育事业费支出", "Spending, the year before"), required=True),
        money("public", T("公用经费支出", "Public funds"), required=True),
        money("public_before", T("上年同期公用经费支出", "Public funds, the year before"), required=True),
        money("spending_last", T("上年全年教育事业费支出", "Spending, all of the year before")),
        money("public_last", T("上年全年公用经费支出", "Public funds, all of the year before")),
        money("spending_planned", T("本年教育事业费预算", "Spending, this year’s budget")),
        money("public_planned", T("本年公用经费预算", "Public funds, this year’s budget")),
        computed("spending_rises", T("生均教育事业费增长", "Spending a pupil rose"), spending_rises),
        computed("public_rises", T("生均公用经费增长", "Public funds a pupil rose"), public_rises),
    ),
    checks=(
        Check("spending_last", PART, lambda of: of["spending_last"] >= of["spending_before"]),
        Check("public_last", PART, lambda of: of["public_last"] >= of["public_before"]),
    ),
)  # fmt: skip
