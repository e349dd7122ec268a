"""Records of declared registers (登记条目): opened with a number, kept as mirrors of what holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.records.models import Numbered, Record
from xuezheng.apps.records.services.writing import columns, subject_of
from xuezheng.core.base.deeds import Deed
from xuezheng.core.kinds.kind import Kind

STANDING, ENDED, PENDING = "standing", "ended", "pending"
"""Where a record of a register stands; a pending one belongs to an import not yet shown."""
LONGEST_KEY = 30


@dataclass(frozen=True, slots=True)
class Content:
    """What a record says: whose it is, and its canonical data."""

    org: int
    data: Mapping[str, Any]


def open_records(
    deed: Deed, kind: Kind, contents: Sequence[Content], state: str = STANDING
) -> list[int]:
    """Open records of a register inside a deed; gives their ids in order. Costs: 4 queries."""
    first = _numbered(kind, len(contents))
    made = Record.objects.bulk_create(
        Record(
            kind=kind.key, number=f"{kind.key[:LONGEST_KEY]}-{number:06d}", org_id=one.org,
            subject=subject_of(kind, one.data), state=state, since=deed.at,
            opened=deed.at.astimezone(ZONE).date(), updated_at=deed.at,
            def_version=kind.version, data=dict(one.data), opener=deed.actor.person,
            **columns(kind, one.data),
        )
        for number, one in enumerate(contents, first)
    )  # fmt: skip
    return [int(one.pk) for one in made]


def mirror(kind: Kind, contents: Mapping[int, Content | None], at: datetime) -> None:
    """Let records say what holds now; ``None`` says that a thing has ended. Costs: 2 queries."""
    rows = list(Record.objects.filter(kind=kind.key, pk__in=contents))
    for row in rows:
        content = contents[int(row.pk)]
        row.version, row.updated_at = row.version + 1, at
        row.state, row.closed_at = (ENDED, at) if content is None else (STANDING, None)
        if content is not None:
            row.org_id, row.data = content.org, dict(content.data)
            row.subject, row.def_version = subject_of(kind, content.data), kind.version
            for name, value in columns(kind, content.data).items():
                setattr(row, name, value)
    slots = columns(kind, {})
    told = ["version", "updated_at", "state", "closed_at", "org", "data", "subject", "def_version"]
    Record.objects.bulk_update(rows, [*told, *slots], batch_size=200)


def stand(kind: Kind, numbers: Sequence[int]) -> int:
    """Let the pending records of an import stand; gives how many. Costs: 1 query."""
    rows = Record.objects.filter(kind=kind.key, pk__in=numbers, state=PENDING)
    return rows.update(state=STANDING)


def forget(kind: Kind, numbers: Sequence[int]) -> int:
    """Delete pending records of an import that was called off; gives how many. Costs: 1 query."""
    rows = Record.objects.filter(kind=kind.key, pk__in=numbers, state=PENDING)
    return rows.delete()[0]


def _numbered(kind: Kind, many: int) -> int:
    """Take so many numbers of a register; gives the first. The counter stays locked."""
    Numbered.objects.get_or_create(kind=kind.key, year=0)
    row = Numbered.objects.select_for_update().get(kind=kind.key, year=0)
    first = row.last + 1
    row.last += many
    row.save(update_fields=["last"])
    return first
