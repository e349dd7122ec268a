"""Find, fix or list, check (排查—整改—挂牌督办—销号): what cannot be put right at once is listed, with its own day.

As find, fix, check; besides, ``lead`` may ask that it be listed and
``approver`` lists it, on the record, until a day. A ledger on this flow names
that day in the field ``listed_until`` and has a clock on it: what is listed
is late by that day alone. Sent back, it goes where it came from.
"""

from collections.abc import Mapping
from typing import Any

from xuezheng.catalogue.flows.find_fix_check import (
    ASK_BACK,
    ASSIGN,
    CLOSE,
    CLOSED,
    DROPPED,
    FIXED,
    FIXING,
    FOUND,
    PROGRESS,
    REOPEN,
    RESULT,
)
from xuezheng.catalogue.flows.guards import not_yet_opened
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.flow import Barred, Effect, Flow, Move, Stage, Tone
from xuezheng.core.ledgers.cases import Case

UNTIL = "listed_until"


def was_listed(_: Case, data: Mapping[str, Any]) -> Barred | None:
    """Going back to the list is for what stood on it."""
    return None if data.get(UNTIL) else Barred(T("该事项未挂牌督办", "it has not been listed"))


def was_not_listed(_: Case, data: Mapping[str, Any]) -> Barred | None:
    """What stands on the list goes back to it."""
    return Barred(T("该事项已挂牌督办", "it has been listed")) if data.get(UNTIL) else None


def taken_back(case: Case, data: Mapping[str, Any]) -> Barred | None:
    """Withdrawing to the work, before the checker reads."""
    return was_not_listed(case, data) or not_yet_opened(case, data)


def taken_back_listed(case: Case, data: Mapping[str, Any]) -> Barred | None:
    """Withdrawing to the list, before the checker reads."""
    return was_listed(case, data) or not_yet_opened(case, data)


ASKING = Stage("asking", T("待批准挂牌", "Listing asked for"), owes="approver", tone=Tone.WAITING)
LISTED = Stage("listed", T("挂牌督办", "Listed"), owes="lead", tone=Tone.BUSY)

FIND_FIX_LIST = Flow(
    "find_fix_list",
    T("排查挂牌流程", "Find, fix or list, check"),
    stages=(FOUND, FIXING, ASKING, LISTED, FIXED, CLOSED, DROPPED),
    moves=(
        ASSIGN,
        Move(
            "progress", T("反馈", "Report progress"), ("fixing",), "fixing", ("lead",),
            Effect.PROGRESS, asks=(PROGRESS,),
        ),
        Move(
            "ask_list", T("申请挂牌督办", "Ask to have it listed"), ("fixing",), "asking", ("lead",),
            Effect.REPORT,
        ),
        Move(
            "refuse_list", T("不予挂牌", "Do not list it"), ("asking",), "fixing", ("approver",),
            Effect.RETURN, reason=True,
        ),
        Move(
            "list", T("批准挂牌", "List it"), ("asking",), "listed", ("approver",),
            Effect.ISSUE, reason=True, checker_not_submitter=True,
        ),
        Move(
            "relist", T("调整挂牌期限", "Change its day on the list"), ("listed",), "listed", ("approver",),
            Effect.PASS, reason=True,
        ),
        Move(
            "build", T("转工程项目", "Make it a project"), ("listed",), "listed", ("approver",),
            Effect.PASS, reason=True,
        ),
        Move(
            "report", T("报送整改情况", "Report it put right"), ("fixing", "listed"), "fixed", ("lead",),
            Effect.REPORT, evidence=True, asks=(RESULT,),
        ),
        Move(
            "withdraw", T("撤回", "Withdraw"), ("fixed",), "fixing", ("lead",),
            Effect.WITHDRAW, guard=taken_back,
        ),
        Move(
            "withdraw_listed", T("撤回到挂牌督办", "Withdraw to the list"), ("fixed",), "listed", ("lead",),
            Effect.WITHDRAW, guard=taken_back_listed,
        ),
        ASK_BACK,
        Move(
            "return", T("退回", "Return"), ("fixed",), "fixing", ("supervisor",),
            Effect.RETURN, reason=True, guard=was_not_listed,
        ),
        Move(
            "return_listed", T("退回挂牌督办", "Return to the list"), ("fixed",), "listed", ("supervisor",),
            Effect.RETURN, reason=True, guard=was_listed,
        ),
        CLOSE,
        Move(
            "drop", T("撤销", "Take off"), ("found", "fixing"), "dropped", ("supervisor",),
            Effect.END, reason=True,
        ),
        REOPEN,
    ),
)  # fmt: skip
