"""First report, further reports, last report (首报—续报—终报): what cannot wait, each with its own clock.

Parts: ``lead`` reports, ``supervisor`` reads the last report and ends the case.
A ledger on this flow names in a day field when the next further report is due.
"""

from xuezheng.catalogue.flows.guards import not_yet_opened, opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import note, text
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

REPORT_FOLLOW_CONCLUDE = Flow(
    "report_follow_conclude",
    T("首报续报终报流程", "First, further and last report"),
    stages=(
        Stage("known", T("待首报", "To be told"), owes="lead"),
        Stage("told", T("待书面报告", "To be written"), owes="lead", tone=Tone.BUSY),
        Stage("following", T("处置续报", "Further reports"), owes="lead", tone=Tone.BUSY),
        Stage("concluded", T("终报待审核", "Last report to be read"), owes="supervisor", tone=Tone.WAITING),
        Stage("closed", T("已办结", "Done"), end=True, tone=Tone.DONE),
        Stage("ruled_out", T("已排除", "Ruled out"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move(
            "tell", T("首报（电话）", "First report, by phone"), ("known",), "told", ("lead",),
            Effect.PROGRESS, asks=(text("told_to", T("接报单位和人员", "Told to"), required=True),),
        ),
        Move("write", T("书面报告", "Written report"), ("told",), "following", ("lead",), Effect.PROGRESS),
        Move(
            "follow", T("续报", "Further report"), ("following",), "following", ("lead",),
            Effect.PROGRESS, asks=(note("progress", T("处置进展", "What has been done"), required=True),),
        ),
        Move(
            "conclude", T("终报", "Last report"), ("following",), "concluded", ("lead",),
            Effect.REPORT, asks=(note("result", T("处置结果", "How it ended"), required=True),),
        ),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("concluded",), "following", ("lead",),
            Effect.WITHDRAW, guard=not_yet_opened,
        ),
        Move(
            "ask_back", T("申请退回", "Ask for return"), ("concluded",), "concluded", ("lead",),
            Effect.ASK_BACK, reason=True, guard=opened,
        ),
        Move(
            "return", T("退回", "Return"), ("concluded",), "following", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "close", T("办结", "Close"), ("concluded",), "closed", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
        Move(
            "rule_out", T("排除", "Rule out"), ("known", "told", "following"), "ruled_out", ("supervisor",),
            Effect.END, reason=True,
        ),
        Move(
            "reopen", T("重新办理", "Take up again"), ("closed", "ruled_out"), "following", ("supervisor",),
            Effect.REOPEN, reason=True,
        ),
    ),
)  # fmt: skip
