"""Decomposition tables (任务分解表): units and dates that columns give to a row."""

import re
from dataclasses import dataclass

from xuezheng.core.plans.clauses import named_units
from xuezheng.core.plans.document import Cell, Document, Table
from xuezheng.core.plans.reading import Unit

_ROLE = re.compile(r"责任|牵头|配合|分管|主办|协办|承办|完成单位")
_DUE = re.compile(r"时限|时间|期限|进度")


@dataclass(frozen=True, slots=True)
class Row:
    """One body row: its stretch of the text, its units and when it is due."""

    start: int
    end: int
    units: tuple[Unit, ...]
    due: str | None


def rows(document: Document, text: str) -> tuple[Row, ...]:
    """Rows of all tables whose head names units or dates, in reading order."""
    given: list[Row] = []
    for table in document.tables:
        given.extend(_table(table, text))
    return tuple(sorted(given, key=lambda row: row.start))


def _table(table: Table, text: str) -> list[Row]:
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    head = next((n for n, cells in sorted(by_row.items()) if _is_head(cells, text)), None)
    if head is None:
        return []
    titles = {cell.column: text[cell.start : cell.end].strip() for cell in by_row[head]}
    carried: dict[int, str] = {}
    given: list[Row] = []
    for number, cells in sorted(by_row.items()):
        if number <= head or not cells:
            continue
        own = {cell.column: text[cell.start : cell.end].strip() for cell in cells}
        said = {column for column, words in own.items() if words}
        if said & {column for column, title in titles.items() if _ROLE.search(title)}:
            # A row that names units of its own leaves the others empty on purpose.
            for column, title in titles.items():
                if _ROLE.search(title):
                    carried.pop(column, None)
        carried |= {column: own[column] for column in said}
        given.append(_row(cells, titles, carried))
    return given


def _is_head(cells: list[Cell], text: str) -> bool:
    words = [text[cell.start : cell.end].strip() for cell in cells]
    return (
        len(words) >= 2
        and all(len(word) <= 12 for word in words)
        and any(_ROLE.search(word) or _DUE.search(word) for word in words)
    )


def _row(cells: list[Cell], titles: dict[int, str], carried: dict[int, str]) -> Row:
    """A merged cell covers its rows: units and dates carry down to rows without their own."""
    units: list[Unit] = []
    due = None
    for column, title in titles.items():
        words = carried.get(column, "")
        if _ROLE.search(title) and words:
            units.extend(named_units(title, words.replace("\n", "、")))
        elif _DUE.search(title) and words:
            due = words
    return Row(min(c.start for c in cells), max(c.end for c in cells), tuple(units), due)
