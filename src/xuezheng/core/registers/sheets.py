"""Sheets that people fill in (填报表): columns are fields, every bad cell is told at once.

The first row holds the titles, in any order. Cells come typed, as the workbook
keeps them. Nothing is guessed: a long number that a spreadsheet has rounded, a
day kept as a serial number and a merged cell are told, not repaired.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.issues import one_of
from xuezheng.core.kinds.types import WrongValueError

MOST_DIGITS = 15
"""A spreadsheet keeps this many digits of a number; what is longer has been rounded."""
LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to fill in (填报表): its name and its columns."""

    title: T
    columns: tuple[Field, ...]

    def column(self, key: str) -> Field:
        """Give the column of that key; raises ``KeyError``."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet as it came back: typed cells from its first row on, and what is merged.

    ``merged`` are rectangles of rows and columns, counted from 0, ends included.
    """

    rows: Sequence[Sequence[object]]
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()


@dataclass(frozen=True, slots=True)
class CellIssue:
    """One bad cell (问题单元格): rows and columns count from 1, column 0 is the whole row.

    ``found`` quotes what was typed, for the sender only; it never goes into logs.
    """

    sheet: T
    row: int
    column: int
    found: str
    allowed: T

    @property
    def place(self) -> T:
        """Name the place as people find it."""
        column = T(f"第{self.column}列", f", column {self.column}") if self.column else T("", "")
        return T(
            f"{self.sheet.zh} 第{self.row}行{column.zh}",
            f"{self.sheet.en} row {self.row}{column.en}",
        )

    def __str__(self) -> str:
        found = f"“{self.found}”，" if self.found else ""
        return f"{self.place.zh}：{found}{self.allowed.zh}"


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One filled row whose cells can all be read (填报行); ``row`` counts from 1."""

    row: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What was read of a sheet: good lines, rows with bad cells, and every issue.

    A sheet whose titles are wrong has no lines; its issues stand at row 1.
    """

    lines: tuple[FilledRow, ...]
    bad_rows: frozenset[int]
    issues: tuple[CellIssue, ...]

    @property
    def given(self) -> int:
        """Give the number of filled rows."""
        return len(self.lines) + len(self.bad_rows)


def read(sheet: Sheet, filled: Filled | None) -> SheetRead:
    """SheetRead a filled sheet; a missing one is told as such."""
    if filled is None or not filled.rows:
        allowed = T(f"缺少工作表“{sheet.title.zh}”", f"the sheet “{sheet.title.zh}” is missing")
        return SheetRead((), frozenset(), (CellIssue(sheet.title, 1, 0, "", allowed),))
    places, issues = _titles(sheet, filled.rows[0])
    if issues:
        return SheetRead((), frozenset(), tuple(issues))
    issues = list(_merges(sheet, filled))
    merged = {one.row for one in issues}
    lines: list[FilledRow] = []
    for number, cells in enumerate(filled.rows[1:], start=2):
        if number not in merged and not any(written(cell) for cell in cells):
            continue
        values, wrong = _line(sheet, places, number, cells)
        issues += wrong
        lines.append(FilledRow(number, values))
    bad = frozenset(one.row for one in issues)
    good = tuple(line for line in lines if line.row not in bad)
    return SheetRead(good, bad, tuple(sorted(issues, key=lambda one: (one.row, one.column))))


def written(cell: object) -> str:
    """Give a cell as it was typed: whole numbers without a point, days as ISO.

    >>> written(12.0), written(True), written(" 教 育 "), written(date(2026, 10, 12))
    ('12', '是', '教 育', '2026-10-12')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.{MOST_DIGITS}g}"
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell).strip()


def _titles(sheet: Sheet, row: Sequence[object]) -> tuple[dict[str, int], list[CellIssue]]:
    """Find where each column stands; give what is wrong with the titles."""
    names = {name: one.key for one in sheet.columns for name in (one.label.zh, one.label.en)}
    known = [column.label.zh for column in sheet.columns]
    places: dict[str, int] = {}
    issues: list[CellIssue] = []
    for place, cell in enumerate(row):
        title = "".join(canonical(written(cell)).removesuffix("*").split())
        key = names.get(title)
        if key is not None and key not in places:
            places[key] = place
        elif title:
            twice = T("标题重复", "the title is repeated")
            allowed = twice if key else one_of(known, title)
            issues.append(CellIssue(sheet.title, 1, place + 1, title[:LONGEST_SHOWN], allowed))
    for column in sheet.columns:
        if column.required and column.key not in places:
            allowed = T(f"缺少“{column.label.zh}”列", f"the column “{column.label.zh}” is missing")
            issues.append(CellIssue(sheet.title, 1, 0, "", allowed))
    return places, issues


def _merges(sheet: Sheet, filled: Filled) -> Iterator[CellIssue]:
    for (top, left), (bottom, _) in filled.merged:
        for row in range(max(top, 1), bottom + 1):
            allowed = T("不能有合并单元格", "cells must not be merged")
            yield CellIssue(sheet.title, row + 1, left + 1, "", allowed)


def _line(
    sheet: Sheet, places: Mapping[str, int], number: int, cells: Sequence[object]
) -> tuple[dict[str, Any], list[CellIssue]]:
    values: dict[str, Any] = {}
    issues: list[CellIssue] = []
    for column in sheet.columns:
        place = places.get(column.key)
        cell = cells[place] if place is not None and place < len(cells) else None
        values[column.key], allowed = _value(column, cell)
        if allowed is not None:
            found = written(cell)[:LONGEST_SHOWN]
            issues.append(CellIssue(sheet.title, number, (place or 0) + 1, found, allowed))
    return values, issues


def _value(column: Field, cell: object) -> tuple[Any, T | None]:
    """Give a cell's value, or what is allowed instead of it."""
    if isinstance(cell, int | float) and abs(cell) >= 10**MOST_DIGITS:
        return None, T(
            "超过15位的数字，请把单元格设为文本后重新填写",
            "a number of more than 15 digits; make the cell text and type it again",
        )
    try:
        value = column.parse(_typed(column, cell))
    except WrongValueError:
        if column.choices:
            return None, one_of([one.label.zh for one in column.choices], written(cell))
        wanted = column.type.wanted
        return None, T(f"应为：{wanted.zh}", f"expected: {wanted.en}")
    if value is None and column.required:
        return None, T("必填", "must be filled in")
    return value, None


def _typed(column: Field, cell: object) -> object:
    """Give days as days and everything else as it was typed."""
    if isinstance(cell, datetime) and column.type.key == "day":
        return cell.date()
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return cell if column.type.key == "day" else cell.isoformat()
    return written(cell)


def rejected(read_: SheetRead, issues: Iterable[CellIssue]) -> SheetRead:
    """Give the same reading with lines taken out that a later look found wrong."""
    added = tuple(issues)
    bad = read_.bad_rows | {one.row for one in added}
    return replace(
        read_,
        lines=tuple(line for line in read_.lines if line.row not in bad),
        bad_rows=bad,
        issues=tuple(sorted((*read_.issues, *added), key=lambda one: (one.row, one.column))),
    )
