"""The region's book (地方规程): declarations only; a second region is a second book.

Over it lies what the bureau has declared by itself (自设台账): whoever reads that
from its rows hands it to ``lay_over``, and from then on ``current()`` gives both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from xuezheng.catalogue.grammar import GRAMMAR
from xuezheng.catalogue.ledgers import LEDGERS
from xuezheng.catalogue.registers import REGISTERS
from xuezheng.catalogue.roles import ROLES, Role
from xuezheng.core.base.parameters import Rules
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.plans.grammar import Grammar


@dataclass(frozen=True)
class Region:
    """What one region declares; apps ask ``current()`` and nothing else.

    ``own`` are the numbers of the bureau's own ledgers. ``stamp`` is another
    one whenever they change and 0 while there are none: what is kept in a
    process by kind is kept by it as well.
    """

    key: str
    grammar: Grammar
    roles: tuple[Role, ...] = field(default=())
    ledgers: tuple[Ledger, ...] = field(default=())
    registers: tuple[Kind, ...] = field(default=())
    own: Rules = field(default=Rules(MappingProxyType({})))
    stamp: int = 0

    def role(self, key: str) -> Role:
        """Give the role of that key; raises ``KeyError``."""
        return {one.key: one for one in self.roles}[key]

    def ledger(self, key: str) -> Ledger:
        """Give the ledger of that key; raises ``KeyError``."""
        return self._ledgers[key]

    @cached_property
    def _ledgers(self) -> Mapping[str, Ledger]:
        return {one.key: one for one in self.ledgers}

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Every declared kind: ledgers, then registers."""
        return (*self.ledgers, *self.registers)

    def kind(self, key: str) -> Kind:
        """Give the kind of that key; raises ``KeyError``."""
        return self._kinds[key]

    @cached_property
    def _kinds(self) -> Mapping[str, Kind]:
        return {one.key: one for one in self.kinds}


_REGION = Region(key="yunting", grammar=GRAMMAR, roles=ROLES, ledgers=LEDGERS, registers=REGISTERS)


_PRESENT = [_REGION]
_STAMPS = [0]


def current() -> Region:
    """Give the region this installation serves, the bureau's own ledgers among it."""
    return _PRESENT[0]


def shipped() -> Region:
    """Give the region as it is shipped."""
    return _REGION


def lay_over(ledgers: tuple[Ledger, ...], own: Rules) -> None:
    """Let ``current()`` give these ledgers behind those shipped; none takes all of them away."""
    _STAMPS[0] += 1
    every = (*_REGION.ledgers, *ledgers)
    laid = replace(_REGION, ledgers=every, own=own, stamp=_STAMPS[0]) if ledgers else _REGION
    _PRESENT[0] = laid
