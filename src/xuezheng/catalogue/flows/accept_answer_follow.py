"""Accept, answer, follow (受理—答复—回访): something said from outside is taken up, answered, and followed.

Parts: ``supervisor`` registers, checks the answer and follows it, ``lead``
works on it. An answer that does not satisfy goes back for another.
"""

from xuezheng.catalogue.flows.guards import not_yet_opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import note
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

ACCEPT_ANSWER_FOLLOW = Flow(
    "accept_answer_follow",
    T("受理答复流程", "Accept, answer, follow"),
    stages=(
        Stage("registered", T("待交办", "To be handed out"), owes="supervisor"),
        Stage("issued", T("待受理", "To be accepted"), owes="lead"),
        Stage("doing", T("办理中", "In hand"), owes="lead", tone=Tone.BUSY),
        Stage("drafted", T("答复待审核", "Answer to be checked"), owes="supervisor", tone=Tone.WAITING),
        Stage("answered", T("已答复，待回访", "Answered, to be followed"), owes="supervisor", tone=Tone.BUSY),
        Stage("closed", T("已办结", "Done"), end=True, tone=Tone.DONE),
        Stage("refused", T("不予受理", "Not accepted"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move("issue", T("交办", "Hand out"), ("registered",), "issued", ("supervisor",), Effect.ISSUE),
        Move(
            "refuse", T("不予受理", "Do not accept"), ("registered",), "refused", ("supervisor",),
            Effect.END, reason=True,
        ),
        Move(
            "decline", T("退回交办", "Send back"), ("issued",), "registered", ("lead",),
            Effect.DECLINE, reason=True,
        ),
        Move("accept", T("受理", "Accept"), ("issued",), "doing", ("lead",), Effect.SIGN),
        Move(
            "progress", T("反馈", "Report progress"), ("doing",), "doing", ("lead",),
            Effect.PROGRESS, asks=(note("progress", T("办理进展", "Progress"), required=True),),
        ),
        Move(
            "extend", T("延长办理期限", "Give more time"), ("doing",), "doing", ("supervisor",),
            Effect.PROGRESS, reason=True,
        ),
        Move(
            "report", T("报送答复", "Hand in the answer"), ("doing",), "drafted", ("lead",),
            Effect.REPORT, evidence=True,
        ),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("drafted",), "doing", ("lead",),
            Effect.WITHDRAW, guard=not_yet_opened,
        ),
        Move(
            "return", T("退回", "Return"), ("drafted",), "doing", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "answer", T("审签答复", "Sign the answer"), ("drafted",), "answered", ("supervisor",),
            Effect.PASS, checker_not_submitter=True,
        ),
        Move(
            "redo", T("重新办理", "Work on it again"), ("answered",), "doing", ("supervisor",),
            Effect.REOPEN, reason=True,
        ),
        Move(
            "close", T("办结", "Close"), ("answered",), "closed", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
    ),
)  # fmt: skip
