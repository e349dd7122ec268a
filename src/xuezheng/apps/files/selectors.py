"""Files by number, and what a page shows of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from xuezheng.adapters import files as stored
from xuezheng.adapters.sniff import INLINE
from xuezheng.apps.files.access import rows
from xuezheng.apps.files.models import FileRow
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as a list shows it."""

    number: int
    name: str
    size: int
    digest: str
    media_type: str
    at: datetime

    @property
    def shows(self) -> bool:
        """Say whether a browser may show it in place."""
        return self.media_type in INLINE

    @property
    def short(self) -> str:
        """The digest as people compare it."""
        return f"{self.digest[:4]}…{self.digest[-4:]}"


def is_kept(digest: str) -> bool:
    """Say whether a file that somebody sent rests on these bytes. Costs: 1 query."""
    return FileRow.objects.filter(digest=digest).exists()


def _shown(row: FileRow) -> Shown:
    return Shown(int(row.pk), row.name, row.size, row.digest, row.media_type, row.at)


def shown(numbers: Iterable[int]) -> dict[int, Shown]:
    """Give files by number, for pages that have checked already what they hang on. Costs: 1 query."""
    return {int(row.pk): _shown(row) for row in FileRow.objects.filter(pk__in=list(numbers))}


def file(actor: Actor | None, number: int) -> Shown:
    """Give one file in sight. Costs: 2 queries. Raises ``NotFoundError``."""
    row = rows(actor).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what="文件")
    return _shown(row)


def content(number: int) -> bytes:
    """Give the bytes of a file whose access was checked. Raises ``NotFoundError``."""
    row = FileRow.objects.filter(pk=number).first()
    if row is None or not stored.place(row.digest).is_file():
        raise NotFoundError(what="文件")
    return stored.place(row.digest).read_bytes()
