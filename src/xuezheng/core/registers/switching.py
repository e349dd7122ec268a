"""Which kinds are switched on (启用, R21): a new bureau starts with few, the rest cost nothing.

Registers in tables of their own carry everything else and are always on. Of
the others the parameters ``register.on`` and ``ledger.on`` name those a new
bureau begins with, at most twelve together; what the bureau has switched since
goes before them.
"""

from collections.abc import Iterable, Iterator, Mapping

from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import InForce
from xuezheng.core.kinds.issues import Issue, one_of
from xuezheng.core.kinds.kind import Kind, Table

ON = "register.on"
LEDGERS_ON = "ledger.on"
MOST_ON = 12
"""How many kinds with a list of their own a new bureau may find switched on."""
SLEEPING = frozenset({"cadre_count", "private_party", "epidemic_supply"})
"""Kinds that no bureau finds switched on: of the party's cadres, and the kit for an epidemic."""
SLEEPING_ROWS = frozenset({"M09", "M14", "M21", "F14", "X04", "H09"})
"""Rows of the mission whose kinds no bureau finds switched on: discipline, cadres, opinion, epidemics."""


def sleeps(kind: Kind) -> bool:
    """Say whether a kind must be shipped off: a sensitive row, or a report that comes round."""
    comes_round = getattr(kind, "periodic", None) is not None
    return comes_round or kind.key in SLEEPING or bool(SLEEPING_ROWS & set(kind.serves))


def shipped(numbers: InForce, parameter: str = ON) -> frozenset[str]:
    """Give the keys a new bureau finds switched on."""
    told = numbers[parameter]
    return frozenset(str(one) for one in told) if isinstance(told, tuple) else frozenset()


def switched_on(
    kinds: Iterable[Kind], numbers: InForce, chosen: Mapping[str, bool]
) -> frozenset[str]:
    """Give the keys of the kinds that are on; ``chosen`` is what the bureau has switched."""
    begun = shipped(numbers)
    return frozenset(
        kind.key
        for kind in kinds
        if isinstance(kind.storage, Table) or chosen.get(kind.key, kind.key in begun)
    )


def ledgers_on(
    ledgers: Iterable[Kind], numbers: InForce, chosen: Mapping[str, bool]
) -> frozenset[str]:
    """Give the keys of the ledgers that are on; ``chosen`` is what the bureau has switched."""
    begun = shipped(numbers, LEDGERS_ON)
    return frozenset(one.key for one in ledgers if chosen.get(one.key, one.key in begun))


def issues(registers: Iterable[Kind], ledgers: Iterable[Kind], numbers: InForce) -> Iterator[Issue]:
    """Say what is wrong with what is shipped on."""
    own = [kind for kind in registers if not isinstance(kind.storage, Table)]
    begun = 0
    for parameter, kinds in ((ON, own), (LEDGERS_ON, list(ledgers))):
        wanted = shipped(numbers, parameter)
        begun += len(wanted)
        yield from _wrong(parameter, wanted, kinds)
    if begun > MOST_ON:
        found = T(f"出厂启用{begun}类", f"{begun} kinds are on")
        yield Issue(f"{ON}, {LEDGERS_ON}", found, T(f"至多{MOST_ON}类", f"{MOST_ON} at most"))


def _wrong(parameter: str, wanted: frozenset[str], kinds: Iterable[Kind]) -> Iterator[Issue]:
    known = {kind.key: kind for kind in kinds}
    for key in sorted(wanted.difference(known)):
        found = T(f"{key}不存在", f"there is no kind {key}")
        yield Issue(parameter, found, one_of(known, key))
    for key in sorted(wanted.intersection(known)):
        if sleeps(known[key]):
            found = T(f"{key}出厂不得启用", f"{key} must be shipped off")
            yield Issue(parameter, found, T("去掉它", "take it out"))
