"""The workbook of a kind (登记表): one column per field that people fill in, read and written alike.

Things kept elsewhere (units, persons, classes …) stand in it by a word that
people know; resolving the words is the shell's part.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds import types
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.sheets import Sheet

NUMBER, ORG = "@number", "@org"
"""Keys of the two columns before the fields: the thing's own number, its unit's code."""
NAMED = frozenset({"person", "unit", "post", "pupil", "room", "reference"})
"""Types whose cells hold a word for something kept elsewhere."""
APART = frozenset({"file", "files", "photo", "photos", "rows", "computed"})
"""Types that a sheet does not hold; what stands there stays as it is."""
_AS_TEXT = frozenset({"figure", "money", "moment", "place", "share"})

_WORDS: Mapping[str, T] = {
    "unit": T("单位代码或全称", "Code or full name of the unit"),
    "person": T("工号，或“#人员号”", "Staff number, or #number of the person"),
    "post": T("“#岗位号”", "#number of the post"),
    "pupil": T("学籍号，或“#人员号”", "Pupil number, or #number of the person"),
    "room": T("“#房间号”", "#number of the room"),
    "reference": T(
        "系统登记号，或班级如“2023级1班”", "Register number, or a class such as 2023(1)"
    ),
}


def filled_in(kind: Kind) -> tuple[Field, ...]:
    """Give the fields that people fill in on a sheet, in order."""
    return tuple(one for one in kind.fields if not one.filled_by and one.type.key not in APART)


def sheet_of(kind: Kind) -> Sheet:
    """Give the sheet of a kind as it is read."""
    number = Field(
        NUMBER, T("系统登记号", "Register number"), types.TEXT,
        help=T("新增的行留空", "Leave empty for a new row"),
    )  # fmt: skip
    org = Field(
        ORG, T("所属单位代码", "Unit code"), types.TEXT,
        help=T("留空即为本单位", "Empty: your own unit"),
    )  # fmt: skip
    return Sheet(kind.title, (number, org, *(_column(one) for one in filled_in(kind))))


def _column(field: Field) -> Field:
    if field.type.key in NAMED:
        words = _WORDS[field.type.key]
        return replace(field, type=types.TEXT, when=None, slot=None, help=field.help or words)
    required = field.required and field.when is None
    return replace(field, required=required, when=None, slot=None)


def written_sheet(kind: Kind) -> Sheet:
    """Give the same sheet as it is written: figures and sums as texts, so that nothing is rounded."""
    sheet = sheet_of(kind)
    columns = tuple(
        replace(one, type=types.TEXT) if one.type.key in _AS_TEXT else one for one in sheet.columns
    )
    return replace(sheet, columns=columns)


def cells(kind: Kind, data: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    """Give a row's values as the written sheet shows them; ``words`` name what is kept elsewhere."""
    row: dict[str, Any] = {}
    for field in filled_in(kind):
        value = data.get(field.key)
        if value is None:
            row[field.key] = None
        elif field.type.key in NAMED:
            row[field.key] = words.get(field.key, f"#{value}")
        elif field.type.key in {"figure", "moment"}:
            row[field.key] = str(value)
        elif field.type.key in _AS_TEXT:
            row[field.key] = field.show(value)
        else:
            row[field.key] = value
    return row


def same(kind: Kind, before: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Say whether a read row says what stands already; an address says nothing of its point."""
    for field in filled_in(kind):
        old, new = before.get(field.key), row.get(field.key)
        if field.type.key == "place" and old and new:
            old, new = old.get("address"), new.get("address")
        if old != new:
            return False
    return True
