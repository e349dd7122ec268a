"""The region's book (地方规程): declarations only; a second region is a second book."""

from dataclasses import dataclass, field

from xuezheng.catalogue.grammar import GRAMMAR
from xuezheng.catalogue.ledgers import LEDGERS
from xuezheng.catalogue.registers import REGISTERS
from xuezheng.catalogue.roles import ROLES, Role
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.plans.grammar import Grammar


@dataclass(frozen=True)
class Region:
    """What one region declares; apps ask ``current()`` and nothing else."""

    key: str
    grammar: Grammar
    roles: tuple[Role, ...] = field(default=())
    ledgers: tuple[Ledger, ...] = field(default=())
    registers: tuple[Kind, ...] = field(default=())

    def role(self, key: str) -> Role:
        """Give the role of that key; raises ``KeyError``."""
        return {one.key: one for one in self.roles}[key]

    def ledger(self, key: str) -> Ledger:
        """Give the ledger of that key; raises ``KeyError``."""
        return {one.key: one for one in self.ledgers}[key]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Every declared kind: ledgers, then registers."""
        return (*self.ledgers, *self.registers)

    def kind(self, key: str) -> Kind:
        """Give the kind of that key; raises ``KeyError``."""
        return {one.key: one for one in self.kinds}[key]


_REGION = Region(key="yunting", grammar=GRAMMAR, roles=ROLES, ledgers=LEDGERS, registers=REGISTERS)


def current() -> Region:
    """Give the region this installation serves."""
    return _REGION
