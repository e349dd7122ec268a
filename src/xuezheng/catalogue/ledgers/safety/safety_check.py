"""安全日排查台账: who looked at what on a day, and what was found; a finding opens a hazard.

Off until somebody named has approved it and said until when (R21).
"""

from xuezheng.catalogue.flows.patrol_zero_report import PATROL_ZERO_REPORT
from xuezheng.catalogue.terms.organisations import Counted
from xuezheng.catalogue.terms.safety import Danger
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, name, several, text
from xuezheng.core.kinds.kind import Asks
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
    Spawn,
    Tile,
    Where,
    WorkingDays,
)

FOUND = ("hazard", "category", "spot")

SAFETY_CHECK = Ledger(
    key="safety_check",
    version=1,
    title=T("安全日排查台账", "Daily safety checks"),
    group="safety",
    serves=("F02",),
    source=Source("隐患日排查、周汇总、月通报制度"),
    asks=Asks(T("安全科", "Safety section"), T("隐患日排查", "Daily check for hazards"), 3),
    flow=PATROL_ZERO_REPORT,
    fields=(
        text("title", T("排查名称", "Check"), slot=Slot.T1, required=True),
        day("checked_on", T("排查日期", "Day"), slot=Slot.D1, required=True),
        several("topics", T("排查内容", "Looked at"), of=Danger),
        name("by", T("排查人", "Checked by"), means="safety_check.by"),
        text("hazard", T("发现的隐患", "Hazard found")),
        choice("category", T("隐患类别", "Its category"), of=Danger, slot=Slot.T2),
        text("spot", T("部位", "Where")),
    ),
    opens=("principal", "clerk"),
    parts=(
        Part("lead", T("排查单位", "Unit"), ("principal", "clerk")),
        Part("supervisor", T("审阅单位", "Reads it"), ("township",), Where.ABOVE),
    ),
    clocks=(
        Clock("report", T("排查日", "Day of the check"), ("due",), ByField("checked_on"), "hazard.daily_ladder"),
        Clock(
            "read", T("审阅时限", "Time to read it"),
            ("reported",), WorkingDays("hazard.check_within"), "hazard.check_ladder",
        ),
    ),
    fills=(
        Fills("report_zero", ("topics", "by"), needed=("topics", "by")),
        Fills("report", ("topics", "by", *FOUND), needed=("topics", "by", *FOUND)),
    ),
    spawns=(
        Spawn(
            "report", "hazard", T("登记隐患", "Open the hazard"),
            carries={"title": "hazard", "category": "category", "spot": "spot"},
        ),
    ),
    periodic=Periodic(Every.SCHOOL_DAY, Counted.LEGAL.kinds, into="checked_on"),
    needs_due=False,
    numbering=Numbering("PC", 6),
    tiles=(Tile("missed", T("当日未排查", "Not checked"), ("due",), overdue=True),),
    counts=(
        Count("made", T("已排查", "Checks made"), T("次", "checks"), "closed"),
        Count("open", T("未报告", "Not reported"), T("次", "checks"), "due"),
        Count("missed", T("记为未报告", "Marked as missed"), T("次", "checks"), "missed"),
    ),
)  # fmt: skip
