"""Numbers the city's people and units bear: right check digits, and nobody's in truth.

Identity numbers begin with a prefecture 99, which no province has; telephones
with 140, which no person's do.
"""

from collections import defaultdict
from datetime import date, timedelta
from functools import cache

from xuezheng.core.base.codes import credit_check, organisation_check

HOME = "339981"
ORIGINS = ("349921", "369922", "419923", "429924", "529925", "519926", "439927", "329928",
           "619929", "539930")  # fmt: skip
"""Where households are registered: the city, and ten counties that do not exist."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ORDERS = [
    sum(weight * int(sign) for weight, sign in zip(_WEIGHTS[14:], f"{order:03d}", strict=True))
    for order in range(1000)
]


@cache
def _begun(region: str, born: str) -> int:
    body = region + born.replace("-", "")
    return sum(weight * int(sign) for weight, sign in zip(_WEIGHTS, body, strict=False))


class Residents:
    """Gives out identity numbers, each once: odd orders to men, even ones to women."""

    def __init__(self) -> None:
        self._next: dict[tuple[str, str, bool], int] = defaultdict(int)

    def number(self, region: str, born: str, boy: bool) -> str:
        """Give the next number of a region, a day of birth and a sex."""
        key = region, born, boy
        order = self._next[key] * 2 + (1 if boy else 2)
        self._next[key] += 1
        check = "10X98765432"[(_begun(region, born) + _ORDERS[order]) % 11]
        return f"{region}{born[:4]}{born[5:7]}{born[8:]}{order:03d}{check}"


def mobile(number: int) -> str:
    """Give a telephone number that is nobody's.

    >>> mobile(31)
    '14000000031'
    """
    return f"140{number:08d}"


def credit_code(begins: str, number: int) -> str:
    """Give a 统一社会信用代码 with both its check signs.

    >>> credit_code("12", 1)
    '12990281MB00000191'
    """
    body = f"MB{number:06d}"
    whole = f"{begins}990281{body}{organisation_check(body)}"
    return whole + credit_check(whole)


@cache
def days(first: date, number: int) -> tuple[str, ...]:
    """Give a row of days as text."""
    return tuple((first + timedelta(one)).isoformat() for one in range(number))
