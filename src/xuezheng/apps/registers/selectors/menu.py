"""The registers somebody works with, by group: at most twelve at once, the others folded away (R21)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.registers.access import reach
from xuezheng.catalogue import current as region
from xuezheng.catalogue.roles import GROUPS
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind, Table

MOST = 12
"""How many registers stand on the first page."""


@dataclass(frozen=True, slots=True)
class Menu:
    """Registers by group (名录目录): those shown at once, and the others."""

    first: tuple[tuple[T, tuple[Kind, ...]], ...]
    more: tuple[tuple[T, tuple[Kind, ...]], ...]


def menu(actor: Actor | None, day: date) -> Menu:
    """Give the registers in reach, those in daily use first. Costs: 1 query per group with a subtree."""
    mine = [one for one in region().registers if reach(actor, Verb.READ, one)]
    on = [one for one in mine if one.key in switched_on(day)][:MOST]
    return Menu(_grouped(on), _grouped(one for one in mine if one not in on))


def switched_on(day: date) -> frozenset[str]:  # noqa: ARG001 - switching is dated
    """Give the registers switched on: those in tables of their own."""
    return frozenset(one.key for one in region().registers if isinstance(one.storage, Table))


def _grouped(kinds: Iterable[Kind]) -> tuple[tuple[T, tuple[Kind, ...]], ...]:
    listed = list(kinds)
    found = ((label, tuple(one for one in listed if one.group == key)) for key, label in GROUPS)
    return tuple((label, some) for label, some in found if some)
