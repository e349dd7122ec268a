"""The one reader of time; everything else takes the moment as an argument.

Days are civil days of Asia/Shanghai. In the demo the clock stands at nine in
the morning of the demo day, so that the city never turns red by itself.
"""

from datetime import date, datetime, time
from time import perf_counter_ns
from zoneinfo import ZoneInfo

from xuezheng.adapters.config import Settings, current

ZONE = ZoneInfo("Asia/Shanghai")
OPENING = time(9)


def at(settings: Settings) -> datetime:
    """Give the present moment under ``settings``: the pinned one in the demo."""
    if settings.demo:
        return datetime.combine(settings.demo_on, OPENING, ZONE)
    return datetime.now(ZONE)


def now() -> datetime:
    """Give the present moment in Asia/Shanghai."""
    return at(current())


def today() -> date:
    """Give the present civil day in Asia/Shanghai."""
    return now().date()


def ticks() -> int:
    """Give nanoseconds that only ever grow, to measure how long something took."""
    return perf_counter_ns()
