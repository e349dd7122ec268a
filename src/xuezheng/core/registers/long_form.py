"""Tables of rows on sheets of their own (明细表): long form, each row keyed by the record it belongs to.

The sheet of a kind with such fields has one more column, a line number that the
sender chooses; a row of detail names that line, or the register number of a
thing that stands already.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds import types
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers import books
from xuezheng.core.registers.sheets import CellIssue, Filled, FilledRow, Sheet, read, written

BELONGS = "@belongs"
BELONGS_TITLE = T("所属序号或登记号", "Line or register number")
LONGEST_TITLE = 31
"""What a workbook allows as the name of a sheet."""

Named = Callable[[Field, str], int | None]
"""What gives the id a word of a column names."""


def tables(kind: Kind, asked: Collection[str] | None = None) -> tuple[Field, ...]:
    """Give the tables of rows that people fill in, in order; of ``asked`` alone where given."""
    return tuple(
        one
        for one in kind.fields
        if one.type.key == "rows"
        and not one.filled_by
        and (asked is None or one.key in asked)
        and not any(column.type.key in books.UNNAMED for column in one.columns)
    )


def sheet_of(table: Field) -> Sheet:
    """Give the sheet of a table as it is read."""
    belongs = Field(
        BELONGS, BELONGS_TITLE, types.TEXT, required=True,
        help=T("主表中的序号，或已登记的系统登记号", "The line of the main sheet, or a register number"),
    )  # fmt: skip
    return Sheet(_title(table), (belongs, *(books.column_of(one) for one in table.columns)))


def written_sheet(table: Field) -> Sheet:
    """Give the same sheet as it is written."""
    return books.as_written(sheet_of(table))


def _title(table: Field) -> T:
    return T(table.label.zh[:LONGEST_TITLE], table.label.en[:LONGEST_TITLE])


@dataclass(slots=True)
class Details:
    """What the sheets of detail say (明细): rows of each table by main row, and every bad cell.

    ``faults`` are by main row: the table's key, what was found, what is allowed
    and where. ``orphans`` belong to no row of the main sheet.
    """

    rows: dict[int, dict[str, list[dict[str, Any]]]] = field(default_factory=dict)
    faults: dict[int, list[tuple[str, str, T]]] = field(default_factory=dict)
    orphans: list[CellIssue] = field(default_factory=list)


def gathered(
    found: Sequence[Field],
    filled: Mapping[str, Filled],
    main: Mapping[str, int | None],
    named: Named,
) -> Details:
    """Read the sheets of detail and give each row to the line it belongs to; a missing sheet says nothing."""
    details = Details()
    for table in found:
        sheet = sheet_of(table)
        page = filled.get(sheet.title.zh) or filled.get(sheet.title.en)
        if page is None or not page.rows:
            continue
        under, top = books.trimmed(sheet, page)
        told = books.lowered(read(sheet, under), top)
        for issue in told.issues:
            owner = main.get(_owner(page, issue.row, sheet, top))
            if owner is None or issue.row <= top + 1:
                details.orphans.append(issue)
            else:
                details.faults.setdefault(owner, []).append(_fault(table, issue))
        for line in told.lines:
            _take(details, table, line, main, named)
    return details


def keyed(under: Filled, top: int, places: Mapping[str, int]) -> dict[str, int | None]:
    """Give the row of each line and register number of a main sheet; ``None`` where two claim one.

    ``under`` stands below ``top`` rows of the whole sheet; ``places`` count columns from 1.
    """
    found: dict[str, int | None] = {}
    for number, cells in enumerate(under.rows[1:], start=top + 2):
        for key in (books.LINE, books.NUMBER):
            place = places.get(key, 0) - 1
            word = written(cells[place]).lstrip("#") if 0 <= place < len(cells) else ""
            if word:
                found[word] = number if found.get(word, number) == number else None
    return found


def _owner(page: Filled, row: int, sheet: Sheet, top: int) -> str:
    """Give what a bad row says it belongs to."""
    head = page.rows[top]
    titles = ["".join(written(cell).removesuffix("*").split()) for cell in head]
    belongs = sheet.column(BELONGS).label
    place = next((n for n, one in enumerate(titles) if one in (belongs.zh, belongs.en)), None)
    cells = page.rows[row - 1] if row - 1 < len(page.rows) else ()
    return written(cells[place]).lstrip("#") if place is not None and place < len(cells) else ""


def _take(
    details: Details, table: Field, line: FilledRow, main: Mapping[str, int | None], named: Named
) -> None:
    word = str(line.values[BELONGS]).lstrip("#")
    title, owner = _title(table), main.get(word)
    if owner is None:
        allowed = T(
            "主表中没有这个序号或登记号，或有两行", "no line of the main sheet, or two of them"
        )
        details.orphans.append(CellIssue(title, line.row, 1, word, allowed))
        return
    values: dict[str, Any] = {}
    for place, column in enumerate(table.columns, 2):
        value = line.values[column.key]
        if column.type.key == "unit" and value is not None:
            word, value = str(value), named(column, str(value))
            if value is None:
                issue = CellIssue(title, line.row, place, word, NO_UNIT)
                details.faults.setdefault(owner, []).append(_fault(table, issue))
        values[column.key] = value
    details.rows.setdefault(owner, {}).setdefault(table.key, []).append(values)


NO_UNIT = T("没有这个单位", "no such unit")


def _fault(table: Field, issue: CellIssue) -> tuple[str, str, T]:
    """Say a bad cell of detail as a fault of the main row: sheet, row and column in words."""
    place = issue.place
    said = T(f"{place.zh}：{issue.allowed.zh}", f"{place.en}: {issue.allowed.en}")
    return table.key, issue.found, said


def long(
    table: Field,
    number: str,
    value: Sequence[Mapping[str, Any]] | None,
    said: Callable[[Field, Any], Any],
) -> Iterator[dict[str, Any]]:
    """Give a record's table as rows of the written sheet; ``said`` words what is kept elsewhere."""
    for row in value or ():
        told = {one.key: _cell(one, row.get(one.key), said) for one in table.columns}
        yield {BELONGS: number, **told}


def _cell(column: Field, value: Any, said: Callable[[Field, Any], Any]) -> Any:
    if value is None:
        return None
    return said(column, value) if column.type.key == "unit" else books.cell(column, value)


def guide(found: Sequence[Field]) -> list[tuple[str, str, str]]:
    """Say in lines how each sheet of detail is filled in."""
    how = "填在同名工作表，一行一条，首列写主表的序号或登记号"
    return [(one.label.zh, how, "、".join(c.label.zh for c in one.columns)) for one in found]


def with_line(sheet: Sheet, found: Sequence[Field]) -> Sheet:
    """Give the main sheet with the column of lines where there is detail."""
    if not found:
        return sheet
    line = Field(
        books.LINE, T("序号", "Line"), types.TEXT,
        help=T("有明细的新增行填一个不重复的序号", "For a new row with detail: a number of its own"),
    )  # fmt: skip
    number, *others = sheet.columns
    return replace(sheet, columns=(number, line, *others))
