"""校车报警台账: what a bus or its tracker reports: speed, deviation, overload, a child left behind.

Entered one by one or brought in by the workbook of the provider of the trackers.
"""

from xuezheng.catalogue.flows.find_fix_check import FIND_FIX_CHECK
from xuezheng.catalogue.ledgers.watching import (
    CAUSE,
    CLOSING,
    FILLS,
    HOME,
    MEASURES,
    RESPOND,
    SECTION,
    TILES,
    clocks,
    counts,
)
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, number, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import Ledger, Numbering


class Signal(Labelled):
    """What a bus reports (报警类型)."""

    SPEED = ("speed", T("超速", "Too fast"))
    DEVIATION = ("deviation", T("偏离线路", "Off the route"))
    OVERLOAD = ("overload", T("超员", "Overload"))
    OFF_STOP = ("off_stop", T("站外停靠", "Stop off the route"))
    LEFT_CHILD = ("left_child", T("学生滞留车内", "Child left behind"))


BUS_EVENT = Ledger(
    key="bus_event",
    version=1,
    title=T("校车报警台账", "Alarms of school buses"),
    group="safety",
    serves=("F05",),
    source=Source("校车安全管理条例", "国务院令第617号"),
    asks=Asks(T("安全科", "Safety section"), T("校车动态监控", "Monitoring of school buses"), 5),
    flow=FIND_FIX_CHECK,
    fields=(
        text("title", T("事项", "Matter"), slot=Slot.T1, required=True),
        text("plate", T("号牌号码", "Number"), slot=Slot.T3, required=True),
        choice("signal", T("报警类型", "What it reports"), of=Signal, slot=Slot.T2, required=True),
        day("seen_on", T("报警日期", "Seen on"), slot=Slot.D1, required=True),
        number("pupils", T("车上学生数", "Pupils on board"), slot=Slot.N1),
        MEASURES,
        CAUSE,
    ),
    opens=("principal", "clerk", "township", "section"),
    parts=(HOME, SECTION),
    clocks=clocks(RESPOND),
    fills=FILLS,
    closing=CLOSING,
    needs_due=False,
    numbering=Numbering("XA"),
    tiles=TILES,
    counts=counts(),
)  # fmt: skip
