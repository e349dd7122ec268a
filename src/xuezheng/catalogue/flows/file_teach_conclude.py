"""File, teach, conclude (备案—办班—结班): a class is filed before it begins, held, and checked when it is over.

Parts: ``lead`` holds the class, ``supervisor`` approves and checks. A ledger on this flow has
the day ``begins_on``; what is handed in on that day or later is not approved.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xuezheng.catalogue.flows.guards import not_yet_opened, opened
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.flow import Barred, Effect, Flow, Move, Stage, Tone
from xuezheng.core.ledgers.cases import Case


def in_time(case: Case, _: Mapping[str, Any]) -> Barred | None:
    """A class is filed before the day on which it begins."""
    begins = case.data.get("begins_on")
    if begins is None or case.since.astimezone(CIVIL).date() < date.fromisoformat(begins):
        return None
    return Barred(
        T("报送备案不早于开班日期，请退回改期", "it was filed no earlier than it begins; return it for another day")
    )  # fmt: skip


FILE_TEACH_CONCLUDE = Flow(
    "file_teach_conclude",
    T("办班备案流程", "File, teach, conclude"),
    stages=(
        Stage("drafted", T("填报中", "Being written"), owes="lead"),
        Stage("filed", T("待备案", "To be approved"), owes="supervisor", tone=Tone.WAITING),
        Stage("teaching", T("已备案、办班中", "Approved, being held"), owes="lead", tone=Tone.BUSY),
        Stage("concluding", T("待结班核验", "To be checked"), owes="supervisor", tone=Tone.WAITING),
        Stage("closed", T("已结班", "Concluded"), end=True, tone=Tone.DONE),
        Stage("refused", T("不予备案", "Not approved"), end=True, tone=Tone.ENDED),
        Stage("dropped", T("已停办", "Called off"), end=True, tone=Tone.ENDED),
    ),
    moves=(
        Move("report", T("报送备案", "File"), ("drafted",), "filed", ("lead",), Effect.REPORT),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("filed",), "drafted", ("lead",),
            Effect.WITHDRAW, guard=not_yet_opened,
        ),
        Move(
            "ask_back", T("申请退回", "Ask for return"), ("filed",), "filed", ("lead",),
            Effect.ASK_BACK, reason=True, guard=opened,
        ),
        Move(
            "return", T("退回", "Return"), ("filed",), "drafted", ("supervisor",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "approve", T("同意备案", "Approve"), ("filed",), "teaching", ("supervisor",),
            Effect.PASS, checker_not_submitter=True, guard=in_time,
        ),
        Move(
            "refuse", T("不予备案", "Do not approve"), ("filed",), "refused", ("supervisor",),
            Effect.END, reason=True, checker_not_submitter=True,
        ),
        Move(
            "conclude", T("报送结班", "Report it over"), ("teaching",), "concluding", ("lead",),
            Effect.REPORT, evidence=True,
        ),
        Move(
            "send_back", T("退回补正", "Return to be completed"), ("concluding",), "teaching",
            ("supervisor",), Effect.RETURN, reason=True,
        ),
        Move(
            "close", T("核验结班", "Check and conclude"), ("concluding",), "closed", ("supervisor",),
            Effect.CLOSE, checker_not_submitter=True,
        ),
        Move(
            "drop", T("停止办班", "Call off"), ("drafted", "teaching"), "dropped", ("lead",),
            Effect.END, reason=True,
        ),
    ),
)  # fmt: skip
