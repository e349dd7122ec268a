"""教师与公务员收入比较: the average yearly pay of compulsory teachers and of civil servants, by the same items.

Averages are those of the payroll office; nobody's pay is known here.
"""

from xuezheng.catalogue.registers.parts import PERSONNEL, kept
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, computed, day, money, note, number, yes_no
from xuezheng.core.kinds.kind import Keep, Kind


def no_less(data: Data) -> bool | None:
    """Say whether teachers earn no less, by the same items; unknown where items differ."""
    if None in {data["teacher"], data["civil"]} or not data["same"]:
        return None
    return bool(data["teacher"] >= data["civil"])


PAY_COUNT = Kind(
    key="pay_count",
    version=1,
    title=T("教师与公务员收入比较", "Pay of teachers and civil servants"),
    group="staff",
    serves=("T15",),
    source=Source("义务教育法", clause="第三十一条"),
    dated=True,
    keep=Keep(30),
    asks=kept(PERSONNEL, "义务教育教师工资收入比较", "Comparison of teachers’ pay", 15, (3, 9)),
    fields=(
        number("year", T("收入年度", "Year of pay"), slot=Slot.N1, required=True),
        day("as_of", T("收入统计日期", "Counted on"), slot=Slot.D2, required=True),
        money("teacher", T("义务教育教师年平均工资收入", "Teachers’ average of the year"), slot=Slot.N2, required=True),
        money("civil", T("公务员年平均工资收入", "Civil servants’ average of the year"), slot=Slot.N3, required=True),
        money("teacher_before", T("上年义务教育教师年平均工资收入", "Teachers’ average of the year before")),
        yes_no("same", T("统计项目一致", "By the same items"), required=True),
        note("items", T("纳入比较的项目", "Items compared")),
        day("civil_adjusted", T("公务员待遇调整日期", "Civil servants’ pay changed on")),
        day("teacher_adjusted", T("教师待遇同步调整日期", "Teachers’ pay changed on")),
        computed("no_less", T("教师收入不低于公务员", "Teachers earn no less"), no_less),
    ),
)  # fmt: skip
