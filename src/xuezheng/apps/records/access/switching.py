"""Which ledgers are switched on (启用, R21): as shipped, and as the bureau has switched since.

Kept in this process, because every page asks: a server looks again after a
moment, so that what another process switched is seen soon.
"""

from collections.abc import Hashable
from datetime import date

from xuezheng.adapters import clock
from xuezheng.adapters.clock import ticks
from xuezheng.apps.designs import access as designs
from xuezheng.apps.records.access.rules import in_force
from xuezheng.apps.records.models import LedgerSwitched
from xuezheng.apps.schools.access import stamp
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.registers import switching

LASTS = 2_000_000_000
"""Nanoseconds a server keeps what it has read."""
_kept: list[tuple[int, frozenset[str]]] = []


def on() -> frozenset[str]:
    """Give the keys of the ledgers that are on. Costs: 2 queries now and then."""
    now = ticks()
    if not _kept or now - _kept[0][0] > LASTS:
        designs.refresh()
        chosen = dict(LedgerSwitched.objects.values_list("kind", "on"))
        remember(chosen)
    return _kept[0][1]


def remember(chosen: dict[str, bool], until: int = 0) -> frozenset[str]:
    """Keep what the bureau has chosen, for ``until`` longer than usual; gives what is on."""
    able = (one for one in region().ledgers if one.key not in designs.retired())
    found = switching.ledgers_on(able, in_force(date.max), chosen)
    _kept[:] = [(ticks() + until, found)]
    return found


def forget() -> None:
    """Ask again at the next turn: something was switched."""
    _kept.clear()


def alike(actor: Actor | None, day: date) -> Hashable:
    """Name all that says which cases an actor sees on a day: equal names, equal conditions.

    Costs: what ``on`` and the tree's state cost.
    """
    return actor, day, clock.today(), stamp(), region().stamp, on()


def switched_off() -> frozenset[str]:
    """Give the keys of the ledgers that are off."""
    return frozenset(one.key for one in region().ledgers) - on()


def ledgers_on() -> tuple[Ledger, ...]:
    """Give the ledgers that are on, in the order of menus."""
    found = on()
    return tuple(one for one in region().ledgers if one.key in found)
