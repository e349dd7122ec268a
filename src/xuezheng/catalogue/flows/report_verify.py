"""Report and verify (报送—审核): somebody is charged with a task, reports, and is checked.

Parts: ``supervisor`` issues and checks, ``lead`` answers for it, ``co`` help.
"""

from xuezheng.catalogue.flows.asking import NEW_DUE
from xuezheng.catalogue.flows.guards import not_yet_opened, opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import note
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

DRAFTED = Stage("drafted", T("拟办", "Drafted"), owes="supervisor")
ISSUED = Stage("issued", T("待签收", "To be signed for"), owes="lead")
DOING = Stage("doing", T("办理中", "In hand"), owes="lead", tone=Tone.BUSY)
REPORTED = Stage("reported", T("待审核", "To be checked"), owes="supervisor", tone=Tone.WAITING)
CLOSED = Stage("closed", T("已销号", "Closed"), end=True, tone=Tone.DONE)
ENDED = Stage("ended", T("已终止", "Ended"), end=True)

PROGRESS = (
    note("progress", T("进展情况", "Progress"), required=True),
    note("problems", T("存在问题", "Problems")),
    note("next_steps", T("下一步打算", "Next steps")),
)
RESULT = (note("result", T("完成情况", "What was done"), required=True),)

REPORT_VERIFY = Flow(
    "report_verify",
    T("报送审核流程", "Report and verify"),
    stages=(DRAFTED, ISSUED, DOING, REPORTED, CLOSED, ENDED),
    moves=(
        Move("issue", T("下达", "Issue"), ("drafted",), "issued", ("supervisor",), Effect.ISSUE),
        Move(
            "decline", T("退回交办", "Send back"), ("issued",), "drafted", ("lead",),
            Effect.DECLINE, reason=True,
        ),
        Move("sign", T("签收", "Sign for"), ("issued",), "doing", ("lead",), Effect.SIGN),
        Move(
            "progress", T("反馈", "Report progress"), ("doing",), "doing", ("lead", "co"),
            Effect.PROGRESS, asks=PROGRESS,
        ),
        Move(
            "report", T("报送（申请销号）", "Report for closing"), ("doing",), "reported", ("lead",),
            Effect.REPORT, evidence=True, asks=RESULT,
        ),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("reported",), "doing", ("lead",),
            Effect.WITHDRAW, guard=not_yet_opened,
        ),
        Move(
            "ask_back", T("申请退回", "Ask for return"), ("reported",), "reported", ("lead",),
            Effect.ASK_BACK, reason=True, guard=opened,
        ),
        Move(
            "return", T("退回", "Return"), ("reported",), "doing", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "close", T("销号", "Close"), ("reported",), "closed", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
        Move(
            "end", T("终止", "End"), ("drafted", "issued", "doing", "reported"), "ended",
            ("supervisor",), Effect.END, reason=True,
        ),
        Move(
            "reopen", T("重新交办", "Reopen"), ("closed", "ended"), "doing", ("supervisor",),
            Effect.REOPEN, reason=True, asks=(NEW_DUE,), sets_due="new_due",
        ),
    ),
)  # fmt: skip
