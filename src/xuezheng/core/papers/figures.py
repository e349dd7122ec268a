"""Figures as a paper says them: exact, sourced, in the office's own manner of writing numbers."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from xuezheng.core.base.labels import Labelled, T

_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_SIGNS = {"%", "‰", "‱"}
_SCALE_SAID = re.compile(r"\d\s*[余多]?\s*(?P<scale>[万亿])")
_ROOM = "\u3000"
_AFTER_POINT = re.compile(r"\d+\.(?P<places>\d+)")


class Origin(Labelled):
    """Where a figure comes from (数据来源)."""

    COMPUTED = ("computed", T("系统计算", "Computed"))
    COUNTED = ("counted", T("台账计数", "Counted in a ledger"))
    ENTERED = ("entered", T("人工填报", "Entered by hand"))
    YEARBOOK = ("yearbook", T("年报口径", "Annual statistics"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a paper (数字): its exact value, how it is said, whence and of which day.

    ``source`` is the key that opens the figure, such as ``target:12``.
    """

    value: Decimal
    unit: str
    said: str
    source: str
    as_of: date
    origin: Origin


def plain(value: Decimal) -> str:
    """Write a number without exponent, trailing zeros or grouping.

    >>> plain(Decimal("1.20E+5")), plain(Decimal("52.60"))
    ('120000', '52.6')
    """
    whole = value.to_integral_value()
    return str(int(whole)) if whole == value else format(value.normalize(), "f")


def rounded(value: Decimal, places: int) -> Decimal:
    """Round half up, as offices do; bankers' rounding would surprise them.

    >>> rounded(Decimal("52.65"), 1)
    Decimal('52.7')
    """
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def wording(value: Decimal, unit: str, *, like: str = "", places: int | None = None) -> str:
    """Say a value with its measure word, in the manner of the source's own words.

    万 and 亿 stand only where ``like`` (the source's words) says them; % and
    百分点 are never exchanged; the measure word is the source's own.

    >>> wording(Decimal(122000), "人", like="12万人"), wording(Decimal(122000), "人")
    ('12.2万人', '122000人')
    >>> wording(Decimal("2.3"), "百分点"), wording(Decimal("52.6"), "%", places=2)
    ('2.3个百分点', '52.60%')
    """
    scale = _SCALE_SAID.search(like)
    mark = scale["scale"] if scale else ""
    number = value / _SCALES[mark] if mark else value
    digits = plain(number) if places is None else format(rounded(number, places), "f")
    if unit in _SIGNS:
        return f"{digits}{unit}"
    return f"{digits}{mark}{'个' if unit == '百分点' else ''}{unit}"


def places_said(text: str) -> int:
    """How many digits stand behind the point in a number as said.

    >>> places_said("52.60%"), places_said("38场次")
    (2, 0)
    """
    found = _AFTER_POINT.search(text)
    return len(found["places"]) if found else 0


def step_said(text: str) -> Decimal:
    """The worth of the last digit said: what a rounded number leaves open.

    >>> step_said("12.2万人"), step_said("52.6%"), step_said("5400个")
    (Decimal('1000.0'), Decimal('0.1'), Decimal('1'))
    """
    scale = _SCALE_SAID.search(text)
    worth = _SCALES[scale["scale"]] if scale else Decimal(1)
    return worth * Decimal(1).scaleb(-places_said(text))


def difference(value: Decimal, before: Decimal, unit: str) -> tuple[Decimal, str]:
    """How far two values lie apart; shares differ by 百分点, never by %.

    >>> difference(Decimal("52.6"), Decimal("50.1"), "%")
    (Decimal('2.5'), '百分点')
    """
    return value - before, "百分点" if unit == "%" else unit


def day_said(day: date) -> str:
    """A day as papers write it, without leading zeros.

    >>> day_said(date(2026, 10, 2))
    '2026年10月2日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def number_said(word: str, year: int, serial: int | None) -> str:
    """A document number (发文字号); an unissued paper leaves room for its serial.

    >>> number_said("云教", 2026, 3)
    '云教〔2026〕3号'
    """
    return f"{word}〔{year}〕{_ROOM if serial is None else serial}号"
