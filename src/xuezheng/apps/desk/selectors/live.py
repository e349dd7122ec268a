"""Finding in registers as they stand today (即时查找): staff and pupils, by name, pinyin or number.

They are many and change daily, so the register's own indexes answer; no copy
of a name is kept for the search. What is masked for somebody finds nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.registers.access import register_of, sight
from xuezheng.apps.registers.selectors.lists import Filters, page
from xuezheng.apps.registers.selectors.shown import shown
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf

KINDS = ("person", "pupil")
MOST = 8
"""Of each register; whoever wants more goes on in its list."""


@dataclass(frozen=True, slots=True)
class Named:
    """One thing of a register that was found."""

    kind: T
    title: str
    unit: str
    url: str


def named(actor: Actor | None, query: str, day: date, language: str) -> Iterator[Named]:
    """Give who bears a name or number, in sight of an actor. Costs: ≤ 4 queries for each register."""
    words = query.strip()
    for key in KINDS if words else ():
        kind = register_of(key)
        seen = sight(actor, kind)
        if not seen.scope:
            continue
        filters = Filters(AsOf(day), words=words)
        found = page(seen, filters, most=MOST)
        drawn = shown(
            seen, found.rows, filters.asof, actor=actor, language=language, fields=(), whole=False
        )
        for row in drawn.rows:
            yield Named(kind.title, row.title, row.unit, f"/registers/{key}/{row.id}/")
