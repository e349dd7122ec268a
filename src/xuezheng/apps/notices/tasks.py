"""What happens to notices without anybody asking: what was filed is taken in, the ladder, its watchdog."""

import logging
from collections.abc import Callable
from datetime import datetime

from xuezheng.adapters import logs
from xuezheng.apps.notices.services.campaign import take
from xuezheng.apps.notices.services.ladder import fire, silent

NAMED = 5


def watchdog(now: datetime) -> int:
    """Compare what should have fired with what did; says loudly what is missing."""
    found = silent(now)
    if found:
        first = "; ".join(found[:NAMED])
        logs.event("notices-missing", logging.ERROR, count=len(found), first=first)
    return len(found)


TICKS: dict[str, Callable[[datetime], int]] = {
    "notices.filings": take, "notices": fire, "notices.watchdog": watchdog,
}  # fmt: skip
