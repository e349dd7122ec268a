"""Words of persons in kept files, and files that hang on rows about persons (附件中的痕迹)."""

from collections.abc import Collection, Iterable
from typing import Any

from django.apps import apps
from django.db import models

from xuezheng.adapters import files, workbooks
from xuezheng.adapters.documents import load
from xuezheng.adapters.snapshots.shapes import Stored
from xuezheng.adapters.sniff import PICTURES
from xuezheng.adapters.tracing import model_of
from xuezheng.core.base.errors import XuezhengError
from xuezheng.core.base.redacting import Words
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.registers.sheets import written

FILE = "files.FileRow"
HELD = frozenset({"file", "files", "photo", "photos"})
"""Types of fields whose values are numbers of files."""


def in_files(numbers: Iterable[int], words: Words) -> tuple[list[int], int]:
    """Give which of some files say a word, and how many could not be read; pictures are not looked at."""
    found, unread, known = [], 0, dict[str, bool | None]()
    rows = apps.get_model(FILE).objects.filter(pk__in=list(numbers)).order_by("pk")
    for row in rows.exclude(media_type__in=list(PICTURES)):
        if row.digest not in known:
            known[row.digest] = _says(row.digest, row.name, words)
        if known[row.digest] is None:
            unread += 1
        elif known[row.digest]:
            found.append(int(row.pk))
    return found, unread


def _says(digest: str, name: str, words: Words) -> bool | None:
    """Say whether a file says a word; ``None`` where nobody can read it."""
    place = files.place(digest)
    if not place.is_file():
        return False
    data = place.read_bytes()
    try:
        return bool(words.kinds(_text(data, name)))
    except XuezhengError:
        return None


def _text(data: bytes, name: str) -> str:
    """Give what a file says: a workbook's cells, else its text. Raises ``XuezhengError``."""
    try:
        book = workbooks.read(data)
    except workbooks.WorkbookError:
        return load(data, name).text
    rows = (row for sheet in book.values() for row in sheet.rows)
    return "\n".join("\t".join(written(cell) for cell in row) for row in rows)


def attached(stored: Iterable[Stored], persons: Collection[int]) -> dict[int, bool]:
    """Give the files that hang on records naming persons, and whether their field is not open.

    Costs: 1 query for each kind that names persons and holds files, 1 for histories.
    """
    found: dict[int, bool] = {}
    for one in stored:
        fields = {field.key: field for field in one.data.values() if field.type.key in HELD}
        keys = [one.data[key].key for key in one.shape.persons if key in one.data]
        if not one.kind or not keys:
            continue
        rows = _rows(one, keys, persons)
        for row in rows if fields else ():
            for field in fields.values():
                for number in _numbers(row.data.get(field.key)):
                    found[number] = found.get(number, False) or field.privacy is not Privacy.OPEN
        if rows and hasattr(rows[0], "entries"):
            for number in _told([row.pk for row in rows]):
                found.setdefault(number, False)
    return found


def _rows(one: Stored, keys: list[str], persons: Collection[int]) -> list[Any]:
    named = models.Q(pk__in=())
    for key in keys:
        named |= models.Q(**{f"data__{key}__in": list(persons)})
    return list(model_of(one).objects.filter(named, kind=one.kind))


def _told(records: list[int]) -> Iterable[int]:
    lines = apps.get_model("records.CaseEntry").objects.filter(record__in=records)
    return (number for files in lines.values_list("files", flat=True) for number in _numbers(files))


def _numbers(value: Any) -> list[int]:
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, int) and not isinstance(one, bool)]
