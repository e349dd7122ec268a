"""A list as a workbook that WPS and Excel open: who took it, when, repeated heads, typed cells."""

import io
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # ships no types

from xuezheng.apps.records.forms import said
from xuezheng.apps.records.selectors.rows import CaseRow
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.ledgers.definition import Ledger

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = (
    T("编号", "Number"), T("事项", "Case"), T("单位", "Organisation"), T("状态", "Stage"),
    T("时限", "Limit"), T("到期日", "Due"), T("登记日", "Opened"),
)  # fmt: skip
WIDE, NARROW = 36, 16


def workbook(
    ledger: Ledger,
    rows: list[CaseRow],
    at: datetime,
    mark: tuple[T, T],
    units: Mapping[int, str] | None = None,
) -> bytes:
    """Write the sheet with its mark above, below and in every footer; no text becomes a formula.

    Each table of rows that says something has a sheet of its own behind, a row
    named by the number of its case; ``units`` are names of units by id.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    told = {"title": ledger.title.zh, "created": at.replace(tzinfo=None), "comments": said(mark[0])}
    book.set_properties(told)
    sheet = book.add_worksheet(ledger.title.zh[:31])
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    fields = [one for one in ledger.fields if one.columns == () and not one.filled_by]
    for table in (one for one in ledger.fields if one.columns and not one.filled_by):
        _detail(book, table, rows, mark, (bold, day), units or {})
    sheet.write_string(0, 0, said(mark[0]))
    for column, label in enumerate([*HEAD, *(one.label for one in fields)]):
        sheet.write_string(1, column, said(label), bold)
    for line, row in enumerate(rows, start=2):
        for column, value in enumerate(_cells(row, fields)):
            _write(sheet, (line, column), value, day)
    sheet.write_string(len(rows) + 2, 0, said(mark[1]))
    _printed(sheet, mark, len(HEAD) + len(fields))
    sheet.freeze_panes(2, 2)
    sheet.set_column(1, 1, WIDE)
    book.close()
    return out.getvalue()


def _printed(sheet: Any, mark: tuple[T, T], columns: int) -> None:
    """Set a sheet as it is printed: on its side, its heads on every page, its mark below."""
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(0, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_column(0, columns, NARROW)
    # A footer holds 255 signs; an ampersand there is a command.
    sheet.set_footer("&L" + said(mark[0]).replace("&", "&&")[:200] + "&R&P / &N")


def _detail(
    book: Any, table: Field, rows: list[CaseRow], mark: tuple[T, T], looks: tuple[Any, Any],
    units: Mapping[int, str],
) -> None:  # fmt: skip
    """Write the rows of a table in long form; a table that says nothing, or is masked, has no sheet."""
    held = [(row.number, row.values.get(table.key)) for row in rows]
    told = [(number, one) for number, some in held if isinstance(some, list) for one in some]
    if not told:
        return
    page, (bold, day) = book.add_worksheet(said(table.label)[:31]), looks
    page.write_string(0, 0, said(mark[0]))
    for place, label in enumerate([HEAD[0], *(one.label for one in table.columns)]):
        page.write_string(1, place, said(label), bold)
    for line, (number, values) in enumerate(told, start=2):
        page.write_string(line, 0, number)
        for place, column in enumerate(table.columns, start=1):
            value = values.get(column.key)
            named = units.get(value) if column.type.key == "unit" and value is not None else None
            if value is not None:
                _write(page, (line, place), named or _value(column, value), day)
    page.write_string(len(told) + 2, 0, said(mark[1]))
    _printed(page, mark, len(table.columns))


def _cells(row: CaseRow, fields: list[Field]) -> list[Any]:
    common: list[Any] = [
        row.number, row.subject, row.unit, said(row.stage), said(row.left.words), row.next_due, row.opened,
    ]  # fmt: skip
    return common + [_value(one, row.values.get(one.key)) for one in fields]


def _value(field: Field, value: Any) -> Any:
    if field.type.excel == "date" and isinstance(value, str):
        return date.fromisoformat(value)
    if field.type.excel == "integer" and isinstance(value, int):
        return value
    if field.type.excel == "decimal" and isinstance(value, str):
        return Decimal(value)
    return field.show(value)


def _write(sheet: Any, place: tuple[int, int], value: Any, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a cell's day
    elif isinstance(value, int | Decimal):
        sheet.write_number(*place, value)
    elif value:
        sheet.write_string(*place, str(value))
