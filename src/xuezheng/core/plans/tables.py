"""Tables: units and dates that columns of a 任务分解表 give to a row, figures of a 指标表 by row and column."""

import re
from dataclasses import dataclass

from xuezheng.core.plans.clauses import named_units
from xuezheng.core.plans.document import Cell, Document, Table
from xuezheng.core.plans.reading import TargetKind, Unit

_ROLE = re.compile(r"责任|牵头|配合|分管|主办|协办|承办|完成单位")
_DUE = re.compile(r"时限|时间|期限|进度")

_NAMES = re.compile(r"(?:主要|考核|工作|核心|具体)?指标(?:名称|内容)?|(?:项目|指标)名称")
_VALUES = re.compile(r"目标|预期|计划[数值]|实际|现状|基[期数]|指标值|20\d\d年")
_HELD = re.compile(r"实际|现状|完成[数值情]|基[期数]|上年|去年|目前")
_AHEAD = re.compile(r"目标|预期|计划")
_SERIAL = re.compile(r"序号|编号|No\.?")
_UNIT = re.compile(r"(?:计量)?单位")
_OWN_UNIT = re.compile(r"\(([^()\d]{1,6})\)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of a table of figures (指标表): what its row measures, in which unit, held or promised.

    ``serial`` marks a cell that only counts the rows.
    """

    name: str = ""
    unit: str = ""
    kind: TargetKind | None = None
    serial: bool = False


def figures(document: Document, text: str) -> dict[int, Figure]:
    """Figures of all tables whose head names an indicator and its values, by where their cells start."""
    given: dict[int, Figure] = {}
    for table in document.tables:
        given |= _figures(table, text)
    return given


def _figures(table: Table, text: str) -> dict[int, Figure]:
    by_row: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, {})[cell.column] = cell
    given: dict[int, Figure] = {}
    titles: dict[int, str] = {}
    for _, cells in sorted(by_row.items()):
        words = {column: text[cell.start : cell.end].strip() for column, cell in cells.items()}
        if not titles:
            named = any(_NAMES.fullmatch(word) for word in words.values())
            valued = any(_VALUES.search(word) for word in words.values())
            titles = words if named and valued else {}
            continue
        given |= {cells[column].start: one for column, one in _of_row(words, titles).items()}
    return given


def _of_row(words: dict[int, str], titles: dict[int, str]) -> dict[int, Figure]:
    """What the cells of one row are, by their columns."""
    name = next((words.get(at, "") for at, told in titles.items() if _NAMES.fullmatch(told)), "")
    unit = next((words.get(at, "") for at, told in titles.items() if _UNIT.fullmatch(told)), "")
    own = _OWN_UNIT.search(name)
    if own and not unit:
        name, unit = name[: own.start()], own[1]
    given: dict[int, Figure] = {}
    for column, told in titles.items():
        if column not in words:
            continue
        if _SERIAL.fullmatch(told) and words[column].isdigit():
            given[column] = Figure(serial=True)
        elif name and _VALUES.search(told) and not _NAMES.fullmatch(told):
            held = TargetKind.BASELINE if _HELD.search(told) else None
            ahead = TargetKind.TARGET if _AHEAD.search(told) else None
            given[column] = Figure(name, unit, held or ahead)
    return given


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
