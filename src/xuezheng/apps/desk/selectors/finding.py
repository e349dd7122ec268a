"""The search (搜索): over plans' clauses, tasks and other cases, units and phrases."""

from dataclasses import dataclass

from django.db import connection

from xuezheng.adapters.search import matching
from xuezheng.apps.desk.models import SearchDoc
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
