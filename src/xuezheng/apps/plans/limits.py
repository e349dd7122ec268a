"""How often one address may send a file: a modest guard, counted in this process."""

from xuezheng.adapters.limits import PerAddress
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

MOST = 30
_sent = PerAddress()


class TooOftenError(InputError):
    """More files in a short time than one visitor needs."""

    code = "upload-too-often"
    text = T(
        "上传过于频繁：十分钟内最多 {most} 份。请稍后再试。",
        "Too many uploads: at most {most} in ten minutes. Try again later.",
    )


def spend(address: str) -> None:
    """Count one upload; raises ``TooOftenError`` above the limit."""
    if _sent.full(address, MOST):
        raise TooOftenError(most=MOST)
    _sent.count(address)
