"""The sheet by which a register's workbook is read, and the sheet of a kept workbook."""

from collections.abc import Mapping
from dataclasses import replace

from xuezheng.adapters import workbooks
from xuezheng.apps.files.selectors import content
from xuezheng.apps.registers.services.owners import asked, owned
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers import books, long_form
from xuezheng.core.registers.sheets import Filled, Sheet


def sheet_read(kind: Kind) -> Sheet:
    """Give the sheet by which a workbook of a kind is read; what must be filled in depends on the row."""
    keys = (
        {one.key for act in ("add", "change") for one in asked(kind, act)} if owned(kind) else None
    )
    sheet = long_form.with_line(books.sheet_of(kind, keys), long_form.tables(kind, keys))
    return replace(sheet, columns=tuple(replace(one, required=False) for one in sheet.columns))


def filled_of(kind: Kind, file: int) -> Filled:
    """Give the sheet of a kept workbook that is meant: the one called like the register, or the first.

    Raises ``WorkbookError``.
    """
    book = workbooks.read(content(file))
    return _meant(kind, book)


def _meant(kind: Kind, book: Mapping[str, Filled]) -> Filled:
    return book.get(kind.title.zh) or next(iter(book.values()), Filled(()))


def details_of(kind: Kind, file: int) -> dict[str, Filled]:
    """Give the sheets of a kept workbook that are not the one meant, by name. Raises ``WorkbookError``."""
    book = workbooks.read(content(file))
    meant = _meant(kind, book)
    return {name: one for name, one in book.items() if one is not meant}
