"""Which registers are switched on (启用, R21): a new bureau starts with few, the rest cost nothing.

Registers in tables of their own carry everything else and are always on. Of
the others the parameter ``register.on`` names those a new bureau begins with;
what the bureau has switched since goes before it.
"""

from collections.abc import Iterable, Iterator, Mapping

from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import InForce
from xuezheng.core.kinds.issues import Issue, one_of
from xuezheng.core.kinds.kind import Kind, Table

ON = "register.on"
MOST_ON = 12
"""How many kinds with a list of their own a new bureau may find switched on."""
SLEEPING = frozenset({"cadre_count", "private_party", "epidemic_supply"})
"""Kinds that no bureau finds switched on: of the party's cadres, and the kit for an epidemic."""


def shipped(numbers: InForce) -> frozenset[str]:
    """Give the keys a new bureau finds switched on."""
    told = numbers[ON]
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


def issues(kinds: Iterable[Kind], others: int, numbers: InForce) -> Iterator[Issue]:
    """Say what is wrong with what is shipped on; ``others`` are the ledgers, which are on too."""
    own = [kind.key for kind in kinds if not isinstance(kind.storage, Table)]
    begun = shipped(numbers)
    for key in sorted(begun.difference(own)):
        found = T(f"名录{key}不存在", f"there is no register {key}")
        yield Issue(ON, found, one_of(own, key))
    for key in sorted(begun & SLEEPING):
        found = T(f"{key}出厂不得启用", f"{key} must be shipped off")
        yield Issue(ON, found, T("去掉它", "take it out"))
    if len(begun) + others > MOST_ON:
        found = T(f"出厂启用{len(begun) + others}类", f"{len(begun) + others} kinds are on")
        yield Issue(ON, found, T(f"至多{MOST_ON}类", f"{MOST_ON} at most"))
