"""Looking at sensitive fields is an act too: one entry per look, with the names of the fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from xuezheng.apps.audit.services.door import append
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Deed, Whose

VIEW = "view"


@dataclass(frozen=True, slots=True)
class Thing:
    """What was looked at: its kind and id, or a list of them, and whose it is."""

    kind: str
    id: int | str
    org: int | None = None


def viewed(
    actor: Actor,
    thing: Thing,
    fields: Sequence[str],
    *,
    at: datetime,
    purpose: str = "",
    whose: Sequence[Whose] = (),
) -> int:
    """Write that somebody was shown sensitive fields of a thing; gives the entry's number.

    Once per page, however many fields and rows: ``whose`` says whom it was
    about, and the entry counts them. The values shown never reach the log.
    Costs: 2 writes, 3 with ``whose``.
    """
    deed = Deed(actor=actor, at=at, purpose=purpose)
    deed.about(thing.kind, thing.id, thing.org)
    deed.note(fields=sorted(fields))
    about = tuple(whose) or (Whose(thing.org, thing=thing.id),)
    deed.saw(about)
    deed.rows = len({one.one for one in about})
    with transaction.atomic():
        return append(deed, VIEW)
