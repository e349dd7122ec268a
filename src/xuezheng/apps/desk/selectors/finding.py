"""The search (搜索): over plans' clauses, tasks and other cases, units and phrases."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db import connection
from django.urls import reverse

from xuezheng.adapters.search import matching
from xuezheng.apps.desk.models import SearchDoc
from xuezheng.apps.desk.services import Doc, Provider, refresh
from xuezheng.apps.records.access import rows as records
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import SYSTEM, Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.base.search import asked

MOST = 50
READ_AT_MOST = 400
"""How many hits are looked at; what is out of sight falls away among them."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where things of a kind come from, and which of them somebody may see."""

    provider: Provider
    label: T
    visible: Callable[[Actor | None, Collection[str]], set[str]]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    kind: T
    title: str
    snippet: str
    url: str


def _cases(kind: str, label: T) -> Source:
    def docs(objects: Collection[str]) -> list[Doc]:
        rows = records(SYSTEM, Verb.READ, kind).filter(pk__in=[int(one) for one in objects])
        return [
            Doc(
                str(row.pk),
                row.subject,
                "\n".join([row.number, *(str(v) for v in row.data.values() if isinstance(v, str))]),
                reverse("records:case", args=[row.pk]),
            )
            for row in rows
        ]

    def everything() -> list[str]:
        return [str(pk) for pk in records(SYSTEM, Verb.READ, kind).values_list("pk", flat=True)]

    def visible(actor: Actor | None, objects: Collection[str]) -> set[str]:
        rows = records(actor, Verb.READ, kind).filter(pk__in=[int(one) for one in objects])
        return {str(pk) for pk in rows.values_list("pk", flat=True)}

    return Source(Provider(kind, docs, everything), label, visible)


def sources() -> dict[str, Source]:
    """Give every source by kind."""
    return {ledger.key: _cases(ledger.key, ledger.title) for ledger in region().ledgers}


def follow(most: int = 20_000) -> int:
    """Bring the search up to the log's head; gives how many entries were read."""
    return refresh({kind: source.provider for kind, source in sources().items()}, most)


def search(actor: Actor | None, query: str) -> list[Hit]:
    """Find what holds all that was asked for and is in sight, the newest first.

    Costs: 2 queries, and 2 for each kind among the hits.
    """
    known = sources()
    numbers = [
        number for pieces in asked(query) for number in matching(connection, pieces, READ_AT_MOST)
    ]
    docs = SearchDoc.objects.in_bulk(numbers)
    found = [docs[number] for number in dict.fromkeys(numbers) if number in docs]
    seen = {
        kind: known[kind].visible(actor, {doc.object for doc in found if doc.kind == kind})
        for kind in {doc.kind for doc in found}
        if kind in known
    }
    return [
        Hit(known[doc.kind].label, doc.title, doc.snippet, doc.url)
        for doc in found
        if doc.object in seen.get(doc.kind, ())
    ][:MOST]
