"""What pages, programs and services read of aid."""

from xuezheng.apps.aid.selectors.deciding import owed, table_on
from xuezheng.apps.aid.selectors.pages import (
    RoundShown,
    payment,
    report,
    round_shown,
    rounds_shown,
    waiting,
)

__all__ = [
    "RoundShown", "owed", "payment", "report", "round_shown", "rounds_shown", "table_on", "waiting",
]  # fmt: skip
