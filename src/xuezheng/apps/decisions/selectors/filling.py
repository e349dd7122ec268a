"""Fillings of a decision (递补): the published file, and what it says of single numbers."""

import json
from datetime import datetime

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.decisions import access
from xuezheng.apps.decisions.models import Decision, Filling
from xuezheng.catalogue.engines import engine
from xuezheng.core.base.labels import T
from xuezheng.core.decisions import fillings as files
from xuezheng.core.decisions import record as records
from xuezheng.core.decisions.record import Record


def moment(at: datetime) -> str:
    """Write a moment as the file has it: the city's clock, with its offset from UTC."""
    return at.astimezone(ZONE).isoformat()


def published(row: Decision, found: Record | None = None) -> files.Fillings:
    """Give the fillings of a decision as they are published. Raises ``NoListError``. Costs: 1 query."""
    own = records.read(row.record) if found is None else found
    rows = [
        files.Filling(
            key=one.key, reason=one.reason, at=moment(one.at), place=one.place, took=one.took,
            digest=one.digest,
        )
        for one in access.fillings(row)
    ]  # fmt: skip
    return files.begun(own).model_copy(update={"fillings": rows})


def listed(row: Decision) -> list[Filling]:
    """Give the fillings of a decision in order. Costs: 1 query."""
    return list(access.fillings(row))


def fills(row: Decision) -> bool:
    """Say whether somebody can give up here: the kind has a waiting list, and a panel its reserves."""
    if row.engine == "inspection":
        return bool(json.loads(row.terms)["rules"].get("panel"))
    return engine(row.engine).fill is not None


def since(rows: list[Filling], key: str, place: str = "") -> tuple[T, ...]:
    """Say what became of a number behind the result; ``place`` may name a team some of whom were replaced."""
    found = []
    team = place.split("、")
    for one in rows:
        if one.key in team and one.took:
            (came,) = one.took[:1]
            team[team.index(one.key)] = came
            found.append(T(f"{one.key}退出，由{came}接替", f"{came} took over from {one.key}"))
        if key in one.took:
            found.append(
                T(f"由候补递补：{one.place}", f"Came in from the waiting list: {one.place}")
            )
        if one.key == key:
            left = T("退出候补", "Left the waiting list")
            gave = T(f"放弃：{one.place}", f"Gave the seat up: {one.place}")
            found.append(gave if one.place else left)
    return tuple(found)
