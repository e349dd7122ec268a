"""Readers of values: from what was typed, or is canonical already, to the canonical value.

Each gives None for what it cannot read; the table of types says what is wanted.
Full-width characters count as their half-width likenesses in figures, never
in words.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from typing import Any

from xuezheng.core.base import codes
from xuezheng.core.base.labels import T
from xuezheng.core.base.nations import nation_code
from xuezheng.core.base.text import canonical

LONGEST_TEXT = 300
LONGEST_NOTE = 20_000
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")
_MOMENT = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日\s*|\s+|T)(\d{1,2})[:：时](\d{1,2})分?(?:[:：](\d{1,2}))?$"
)
BEIJING = timezone(timedelta(hours=8))
_YES = {"是", "有", "yes", "y", "true", "on", "1"}
_NO = {"否", "无", "no", "n", "false", "off", "0"}
_PHONE = re.compile(r"1\d{10}$|0\d{2,3}-?\d{7,8}$|\d{7,8}$")


def plain(given: Any) -> str:
    """Give figures as typed on any keyboard without blanks and thousands marks."""
    return canonical(str(given)).strip().replace(" ", "")


def text(given: Any, _: object) -> str | None:
    """One line of words."""
    if not isinstance(given, str):
        return None
    words = " ".join(given.split())
    return words if 0 < len(words) <= LONGEST_TEXT else None


def note(given: Any, _: object) -> str | None:
    """Several lines of words, ends trimmed, line ends made equal."""
    if not isinstance(given, str):
        return None
    words = given.replace("\r\n", "\n").replace("\r", "\n").strip()
    return words if 0 < len(words) <= LONGEST_NOTE else None


def decimal(given: Any) -> Decimal | None:
    """Read an exact figure; floats are refused, for they are not what was typed."""
    if isinstance(given, bool | float):
        return None
    try:
        value = Decimal(plain(given).replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) <= 18 else None


def from_cell(value: Any) -> Any:
    """Give what stands in a workbook's cell as if typed: a float as the shortest text that is it.

    >>> from_cell(54.1), from_cell(3.0), from_cell("x")
    ('54.1', '3', 'x')
    """
    return written(Decimal(repr(value))) if isinstance(value, float) else value


def number(given: Any, _: object) -> int | None:
    """A whole number."""
    value = decimal(given)
    return int(value) if value is not None and value == value.to_integral_value() else None


def exact(given: Any, _: object) -> str | None:
    """An exact figure as decimal text: no exponent, no needless zeros."""
    value = decimal(given)
    return None if value is None else written(value)


def written(value: Decimal) -> str:
    """Give the canonical text of an exact figure.

    >>> written(Decimal("54.10")), written(Decimal("1E+3")), written(Decimal("-0"))
    ('54.1', '1000', '0')
    """
    plainly = format(value, "f")
    if "." in plainly:
        plainly = plainly.rstrip("0").rstrip(".")
    return "0" if plainly in {"-0", ""} else plainly


def money(given: Any, _: object) -> int | None:
    """Fen: text is yuan ("12.50", "1,200元"), a whole number is fen already."""
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    if not isinstance(given, str):
        return None
    value = decimal(plain(given).removesuffix("元"))
    fen = None if value is None else value * 100
    return int(fen) if fen is not None and fen == fen.to_integral_value() else None


def share(given: Any, _: object) -> str | list[int] | None:
    """A share: percent as decimal text ("52.6"), or part and whole as whole numbers ("3/4")."""
    if isinstance(given, list | tuple):
        return _pair(list(given))
    if not isinstance(given, str | int):
        return None
    typed = plain(given).removesuffix("%")
    if "/" in typed:
        return _pair(typed.split("/"))
    return exact(typed, None)


def _pair(given: list[Any]) -> list[int] | None:
    numbers = [number(one, None) for one in given]
    if len(numbers) != 2 or numbers[0] is None or not numbers[1]:
        return None
    part, whole = numbers[0], numbers[1]
    return [part, whole] if part >= 0 and whole > 0 else None


def day(given: Any, _: object) -> str | None:
    """A civil day as YYYY-MM-DD; also 2026/10/12, 2026.10.12 and 2026年10月12日."""
    if isinstance(given, datetime):
        return None
    if isinstance(given, date):
        return given.isoformat()
    found = _DAY.match(plain(given))
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def moment(given: Any, _: object) -> str | None:
    """A moment as ISO text to the second; one without an offset is Beijing time, the country's only one."""
    if isinstance(given, date) and not isinstance(given, datetime):
        return None
    try:
        value = given if isinstance(given, datetime) else _written(str(given))
    except ValueError:
        return None
    if value is None:
        return None
    return (value if value.tzinfo else value.replace(tzinfo=BEIJING)).isoformat(timespec="seconds")


