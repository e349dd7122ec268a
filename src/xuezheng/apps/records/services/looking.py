"""Every look at sensitive fields in clear leaves one entry, with the number of persons (R22)."""

from collections.abc import Sequence
from datetime import datetime

from xuezheng.apps.audit.services import Thing, viewed
from xuezheng.apps.records.selectors.looks import Row, clear
from xuezheng.core.base.actors import Actor


def looked(actor: Actor | None, kind: str, rows: Sequence[Row], at: datetime) -> None:
    """Note that a page, or an answer to a program, showed sensitive fields of these cases."""
    if actor is None:
        return
    fields, about = clear(actor, kind, rows)
    if not fields:
        return
    alone = rows[0] if len(rows) == 1 else None
    thing = Thing(kind, alone.id if alone else "list", alone.org if alone else actor.home)
    purpose = actor.stated.purpose if actor.stated else ""
    viewed(actor, thing, fields, at=at, purpose=purpose, whose=about)
