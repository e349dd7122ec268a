"""How often one address may send a file: a modest guard, counted in this process."""

from collections import deque

from xuezheng.adapters import clock
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

MOST = 30
WITHIN_NS = 10 * 60 * 1_000_000_000
_ADDRESSES = 5000
_sent: dict[str, deque[int]] = {}


class TooOftenError(InputError):
    """More files in a short time than one visitor needs."""

    code = "upload-too-often"
    text = T(
        "上传过于频繁：十分钟内最多 {most} 份。请稍后再试。",
        "Too many uploads: at most {most} in ten minutes. Try again later.",
    )


def spend(address: str) -> None:
    """Count one upload; raises ``TooOftenError`` above the limit."""
    now = clock.ticks()
    if len(_sent) > _ADDRESSES:
        _sent.clear()
    times = _sent.setdefault(address, deque())
    while times and now - times[0] > WITHIN_NS:
        times.popleft()
    if len(times) >= MOST:
        raise TooOftenError(most=MOST)
    times.append(now)
