"""Keeping the search up: the log says what changed, the providers say what it is called now."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db import connection, transaction

from xuezheng.adapters.locks import take
from xuezheng.apps.audit.selectors import position, touched
from xuezheng.apps.desk.models import Cursor, SearchDoc
from xuezheng.core.base.search import pieces

READER = "search"
BATCH = 500


@dataclass(frozen=True, slots=True)
class Doc:
    """One thing as the search keeps it."""

    object: str
    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Provider:
    """Where the things of a kind come from: those named, or all; gone ones are not given."""

    kind: str
    docs: Callable[[Collection[str]], list[Doc]]
    everything: Callable[[], list[str]]


def refresh(providers: dict[str, Provider], most: int = 20_000) -> int:
    """Follow the log to its head and renew what it touched; gives how many entries were read.

    One reader at a time; it takes up where the one before stopped.
    """
    read = 0
    while read < most:
        with transaction.atomic():
            if not take(connection, "desk.search"):
                return read
            row, _ = Cursor.objects.get_or_create(reader=READER)
            entries = touched(row.seq, BATCH)
            if not entries:
                return read
            for provider in providers.values():
                renew(provider, {thing for _, kind, thing in entries if kind == provider.kind})
            row.seq = entries[-1][0]
            row.save(update_fields=["seq"])
            read += len(entries)
    return read


def renew(provider: Provider, objects: Collection[str]) -> None:
    """Write the documents of these things anew; those that are gone go."""
    if not objects:
        return
    docs = {doc.object: doc for doc in provider.docs(objects)}
    SearchDoc.objects.filter(kind=provider.kind, object__in=set(objects) - set(docs)).delete()
    for doc in docs.values():
        SearchDoc.objects.update_or_create(
            kind=provider.kind,
            object=doc.object,
            defaults={
                "title": doc.title[:300],
                "snippet": doc.text[:300],
                "url": doc.url,
                "pieces": pieces(doc.title, doc.text),
            },
        )


def rebuild(providers: dict[str, Provider]) -> int:
    """Write every document anew, for a first filling; gives how many there are."""
    seq = position()
    for provider in providers.values():
        things = provider.everything()
        for start in range(0, len(things), BATCH):
            renew(provider, things[start : start + BATCH])
    Cursor.objects.update_or_create(reader=READER, defaults={"seq": seq})
    return SearchDoc.objects.count()
