"""Workbooks: decomposition tables (任务分解表) sheet by sheet, typed cells as written."""

import io
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook
from python_calamine import PasswordError as SheetPasswordError

from xuezheng.adapters.documents.build import Built, Draft
from xuezheng.adapters.documents.errors import DamagedError, PasswordError

_MOST_CELLS = 2_000_000


def read(data: bytes, format: str) -> Built:  # noqa: A002
    """Read all sheets; raises ``DamagedError`` and ``PasswordError``."""
    draft = Draft(format)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            _sheet(draft, book, name, several=len(book.sheet_names) > 1)
    except SheetPasswordError as error:
        raise PasswordError from error
    except (CalamineError, ValueError, OSError) as error:
        raise DamagedError(format=format) from error
    return draft.built()


def _sheet(draft: Draft, book: CalamineWorkbook, name: str, *, several: bool) -> None:
    sheet = book.get_sheet_by_name(name)
    if sheet.height * sheet.width > _MOST_CELLS:
        raise DamagedError(format="xlsx")
    rows = [
        [(column, words) for column, value in enumerate(row) if (words := written(value))]
        for row in sheet.to_python(skip_empty_area=True)
    ]
    if several and any(rows):
        draft.paragraph(name)
    table: list[list[tuple[int, str]]] = []
    for row in rows:
        if len(row) == 1 and not table:
            draft.paragraph(row[0][1])  # a title line above the head
        elif row:
            table.append(row)
    if table:
        draft.table(table)


def written(value: object) -> str:
    """A cell as people would write it: whole numbers without point, days as ISO.

    >>> written(12.0), written(True), written(0.85)
    ('12', '是', '0.85')
    """
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.12g}"
    if isinstance(value, datetime):
        return (
            value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        )
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value).strip() if value is not None else ""
