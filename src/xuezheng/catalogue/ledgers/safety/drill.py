"""应急演练台账: a drill from the day it was planned for, who took part, how long it took, what went wrong.

What went wrong opens a hazard, so that it is put right and checked like any other.
"""

from xuezheng.catalogue.flows.patrol_zero_report import PATROL_ZERO_REPORT
from xuezheng.catalogue.terms.organisations import Counted
from xuezheng.catalogue.terms.safety import Drill
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, number, photos, reference, text
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

HELD = ("held_on", "took_part", "seconds")
TIMES = T("次", "drills")

DRILL = Ledger(
    key="drill",
    version=1,
    title=T("应急演练台账", "Drills"),
    group="safety",
    serves=("F09",),
    source=Source("中小学幼儿园应急疏散演练指南", "教基一厅〔2014〕2号"),
    asks=Asks(T("安全科", "Safety section"), T("应急疏散演练", "Evacuation drills"), 5, (9, 10, 11, 12)),
    flow=PATROL_ZERO_REPORT,
    fields=(
        text("title", T("演练名称", "Drill"), slot=Slot.T1, required=True),
        choice("about", T("演练类别", "For"), of=Drill, slot=Slot.T2),
        day("planned_on", T("计划日期", "Planned for"), slot=Slot.D1, required=True),
        reference("plan", T("所依据的应急预案", "Emergency plan"), of="emergency_plan", slot=Slot.N1),
        day("held_on", T("演练日期", "Held on"), slot=Slot.D2),
        number("took_part", T("参加人数", "Took part"), unit=T("人", "people"), slot=Slot.N2),
        number("seconds", T("疏散用时", "Time taken"), unit=T("秒", "seconds"), slot=Slot.N3),
        text("defect", T("发现的问题", "What went wrong")),
        photos("pictures", T("现场照片", "Photos")),
    ),
    opens=("principal", "clerk", "township"),
    parts=(
        Part("lead", T("演练单位", "Unit"), ("principal", "clerk")),
        Part("supervisor", T("审阅单位", "Reads it"), ("township",), Where.ABOVE),
    ),
    clocks=(
        Clock("hold", T("计划日期", "Planned for"), ("due",), ByField("planned_on"), "drill.ladder"),
        Clock(
            "read", T("审阅时限", "Time to read it"),
            ("reported",), WorkingDays("drill.read_within"), "drill.read_ladder",
        ),
    ),
    fills=(
        Fills("report_zero", ("about", "plan", *HELD, "pictures"), needed=("about", *HELD)),
        Fills("report", ("about", "plan", *HELD, "defect", "pictures"), needed=("about", *HELD, "defect")),
    ),
    spawns=(
        Spawn(
            "report", "hazard", T("登记演练发现的隐患", "Open the hazard it showed"),
            carries={"title": "defect", "spot": "title"}, sets={"category": "other"},
        ),
    ),
    periodic=Periodic(Every.MONTH, Counted.LEGAL.kinds, into="planned_on"),
    needs_due=False,
    numbering=Numbering("YL", 5),
    tiles=(
        Tile("due", T("待演练", "To be held"), ("due",)),
        Tile("late", T("逾期未演练", "Overdue"), ("due",), overdue=True),
    ),
    counts=(
        Count("held", T("已演练", "Held"), TIMES, "closed"),
        Count("due", T("待演练", "To be held"), TIMES, "due"),
        Count("took_part", T("参加人数", "Took part"), T("人次", "people"), "sum:took_part"),
    ),
    numbers=("drill.a_month", "drill.kindergarten_a_quarter"),
)  # fmt: skip
