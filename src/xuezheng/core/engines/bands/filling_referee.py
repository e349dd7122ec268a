"""The referee of fillings after a placement by bands (复核): counts anew, and sorts those without a place itself."""

from collections.abc import Mapping, Sequence
from typing import Any

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.labels import T
from xuezheng.core.base.refilled import misfilled
from xuezheng.core.engines.bands.problem import Child, Problem, read

Rows = Mapping[str, Mapping[str, Any]]


def objections(
    given: Mapping[str, Any], result: Mapping[str, Any], steps: Sequence[Filled]
) -> list[T]:
    """List what in the fillings is not as the rule has it; it ends at the first wrong step."""
    problem = read(given)
    rows: Rows = {row["key"]: row for row in result["children"]}
    known = {child.key: child for child in problem.children}
    zones = {zone.key: zone for zone in problem.zones}
    sits = {key: row["place"] for key, row in rows.items() if row["place"]}
    outside = set(rows) - set(sits)
    best: dict[str, tuple[Any, ...]] = {}
    for child in problem.children:
        name = child.bound or child.key
        own = _before(problem, child, rows)
        best[name] = min(best.get(name, own), own)

    def turn(key: str, place: str) -> tuple[Any, ...]:
        child = known[key]
        mine = _before(problem, child, rows)
        return (child.zone != place, rows[key]["locked"] != "", best[child.bound or key], mine)

    def able(key: str, place: str) -> bool:
        if known[key].zone == place:
            return not rows[key]["locked"]
        return place in zones[known[key].zone].overflow

    def due(place: str) -> list[str]:
        free = zones[place].seats - list(sits.values()).count(place)
        line = sorted(
            (key for key in outside if able(key, place)), key=lambda one: turn(one, place)
        )
        return line[: max(free, 0)]

    return misfilled(sits, outside, steps, due)


def _before(problem: Problem, child: Child, rows: Rows) -> tuple[Any, ...]:
    place = [band.key for band in problem.bands].index(child.band)
    ticket = rows[child.key]["ticket"]
    values: dict[str, Any] = {
        "points": -child.points, "distance": child.distance, "lottery": ticket,
        "residence": child.since.toordinal() if child.since else 0,
    }  # fmt: skip
    inside = [values[by] for by in problem.bands[place].order]
    return (child.care == "", place, inside, ticket, child.key)
