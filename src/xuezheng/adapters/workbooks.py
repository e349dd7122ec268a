"""Workbooks to fill in: written with titles, drop-downs and text cells, read back typed.

Written so that WPS and Excel keep them; read cell by cell with the types the
workbook holds, hidden and merged parts included.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook
from python_calamine import PasswordError as SheetPasswordError
from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]  # ships no types

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.registers.sheets import Filled, Sheet

MOST_CELLS = 400_000
MADE_ON = datetime(1980, 1, 1, tzinfo=UTC)
"""The day every workbook says it was made on, so that the same rows give the same bytes."""
LISTS = "选项"
"""What hidden sheets are called, with lists too long for a rule."""
GUIDE = "填写说明"
"""The sheet that says how each column is filled in; it stands behind and is not read back."""
LONGEST_RULE = 255
LONGEST_NAME, LONGEST_NOTE = 31, 500
"""What the name of a sheet holds, and how much is said of a marked cell."""
PREPARED_ROWS = 2_000
"""How many rows of a blank workbook have text cells and drop-downs."""
_TEXT = frozenset(
    {"text", "note", "name", "phone", "identity"}
    | {"credit_code", "school_code", "pupil_number", "region", "nation"}
)


_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""What files of spreadsheets begin with: xlsx and ods are archives, xls and et are OLE."""
_MARKS, _LOOKED_AT = (",", "\t", ";"), 4096
NO_BOOK = T(
    "不是 xlsx、xls、et、ods 或 csv 文件，或已损坏",
    "it is no xlsx, xls, ods or csv file, or is damaged",
)


OLD_BOOK = T(
    "这个 xls 或 et 文件读不出，请在 WPS 或 Excel 中另存为 xlsx 再上传",
    "this xls or et file cannot be read; save it as xlsx in WPS or Excel and send it again",
)


class WorkbookError(InputError):
    """The file is no workbook that can be read."""

    code = "workbook"
    text = T("不能读取这个工作簿：{why}", "This workbook cannot be read: {why}")


def read(data: bytes) -> dict[str, Filled]:
    """Give each sheet's cells by its name; raises ``WorkbookError``.

    A text of separated values is one sheet without a name, every cell a text.
    """
    if not data.startswith(_BOOKS):
        return {"": _separated(data)}
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {name.strip(): _filled(book.get_sheet_by_name(name)) for name in book.sheet_names}
    except SheetPasswordError as error:
        raise WorkbookError(why=T("有密码保护", "it is protected by a password")) from error
    except (CalamineError, ValueError, OSError) as error:
        raise WorkbookError(why=OLD_BOOK if data.startswith(_BOOKS[1]) else NO_BOOK) from error


