"""The workbook of a kind (登记表): one column per field that people fill in, read and written alike.

Things kept elsewhere (units, persons, classes …) stand in it by a word that
people know; resolving the words is the shell's part.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical
from xuezheng.core.kinds import types
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.sheets import Filled, Sheet, SheetRead, written

NUMBER, ORG, LINE = "@number", "@org", "@line"
"""Keys of the columns before the fields: the thing's own number, its unit's code, a line with detail."""
NUMBER_TITLE = T("系统登记号", "Register number")
ORG_TITLE = T("所属单位代码", "Unit code")
FAULTS_TITLE = T("需改正的问题", "To be put right")
"""A column of the workbook of errors; it is not read when the workbook comes back."""
NAMED = frozenset({"person", "unit", "post", "pupil", "room", "reference"})
"""Types whose cells hold a word for something kept elsewhere."""
APART = frozenset({"file", "files", "photo", "photos", "rows", "computed"})
"""Types that a sheet does not hold; what stands there stays as it is."""
_AS_TEXT = frozenset({"figure", "money", "moment", "place", "share"})

WORDS: Mapping[str, T] = {
    "unit": T("单位代码或全称", "Code or full name of the unit"),
    "person": T("工号，或姓名；同名的写“姓名 工号”", "Staff number or name; namesakes with both"),
    "post": T("“#岗位号”", "#number of the post"),
    "pupil": T(
        "学籍号，或姓名；同名的写“姓名 学籍号”", "Pupil number or name; namesakes with both"
    ),
    "room": T("“#房间号”", "#number of the room"),
    "reference": T(
        "系统登记号，或班级如“2023级1班”", "Register number, or a class such as 2023(1)"
    ),
}


def filled_in(kind: Kind, asked: Collection[str] | None = None) -> tuple[Field, ...]:
    """Give the fields that people fill in on a sheet, in order; of ``asked`` alone where given."""
    return tuple(
        one
        for one in kind.fields
        if not one.filled_by and one.type.key not in APART and (asked is None or one.key in asked)
    )


def sheet_of(kind: Kind, asked: Collection[str] | None = None) -> Sheet:
    """Give the sheet of a kind as it is read."""
    number = Field(
        NUMBER, NUMBER_TITLE, types.TEXT,
        help=T("新增的行留空", "Leave empty for a new row"),
    )  # fmt: skip
    org = Field(
        ORG, ORG_TITLE, types.TEXT,
        help=T("留空即为本单位", "Empty: your own unit"),
    )  # fmt: skip
    return Sheet(kind.title, (number, org, *(column_of(one) for one in filled_in(kind, asked))))


def column_of(field: Field) -> Field:
    """Give a field as a column of a sheet: what is kept elsewhere as a word."""
    if field.type.key in NAMED:
        words = WORDS[field.type.key]
        return replace(field, type=types.TEXT, when=None, slot=None, help=field.help or words)
    required = field.required and field.when is None
    return replace(field, required=required, when=None, slot=None)


GUIDE_HEAD = ("列", "怎样填写", "可用的内容")


def guide(kind: Kind, asked: Collection[str] | None = None) -> list[tuple[str, str, str]]:
    """Say in lines how each column is filled in, and where what no sheet holds is entered."""
    lines = [GUIDE_HEAD]
    for one in sheet_of(kind, asked).columns:
        how = one.help or one.type.wanted
        need = "必填；" if one.required else ""
        several = "可填多项，用顿号隔开；" if one.type.key == "several" else ""
        choices = "、".join(choice.label.zh for choice in one.choices)
        lines.append((one.label.zh, f"{need}{several}{how.zh}", choices))
    return lines + [(one.label.zh, ENTERED[one.type.key].zh, "") for one in apart(kind, asked)]


def apart(kind: Kind, asked: Collection[str] | None = None) -> tuple[Field, ...]:
    """Give the fields that people fill in on the thing's page alone: files and pictures."""
    return tuple(
        one
        for one in kind.fields
        if _apart(one) and not one.filled_by and (asked is None or one.key in asked)
    )


def _apart(field: Field) -> bool:
    """Say whether no sheet holds a field: files, and rows that name persons or things."""
    if field.type.key == "rows":
        return any(column.type.key in UNNAMED for column in field.columns)
    return field.type.key in ENTERED


