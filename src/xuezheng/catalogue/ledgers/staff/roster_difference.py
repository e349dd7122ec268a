"""名册差异台账: what a roster of another system and our register do not say alike.

One case is one person on one roster: who answers for putting it right, by
when, and what was found in the end.
"""

from xuezheng.catalogue.flows.rectify_check_close import RECTIFY_CHECK_CLOSE
from xuezheng.catalogue.ledgers.clocks import SIGN
from xuezheng.catalogue.ledgers.parts import UNITS
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, name, note, number, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import (
    ByDue,
    Clock,
    Ledger,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)
from xuezheng.core.registers.rosters import RosterKind, Status

ROSTER_DIFFERENCE = Ledger(
    key="roster_difference",
    version=1,
    title=T("名册差异台账", "Differences between rosters"),
    group="staff",
    serves=("T01",),
    source=Source("教职工名册核对办法"),
    asks=Asks(T("人事科", "Personnel section"), T("三类名册逐人核对", "Rosters compared person by person"), 5),
    flow=RECTIFY_CHECK_CLOSE,
    fields=(
        text("title", T("差异", "Difference"), slot=Slot.T1, required=True),
        choice("roster_kind", T("名册", "Roster"), of=RosterKind, slot=Slot.T2, required=True),
        choice("status", T("比对结果", "How they differ"), of=Status, slot=Slot.T3, required=True),
        name("name", T("姓名", "Name"), required=True),
        number("finding", T("差异编号", "Number of the difference"), slot=Slot.N1, required=True),
        note("told", T("比对说明", "How it was found")),
    ),
    opens=("section",),
    parts=(
        Part("supervisor", T("人事科", "Personnel section"), ("section", "office"), Where.PARTY),
        Part("lead", T("责任单位", "Unit that answers"), UNITS, Where.PARTY),
    ),
    clocks=(
        SIGN,
        Clock(
            "finish", T("完成时限", "Due day"),
            ("drafted", "issued", "fixing"), ByDue(), "roster.ladder", owes="lead",
        ),
        Clock(
            "check", T("复核时限", "Time to check it"),
            ("fixed",), WorkingDays("task.check_within"), "roster.check_ladder", owes="supervisor",
        ),
    ),
    numbering=Numbering("MC"),
    tiles=(
        Tile("open", T("未核清名册差异", "Roster differences open"), ("issued", "fixing", "fixed")),
        Tile("overdue", T("逾期未核清", "Overdue"), ("issued", "fixing"), overdue=True),
    ),
)  # fmt: skip
