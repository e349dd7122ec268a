"""What follows from a move of a case, in the same transaction (随流转办理): other apps' facts."""

from collections.abc import Callable

from xuezheng.apps.records.models import Record
from xuezheng.core.base.deeds import Deed

Follows = Callable[[Deed, Record, str], None]
FOLLOWS: dict[str, Follows] = {}
"""By ledger: takes the deed, the case as it now stands, and the move; "opened" at its opening.

The app that keeps the facts sets it when it is made ready.
"""


def follow(deed: Deed, record: Record, move: str) -> None:
    """Do what follows from a move, if anything does; the deed stays about the case."""
    if record.kind in FOLLOWS:
        FOLLOWS[record.kind](deed, record, move)
        deed.about(record.kind, record.pk, record.org_id)
