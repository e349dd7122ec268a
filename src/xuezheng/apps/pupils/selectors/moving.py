"""What moves: transfers under way, and what would go along when schools are merged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.records.access import rows
from xuezheng.catalogue.ledgers.pupils.transfer import TRANSFER
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T

SHOWN = 50


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A transfer that has not ended."""

    id: int
    number: str
    words: str
    state: T
    opened: date
    due: date


def under_way(actor: Actor | None) -> tuple[UnderWay, ...]:
    """Give the transfers in sight that have not ended, the nearest limit first. Costs: 2 queries."""
    stages: Mapping[str, T] = {one.key: one.label for one in TRANSFER.flow.stages if not one.end}
    found = rows(actor, Verb.READ, TRANSFER.key).filter(state__in=list(stages))
    return tuple(
        UnderWay(row.pk, row.number, row.subject, stages[row.state], row.opened, row.next_due)
        for row in found.order_by("next_due", "id")[:SHOWN]
    )
