"""Two-sided handshake (双方核办): one unit asks, the other accepts or declines within its time.

Parts: ``lead`` asks, ``other`` answers, ``supervisor`` may answer in its stead.
Whoever answers is never whoever asked.
"""

from xuezheng.catalogue.flows.guards import not_yet_opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

TWO_SIDED = Flow(
    "two_sided",
    T("双方核办流程", "Two-sided handshake"),
    stages=(
        Stage("drafted", T("填报中", "Being written"), owes="lead"),
        Stage("asked", T("待对方核办", "Waiting for the other side"), owes="other", tone=Tone.WAITING),
        Stage("accepted", T("已办结", "Done"), end=True, tone=Tone.DONE),
        Stage("declined", T("对方不同意", "Declined"), end=True, tone=Tone.ENDED),
        Stage("dropped", T("已撤销", "Dropped"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move("report", T("报送对方", "Ask the other side"), ("drafted",), "asked", ("lead",), Effect.REPORT),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("asked",), "drafted", ("lead",),
            Effect.WITHDRAW, guard=not_yet_opened,
        ),
        Move(
            "return", T("退回补正", "Return"), ("asked",), "drafted", ("other", "supervisor"),
            Effect.RETURN, reason=True,
        ),
        Move(
            "accept", T("同意", "Accept"), ("asked",), "accepted", ("other", "supervisor"),
            Effect.CLOSE, checker_not_submitter=True,
        ),
        Move(
            "decline", T("不同意", "Decline"), ("asked",), "declined", ("other", "supervisor"),
            Effect.END, reason=True, checker_not_submitter=True,
        ),
        Move("drop", T("撤销申请", "Drop"), ("drafted",), "dropped", ("lead",), Effect.END, reason=True),
    ),
)  # fmt: skip
