"""Pages found by their name (栏目): acts of the desk, ledgers, registers and indicators in reach.

Whoever types 退休 or 花名册 into the search looks for a page, not for a case.
Labels are compared as written; nothing is indexed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from xuezheng.apps.desk.selectors.daily import every
from xuezheng.apps.indicators.access import seen
from xuezheng.apps.records.access import ledgers_on, reach
from xuezheng.apps.registers.selectors.menu import menu
from xuezheng.catalogue.indicators import INDICATORS
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.base.search import unfilled

MOST = 6
"""Of each kind of page."""
SHORTEST = 2
ACT, LEDGER, REGISTER, INDICATOR = (
    T("常办", "Page"), T("台账", "Ledger"), T("名录", "Register"), T("指标", "Indicator"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """A page that bears the name asked for: its kind, its name, its address."""

    kind: T
    label: T
    url: str


def pages(actor: Actor | None, query: str, day: date) -> tuple[Page, ...]:
    """Give the pages whose name holds what was asked for, or is held by it.

    Two signs are the least asked for. Costs: ≤ 1 query and 1 per group with a subtree.
    """
    asked = unfilled(query)
    if actor is None or len(asked) < SHORTEST:
        return ()
    found = (_acts(actor, asked), _ledgers(actor, asked), _registers(actor, asked, day),
             _indicators(actor, asked))  # fmt: skip
    once: dict[str, Page] = {}
    for some in found:
        for one in list(some)[:MOST]:
            once.setdefault(one.url, one)
    return tuple(once.values())


def _named(asked: str, *names: str) -> bool:
    """Say whether a name holds what was asked for; a longer question may hold a name of three signs."""
    folded = ["".join(name.lower().split()) for name in names if name]
    return any(asked in name or (len(name) > SHORTEST and name in asked) for name in folded)


def _acts(actor: Actor, asked: str) -> Iterator[Page]:
    for act, doing in every(actor):
        if _named(asked, act.label.zh, act.label.en, *act.also.split()):
            yield Page(ACT, doing.label, doing.url)


def _titled(asked: str, some: Iterable[tuple[T, str]], kind: T) -> Iterator[Page]:
    mine = [(label, url) for label, url in some if _named(asked, label.zh, label.en)]
    for label, url in sorted(mine, key=lambda one: len(one[0].zh)):
        yield Page(kind, label, url)


def _ledgers(actor: Actor, asked: str) -> Iterator[Page]:
    mine = (
        (one.title, reverse("records:ledger", args=[one.key]))
        for one in ledgers_on()
        if reach(actor, Verb.READ, one.key)
    )
    return _titled(asked, mine, LEDGER)


def _registers(actor: Actor, asked: str, day: date) -> Iterator[Page]:
    listed = menu(actor, day)
    mine = (
        (kind.title, reverse("registers:list", args=[kind.key]))
        for _, kinds in (*listed.first, *listed.more)
        for kind in kinds
    )
    return _titled(asked, mine, REGISTER)


def _indicators(actor: Actor, asked: str) -> Iterator[Page]:
    some = [one for one in INDICATORS if _named(asked, one.title.zh, one.title.en)]
    mine = ((one.title, reverse("indicators:show", args=[one.key])) for one in seen(actor, some))
    return _titled(asked, mine, INDICATOR)
