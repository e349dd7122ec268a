"""Fields as plain tables and back (字段与 TOML): every option that data can say, both ways alike."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.declared import Days, Sums, When, read_computes, read_when
from xuezheng.core.kinds.fields import Field, Privacy, Slot
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.kinds.toml_table import Table, both, without_empty
from xuezheng.core.kinds.types import TEXT as TEXT_TYPE
from xuezheng.core.kinds.types import TYPES, Choice

R = TypeVar("R")
MOST_FIELDS = 60
MOST_CHOICES = 100
PYTHON = T("只有程序才能写的部分", "it is written in Python")
IN_WORDS = T(
    "用文字能写的规则，或留在程序目录里", "a rule that words can say, or keep it in the catalogue"
)
KEPT: Mapping[str, Privacy] = {
    "name": Privacy.PERSONAL, "phone": Privacy.PERSONAL, "pupil_number": Privacy.PERSONAL,
    "nation": Privacy.PERSONAL, "pupil": Privacy.PERSONAL, "identity": Privacy.SENSITIVE,
}  # fmt: skip
"""How closely a type is kept unless a field says otherwise, as its constructor has it."""
CHOICE = T("写成：键 = 中文 | English", "write: key = Chinese | English")
WHEN = T("写成：字段，或 字段 = 选项, 选项", "write: field, or field = choice, choice")
COMPUTES = T("写成：甲 + 乙 - 丙，或 起 --> 止", "write: a + b - c, or from --> to")
_CHOICE = re.compile(
    r"\s*([A-Za-z0-9_.+-]{1,40})\s*=\s*((?:[^|\\]|\\.)+?)\s*\|\s*((?:[^|\\]|\\.)+?)\s*\Z"
)
_ESCAPED = re.compile(r"\\(.)")


def written_choice(choice: Choice) -> str:
    """Write one choice on one line.

    >>> written_choice(Choice("fire", T("消防", "Fire")))
    'fire = 消防 | Fire'
    """
    halves = (
        half.replace("\\", "\\\\").replace("|", "\\|")
        for half in (choice.label.zh, choice.label.en)
    )
    return f"{choice.key} = {' | '.join(halves)}"


def read_choice(line: str) -> Choice | None:
    """Read one choice; None for a line that is none.

    >>> read_choice("fire=消防|Fire").label.en, read_choice("消防")
    ('Fire', None)
    """
    found = _CHOICE.match(line)
    if not found:
        return None
    zh, en = (_ESCAPED.sub(r"\1", half) for half in (found[2], found[3]))
    return Choice(found[1], T(zh, en))


def read_choices(table: Table, key: str = "choices") -> tuple[Choice, ...]:
    """Read the choices of a field."""
    found = []
    for n, line in enumerate(table.texts(key), 1):
        choice = read_choice(line)
        if choice is None:
            table.fault(f"{key}[{n}]", T("不是选项", "it is no choice"), CHOICE)
        else:
            found.append(choice)
    return tuple(found[:MOST_CHOICES])


def default_privacy(type_: str) -> Privacy:
    """Give how closely a type is kept where nobody says otherwise."""
    return KEPT.get(type_, Privacy.OPEN)


def read_field(table: Table, *, column: bool = False) -> Field | None:
    """Read a field, or a column of one; None where its key cannot be read."""
    key = table.text("key", needed=True, most=40)
    label = table.words("label")
    type_ = TYPES.get(table.one("type", TYPES, needed=True), TEXT_TYPE)
    privacy = table.one(
        "privacy", [one.key for one in Privacy], otherwise=default_privacy(type_.key).key
    )
    unit, help_ = table.words_or_none("unit"), table.words_or_none("help")
    found: dict[str, Any] = {
        "required": table.flag("required"), "privacy": Privacy.of(privacy),
        "choices": read_choices(table), "unit": unit, "help": help_,
        "of": table.text("of", most=40), "means": table.text("means", most=80),
    }  # fmt: skip
    if not column:
        found |= _whole_field(table)
    table.rest()
    return Field(key, label, type_, **found) if key else None


def _whole_field(table: Table) -> dict[str, Any]:
    """Read what a column of a table of rows does not have."""
    slot = table.one("slot", [one.value for one in Slot])
    return {
        "slot": Slot(slot) if slot else None,
        "needed_from": table.text("needed_from", most=40),
        "when": _ruled(table, "when", read_when, WHEN),
        "expires": table.wholes("expires", 0, 3650),
        "columns": columns(table),
        "computes": _ruled(table, "computes", read_computes, COMPUTES),
        "filled_by": table.text("filled_by", most=80),
        "bars": table.words_or_none("bars"),
        "met_by": table.text("met_by", most=40),
    }


def columns(table: Table) -> tuple[Field, ...]:
    """Read the columns of a table of rows."""
    found = (read_field(one, column=True) for one in table.tables("columns"))
    return tuple(one for one in found if one is not None)


def _ruled(table: Table, key: str, read: Callable[[str], R | None], wanted: T) -> R | None:
    words = table.text(key)
    found = read(words) if words else None
    if words and found is None:
        table.fault(key, T("看不懂", "it is not understood"), wanted)
    return found


def write_field(field: Field, place: str, refused: list[Issue]) -> dict[str, Any]:
    """Write a field; what only Python says is refused by name."""
    told: dict[str, Any] = {"key": field.key, **both("label", field.label), "type": field.type.key}
    privacy = field.privacy.key if field.privacy is not default_privacy(field.type.key) else ""
    told |= without_empty(
        {
            "required": field.required or None, "needed_from": field.needed_from,
            "slot": field.slot.value if field.slot else "", "privacy": privacy,
            "choices": [written_choice(one) for one in field.choices],
            **both("unit", field.unit), **both("help", field.help),
            "when": _said(field.when, (When,), f"{place}.when", refused),
            "expires": list(field.expires),
            "of": field.of, "filled_by": field.filled_by, "means": field.means,
            **both("bars", field.bars), "met_by": field.met_by,
            "computes": _said(field.computes, (Sums, Days), f"{place}.computes", refused),
            "columns": [
                write_field(one, f"{place}.columns.{one.key}", refused) for one in field.columns
            ],
        }
    )  # fmt: skip
    _again(told, place, refused)
    return told


def _said(rule: object, kinds: tuple[type, ...], place: str, refused: list[Issue]) -> str:
    if rule is None:
        return ""
    if isinstance(rule, kinds):
        return str(rule)
    refused.append(Issue(place, PYTHON, IN_WORDS))
    return ""


def _again(told: Mapping[str, Any], place: str, refused: list[Issue]) -> None:
    """Refuse choices whose key a line cannot carry."""
    refused += (
        Issue(f"{place}.choices", T("选项写不成一行", "a choice fits no line"), CHOICE)
        for line in told.get("choices", ())
        if read_choice(line) is None
    )