def _separated(data: bytes) -> Filled:
    """Read a text whose values are separated by commas, tabs or semicolons."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise WorkbookError(why=NO_BOOK)
    first = text[:_LOOKED_AT]
    mark = max(_MARKS, key=first.count)
    if not first.count(mark) or any(sign < " " and sign not in "\r\n\t" for sign in first):
        raise WorkbookError(why=NO_BOOK)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as error:
        raise WorkbookError(why=NO_BOOK) from error
    if sum(map(len, rows)) > MOST_CELLS:
        raise WorkbookError(why=T("行数过多", "it has too many rows"))
    return Filled(rows)


def _filled(sheet: CalamineSheet) -> Filled:
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise WorkbookError(why=T("行数过多", "it has too many rows"))
    if sheet.start is None:
        return Filled(())
    before: list[object] = [None] * sheet.start[1]
    rows = [before + list(row) for row in sheet.iter_rows()]
    return Filled(rows, sheet.merged_cell_ranges or ())


def blank(
    sheets: Sequence[Sheet],
    filled: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    guide: Sequence[Sequence[str]] = (),
) -> bytes:
    """Give a workbook to fill in; ``filled`` holds rows that stand in it already, by sheet name.

    ``guide`` are lines that say how it is filled in, on a sheet behind.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": MADE_ON})
    looks = {
        "head": book.add_format({"bold": True, "bg_color": "#E8EEF7", "border": 1}),
        "text": book.add_format({"num_format": "@"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    for sheet in sheets:
        page = book.add_worksheet(sheet.title.zh)
        page.freeze_panes(1, 0)
        page.set_paper(9)
        page.repeat_rows(0)
        for place, column in enumerate(sheet.columns):
            _column(page, place, column, looks)
            offer(book, page, place, column, (1, PREPARED_ROWS))
        for number, row in enumerate((filled or {}).get(sheet.title.zh, ()), start=1):
            for place, column in enumerate(sheet.columns):
                _cell(page, number, place, column, row.get(column.key))
    if guide:
        page = book.add_worksheet(GUIDE)
        page.set_column(0, 0, 22)
        page.set_column(1, 2, 60, book.add_format({"text_wrap": True}))
        for number, line in enumerate(guide):
            page.write_row(number, 0, line, None if number else looks["head"])
    book.close()
    return out.getvalue()


def _column(page: Any, place: int, column: Field, looks: Mapping[str, Any]) -> None:
    """Write one column's title and its look."""
    title = column.label.zh + ("*" if column.required else "")
    look = looks["text"] if column.type.key in _TEXT else looks.get(column.type.key)
    page.set_column(place, place, max(12, 2 * len(title) + 4), look)
    page.write_string(0, place, title, looks["head"])


def offer(book: Any, page: Any, place: int, column: Field, rows: tuple[int, int]) -> None:
    """Give a column of a page its drop-down and its help, from one row to another.

    A list longer than a rule can hold stands on a hidden sheet. A column of
    several choices has help alone: a drop-down would let one of them in.
    """
    rule: dict[str, Any] = {"validate": "any"}
    labels = _offered(column)
    if labels:
        short = len(",".join(labels)) < LONGEST_RULE
        rule = {"validate": "list", "source": labels if short else _listed(book, labels)}
    if column.help is not None or column.type.key == "several":
        told = column.help or T("可填多项，用顿号隔开", "Several, separated by commas")
        title = column.label.zh + ("*" if column.required else "")
        rule |= {"input_title": title[:32], "input_message": told.zh[:LONGEST_RULE]}
    if len(rule) > 1:
        page.data_validation(rows[0], place, rows[1], place, rule)


def _offered(column: Field) -> list[str]:
    if column.type.key == "yes_no":
        return ["是", "否"]
    return [] if column.type.key == "several" else [one.label.zh for one in column.choices]


def _listed(book: Any, labels: Sequence[str]) -> str:
    """Write a list onto a hidden sheet of its own; gives the range it stands in."""
    name = f"{LISTS}{len(book.worksheets())}"
    page = book.add_worksheet(name)
    page.hide()
    page.write_column(0, 0, labels)
    return f"={name}!{xl_range_abs(0, 0, len(labels) - 1, 0)}"


def _cell(page: Any, row: int, place: int, column: Field, value: Any) -> None:
    if value is None:
        return
    if isinstance(value, int) and not isinstance(value, bool):
        page.write_number(row, place, value)
    else:
        page.write_string(row, place, column.type.show(value, column))


Marks = Mapping[tuple[int, int], str]
"""Cells that want attention, by row and column from 0, and what is said of each."""


def plain(
    title: str,
    rows: Sequence[Sequence[str]],
    columns: Mapping[int, Field] | None = None,
    more: Mapping[str, Sequence[Sequence[str]]] | None = None,
    marks: Mapping[str, Marks] | None = None,
) -> bytes:
    """Give a workbook whose cells are all texts; the first row stays in sight.

    ``columns`` are those of the first sheet with a drop-down, by their places;
    ``more`` are sheets behind it, by name. ``marks`` are coloured and say what is
    wrong, by the name of the sheet.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": MADE_ON})
    looks = {
        "text": book.add_format({"num_format": "@"}),
        "bad": book.add_format({"num_format": "@", "bg_color": "#F8D7DA", "border": 1}),
    }
    page = None
    for name, lines in {title: rows, **(more or {})}.items():
        made = _texts(book, name[:LONGEST_NAME], lines, looks)
        page = page or made
        for (row, place), words in sorted((marks or {}).get(name, {}).items()):
            cells = lines[row] if row < len(lines) else ()
            made.write_string(
                row, place, str(cells[place]) if place < len(cells) else "", looks["bad"]
            )
            made.write_comment(row, place, words[:LONGEST_NOTE], {"author": "", "x_scale": 2})
    for place, column in (columns or {}).items():
        offer(book, page, place, column, (1, max(1, len(rows) - 1)))
    book.close()
    return out.getvalue()


def _texts(book: Any, title: str, rows: Sequence[Sequence[str]], looks: Mapping[str, Any]) -> Any:
    """Write a page of texts; gives it."""
    page = book.add_worksheet(title)
    page.freeze_panes(1, 0)
    page.set_column(0, max((len(row) for row in rows), default=1), 16, looks["text"])
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if value:
                page.write_string(number, place, str(value), looks["text"])
    return page
