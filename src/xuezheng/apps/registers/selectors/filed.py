"""What units have entered in a declared register since a moment (填报情况), for campaigns of notices."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from xuezheng.apps.records.access import ledgers_on
from xuezheng.apps.records.selectors.filed import Filed, tallied
from xuezheng.apps.records.selectors.rollup import AT_SCHOOL
from xuezheng.apps.registers.access.switching import switched_on
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.catalogue import current as region
from xuezheng.core.kinds.kind import Filler, Kind, Table
from xuezheng.core.registers.timeline import AsOf


def asked_of_schools(day: date) -> list[Kind]:
    """Give the registers and ledgers that are on and that schools fill. Costs: 1 query."""
    on = switched_on(day)
    found: list[Kind] = [
        kind
        for kind in region().registers
        if kind.key in on and not isinstance(kind.storage, Table) and _by_schools(kind)
    ]
    return [*found, *(one for one in ledgers_on() if AT_SCHOOL & set(one.opens))]


def _by_schools(kind: Kind) -> bool:
    return kind.asks is None or kind.asks.by is Filler.SCHOOL


def entered(kind: str, since: Mapping[int, datetime]) -> dict[int, Filed]:
    """Give what units have entered or changed, each since its own moment. Costs: 1 query."""
    if not since:
        return {}
    found = RegisterVersion.objects.filter(
        kind=kind, org__in=list(since), known_from__gte=min(since.values())
    )
    return tallied(list(found.values_list("org", "subject", "known_from")), since)


def standing(
    kind: str, orgs: Collection[int], day: date, most: int
) -> list[tuple[int, dict[str, Any]]]:
    """Give unit and data of the records of units that stand on a day, by unit. Costs: 1 query."""
    found = RegisterVersion.objects.filter(kind=kind, org__in=list(orgs)).at(AsOf(day))
    rows = found.order_by("org", "subject").values_list("org", "data")[:most]
    return [(int(org), dict(data)) for org, data in rows]
