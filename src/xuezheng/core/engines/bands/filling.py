"""Filling seats given up after a placement by bands (顺位录取递补): those still without a place, the zone's own first.

Whoever was arranged at another school keeps that seat.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.fillings import filled
from xuezheng.core.engines.bands.order import units
from xuezheng.core.engines.bands.problem import How, Problem


def fill(problem: Problem, result: Mapping[str, Any], gone: Sequence[str]) -> list[Filled]:
    """Give what each giving up led to, in order. Raises ``GoneError``."""
    rows = {row["key"]: row for row in result["children"]}
    ordered = units(problem, {key: row["ticket"] for key, row in rows.items()})
    line = [child for unit in ordered for child in unit.members]
    line.sort(key=lambda child: rows[child.key]["locked"] != "")
    children = {child.key: child for child in line}
    overflow = {one.key: one.overflow for one in problem.zones}
    left = {one["key"]: one["left"] - one["extra"] for one in result["schools"]}
    waiting = [child.key for child in line if rows[child.key]["how"] == How.UNPLACED.key]

    def taken(_key: str, school: str) -> Iterator[str]:
        left[school] += 1
        home = [key for key in waiting if children[key].zone == school and not rows[key]["locked"]]
        others = [key for key in waiting if school in overflow[children[key].zone]]
        for key in [*home, *others]:
            if left[school] <= 0:
                return
            left[school] -= 1
            yield key

    seats = {key: row["place"] for key, row in rows.items() if row["place"]}
    return filled(seats, waiting, gone, taken)
