"""Exact numbers: canonical decimal text in, fractions between, words out.

A stored figure is canonical decimal text: an optional minus, no needless
zeros, a point only before digits that matter. Binary floating point never
touches a figure.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical

MOST_DIGITS = 24
"""Digits a figure may have; more is a slip of the hand."""

_CANONICAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
_KEYED = re.compile(r"([+-]?)([0-9][0-9,]*|)(?:\.([0-9]*))?(?:%|‰|‱)?")


class NumberTextError(InputError):
    """A figure is not a number."""

    code = "number-text"
    text = T(
        "“{text}”不是数。请只填数字，如 12 或 99.98。",
        "“{text}” is no number. Give digits only, such as 12 or 99.98.",
    )


@lru_cache(maxsize=4096)
def exact(text: str) -> Fraction:
    """Read canonical decimal text; raises ``NumberTextError`` for anything else.

    >>> exact("99.98"), exact("-3")
    (Fraction(4999, 50), Fraction(-3, 1))
    """
    if len(text) > MOST_DIGITS or text == "-0" or not _CANONICAL.fullmatch(text):
        raise NumberTextError(text=text[:40])
    whole, _, part = text.partition(".")
    return Fraction(int(whole + part), 10 ** len(part))


def maybe(text: str | None) -> Fraction | None:
    """Read a figure that may be absent."""
    return None if text is None else exact(text)


def keyed(text: str) -> str:
    """Turn what a person keys in (full width, spaces, commas, a sign) into canonical text.

    Raises ``NumberTextError``.

    >>> keyed("１，２３４．５０"), keyed("98.50%"), keyed("-0.0")
    ('1234.5', '98.5', '0')
    """
    found = _KEYED.fullmatch(canonical(text).replace(" ", ""))
    if found is None or not (found[2] or found[3]):
        raise NumberTextError(text=text[:40])
    whole = found[2].replace(",", "").lstrip("0") or "0"
    part = (found[3] or "").rstrip("0")
    body = f"{whole}.{part}" if part else whole
    given = body if found[1] != "-" or body == "0" else f"-{body}"
    exact(given)
    return given


def written(value: Fraction | Decimal | int) -> str:
    """Write a number as canonical text; raises ``NumberTextError`` where it never ends.

    >>> written(Fraction(4999, 50)), written(Decimal("5400")), written(Fraction(-1, 8))
    ('99.98', '5400', '-0.125')
    """
    number = Fraction(value)
    places = _places(number)
    if places is None:
        raise NumberTextError(text=str(number))
    return _scaled(number, places)


def _places(number: Fraction) -> int | None:
    """How many digits after the point say it exactly; ``None`` where none do."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _scaled(number: Fraction, places: int) -> str:
    """Write with ``places`` digits, a half away from zero, without needless zeros."""
    digits = int(abs(number) * 10**places + Fraction(1, 2))
    whole, part = divmod(digits, 10**places)
    tail = f"{part:0{places}d}".rstrip("0") if places else ""
    sign = "-" if number < 0 and digits else ""
    return f"{sign}{whole}.{tail}" if tail else f"{sign}{whole}"


def shown(value: Fraction, places: int = 4) -> str:
    """Write a number for people: exact up to ``places`` digits, else rounded to two.

    >>> shown(Fraction(5400)), shown(Fraction(4999, 50)), shown(Fraction(2, 3))
    ('5,400', '99.98', '0.67')
    """
    needed = _places(value)
    text = _scaled(value, needed if needed is not None and needed <= places else 2)
    whole, point, part = text.partition(".")
    return f"{int(whole):,}{point}{part}" if whole != "-0" else text


def percent(share: Fraction) -> str:
    """Write a share in percent with at most one digit after the point.

    >>> percent(Fraction(2, 3)), percent(Fraction(3, 4))
    ('66.7%', '75%')
    """
    return f"{_scaled(share * 100, 1)}%"
