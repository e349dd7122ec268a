"""Which photos a case shows (事项照片): noted with every entry, so that a photo used twice is found."""

from collections.abc import Iterator

from xuezheng.apps.files.selectors import printed
from xuezheng.apps.records.models import CasePhoto, Record
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.cases import Entry


def note_photos(kind: Kind, record: Record, entry: Entry) -> None:
    """Note the photos of an entry: of its fields, and handed in with it. Costs: 2 queries, or none."""
    named = set(_named(kind, entry))
    known = printed({file for file, _ in named})
    CasePhoto.objects.bulk_create(
        (
            CasePhoto(record=record, file=file, place=place)
            for file, place in sorted(named)
            if file in known
        ),
        ignore_conflicts=True,
    )


def _named(kind: Kind, entry: Entry) -> Iterator[tuple[int, str]]:
    for field in kind.fields:
        value = entry.changes.get(field.key)
        if value and field.type.key == "photo":
            yield int(value), field.key
        elif value and field.type.key == "photos":
            yield from ((int(one), field.key) for one in value)
    yield from ((int(one), "") for one in entry.files)
