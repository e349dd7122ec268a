"""How often one address may try a wrong code: counted in this process alone, never kept.

A right code is not counted, so that a class may answer behind one address.
"""

from xuezheng.adapters.limits import PerAddress
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

MOST = 60
_wrong = PerAddress()


class TooManyCodesError(InputError):
    """More wrong codes in a short time than slips are misread."""

    code = "survey-too-many-codes"
    text = T(
        "错误的答题码过多：十分钟内最多 {most} 次。请稍后再试。",
        "Too many wrong codes: at most {most} in ten minutes. Try again later.",
    )


def demand(address: str) -> None:
    """Refuse an address that tried too many; raises ``TooManyCodesError``."""
    if _wrong.full(address, MOST):
        raise TooManyCodesError(most=MOST)


def spend(address: str) -> None:
    """Count one wrong code."""
    _wrong.count(address)
