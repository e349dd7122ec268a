"""Round and finding (巡查—反馈—整改): a visit that ends without findings, or with some to be answered.

Parts: ``supervisor`` visits and checks, ``lead`` answers.
"""

from xuezheng.catalogue.flows.guards import not_yet_opened, opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import note
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

ROUND_FINDING = Flow(
    "round_finding",
    T("巡查反馈流程", "Round and finding"),
    stages=(
        Stage("planned", T("待巡查", "To be visited"), owes="supervisor"),
        Stage("found", T("待整改", "Findings to answer"), owes="lead", tone=Tone.BUSY),
        Stage("answered", T("待复核", "To be checked"), owes="supervisor", tone=Tone.WAITING),
        Stage("closed", T("已销号", "Closed"), end=True, tone=Tone.DONE),
        Stage("clean", T("未发现问题", "Nothing found"), end=True, tone=Tone.DONE),
    ),
    moves=(
        Move(
            "clean", T("未发现问题", "Nothing found"), ("planned",), "clean", ("supervisor",),
            Effect.END, asks=(note("seen", T("巡查情况", "What was seen"), required=True),),
        ),
        Move(
            "find", T("反馈问题", "Give findings"), ("planned",), "found", ("supervisor",),
            Effect.ISSUE, asks=(note("finding", T("发现问题", "Findings"), required=True),),
        ),
        Move(
            "report", T("报送整改情况", "Answer"), ("found",), "answered", ("lead",),
            Effect.REPORT, evidence=True,
            asks=(note("result", T("整改情况", "What was put right"), required=True),),
        ),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("answered",), "found", ("lead",),
            Effect.WITHDRAW, guard=not_yet_opened,
        ),
        Move(
            "ask_back", T("申请退回", "Ask for return"), ("answered",), "answered", ("lead",),
            Effect.ASK_BACK, reason=True, guard=opened,
        ),
        Move(
            "return", T("退回", "Return"), ("answered",), "found", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "close", T("销号", "Close"), ("answered",), "closed", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
    ),
)  # fmt: skip
