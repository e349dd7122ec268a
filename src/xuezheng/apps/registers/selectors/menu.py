"""The registers somebody works with, by group: at most twelve at once, the others folded away (R21)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.records.selectors import in_force
from xuezheng.apps.registers.access import reach
from xuezheng.apps.registers.access.switching import switched_on
from xuezheng.catalogue import current as region
from xuezheng.catalogue.roles import GROUPS
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.registers.switching import shipped

MOST = 12
"""How many registers stand on the first page."""
DAILY = frozenset({"organisation", "pupil", "person", "school_class", "building"})
"""Tables that are looked into every day."""


@dataclass(frozen=True, slots=True)
class Menu:
    """Registers by group (名录目录): those shown at once, and the others."""

    first: tuple[tuple[T, tuple[Kind, ...]], ...]
    more: tuple[tuple[T, tuple[Kind, ...]], ...]


def menu(actor: Actor | None, day: date) -> Menu:
    """Give the registers in reach that are on, those in daily use first.

    Costs: 1 query, and 1 per group with a subtree.
    """
    on = switched_on(day)
    mine = [one for one in region().registers if one.key in on and reach(actor, Verb.READ, one)]
    begun = shipped(in_force(day))
    first = sorted(mine, key=lambda one: _turn(one, begun))[:MOST]
    return Menu(
        _grouped(one for one in mine if one in first),
        _grouped(one for one in mine if one not in first),
    )


def _turn(kind: Kind, begun: frozenset[str]) -> int:
    """Say who comes first: what is looked up daily, what every bureau begins with, the rest."""
    if kind.key in DAILY:
        return 0
    return 1 if kind.key in begun else 3 if isinstance(kind.storage, Table) else 2


def _grouped(kinds: Iterable[Kind]) -> tuple[tuple[T, tuple[Kind, ...]], ...]:
    listed = list(kinds)
    found = ((label, tuple(one for one in listed if one.group == key)) for key, label in GROUPS)
    return tuple((label, some) for label, some in found if some)
