"""Numbers as official Chinese writes them: 12.2万, 一千二百, 百分之九十八点五, 1:0.8."""

import re
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"百万": 10**6, "千万": 10**7, "万": 10**4, "亿": 10**8, "千": 10**3, "百": 10**2}

_QUANTITY = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)\s?"
    r"(?P<more>[余多来几])?(?P<scale>百万|千万|[万亿千百])?(?P<after>[余多来几])?\s?(?P<unit>.*)",
    re.DOTALL,
)
_TENTHS = re.compile(r"(?P<tens>[一二两三四五六七八九1-9])成(?P<more>半|[一二三四五六七八九])?")
_OF_PARTS = re.compile(r"(?P<whole>[百千万]|[一二三四五六七八九十]+)分之(?P<part>.+)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its measure word; ``approx`` is "", ">" (余, 多) or "<" (近)."""

    value: Decimal
    unit: str
    approx: str = ""


def chinese(text: str) -> Decimal:
    """Give the value of a Chinese numeral, with 点 for decimals.

    Raises ``ValueError`` for anything that is not one.

    >>> chinese("一千二百零五"), chinese("二〇二六"), chinese("九十八点五"), chinese("十")
    (Decimal('1205'), Decimal('2026'), Decimal('98.5'), Decimal('10'))
    """
    whole, _, decimals = text.partition("点")
    if not whole or any(char not in _DIGITS and char not in "十百千万亿" for char in whole):
        raise ValueError(text)
    value = Decimal(_whole(whole))
    if decimals:
        value += Decimal("0." + "".join(str(_DIGITS[char]) for char in decimals))
    return value


def _whole(text: str) -> int:
    for mark, scale in (("亿", 10**8), ("万", 10**4)):
        high, found, low = text.partition(mark)
        if found:
            return _whole(high or "一") * scale + (_whole(low) if low else 0)
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in _STEPS:
            total += (digit or 1) * _STEPS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def number(text: str) -> Decimal:
    """Give the value of an Arabic or Chinese number without unit.

    >>> number("1,234.5"), number("十二")
    (Decimal('1234.5'), Decimal('12'))
    """
    plain = text.replace(",", "").strip()
    return Decimal(plain) if plain[:1].isdigit() and plain[:1].isascii() else chinese(plain)


def quantity(text: str) -> Quantity:
    """Read a number token: digits, 余 or 多, 万 or 亿, measure word.

    >>> quantity("20.4万余人")
    Quantity(value=Decimal('204000.0'), unit='人', approx='>')
    >>> quantity("万分之0.6")
    Quantity(value=Decimal('0.6'), unit='‱', approx='')
    >>> quantity("七成五").value, quantity("半数").unit
    (Decimal('75'), '%')
    """
    tenths = _TENTHS.fullmatch(text)
    if tenths:
        return Quantity(_tenths(tenths["tens"], tenths["more"]), "%")
    if text in ("一半", "半数"):
        return Quantity(Decimal(50), "%")
    parts = _OF_PARTS.fullmatch(text)
    if parts:
        return _fraction(parts["whole"], parts["part"])
    found = _QUANTITY.match(text)
    if found is None:
        raise ValueError(text)
    value = number(found["digits"]) * _SCALES.get(found["scale"] or "", 1)
    return Quantity(value, found["unit"].strip(), ">" if found["more"] or found["after"] else "")


def _tenths(tens: str, more: str | None) -> Decimal:
    rest = 5 if more == "半" else _DIGITS[more] if more else 0
    return Decimal((_DIGITS.get(tens) or int(tens)) * 10 + rest)


def _fraction(whole: str, part: str) -> Quantity:
    symbol = {"百": "%", "千": "‰", "万": "‱"}.get(whole)
    if symbol:
        value = Decimal(100) if part == "百" else number(part)
        return Quantity(value, symbol)
    share = number(part) * 100 / number(whole)
    return Quantity(share.quantize(Decimal("0.01")).normalize(), "%")


def ratio(text: str) -> tuple[Decimal, str | None]:
    """Give a ratio as first over second, and its own wording unless it is n:1.

    >>> ratio("7.5:1"), ratio("1:0.8")
    ((Decimal('7.5'), None), (Decimal('1.25'), '1:0.8'))
    """
    first, _, second = text.replace(" ", "").partition(":")
    if Decimal(second) == 1:
        return Decimal(first), None
    value = Decimal(first) / Decimal(second) if Decimal(second) else Decimal(0)
    return round(value, 6).normalize(), f"{first}:{second}"