UNNAMED = NAMED - {"unit"}
"""Types that no column of a table of rows names on a sheet."""
_ROWS = T("不在表中填写：导入后打开这条登记，在“办理变更”里逐行填写",
          "Not on the sheet: open the thing after the import and fill in its rows by changing it")  # fmt: skip
_FILES = T("不在表中填写：导入后打开这条登记，在“办理变更”里上传",
           "Not on the sheet: open the thing after the import and send the file by changing it")  # fmt: skip
ENTERED: Mapping[str, T] = {
    "rows": _ROWS, "file": _FILES, "files": _FILES, "photo": _FILES, "photos": _FILES,
}  # fmt: skip
"""Where what a sheet does not hold is entered, by type."""


def written_sheet(kind: Kind, asked: Collection[str] | None = None) -> Sheet:
    """Give the same sheet as it is written: figures and sums as texts, so that nothing is rounded."""
    return as_written(sheet_of(kind, asked))


def as_written(sheet: Sheet) -> Sheet:
    """Give a sheet as it is written: figures and sums as texts."""
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
        else:
            row[field.key] = cell(field, value)
    return row


def cell(field: Field, value: Any) -> Any:
    """Give a value as its cell holds it: what a number would round is a text."""
    if field.type.key in {"figure", "moment"}:
        return str(value)
    return field.show(value) if field.type.key in _AS_TEXT else value


def same(field: Field, before: Any, after: Any) -> bool:
    """Say whether a cell says what stands already; an address says nothing of its point."""
    if field.type.key == "place" and before and after:
        return bool(before.get("address") == after.get("address"))
    return bool(before == after)


def trimmed(sheet: Sheet, filled: Filled) -> tuple[Filled, int]:
    """Leave out what stands above the titles and the column of faults; gives how many rows went.

    The titles are looked for in the first rows: the one that knows most of them.
    """
    titles = {words for one in sheet.columns for words in (one.label.zh, one.label.en)}
    heads = filled.rows[:MOST_ABOVE]
    known = [sum(_title(cell) in titles for cell in row) for row in heads]
    top = known.index(max(known)) if known and max(known) > 1 else 0
    faults = {FAULTS_TITLE.zh, FAULTS_TITLE.en}
    head = filled.rows[top] if filled.rows else ()
    width = next((n for n, cell in enumerate(head) if _title(cell) in faults), len(head))
    rows = [
        () if n and no_line(row) else list(row[:width]) for n, row in enumerate(filled.rows[top:])
    ]
    merged = [
        ((a - top, b), (c - top, d)) for (a, b), (c, d) in filled.merged if a >= top and b < width
    ]
    return Filled(rows, merged), top


def no_line(row: Sequence[object]) -> bool:
    """Say whether a row is a sum or a remark below the rows, not a row that was filled in."""
    said = [written(cell) for cell in row if written(cell)]
    remark = len(said) == 1 and bool(written(row[0])) and not said[0].lstrip("#").isdigit()
    return remark or (bool(said) and "".join(said[0].split()) in SUMS)


SUMS = frozenset({"合计", "总计", "小计", "共计"})
MOST_ABOVE = 10
"""So many rows of a workbook are searched for its titles."""


def _title(cell: object) -> str:
    return "".join(canonical(written(cell)).removesuffix("*").split())


def lowered(read: SheetRead, by: int) -> SheetRead:
    """Number rows as the whole sheet does, ``by`` rows further down."""
    return SheetRead(
        tuple(replace(one, row=one.row + by) for one in read.lines),
        frozenset(row + by for row in read.bad_rows),
        tuple(replace(one, row=one.row + by) for one in read.issues),
    )


def fault(
    sheet: Sheet, places: Mapping[str, int], key: str, found: str, allowed: T
) -> dict[str, Any]:
    """Give a fault as an import keeps it: its column from 1, or 0 and by name where the file has none.

    A column that the file lacks has no place to point at, so the words must name
    it. ``cell`` is that of a sheet of detail, as ``long_form.at`` names it.
    """
    if "#" in key:
        return {"column": 0, "found": found, "zh": allowed.zh, "en": allowed.en, "cell": key}
    place = places.get(key, 0)
    lacks = next((one.label for one in sheet.columns if not place and one.key == key), None)
    told = T(f"“{lacks.zh}”：{allowed.zh}", f"“{lacks.en}”: {allowed.en}") if lacks else allowed
    return {"column": place, "found": found, "zh": told.zh, "en": told.en}
