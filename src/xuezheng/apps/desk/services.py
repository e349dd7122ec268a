"""Keeping the search up: the log says what changed, the sources say what it is called now."""

from collections.abc import Collection

from django.db import connection, transaction
from django.db.models import Q

from xuezheng.adapters.locks import take
from xuezheng.apps.audit.selectors import position, touched
from xuezheng.apps.desk.models import Cursor, SearchDoc
from xuezheng.apps.desk.selectors.sources import Source, sources
from xuezheng.core.base.search import pieces

READER = "search"
BATCH = 500
PART = 100
"""How many things are written anew at once."""


def follow(most: int = 20_000) -> int:
    """Follow the log to its head and renew what it touched; gives how many entries were read.

    One reader at a time; it takes up where the one before stopped.
    """
    known = sources()
    read = 0
    while read < most:
        with transaction.atomic():
            if not take(connection, "desk.search"):
                return read
            row, _ = Cursor.objects.get_or_create(reader=READER)
            entries = touched(row.seq, BATCH)
            if not entries:
                return read
            for source in known.values():
                renew(source, _changed(entries, source.kind))
            row.seq = entries[-1][0]
            row.save(update_fields=["seq"])
            read += len(entries)
    return read


def _changed(entries: Collection[tuple[int, str, str]], kind: str) -> set[str]:
    """Give the things of a kind that entries name; an export names none, but all of a kind."""
    return {thing for _, of, thing in entries if of == kind and thing.isdecimal()}


def renew(source: Source, objects: Collection[str]) -> None:
    """Write the documents of these things anew; those that are gone go."""
    if not objects:
        return
    docs = {doc.object: doc for doc in source.docs(objects)}
    known = Q(object__in=objects)
    for one in objects:
        known |= Q(object__startswith=f"{one}:")
    SearchDoc.objects.filter(known, kind=source.kind).exclude(object__in=docs).delete()
    for doc in docs.values():
        SearchDoc.objects.update_or_create(
            kind=source.kind,
            object=doc.object,
            defaults={
                "title": doc.title[:300],
                "snippet": doc.text[:300],
                "url": doc.url,
                "pieces": pieces(doc.title, doc.text),
            },
        )


def rebuild() -> int:
    """Write every document anew, for a first filling; gives how many there are."""
    seq = position()
    for source in sources().values():
        things = source.everything()
        for start in range(0, len(things), PART):
            renew(source, things[start : start + PART])
    Cursor.objects.update_or_create(reader=READER, defaults={"seq": seq})
    return SearchDoc.objects.count()
