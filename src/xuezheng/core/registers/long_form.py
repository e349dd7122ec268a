"""Tables of rows on sheets of their own (明细表): long form, each row keyed by the record it belongs to.

The sheet of a kind with such fields has one more column, a line number that the
sender chooses; a row of detail names that line, or the register number of a
thing that stands already.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds import types
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.issues import Issue
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

    ``faults`` are by main row: the cell (``at``), what was found, what is allowed
    and where. ``orphans`` belong to no row of the main sheet. ``lines`` are the
    rows of a sheet beside ``rows``; ``places`` say where its columns stand.
    """

    rows: dict[int, dict[str, list[dict[str, Any]]]] = field(default_factory=dict)
    faults: dict[int, list[tuple[str, str, T]]] = field(default_factory=dict)
    orphans: list[CellIssue] = field(default_factory=list)
    lines: dict[tuple[int, str], list[int]] = field(default_factory=dict)
    places: dict[str, dict[str, int]] = field(default_factory=dict)

    def fault(self, table: Field, owner: int, issue: Issue) -> tuple[str, str, T]:
        """Say what a kind finds wrong in a table, at the cell that says it.

        ``issue`` names the row from 1 and the column, as ``checks[2].on``; a
        table as a whole has no cell.
        """
        known = _PLACE.fullmatch(issue.where)
        rows = self.lines.get((owner, table.key), [])
        number = int(known["row"]) if known else 0
        title = _title(table)
        if known is None or not 0 < number <= len(rows):
            sheet = T(
                f"工作表“{title.zh}”：{issue.said.zh}", f"sheet “{title.en}”: {issue.said.en}"
            )
            return table.key, "", sheet
        place = self.places.get(table.key, {}).get(known["column"] or "", 0)
        return _fault(table, CellIssue(title, rows[number - 1], place, "", issue.said))


_PLACE = re.compile(r"[^\[]+\[(?P<row>[0-9]+)\](?:\.(?P<column>.+))?")
_AT = re.compile(r"(?P<table>[^#]+)#(?P<row>[0-9]+):(?P<column>[0-9]+)")


def at(table: Field, row: int, column: int) -> str:
    """Name a cell of a sheet of detail, rows and columns from 1."""
    return f"{table.key}#{row}:{column}"


def cell_of(key: str) -> tuple[str, int, int] | None:
    """Give table, row and column of a cell named so; ``None`` for a column of the main sheet.

    >>> cell_of("checks#12:3"), cell_of("title")
    (('checks', 12, 3), None)
    """
    found = _AT.fullmatch(key)
    return (found["table"], int(found["row"]), int(found["column"])) if found else None


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
        details.places[table.key] = places_of(sheet, under)
        told = books.lowered(read(sheet, under), top)
        for issue in told.issues:
            owner = main.get(owner_of(page, issue.row, sheet, top))
            if owner is None or issue.row <= top + 1:
                details.orphans.append(issue)
            else:
                details.faults.setdefault(owner, []).append(_fault(table, issue))
        for line in told.lines:
            _take(details, table, line, main, named)
    return details


def kept(table: Field, page: Filled, owners: Collection[str]) -> list[int]:
    """Give the rows of a sheet of detail that stand above its rows or belong to some, from 1."""
    sheet = sheet_of(table)
    _, top = books.trimmed(sheet, page)
    rows = range(1, len(page.rows) + 1)
    return [row for row in rows if row <= top + 1 or owner_of(page, row, sheet, top) in owners]


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


def owner_of(page: Filled, row: int, sheet: Sheet, top: int) -> str:
    """Give the line or number a row of a sheet of detail says it belongs to; rows count from 1."""
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
    for column in table.columns:
        value, place = line.values[column.key], details.places[table.key].get(column.key, 0)
        if column.type.key == "unit" and value is not None:
            word, value = str(value), named(column, str(value))
            if value is None:
                issue = CellIssue(title, line.row, place, word, NO_UNIT)
                details.faults.setdefault(owner, []).append(_fault(table, issue))
        values[column.key] = value
    details.rows.setdefault(owner, {}).setdefault(table.key, []).append(values)
    details.lines.setdefault((owner, table.key), []).append(line.row)


NO_UNIT = T("没有这个单位", "no such unit")


def _fault(table: Field, issue: CellIssue) -> tuple[str, str, T]:
    """Say a bad cell of detail as a fault of the main row: sheet, row and column in words."""
    place = issue.place
    said = T(f"{place.zh}：{issue.allowed.zh}", f"{place.en}: {issue.allowed.en}")
    return at(table, issue.row, issue.column), issue.found, said


def places_of(sheet: Sheet, under: Filled) -> dict[str, int]:
    """Give where each column stands under the titles, from 1."""
    titles = ["".join(written(cell).removesuffix("*").split()) for cell in under.rows[0]]
    return {
        one.key: titles.index(label) + 1
        for one in sheet.columns
        for label in (one.label.zh, one.label.en)
        if label in titles
    }


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
    """Give the main sheet with the column of lines behind the number where there is detail."""
    if not found:
        return sheet
    number, *others = sheet.columns
    return replace(sheet, columns=(number, LINE_COLUMN, *others))


LINE_COLUMN = Field(
    books.LINE, T("序号", "Line"), types.TEXT,
    help=T("有明细的新增行填一个不重复的序号", "For a new row with detail: a number of its own"),
)  # fmt: skip
