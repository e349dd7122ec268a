"""Files by number, and what a page shows of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from xuezheng.adapters import files as stored
from xuezheng.adapters.sniff import INLINE
from xuezheng.apps.files.access import rows
from xuezheng.apps.files.models import FileRow, Print
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.images.fingerprint import FURTHEST, apart, bands, neighbours, read

BANDS = ("first", "second", "third", "fourth")
"""The columns that hold the bands of a print."""
MOST_ALIKE = 10
"""Photos looked up by one query."""


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


@dataclass(frozen=True, slots=True)
class Alike:
    """A photo that may be the same as another (雷同照片): in how many of 64 bits they differ."""

    number: int
    apart: int


def alike(numbers: Iterable[int], within: int) -> dict[int, tuple[Alike, ...]]:
    """Give for each photo the others whose prints differ in at most ``within`` bits, the nearest first.

    Finds every one up to seven bits. Costs: 1 query, and 1 per ten photos.
    """
    prints = dict(Print.objects.filter(file__in=list(numbers)).values_list("file_id", "value"))
    wanted = {int(number): read(value) or 0 for number, value in prints.items()}
    limit, found = min(within, FURTHEST), {}
    for start in range(0, len(wanted), MOST_ALIKE):
        some = dict(list(wanted.items())[start : start + MOST_ALIKE])
        others = [
            (int(number), read(value) or 0)
            for number, value in Print.objects.filter(_near(some.values())).values_list(
                "file_id", "value"
            )
        ]
        for number, value in some.items():
            near = [Alike(other, apart(value, seen)) for other, seen in others if other != number]
            near = sorted(
                (one for one in near if one.apart <= limit), key=lambda one: (one.apart, one.number)
            )
            if near:
                found[number] = tuple(near)
    return found


def printed(numbers: Iterable[int]) -> frozenset[int]:
    """Give those that are photos with a print. Costs: 1 query, none for no number."""
    wanted = list(numbers)
    if not wanted:
        return frozenset()
    return frozenset(Print.objects.filter(file__in=wanted).values_list("file_id", flat=True))


def _near(values: Iterable[int]) -> Q:
    """Give what shares a band with one of the prints, but for a bit: one index each."""
    wanted: dict[str, set[int]] = {name: set() for name in BANDS}
    for value in values:
        for name, band in zip(BANDS, bands(value), strict=True):
            wanted[name].update(neighbours(band))
    found = Q(pk__in=[])
    for name, some in wanted.items():
        found |= Q(**{f"{name}__in": sorted(some)})
    return found


def newest() -> int:
    """Give the number of the newest file, 0 where there is none. Costs: 1 query."""
    return int(FileRow.objects.order_by("-pk").values_list("pk", flat=True).first() or 0)
