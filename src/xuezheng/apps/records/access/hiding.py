"""Cases that those visited do not see yet (暂不可见, R26): kept from lists, addresses and alarms alike."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from xuezheng.apps.records.access.levels import above
from xuezheng.apps.records.models import Party, Record
from xuezheng.catalogue import current as region
from xuezheng.core.ledgers.definition import Ledger, Placed
from xuezheng.core.ledgers.escalation import Woken


def hidden(ledger: Ledger, state: str, data: object) -> bool:
    """Say whether a case of a ledger is hidden from those it is about."""
    hides = ledger.hides
    if hides is None or state not in hides.stages(ledger.stage_order):
        return False
    values = data if isinstance(data, dict) else {}
    return all(values.get(key) == value for key, value in hides.where.items())


def not_hidden(named: QuerySet[Party], kinds: Sequence[str]) -> QuerySet[Party]:
    """Leave out of named units what they must not see: the one filter lists and addresses share."""
    for ledger in region().ledgers:
        if ledger.hides is not None and ledger.key in kinds:
            named = named.exclude(_unseen(ledger))
    return named


def _unseen(ledger: Ledger) -> Q:
    hides = ledger.hides
    if hides is None:
        return Q(pk__in=[])
    found = Q(
        record__kind=ledger.key,
        record__state__in=hides.stages(ledger.stage_order),
        part__in=hides.parts,
    )
    for key, value in hides.where.items():
        slot = ledger.field(key).slot
        if slot is not None:
            found &= Q(**{f"record__{slot.value}": value})
    return found


def kept_from(
    ledger: Ledger, record: Record, where: Placed, people: Iterable[Woken], day: date
) -> tuple[Woken, ...]:
    """Leave out of an alarm those who must not know of the case; its own unit is always told."""
    if ledger.hides is None or not hidden(ledger, record.state, record.data):
        return tuple(people)
    units = {unit for part in ledger.hides.parts for unit in where.parties.get(part, ())}
    barred = units.union(*(above(unit, day) for unit in units))
    barred -= {record.org_id, *above(record.org_id, day)}
    told = tuple(one for one in people if one.org not in barred)
    return told or (Woken("own", org=record.org_id),)
