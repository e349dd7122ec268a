"""Canonical values in words for people, and what remains of them for eyes that may not see.

Ids (persons, posts, files …) are shown as given here; pages replace them by
names, which only the shell knows.
"""

from typing import Any

from xuezheng.core.base.nations import NATIONS

HIDDEN = "＊＊＊"


def as_it_is(value: Any, _: Any, __: str) -> str:
    """Words, keys and ids as they are."""
    return str(value)


def nation(value: str, _: Any, language: str) -> str:
    """The name of a people.

    >>> nation("22", None, "zh")
    '畲族'
    """
    return NATIONS[value].in_(language) if value in NATIONS else value


def with_unit(value: Any, field: Any, language: str) -> str:
    """A figure and its unit."""
    unit = field.unit.in_(language) if field.unit else ""
    gap = " " if unit and language.startswith("en") else ""
    return f"{value}{gap}{unit}"


def money(value: int, _: Any, language: str) -> str:
    """Yuan and fen.

    >>> money(-120050, None, "zh"), money(5, None, "en")
    ('-1,200.50元', '0.05 yuan')
    """
    sign, fen = ("-" if value < 0 else ""), abs(value)
    amount = f"{sign}{fen // 100:,}.{fen % 100:02d}"
    return f"{amount} yuan" if language.startswith("en") else f"{amount}元"


def share(value: Any, _: Any, __: str) -> str:
    """Percent, or part of whole."""
    return f"{value[0]}/{value[1]}" if isinstance(value, list) else f"{value}%"


def day(value: str, _: Any, language: str) -> str:
    """A day as each language writes it.

    >>> day("2026-10-12", None, "zh"), day("2026-10-12", None, "en")
    ('2026年10月12日', '12 Oct 2026')
    """
    year, month, number = (int(part) for part in value.split("-"))
    if language.startswith("en"):
        return f"{number} {_MONTHS[3 * month - 3 : 3 * month]} {year}"
    return f"{year}年{month}月{number}日"


_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"


def moment(value: str, field: Any, language: str) -> str:
    """A day and the time of day."""
    return f"{day(value[:10], field, language)} {value[11:16]}"


def choice(value: str, field: Any, language: str) -> str:
    """The label of the choice; a key of an older version shows as itself."""
    for one in field.choices:
        if one.key == value:
            return str(one.label.in_(language))
    return value


def several(value: list[str], field: Any, language: str) -> str:
    """The labels in a row."""
    return _joined([choice(one, field, language) for one in value], language)


def yes_no(value: bool, _: Any, language: str) -> str:
    """Yes or no."""
    return ("Yes" if value else "No") if language.startswith("en") else ("是" if value else "否")


def listed(value: list[Any], _: Any, language: str) -> str:
    """Ids in a row."""
    return _joined([str(one) for one in value], language)


def place(value: dict[str, Any], _: Any, __: str) -> str:
    """The address."""
    return str(value["address"])


def rows(value: list[dict[str, Any]], field: Any, language: str) -> str:
    """One line a row: its filled columns in their order."""
    return "\n".join(
        _joined(
            [
                column.type.show(row.get(column.key), column, language)
                for column in field.columns
                if row.get(column.key) is not None
            ],
            language,
        )
        for row in value
    )


def _joined(parts: list[str], language: str) -> str:
    return (", " if language.startswith("en") else "、").join(parts)


def hidden(_: Any) -> Any:
    """Nothing remains; that there is a value does."""
    return HIDDEN


def name_masked(value: str) -> str:
    """Keep the family name.

    >>> name_masked("张三"), name_masked("欧阳小红"), name_masked("张")
    ('张*', '欧阳**', '*')
    """
    double = any(value.startswith(one) for one in _DOUBLE)
    kept = 2 if double and len(value) > 2 else min(1, len(value) - 1)
    return value[:kept] + "*" * (len(value) - kept)


_DOUBLE = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "夏侯",
    "司徒",
    "端木",
    "南宫",
)


def phone_masked(value: str) -> str:
    """Keep three places in front and four behind.

    >>> phone_masked("13812345678"), phone_masked("63001234")
    ('138****5678', '****1234')
    """
    front = 3 if len(value) >= 11 else 0
    return value[:front] + "****" + value[-4:]


def identity_masked(value: str) -> str:
    """Keep the county and the last two places: neither birthday nor order number.

    >>> identity_masked("330102199001011234")
    '330102**********34'
    """
    return value[:6] + "*" * (len(value) - 8) + value[-2:]
