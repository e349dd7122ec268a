"""任务分解表 as a workbook: written with working drop-downs, read with every bad cell named."""

import io
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from python_calamine import CalamineError, CalamineWorkbook
from python_calamine import PasswordError as SheetPasswordError

from xuezheng.adapters.documents.errors import DamagedError, PasswordError
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical
from xuezheng.core.papers.figures import day_said
from xuezheng.core.papers.templates.decomposition import HEADS, TaskRow

_WIDTHS = (6, 22, 52, 12, 16, 26, 16)
_LISTS = "名单"
_SPARE_ROWS = 200  # drop-downs reach below the last task, for lines added by hand
_LONGEST = 2000
_EXACT = 10**15  # beyond it Excel has already changed the digits
_SPLIT = re.compile(r"[、，,;；\n]\s*")
_DAY = re.compile(r"(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?")
_ALIASES = {
    "序号": "序号", "重点工作": "重点工作", "工作任务": "重点工作", "重点任务": "重点工作",
    "具体任务": "具体任务", "主要内容": "具体任务", "工作内容": "具体任务", "任务内容": "具体任务",
    "分管领导": "分管领导", "责任领导": "分管领导", "牵头领导": "分管领导",
    "牵头科室": "牵头科室", "责任科室": "牵头科室", "牵头单位": "牵头科室", "责任单位": "牵头科室",
    "配合科室": "配合科室", "配合单位": "配合科室", "协办科室": "配合科室",
    "完成时限": "完成时限", "完成时间": "完成时限", "时间节点": "完成时限",
}  # fmt: skip
"""Heads as offices write them, and the column each means."""


@dataclass(frozen=True, slots=True)
class BadCell:
    """What is wrong with one cell; rows and columns count from 1, as sheets show them."""

    row: int
    column: int
    value: str
    why: T

    def told(self) -> T:
        """The place and what to do, in both languages."""
        return T(
            f"第{self.row}行第{self.column}列“{self.value}”：{self.why.zh}",
            f"row {self.row}, column {self.column}: {self.why.en}",
        )


class NoTableError(InputError):
    """No row of the workbook reads like the head of a decomposition table."""

    code = "paper-no-table"
    text = T(
        "没有找到任务分解表的表头：至少要有“具体任务”和“牵头科室”两列。",
        "No head of a decomposition table was found: it needs columns for the task and the lead.",
    )


@dataclass(frozen=True, slots=True)
class TaskSheet:
    """What a workbook holds: good rows with the row each stands in, and every bad cell."""

    rows: tuple[tuple[int, TaskRow], ...]
    bad: tuple[BadCell, ...] = ()


def written(
    title: str, rows: Sequence[TaskRow], *, day: date, units: Sequence[str] = (), by: str = ""
) -> bytes:
    """Give the workbook: head frozen and repeated in print, units to choose from."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties(
        {"title": title, "author": by, "created": datetime.combine(day, time()), "comments": ""}
    )
    sheet = book.add_worksheet("任务分解表")
    cell = book.add_format(
        {"font_name": "仿宋_GB2312", "font_size": 12, "border": 1, "text_wrap": True,
         "valign": "vcenter"}
    )  # fmt: skip
    centred = book.add_format(
        {"font_name": "仿宋_GB2312", "font_size": 12, "border": 1, "text_wrap": True,
         "valign": "vcenter", "align": "center"}
    )  # fmt: skip
    head = book.add_format(
        {"font_name": "黑体", "font_size": 12, "border": 1, "align": "center",
         "valign": "vcenter", "text_wrap": True}
    )  # fmt: skip
    top = book.add_format(
        {"font_name": "方正小标宋简体", "font_size": 18, "align": "center", "valign": "vcenter"}
    )
    sheet.merge_range(0, 0, 0, len(HEADS) - 1, title, top)
    sheet.set_row(0, 36)
    sheet.write_row(1, 0, HEADS, head)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    for number, row in enumerate(rows, start=1):
        for column, words in enumerate(row.cells(number)):
            form = cell if column in (1, 2, 5) else centred
            if column == 0:
                sheet.write_number(number + 1, column, number, form)
            else:
                sheet.write_string(number + 1, column, words, form)
    _print(sheet)
    if units:
        _choices(book, sheet, units, len(rows))
    book.close()
    return out.getvalue()


def _print(sheet: xlsxwriter.worksheet.Worksheet) -> None:
    sheet.freeze_panes(2, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _choices(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    units: Sequence[str],
    count: int,
) -> None:
    """Lead sections to choose from: a hidden sheet, because a list in the cell ends at 255 characters."""
    lists = book.add_worksheet(_LISTS)
    lists.write_column(0, 0, list(units))
    lists.hide()
    sheet.data_validation(
        2, 4, count + 1 + _SPARE_ROWS, 4,
        {
            "validate": "list", "source": f"={_LISTS}!$A$1:$A${len(units)}",
            "error_type": "warning", "error_title": "牵头科室", "error_message": "名单中没有这个单位",
        },
    )  # fmt: skip


def read(data: bytes, *, units: Collection[str] = ()) -> TaskSheet:
    """Read a decomposition table wherever its head stands; nothing wrong is passed over.

    ``units`` are the names known as lead and co-section; empty knows none and
    checks none. Raises ``NoTableError``, ``DamagedError``, ``PasswordError``.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
            if name != _LISTS
        ]
    except SheetPasswordError as error:
        raise PasswordError from error
    except (CalamineError, ValueError, OSError) as error:
        raise DamagedError(format="xlsx") from error
    for cells in sheets:
        head = _head(cells)
        if head is not None:
            return _Reading(head[1], frozenset(units)).read(cells, head[0])
    raise NoTableError


