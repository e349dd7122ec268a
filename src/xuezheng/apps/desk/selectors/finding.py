"""The search (搜索): over people, pupils, units, plans' clauses, cases and phrases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection

from xuezheng.adapters.search import matching
from xuezheng.apps.desk.models import SearchDoc
from xuezheng.apps.desk.selectors.live import named
from xuezheng.apps.desk.selectors.sources import sources
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.base.search import asked

MOST = 50
READ_AT_MOST = 400
"""How many hits are looked at; what is out of sight falls away among them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    kind: T
    title: str
    snippet: str
    url: str


def search(
    actor: Actor | None, query: str, day: date | None = None, language: str = "zh"
) -> list[Hit]:
    """Find what holds all that was asked for and is in sight: whoever bears the name, then the newest.

    People are looked for where a ``day`` is given to look on. Costs: 2 queries,
    2 for each kind among the hits, and those of ``named``.
    """
    return [*_people(actor, query, day, language), *_texts(actor, query)][:MOST]


def _people(actor: Actor | None, query: str, day: date | None, language: str) -> Iterator[Hit]:
    if day is not None:
        for one in named(actor, query, day, language):
            yield Hit(one.kind, one.title, one.unit, one.url)


def _texts(actor: Actor | None, query: str) -> list[Hit]:
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
    ]
