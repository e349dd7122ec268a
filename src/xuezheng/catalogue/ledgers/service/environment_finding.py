"""营商环境整改台账: what an inspection of the business environment fed back, until it is put right and reviewed."""

from xuezheng.catalogue.flows.rectify_check_close import RECTIFY_CHECK_CLOSE
from xuezheng.catalogue.ledgers.clocks import SIGN
from xuezheng.catalogue.ledgers.parts import LEAD, LEADER, SUPERVISOR
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, note, post, text
from xuezheng.core.kinds.kind import Asks, Filler
from xuezheng.core.ledgers.definition import (
    ByDue,
    Clock,
    Closing,
    Count,
    Fills,
    Ledger,
    Numbering,
    Tile,
    WorkingDays,
)

ITEMS = T("项", "items")


class Matter(Labelled):
    """What a feedback item is about (问题类别)."""

    APPROVAL = ("approval", T("审批服务", "Approvals"))
    ENFORCEMENT = ("enforcement", T("执法检查", "Enforcement"))
    PURCHASE = ("purchase", T("政府采购", "Procurement"))
    PAYMENT = ("payment", T("拖欠账款", "Arrears"))
    STYLE = ("style", T("服务作风", "Conduct of service"))


ENVIRONMENT_FINDING = Ledger(
    key="environment_finding",
    version=1,
    title=T("营商环境整改台账", "Business environment"),
    group="office",
    serves=("X18",),
    source=Source("营商环境专项巡察反馈意见"),
    asks=Asks(T("局办公室", "Bureau office"), T("专项巡察反馈整改", "Feedback to be put right"), 10, by=Filler.BUREAU),
    flow=RECTIFY_CHECK_CLOSE,
    fields=(
        text("title", T("反馈问题", "Feedback item"), slot=Slot.T1, required=True),
        choice("matter", T("问题类别", "What it is about"), of=Matter, slot=Slot.T2, required=True),
        text("paper", T("反馈文号", "Number of the feedback"), slot=Slot.T3, required=True),
        day("fed_back_on", T("反馈日期", "Fed back on"), slot=Slot.D1, required=True),
        note("measure", T("整改措施", "Measure"), needed_from="fixed"),
        post("leader_post", T("分管领导", "Accountable leader"), slot=Slot.N1),
        day("reviewed_on", T("复核日期", "Reviewed on")),
        note("review", T("复核意见", "Review")),
    ),
    opens=("office",),
    parts=(LEAD, SUPERVISOR, LEADER),
    clocks=(
        SIGN,
        Clock(
            "finish", T("整改时限", "Due day"),
            ("drafted", "issued", "fixing"), ByDue(), "task.ladder", owes="lead",
        ),
        Clock(
            "check", T("复核时限", "Time to review"),
            ("fixed",), WorkingDays("environment.check_within"), "task.check_ladder",
        ),
    ),
    fills=(
        Fills("report", ("measure",)),
        Fills("return", ("reviewed_on", "review")),
        Fills("close", ("reviewed_on", "review"), needed=("reviewed_on", "review")),
    ),
    closing=Closing(evidence=1, fields=("reviewed_on", "review")),
    numbering=Numbering("YS"),
    tiles=(
        Tile("fixing", T("整改中", "Being put right"), ("issued", "fixing")),
        Tile("overdue", T("逾期未整改", "Overdue"), ("issued", "fixing"), overdue=True),
    ),
    counts=(
        Count("fed_back", T("反馈问题", "Fed back"), ITEMS),
        Count("closed", T("完成整改", "Put right"), ITEMS, "closed"),
        Count("overdue", T("逾期", "Overdue"), ITEMS, "overdue"),
    ),
)  # fmt: skip