def _written(given: str) -> datetime | None:
    """Read a moment as written: ISO, or a day as people write it and a time of day."""
    typed = canonical(given).strip()
    found = _MOMENT.match(typed)
    if found is None:
        # A day alone is no moment, though ISO reads it as midnight.
        return datetime.fromisoformat(typed) if len(typed) > len("2026-10-12") else None
    year, month, day_, hour, minute, second = (int(one or 0) for one in found.groups())
    return datetime(year, month, day_, hour, minute, second)  # noqa: DTZ001 - its offset follows


def choice(given: Any, field: Any) -> str | None:
    """The key of one of the field's choices, from its key or its label."""
    wanted = str(given).strip()
    for one in field.choices:
        if wanted in {one.key, one.label.zh, one.label.en}:
            return str(one.key)
    return None


def several(given: Any, field: Any) -> list[str] | None:
    """Keys of choices in the field's own order, each once."""
    if not isinstance(given, str | list | tuple):
        return None
    parts = re.split(r"[、,，;；]", given) if isinstance(given, str) else list(given)
    keys = [choice(part, field) for part in parts]
    if not keys or None in keys:
        return None
    return [one.key for one in field.choices if one.key in keys]


def yes_no(given: Any, _: object) -> bool | None:
    """Yes or no."""
    if isinstance(given, bool):
        return given
    word = str(given).strip().lower()
    return True if word in _YES else False if word in _NO else None


def one_id(given: Any, _: object) -> int | None:
    """The id of a thing the system keeps."""
    if isinstance(given, str) and not re.fullmatch(r"[1-9]\d{0,17}", given.strip()):
        return None
    if isinstance(given, bool) or not isinstance(given, int | str):
        return None
    return int(given) if int(given) > 0 else None


def ids(given: Any, _: object) -> list[int] | None:
    """Ids, each once, in the order given."""
    many = given.replace("，", ",").split(",") if isinstance(given, str) else given
    if not isinstance(many, list | tuple):
        return None
    found = [one_id(one, None) for one in many]
    return None if None in found else list(dict.fromkeys(one for one in found if one is not None))


def phone(given: Any, _: object) -> str | None:
    """A Chinese telephone number, mobile or fixed, without blanks."""
    number_ = plain(given)
    return number_ if _PHONE.match(number_) else None


def _number(fault: Callable[[str], T | None]) -> Callable[[Any, object], str | None]:
    """Give the reader of a number of the state: text only, for figures lose their places."""

    def reads(given: Any, _: object) -> str | None:
        typed = codes.plain(given) if isinstance(given, str) else ""
        return typed if typed and fault(typed) is None else None

    return reads


identity = _number(codes.resident_fault)
credit_code = _number(codes.credit_fault)
school_code = _number(codes.school_fault)
pupil_number = _number(codes.pupil_fault)
region = _number(codes.region_fault)


def nation(given: Any, _: object) -> str | None:
    """The code of a people, from its code or its name."""
    return nation_code(canonical(given)) if isinstance(given, str) else None


def place(given: Any, _: object) -> dict[str, Any] | None:
    """An address, perhaps with its point in millionths of a degree."""
    known = given if isinstance(given, Mapping) else {"address": given}
    if set(known) - {"address", "latitude", "longitude"}:
        return None
    address = text(known.get("address"), None)
    point = known.get("latitude"), known.get("longitude")
    if address is None or (point != (None, None) and not _on_earth(*point)):
        return None
    return {"address": address, "latitude": point[0], "longitude": point[1]}


def _on_earth(latitude: Any, longitude: Any) -> bool:
    whole = all(type(one) is int for one in (latitude, longitude))
    return whole and abs(latitude) <= 90_000_000 and abs(longitude) <= 180_000_000