def _head(cells: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]] | None:
    """The row of the heads, and the column of each."""
    for number, row in enumerate(cells[:20]):
        named: dict[str, int] = {}
        for column, value in enumerate(row):
            words = re.sub(r"[\s（(].*|\s", "", str(value))
            if words in _ALIASES:
                named.setdefault(_ALIASES[words], column)
        if {"具体任务", "牵头科室"} <= set(named):
            return number, named
    return None


@dataclass
class _Reading:
    """One sheet being read; bad cells are collected, not stopped at."""

    columns: dict[str, int]
    units: frozenset[str]
    bad: list[BadCell] = field(default_factory=list)
    carried: str = ""

    def read(self, cells: Sequence[Sequence[object]], head: int) -> TaskSheet:
        rows = []
        for number, row in enumerate(cells[head + 1 :], start=head + 2):
            if not any(str(value).strip() for value in row):
                continue
            found = len(self.bad)
            made = self._row(number, row)
            if len(self.bad) == found:
                rows.append((number, made))
        return TaskSheet(tuple(rows), tuple(self.bad))

    def _row(self, number: int, row: Sequence[object]) -> TaskRow:
        work = self._words(number, row, "重点工作") or self.carried
        self.carried = work
        task = self._words(number, row, "具体任务")
        if not task:
            self._wrong(number, "具体任务", "", T("不能为空", "must not be empty"))
        lead = self._unit(number, self._words(number, row, "牵头科室"), "牵头科室")
        if not lead:
            self._wrong(number, "牵头科室", "", T("不能为空", "must not be empty"))
        co = tuple(
            self._unit(number, one, "配合科室")
            for one in _SPLIT.split(self._words(number, row, "配合科室"))
            if one
        )
        return TaskRow(
            work, task, self._words(number, row, "分管领导"), lead, co, self._due(number, row)
        )

    def _value(self, row: Sequence[object], head: str) -> object:
        column = self.columns.get(head, -1)
        return row[column] if 0 <= column < len(row) else ""

    def _words(self, number: int, row: Sequence[object], head: str) -> str:
        value = self._value(row, head)
        if isinstance(value, float):
            if abs(value) >= _EXACT:
                why = T(
                    "数字过长，表格已丢失末几位；请把单元格设为文本后重填",
                    "the number is too long and has lost digits; set the cell to text and re-enter",
                )
                self._wrong(number, head, f"{value:.0f}", why)
            return str(int(value)) if value.is_integer() else str(value)
        words = str(value).strip()
        if len(words) > _LONGEST:
            why = T(f"超过{_LONGEST}字", f"more than {_LONGEST} characters")
            self._wrong(number, head, words[:20], why)
        return words

    def _unit(self, number: int, name: str, head: str) -> str:
        if name and self.units and name not in self.units:
            why = T("没有这个单位", "no unit of this name")
            self._wrong(number, head, name, why)
        return name

    def _due(self, number: int, row: Sequence[object]) -> str:
        """A day cell or a day in words becomes 2026年10月12日; other wordings stay as written."""
        value = self._value(row, "完成时限")
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            return day_said(value)
        if isinstance(value, float):
            why = T(
                "应为日期，却是数字；请填 2026年10月12日 或设为日期格式",
                "a number stands where a day belongs; write 2026-10-12 or format the cell as a date",
            )
            self._wrong(number, "完成时限", f"{value:g}", why)
            return ""
        words = canonical(str(value).strip())
        found = _DAY.fullmatch(words)
        if found is None:
            return str(value).strip()
        try:
            return day_said(date(int(found["y"]), int(found["m"]), int(found["d"])))
        except ValueError:
            why = T("没有这一天", "there is no such day")
            self._wrong(number, "完成时限", words, why)
            return ""

    def _wrong(self, number: int, head: str, value: str, why: T) -> None:
        column = self.columns.get(head, len(self.columns)) + 1
        self.bad.append(BadCell(number, column, value, why))
