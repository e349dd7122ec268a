"""Filling seats given up after a draw from its waiting list (递补). The rule: ``docs/decisions.md``.

Nobody who has a seat moves; whoever waits comes in by the published order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.fillings import GoneError
from xuezheng.core.engines.draw.problem import RELEASE, STOP, Draw
from xuezheng.core.engines.draw.tell import rows

OPEN, RESERVED, EXTRA, WAITING = "open", "reserved", "extra", "waiting"


Lane = tuple[str, str]
"""A place, and the class its seats are kept for, empty for open ones."""


@dataclass(slots=True)
class _Season:
    """How seats and the waiting list stand while one after another gives up."""

    draw: Draw
    seats: dict[str, tuple[Lane, int]]
    queue: list[str]
    left: dict[Lane, int] = field(default_factory=dict)


def fill(draw: Draw, result: Mapping[str, Any], gone: Sequence[str]) -> list[Filled]:
    """Give what each giving up led to, in order. Raises ``GoneError``. Cost: the waiting list for each."""
    season = _Season(draw, {}, [])
    extra = {one["place"]: one["extra"] for one in result["places"]}
    for row in rows(result):
        if row.kind == WAITING:
            season.queue.append(row.key)
        if row.place:
            group = draw.roll.classes.get(row.key, "") if row.kind == RESERVED else ""
            size = draw.roll.sizes.get(row.key, 1) - (extra[row.place] if row.kind == EXTRA else 0)
            season.seats[row.key] = ((row.place, group), size)
    return [_given_up(season, key) for key in gone]


def _given_up(season: _Season, key: str) -> Filled:
    if key in season.queue:
        season.queue.remove(key)
        return Filled(key, "", ())
    if key not in season.seats:
        raise GoneError(key=key)
    lane, freed = season.seats.pop(key)
    season.left[lane] = season.left.get(lane, 0) + freed
    took = list(_taken(season, lane, lane[1]))
    if lane[1] and season.draw.unused == RELEASE:
        took += _taken(season, lane, "")
    return Filled(key, lane[0], tuple(took))


def _taken(season: _Season, lane: Lane, only: str) -> Iterator[str]:
    """Let those who wait take what is free, those of a class alone where ``only`` names it."""
    place, roll = lane[0], season.draw.roll
    for key in list(season.queue):
        if place not in season.draw.choices(key) or (only and roll.classes.get(key, "") != only):
            continue
        size = roll.sizes.get(key, 1)
        if size <= season.left[lane]:
            season.left[lane] -= size
            season.queue.remove(key)
            season.seats[key] = (lane, size)
            yield key
        elif season.draw.groups == STOP:
            return
