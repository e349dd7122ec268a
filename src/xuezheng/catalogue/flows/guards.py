"""What can bar a move of a standard flow (办理前提); each is pure."""

from collections.abc import Mapping
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.flow import Barred
from xuezheng.core.ledgers.cases import Case


def not_yet_opened(case: Case, _: Mapping[str, Any]) -> Barred | None:
    """Withdrawing ends where the checker begins to read."""
    if not case.opened_by_checker:
        return None
    return Barred(
        T(
            "审核人已查阅，不能撤回，可以申请退回",
            "the checker has opened it; ask for its return instead",
        )
    )


def opened(case: Case, _: Mapping[str, Any]) -> Barred | None:
    """Asking for return is for what can no longer be withdrawn, once."""
    if not case.opened_by_checker:
        return Barred(
            T("审核人尚未查阅，可以直接撤回", "the checker has not opened it yet; withdraw it")
        )
    if case.asked_back:
        return Barred(T("已申请退回，等待审核人处理", "its return has been asked for already"))
    return None
