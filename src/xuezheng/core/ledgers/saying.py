"""Small words that several parts of the ledger engine say."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.check import check_data
from xuezheng.core.kinds.flow import Move
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger


def listed(texts: Sequence[T]) -> T:
    """Give texts in a row; none reads 无.

    >>> listed([]).zh, listed([T("签收", "Sign for"), T("退回交办", "Send back")]).en
    ('无', 'Sign for, Send back')
    """
    if not texts:
        return T("无", "nothing")
    return T("、".join(one.zh for one in texts), ", ".join(one.en for one in texts))


def parts_said(ledger: Ledger, keys: Iterable[str]) -> T:
    """Give the labels of parts."""
    return listed([ledger.part(key).label for key in keys])


def step_issues(move: Move, data: Mapping[str, Any]) -> tuple[dict[str, Any], list[Issue]]:
    """Check what a move asks for by itself; gives the canonical fields and all issues."""
    asked = {one.key for one in move.asks}
    form = Kind(key=move.key, version=1, title=move.label, group="", fields=move.asks)
    return check_data(form, {key: data[key] for key in data if key in asked})
