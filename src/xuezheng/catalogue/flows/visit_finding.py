"""Visit and finding (到校督导—反馈—整改—回访): planned, made, and followed until what was found is put right.

Parts: ``supervisor`` visits and comes again, ``lead`` is visited and answers.
With the arrival begins what the unit visited may see of a visit that was not
announced.
"""

from xuezheng.catalogue.flows.guards import not_yet_opened, opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import note
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

VISIT_FINDING = Flow(
    "visit_finding",
    T("到校督导流程", "Visit and finding"),
    stages=(
        Stage("planned", T("待到校", "To be visited"), owes="supervisor"),
        Stage("there", T("督导中", "At the school"), owes="supervisor", tone=Tone.BUSY),
        Stage("found", T("待整改", "Findings to answer"), owes="lead", tone=Tone.BUSY),
        Stage("answered", T("待回访", "To be seen again"), owes="supervisor", tone=Tone.WAITING),
        Stage("closed", T("已销号", "Closed"), end=True, tone=Tone.DONE),
        Stage("clean", T("未发现问题", "Nothing found"), end=True, tone=Tone.DONE),
        Stage("called_off", T("未成行", "Not made"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move("arrive", T("到校", "Arrive"), ("planned",), "there", ("supervisor",), Effect.PASS),
        Move(
            "call_off", T("不再成行", "Call it off"), ("planned",), "called_off", ("supervisor",),
            Effect.END, reason=True,
        ),
        Move(
            "clean", T("未发现问题", "Nothing found"), ("there",), "clean", ("supervisor",),
            Effect.END, asks=(note("seen", T("督导情况", "What was seen"), required=True),),
        ),
        Move(
            "find", T("下达整改通知", "Give notice of findings"), ("there",), "found", ("supervisor",),
            Effect.ISSUE, asks=(note("finding", T("发现问题", "Findings"), required=True),),
        ),
        Move(
            "report", T("报送整改情况", "Answer"), ("found",), "answered", ("lead",), Effect.REPORT,
            evidence=True, asks=(note("result", T("整改情况", "What was put right"), required=True),),
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
            "return", T("回访未通过", "Not passed when seen again"), ("answered",), "found", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "close", T("回访销号", "See again and close"), ("answered",), "closed", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
    ),
)  # fmt: skip
