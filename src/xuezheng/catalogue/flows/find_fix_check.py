"""Find, fix, check (排查—整改—复核): a unit finds something itself, puts somebody in charge, and is checked.

Parts: ``lead`` finds it, names who answers and by when, and puts it right;
``supervisor`` checks. What turns out to be nothing only the checker takes off.
"""

from xuezheng.catalogue.flows.asking import NEW_DUE
from xuezheng.catalogue.flows.guards import not_yet_opened, opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import day, note
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

DUE_ON = day("due_on", T("完成时限", "To be done by"))
PROGRESS = note("progress", T("办理进展", "Progress"), required=True)
RESULT = note("result", T("办理结果", "What was done"), required=True)

FOUND = Stage("found", T("待落实责任", "To be assigned"), owes="lead")
FIXING = Stage("fixing", T("办理中", "In hand"), owes="lead", tone=Tone.BUSY)
FIXED = Stage("fixed", T("待复核", "To be checked"), owes="supervisor", tone=Tone.WAITING)
CLOSED = Stage("closed", T("已销号", "Closed"), end=True, tone=Tone.DONE)
DROPPED = Stage("dropped", T("已撤销", "Taken off"), end=True, tone=Tone.ENDED)

ASSIGN = Move(
    "assign", T("落实责任", "Put somebody in charge"), ("found",), "fixing", ("lead", "supervisor"),
    Effect.PASS, asks=(DUE_ON,), sets_due="due_on",
)  # fmt: skip
ASK_BACK = Move(
    "ask_back", T("申请退回", "Ask for return"), ("fixed",), "fixed", ("lead",),
    Effect.ASK_BACK, reason=True, guard=opened,
)  # fmt: skip
CLOSE = Move(
    "close", T("复核销号", "Check and close"), ("fixed",), "closed", ("supervisor",),
    Effect.CLOSE, checker_not_submitter=True,
)  # fmt: skip
REOPEN = Move(
    "reopen", T("重新交办", "Reopen"), ("closed",), "fixing", ("supervisor",),
    Effect.REOPEN, reason=True, asks=(NEW_DUE,), sets_due="new_due",
)  # fmt: skip

FIND_FIX_CHECK = Flow(
    "find_fix_check",
    T("排查复核流程", "Find, fix, check"),
    stages=(FOUND, FIXING, FIXED, CLOSED, DROPPED),
    moves=(
        ASSIGN,
        Move(
            "progress", T("反馈", "Report progress"), ("fixing",), "fixing", ("lead",),
            Effect.PROGRESS, asks=(PROGRESS,),
        ),
        Move(
            "report", T("报送办理结果", "Report it done"), ("fixing",), "fixed", ("lead",),
            Effect.REPORT, asks=(RESULT,),
        ),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("fixed",), "fixing", ("lead",),
            Effect.WITHDRAW, guard=not_yet_opened,
        ),
        ASK_BACK,
        Move(
            "return", T("退回", "Return"), ("fixed",), "fixing", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        CLOSE,
        Move(
            "drop", T("撤销", "Take off"), ("found", "fixing"), "dropped", ("supervisor",),
            Effect.END, reason=True,
        ),
        REOPEN,
    ),
)  # fmt: skip
