"""Writing down that sensitive fields of a register were shown in clear (查看留痕)."""

from collections.abc import Iterable
from datetime import datetime

from xuezheng.apps.audit.services import Thing, viewed
from xuezheng.apps.registers.selectors.shown import Shown
from xuezheng.core.base.actors import Actor
from xuezheng.core.kinds.fields import Field


def look(actor: Actor, page: Shown, fields: Iterable[Field], at: datetime) -> None:
    """Write it once per page, however many rows; nothing where all was masked. Costs: ≤ 3 writes."""
    keys, whose = page.clear(fields)
    if not keys:
        return
    one = page.rows[0] if len(page.rows) == 1 else None
    about = Thing(page.laid.kind.key, one.id if one else "list", one.org if one else None)
    viewed(actor, about, keys, at=at, purpose=page.purpose, whose=whose)
