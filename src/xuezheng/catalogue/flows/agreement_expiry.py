"""Agreement with an expiry (协议—到期): it stands until a day, is renewed, ended, or runs out.

Parts: ``lead`` keeps it, ``supervisor`` puts it in force. A ledger on this
flow has a day field for the end, filled at ``renew`` and watched by a clock.
"""

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.flow import Effect, Flow, Move, Stage, Tone

AGREEMENT_EXPIRY = Flow(
    "agreement_expiry",
    T("协议到期流程", "Agreement with an expiry"),
    stages=(
        Stage("drafted", T("拟订", "Drafted"), owes="lead"),
        Stage("proposed", T("待审核", "To be checked"), owes="supervisor", tone=Tone.WAITING),
        Stage("active", T("有效期内", "In force"), owes="lead", tone=Tone.BUSY),
        Stage("ended", T("已终止", "Ended early"), end=True, tone=Tone.ENDED),
        Stage("expired", T("已到期", "Expired"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move("report", T("报送", "Hand in"), ("drafted",), "proposed", ("lead",), Effect.REPORT, evidence=True),
        Move(
            "return", T("退回", "Return"), ("proposed",), "drafted", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "begin", T("生效", "Put in force"), ("proposed",), "active", ("supervisor",),
            Effect.ISSUE, checker_not_submitter=True,
        ),
        Move(
            "renew", T("续签", "Renew"), ("active",), "active", ("lead",),
            Effect.PROGRESS, evidence=True,
        ),
        Move("end", T("终止", "End early"), ("active",), "ended", ("lead",), Effect.END, reason=True),
        Move("expire", T("到期", "Let expire"), ("active",), "expired", ("lead",), Effect.END),
    ),
)  # fmt: skip
