"""A list as a workbook that leaves the system (导出表): marked above, below, in footer and properties.

Written so that WPS and Excel keep it; no word becomes a formula.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # ships no types

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 16
MOST_FOOTER = 200
"""A footer holds 255 signs, its commands counted."""


def workbook(
    title: T,
    fields: Sequence[Field],
    rows: Iterable[Mapping[str, Any]],
    mark: tuple[str, str],
    at: datetime,
    language: str,
) -> bytes:
    """Give the sheet: the mark's head, the titles, the rows as they are, the mark's foot."""
    head, foot = mark
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    told = {"title": title.in_(language), "comments": head, "created": at.replace(tzinfo=None)}
    book.set_properties(told)
    page, bold = book.add_worksheet(title.in_(language)[:31]), book.add_format({"bold": True})
    page.freeze_panes(2, 0)
    page.repeat_rows(0, 1)
    page.set_landscape()
    page.set_paper(9)
    page.set_column(0, len(fields), WIDTH)
    # An ampersand in a footer is a command.
    page.set_footer("&L" + head.replace("&", "&&")[:MOST_FOOTER] + "&R&P / &N")
    page.write_string(0, 0, head)
    for place, one in enumerate(fields):
        page.write_string(1, place, one.label.in_(language), bold)
    line = 2
    for row in rows:
        for place, one in enumerate(fields):
            if row.get(one.key):
                page.write_string(line, place, str(row[one.key]))
        line += 1
    page.write_string(line, 0, foot)
    book.close()
    return out.getvalue()
