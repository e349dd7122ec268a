"""What the data of a case names must be there, within reach of whoever says so (引用核对)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from xuezheng.apps.records.access import ledger_of, one
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.selectors import picking
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.kinds.issues import Issue, WrongDataError
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger

NOTHING: Mapping[str, Any] = {}


def require_known(
    deed: Deed, kind: Kind, data: Mapping[str, Any], before: Mapping[str, Any] = NOTHING
) -> None:
    """Refuse what is not there or out of reach; the system itself names what it has found.

    Raises ``WrongDataError``. Costs: 2 queries per type named anew.
    """
    if deed.actor.account is not None and kind.key not in picking.OWN_RULE:
        picking.require_known(picking.Asker(deed.actor, kind, day_of(deed.at)), data, before)


def require_units(ledger: Ledger, parties: Sequence[tuple[str, int]], day: date) -> None:
    """Refuse units that do not stand on the day. Raises ``WrongDataError`` at their parts."""
    units = tree_of(day).units
    gone = dict.fromkeys(f"party-{part}" for part, unit in parties if unit not in units)
    if gone:
        labels = {f"party-{part.key}": part.label for part in ledger.parts}
        said = picking.UNKNOWN["unit"]
        raise WrongDataError([Issue(one, said, picking.ALLOWED) for one in gone], labels)


def require_known_in(deed: Deed, case: int, data: Mapping[str, Any]) -> None:
    """Refuse the same in what is said of a case; what it names already may stay.

    Raises ``NotFoundError`` and ``WrongDataError``. Costs: 1 query more, none without data.
    """
    if data:
        record = one(deed.actor, Verb.READ, case)
        require_known(deed, ledger_of(record.kind), data, record.data)
