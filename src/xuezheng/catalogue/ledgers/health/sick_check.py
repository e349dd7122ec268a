"""晨午检台账: one report a school day, by class and reason, in figures; nobody is named who is only ill.

Off until somebody named has approved it and said until when (R21). Whoever is
away without a reason is named, closely kept, so that the absence can be followed.
"""

from xuezheng.catalogue.flows.patrol_zero_report import PATROL_ZERO_REPORT
from xuezheng.catalogue.terms.care import SYMPTOMS, Absence
from xuezheng.catalogue.terms.organisations import Counted
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Privacy,
    Slot,
    choice,
    computed,
    day,
    number,
    pupil,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import After, Asks, Keep
from xuezheng.core.ledgers.definition import (
    ByField,
    Clock,
    Count,
    Every,
    Fills,
    Ledger,
    Numbering,
    Part,
    Periodic,
    Tile,
    Where,
    WorkingDays,
)

PUPILS = T("人次", "pupils")


def _summed(data: Data, *reasons: str) -> int:
    return sum(row["pupils"] for row in data["absent"] or () if row["reason"] in reasons)


def ill(data: Data) -> int:
    """Count those with a symptom that is counted together."""
    return _summed(data, *SYMPTOMS)


def unexplained(data: Data) -> int:
    """Count those away without a reason."""
    return _summed(data, "unexplained")


SICK_CHECK = Ledger(
    key="sick_check",
    version=1,
    title=T("晨午检台账", "Morning and noon checks"),
    group="care",
    serves=("H12",),
    source=Source("学校传染病症状监测预警技术指南", "WS/T 772-2020"),
    keep=Keep(3, After.ERASE),
    asks=Asks(T("体卫艺科", "Health section"), T("晨午检和因病缺课登记", "Checks and absence through illness"), 2),
    flow=PATROL_ZERO_REPORT,
    fields=(
        text("title", T("检查名称", "Check"), slot=Slot.T1, required=True),
        day("checked_on", T("检查日期", "Day"), slot=Slot.D1, required=True),
        number("checks", T("检查次数", "Checks made"), slot=Slot.N1),
        rows(
            "absent",
            T("缺课和症状", "Absent or ill"),
            (
                text("school_class", T("班级", "Class"), required=True),
                choice("reason", T("原因", "Reason"), of=Absence, required=True),
                number("pupils", T("当日新增人数", "New that day"), required=True),
                pupil("pupil", T("无故缺课学生", "Away without a reason"), privacy=Privacy.SENSITIVE),
            ),
        ),
        computed("ill", T("有症状人数", "With a symptom"), ill),
        computed("unexplained", T("无故缺课人数", "Away without a reason"), unexplained),
    ),
    opens=("principal", "clerk"),
    parts=(
        Part("lead", T("检查单位", "Unit"), ("principal", "clerk")),
        Part("supervisor", T("审阅单位", "Reads it"), ("township",), Where.ABOVE),
    ),
    clocks=(
        Clock("report", T("检查日", "Day of the check"), ("due",), ByField("checked_on"), "illness.daily_ladder"),
        Clock(
            "read", T("审阅时限", "Time to read it"),
            ("reported",), WorkingDays("illness.check_within"), "illness.read_ladder",
        ),
    ),
    fills=(
        Fills("report_zero", ("checks",), needed=("checks",)),
        Fills("report", ("checks", "absent"), needed=("checks", "absent")),
    ),
    periodic=Periodic(Every.SCHOOL_DAY, Counted.LEGAL.kinds, into="checked_on"),
    needs_due=False,
    numbering=Numbering("CW", 6),
    tiles=(Tile("missed", T("当日未检", "Not checked"), ("due",), overdue=True),),
    counts=(
        Count("days", T("已检日数", "Days checked"), T("日", "days"), "closed"),
        Count("missed", T("未报告", "Not reported"), T("日", "days"), "due"),
        Count("ill", T("有症状人次", "With a symptom"), PUPILS, "sum:ill"),
        Count("unexplained", T("无故缺课人次", "Unexplained"), PUPILS, "sum:unexplained"),
    ),
    numbers=("illness.checks_a_day",),
)  # fmt: skip
