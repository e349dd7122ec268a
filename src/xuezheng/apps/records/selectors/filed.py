"""What units have filed in a ledger since a moment (填报情况), for campaigns of notices."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xuezheng.apps.records.models import CaseEntry, Record


@dataclass(frozen=True, slots=True)
class Filed:
    """How many records a unit has filed, and when the last of them (填报情况)."""

    count: int
    last: datetime


def tallied(
    rows: Sequence[tuple[int, int, datetime]], since: Mapping[int, datetime]
) -> dict[int, Filed]:
    """Count, by unit, the things that were filed at or after its own moment; each thing once.

    ``rows`` are unit, thing and moment.
    """
    things: dict[int, set[int]] = {}
    last: dict[int, datetime] = {}
    for org, thing, at in rows:
        if org in since and at >= since[org]:
            things.setdefault(org, set()).add(thing)
            last[org] = max(last.get(org, at), at)
    return {org: Filed(len(found), last[org]) for org, found in things.items()}


def cases_filed(kind: str, since: Mapping[int, datetime]) -> dict[int, Filed]:
    """Give what units have opened in a ledger, each since its own moment. Costs: 1 query."""
    if not since:
        return {}
    found = CaseEntry.objects.filter(
        act="opened", record__kind=kind, record__org__in=list(since), at__gte=min(since.values())
    )
    return tallied(list(found.values_list("record__org", "record", "at")), since)


def cases_of(
    kind: str, orgs: Collection[int], since: datetime, most: int
) -> list[tuple[int, dict[str, Any]]]:
    """Give unit and data of the cases that units opened since a moment, by unit. Costs: 1 query."""
    opened = CaseEntry.objects.filter(act="opened", at__gte=since).values("record")
    found = Record.objects.filter(kind=kind, org__in=list(orgs), pk__in=opened).order_by(
        "org", "id"
    )
    return [(int(org), dict(data)) for org, data in found.values_list("org", "data")[:most]]
