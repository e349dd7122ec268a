"""Figures as a workbook: numbers as numbers, no text becomes a formula, what it rests on above."""

import io
from collections.abc import Iterable
from decimal import Decimal

import xlsxwriter  # type: ignore[import-untyped]  # ships no types

from xuezheng.core.base.labels import T
from xuezheng.core.indicators.exchange import Observation, traits

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = (
    T("指标编号", "Indicator"), T("指标", "Title"), T("单位编号", "Place"), T("单位", "Place name"),
    T("层级", "Grain"), T("统计时点", "Day"), T("数值", "Value"), T("计量单位", "Unit"),
    T("分子", "Numerator"), T("分母", "Denominator"), T("未填行数", "Rows not filled in"),
    T("无值原因", "Absence"), T("口径", "Origin"), T("原值", "Exact"), T("快照", "Snapshot"),
    T("快照摘要", "Content"), T("公式摘要", "Definition"), T("参数摘要", "Parameters"),
)  # fmt: skip
TRAITS = {
    "stage": T("学段", "Stage"), "nature": T("办别", "Who runs it"), "area": T("城乡", "Urban or rural"),
    "place": T("归属", "Belongs to"),
}  # fmt: skip
WIDTHS = (22, 26, 10, 26, 10, 12, 12, 8, 10, 10, 10, 12, 12, 18, 22, 16, 16, 16)


def as_book(rows: Iterable[Observation], title: str, language: str = "zh") -> bytes:
    """Write a sheet: the title, the heads, one line for each figure; a column more for each trait."""
    told = tuple(rows)
    more = traits(told)
    heads = (*HEADS, *(TRAITS.get(one, T(one, one)) for one in more))
    widths = (*WIDTHS, *(12 for _ in more))
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    page, bold = book.add_worksheet(), book.add_format({"bold": True})
    formats = [book.add_format({"num_format": "0" if n == 0 else f"0.{'0' * n}"}) for n in range(7)]
    page.write_string(0, 0, title, bold)
    for place, (words, width) in enumerate(zip(heads, widths, strict=True)):
        page.set_column(place, place, width)
        page.write_string(1, place, words.in_(language), bold)
    for line, one in enumerate(told, start=2):
        for place, value in enumerate((*one.cells(language), *(one.code(trait) for trait in more))):
            if isinstance(value, Decimal):
                places = max(-int(value.as_tuple().exponent), 0)
                page.write_number(line, place, float(value), formats[min(places, 6)])
            elif isinstance(value, int):
                page.write_number(line, place, value)
            elif value:
                page.write_string(line, place, value)
    page.freeze_panes(2, 2)
    page.repeat_rows(0, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()
