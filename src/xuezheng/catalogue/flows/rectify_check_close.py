"""Rectify, check, close (整改—复核—销号): a unit puts right what was found and is checked.

Parts: ``supervisor`` opens and checks, ``lead`` puts it right.
"""

from xuezheng.catalogue.flows.asking import NEW_DUE
from xuezheng.catalogue.flows.guards import not_yet_opened, opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import note
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

RECTIFY_CHECK_CLOSE = Flow(
    "rectify_check_close",
    T("整改复核流程", "Rectify, check, close"),
    stages=(
        Stage("drafted", T("待交办", "Drafted"), owes="supervisor"),
        Stage("issued", T("待签收", "To be signed for"), owes="lead"),
        Stage("fixing", T("整改中", "Being put right"), owes="lead", tone=Tone.BUSY),
        Stage("fixed", T("待复核", "To be checked"), owes="supervisor", tone=Tone.WAITING),
        Stage("closed", T("已销号", "Closed"), end=True, tone=Tone.DONE),
    ),
    moves=(
        Move("issue", T("交办", "Issue"), ("drafted",), "issued", ("supervisor",), Effect.ISSUE),
        Move(
            "decline", T("退回交办", "Send back"), ("issued",), "drafted", ("lead",),
            Effect.DECLINE, reason=True,
        ),
        Move("sign", T("签收", "Sign for"), ("issued",), "fixing", ("lead",), Effect.SIGN),
        Move(
            "progress", T("反馈", "Report progress"), ("fixing",), "fixing", ("lead",),
            Effect.PROGRESS, asks=(note("progress", T("整改进展", "Progress"), required=True),),
        ),
        Move(
            "report", T("报送整改情况", "Report it put right"), ("fixing",), "fixed", ("lead",),
            Effect.REPORT, evidence=True,
            asks=(note("result", T("整改情况", "What was put right"), required=True),),
        ),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("fixed",), "fixing", ("lead",),
            Effect.WITHDRAW, guard=not_yet_opened,
        ),
        Move(
            "ask_back", T("申请退回", "Ask for return"), ("fixed",), "fixed", ("lead",),
            Effect.ASK_BACK, reason=True, guard=opened,
        ),
        Move(
            "return", T("退回", "Return"), ("fixed",), "fixing", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "close", T("销号", "Close"), ("fixed",), "closed", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
        Move(
            "reopen", T("重新交办", "Reopen"), ("closed",), "fixing", ("supervisor",),
            Effect.REOPEN, reason=True, asks=(NEW_DUE,), sets_due="new_due",
        ),
    ),
)  # fmt: skip
