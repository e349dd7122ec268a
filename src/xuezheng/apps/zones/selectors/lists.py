"""The zones of a day as the engine of zones reads them (划片名单): tables, borders, schools."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from xuezheng.apps.schools.access import organisations_at
from xuezheng.apps.zones.access import addresses, zones
from xuezheng.apps.zones.models import ZoneAddressFact
from xuezheng.core.registers.catchment import STREET, plain
from xuezheng.core.registers.timeline import AsOf


def lists(asof: AsOf, stage: str, orgs: Collection[int] | None = None) -> list[dict[str, Any]]:
    """Give the zones of a stage, of all schools or of some, in plain JSON, names written alike.

    Points of borders are whole millionths of a degree. A zone is named as the
    register has it; where two bear one name, the code of the school is added.
    Costs: 3 queries.
    """
    facts = zones(asof).filter(stage=stage)
    chosen = list(facts if orgs is None else facts.filter(org__in=orgs))
    held = {fact.subject_id for fact in chosen}
    rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in addresses(asof):
        if row.zone_id in held:
            rows[row.zone_id].append(_line(row))
    schools = {one.subject_id: one for one in organisations_at(asof)}
    names = Counter(fact.name for fact in chosen)
    return [
        {
            "key": fact.name if names[fact.name] == 1 else f"{fact.name}（{schools[fact.org_id].code}）",
            "school": schools[fact.org_id].name,
            "lines": rows[fact.subject_id],
            "rings": json.loads(fact.outline or "[]"),
        }
        for fact in chosen
    ]  # fmt: skip


def _line(row: ZoneAddressFact) -> dict[str, Any]:
    names = list(dict.fromkeys(plain(one) for one in (row.name, *row.aliases.splitlines()) if one))
    if row.kind != STREET:
        return {"kind": "place", "names": names}
    found: dict[str, Any] = {"kind": "street", "names": names, "parity": row.parity}
    if row.low is not None:
        found["low"] = row.low
    if row.high is not None:
        found["high"] = row.high
    return found
