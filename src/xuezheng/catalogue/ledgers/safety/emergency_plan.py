"""应急预案台账: every plan of a school with its version, who approved it, and the day it must be looked at again."""

from xuezheng.catalogue.flows.agreement_expiry import AGREEMENT_EXPIRY
from xuezheng.catalogue.terms.safety import Drill
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, expiry, file, number, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import (
    ByField,
    Clock,
    Count,
    Fills,
    Ledger,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)

PLANS = T("个", "plans")

EMERGENCY_PLAN = Ledger(
    key="emergency_plan",
    version=1,
    title=T("应急预案台账", "Emergency plans"),
    group="safety",
    serves=("F09",),
    source=Source("突发事件应急预案管理办法", "国办发〔2024〕5号"),
    asks=Asks(T("安全科", "Safety section"), T("应急预案管理", "Rule on emergency plans"), 10, (9,)),
    flow=AGREEMENT_EXPIRY,
    fields=(
        text("title", T("预案名称", "Plan"), slot=Slot.T1, required=True),
        choice("about", T("预案类别", "For"), of=Drill, slot=Slot.T2, required=True),
        number("edition", T("版本", "Version"), slot=Slot.N1, required=True),
        file("paper", T("预案文本", "Text")),
        expiry("review_by", T("应修订日期", "To be revised by"), slot=Slot.D1, required=True),
    ),
    opens=("principal", "clerk", "section"),
    parts=(
        Part("lead", T("编制单位", "Unit"), ("principal", "clerk", "section")),
        Part("supervisor", T("批准单位", "Approves it"), ("township", "leader"), Where.ABOVE),
    ),
    clocks=(
        Clock(
            "write", T("报批时限", "Time to hand it in"),
            ("drafted",), WorkingDays("drill.plan_within"), "drill.ladder",
        ),
        Clock(
            "approve", T("批准时限", "Time to approve it"),
            ("proposed",), WorkingDays("drill.read_within"), "drill.read_ladder",
        ),
        Clock("review", T("修订时限", "Revision"), ("active",), ByField("review_by"), "drill.review_ladder"),
    ),
    fills=(
        Fills("renew", ("edition", "paper", "review_by"), needed=("edition", "review_by")),
        Fills("report", ("paper",)),
    ),
    needs_due=False,
    numbering=Numbering("YA"),
    tiles=(Tile("late", T("逾期未修订", "Revision overdue"), ("active",), overdue=True),),
    counts=(
        Count("active", T("有效预案", "In force"), PLANS, "active"),
        Count("late", T("逾期未修订", "Revision overdue"), PLANS, "overdue"),
    ),
)  # fmt: skip
