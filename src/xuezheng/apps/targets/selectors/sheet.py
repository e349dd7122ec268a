"""The list as a workbook: the very rows of the page, numbers as numbers, printable."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

import xlsxwriter  # type: ignore[import-untyped]  # ships no types

from xuezheng.apps.targets.selectors.rows import Aim, Row
from xuezheng.core.base.labels import T
from xuezheng.core.targets import wording
from xuezheng.core.targets.numbers import percent, shown

HEADS: tuple[tuple[T, int], ...] = (
    (T("编号", "Number"), 14),
    (T("工作任务", "Task"), 36),
    (T("来源", "Source"), 12),
    (T("牵头单位", "Lead unit"), 16),
    (T("完成时限", "Due"), 12),
    (T("进度状态", "Standing"), 12),
    (T("说明", "Why"), 36),
    (T("量化目标", "Target"), 30),
    (T("目标值", "Goal"), 12),
    (T("现值", "Now"), 12),
    (T("单位", "Unit"), 8),
    (T("数据来源", "Origin"), 12),
    (T("统计时点", "As of"), 12),
    (T("已完成", "Done"), 10),
    (T("序时应达", "Expected"), 10),
    (T("目标状态", "Target stands"), 12),
)
TITLE = T("工作任务进度表", "Progress of tasks")


def sheet(rows: Iterable[Row], on: date, language: str) -> bytes:
    """Write the rows of a list as .xlsx in the reader's language."""
    out = io.BytesIO()
    # Text that begins like a formula stays text, and no moment of making gets in.
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    page = book.add_worksheet(TITLE.in_(language)[:31])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    page.write(0, 0, f"{TITLE.in_(language)} {on.isoformat()}", book.add_format({"bold": True}))
    for column, (words, width) in enumerate(HEADS):
        page.set_column(column, column, width)
        page.write(1, column, words.in_(language), head)
    for place, cells in enumerate(lines(rows, language), start=2):
        for column, value in enumerate(cells):
            page.write(place, column, value, plain)
    page.freeze_panes(2, 2)
    page.repeat_rows(1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def lines(rows: Iterable[Row], language: str) -> Iterable[Sequence[str | float | int]]:
    """Give one line per target, a task without targets one of its own."""
    for row in rows:
        first: list[str | float | int] = [
            row.number,
            row.title,
            row.label.in_(language),
            row.org_name,
            row.due.isoformat() if row.due else "",
            row.standing.label.in_(language),
            row.progress.words.in_(language),
        ]
        for aim in row.aims or (None,):
            yield first + (_aim(aim, language) if aim else [""] * 9)


def _aim(aim: Aim, language: str) -> list[str | float | int]:
    found = aim.progress
    return [
        aim.row.indicator,
        wording.goal(aim.kept.target).in_(language),
        number(found.value),
        aim.row.unit,
        found.origin.label.in_(language) if found.origin else "",
        found.as_of.isoformat() if found.as_of else "",
        percent(found.share) if found.share is not None else "",
        percent(found.expected) if found.expected is not None else "",
        found.standing.label.in_(language),
    ]


def number(value: Fraction | None) -> str | float | int:
    """Give a figure for a cell: a number where the sheet shows it exactly, else text."""
    if value is None:
        return ""
    if value.denominator == 1 and abs(value) < 10**15:
        return value.numerator
    text = shown(value)
    exact = float(value)
    return exact if Fraction(repr(exact)) == value else text
