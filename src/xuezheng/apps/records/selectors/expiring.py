"""Cases with a day on which something runs out (到期, R19), for whoever reminds of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from xuezheng.apps.records.access import ledgers_on
from xuezheng.apps.records.models import Record
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.registers.expiry import watched

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """A case as it stands, named as a record of a register is: whose it is and what it says."""

    subject_id: int
    org_id: int
    title: str
    data: Mapping[str, Any]


def expiring() -> tuple[Ledger, ...]:
    """Give the ledgers that are on and have something that runs out."""
    return tuple(one for one in ledgers_on() if watched(one))


def _open(kinds: Iterable[Ledger]) -> QuerySet[Record]:
    """Give the cases that have not ended: what is closed runs out no more."""
    found = Q(pk__in=[])
    for ledger in kinds:
        ends = [stage.key for stage in ledger.flow.stages if stage.end]
        found |= Q(kind=ledger.key) & ~Q(state__in=ends)
    return Record.objects.filter(found)


def near_their_end(ledger: Ledger, until: date, *, lines: bool) -> Iterator[list[Standing]]:
    """Give the cases of a ledger that must be looked at, a chunk at a time.

    With ``lines`` a line of a table may run out, which no column finds: all are given.
    """
    found, some = _open([ledger]), Q(pk__in=[])
    for slot in {one.slot for one in ledger.fields if one.expires and one.slot}:
        some |= Q(**{f"{slot.value}__lte": until})
    found = found if lines else found.filter(some)
    last = 0
    while rows := list(found.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield [_standing(row) for row in rows]
        last = int(rows[-1].pk)


def standing(cases: Iterable[int]) -> dict[int, Standing]:
    """Give cases that have not ended, by number. Costs: 1 query, none where no ledger runs out."""
    ledgers = expiring()
    rows = _open(ledgers).filter(pk__in=list(cases)) if ledgers else ()
    return {int(row.pk): _standing(row) for row in rows}


def _standing(row: Record) -> Standing:
    return Standing(int(row.pk), int(row.org_id), row.subject, row.data)
