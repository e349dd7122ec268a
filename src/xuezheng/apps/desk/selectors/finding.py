"""The search (搜索): over people, pupils, units, plans' clauses, cases and phrases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection

from xuezheng.adapters import clock
from xuezheng.adapters.rounds import alone
from xuezheng.adapters.search import matching
from xuezheng.apps.desk.models import SearchDoc
from xuezheng.apps.desk.selectors.live import named
from xuezheng.apps.desk.selectors.sources import sources
from xuezheng.apps.records.access import anywhere
from xuezheng.apps.records.selectors.rows import CaseRow, shown_steps
from xuezheng.apps.records.selectors.waiting import SHOWN
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import SYSTEM, Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.base.search import asked, looser, pairs

MOST = 50
PLAIN = frozenset({"organisation", "plan"})
"""What is no case."""
READ_AT_MOST = 400
"""How many hits are looked at; what is out of sight falls away among them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; of a case also how it stands, with whom, until when."""

    kind: T
    title: str
    snippet: str
    url: str
    case: CaseRow | None = None


def search(
    actor: Actor | None, query: str, day: date | None = None, language: str = "zh"
) -> list[Hit]:
    """Find what holds all that was asked for and is in sight: whoever bears the name, then the newest.

    People are looked for where a ``day`` is given to look on. Costs: 2 queries,
    2 for each kind among the hits, and those of ``named``.
    """
    return [*_people(actor, query, day, language), *_texts(actor, query)][:MOST]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and by which words where those asked for found nothing."""

    hits: list[Hit]
    by: str = ""


def search_spoken(
    actor: Actor | None, query: str, day: date | None = None, language: str = "zh"
) -> Found:
    """Find what was asked for; else what its words without filling, then ever shorter ones, find.

    Last of all its pairs of signs are tried; the one that finds fewest things says most.
    Costs: as ``search``; where that finds nothing, again for each shorter query tried.
    """
    hits = search(actor, query, day, language)
    if hits:
        return Found(hits)
    tried = ((one, search(actor, one, day, language)) for one in looser(query))
    found = next((Found(hits, one) for one, hits in tried if hits), None)
    return found or _paired(actor, query)


def _paired(actor: Actor | None, query: str) -> Found:
    some = [(_texts(actor, one), one) for one in pairs(query)]
    told = [Found(hits[:MOST], one) for hits, one in some if hits]
    return min(told, key=lambda one: len(one.hits), default=Found([]))


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
    inside = [doc for doc in found if doc.object in seen.get(doc.kind, ())]
    cases = _standing([int(doc.object) for doc in inside if doc.kind not in PLAIN])
    return [
        Hit(
            known[doc.kind].label, doc.title, doc.snippet, doc.url,
            None if doc.kind in PLAIN else cases.get(int(doc.object)),
        )
        for doc in inside
    ]  # fmt: skip


def _standing(numbers: list[int]) -> dict[int, CaseRow]:
    """Give how cases in sight stand: a leader's question is answered where it is asked. Costs: ≤ 3 queries."""
    if not numbers:
        return {}
    today = clock.today()
    rows = list(anywhere(SYSTEM, Verb.READ).filter(pk__in=numbers).only(*SHOWN))
    shown = alone(shown_steps(rows, today, {}, names(today)))
    return {row.id: row for row in shown}
