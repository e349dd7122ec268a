"""When a register was last given (上次填报): what a form owes whoever fills it in (R36)."""

from datetime import date

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.registers.access import facts
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.registers.timeline import ALWAYS


def last_given(kind: Kind, org: int | None) -> date | None:
    """Give the day on which a unit last entered or changed something. Costs: 1 query."""
    storage = kind.storage
    if org is None or (isinstance(storage, Table) and storage.org != "org_id"):
        return None
    found = facts(kind).believed().filter(org=org).order_by("-known_from")
    known = found.values_list("known_from", flat=True).first()
    return None if known is None or known == ALWAYS else known.astimezone(ZONE).date()
