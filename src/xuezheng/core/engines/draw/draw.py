"""Fill seats in the order of a draw (派位): the least ticket chooses first. The rule: ``docs/decisions.md``.

Nothing depends on the order of the list, the machine or the number of
entries: a ticket is a hash of purpose, list, seed and number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from xuezheng.core.engines.draw.order import Order, order
from xuezheng.core.engines.draw.problem import EXTEND, KEEP, OPEN_FIRST, STOP, Draw, Place
from xuezheng.core.engines.draw.rows import written

OPEN, RESERVED, EXTRA, RELEASED = "open", "reserved", "extra", "released"
WAITING, OUT = "waiting", "out"


@dataclass(slots=True)
class Room:
    """What is left at a place while seats are given (余额)."""

    place: Place
    open: int
    kept: dict[str, int]
    extra: int = 0
    closed: bool = False

    def takes(self, size: int, group: str, draw: Draw) -> str:
        """Give an entry its seats here; says which kind, or nothing."""
        if self.closed:
            return ""
        first = (OPEN, RESERVED) if draw.quotas == OPEN_FIRST else (RESERVED, OPEN)
        for kind in first:
            left = self.open if kind == OPEN else self.kept.get(group, 0)
            if left >= size:
                self._give(kind, group, size)
                return kind
        return self._short(size, draw)

    def _short(self, size: int, draw: Draw) -> str:
        """Do what the rule of groups says where an entry wants more than is left."""
        if draw.groups == EXTEND and self.open > 0:
            self.extra += size - self.open
            self.open = 0
            return EXTRA
        if draw.groups == STOP and self.open > 0:
            self.closed = True
        return ""

    def _give(self, kind: str, group: str, size: int) -> None:
        if kind == OPEN:
            self.open -= size
        else:
            self.kept[group] -= size

    def release(self) -> None:
        """Open what no class took."""
        self.open += sum(self.kept.values())
        self.kept = {}


Seat = tuple[str, str]


def run(draw: Draw, seed: str) -> dict[str, Any]:
    """Draw. Gives rows in the order of the draw and a count for each place.

    Cost: one hash and one comparison sort for each entry. Ties: none.
    """
    drawn = order(draw.purpose, draw.roll.digest, seed, draw.roll.keys)
    if draw.alike:
        return _first_ones(draw, drawn)
    given, rooms = seats(draw, drawn.keys)
    return {
        "rows": _rows(draw, drawn, given),
        "places": _counts(rooms, draw, drawn.keys, given),
    }


def _first_ones(draw: Draw, drawn: Order) -> dict[str, Any]:
    """Give the seats of the only place to the first so many, where every entry is like every other."""
    (place,) = draw.places
    taken = min(place.seats, len(drawn))
    which = np.full(len(drawn), 2, np.intp)
    which[taken:] = 0
    if draw.waiting is not None:
        which[taken + draw.waiting :] = 1
    counts = {
        "place": place.name, "seats": place.seats, "given": taken, "extra": 0,
        "left": place.seats - taken, "last": taken,
    }  # fmt: skip
    ends = (f"{WAITING}\t", f"{OUT}\t", f"{OPEN}\t{place.name}")
    return {"rows": written(drawn, ends, which), "places": [counts]}


def seats(draw: Draw, keys: Sequence[str]) -> tuple[dict[str, Seat], list[Room]]:
    """Give seats to entries in this order: number → (kind, place), and what is left."""
    rooms = {one.name: Room(one, one.open, dict(one.quotas)) for one in draw.places}
    given = _pass(draw, rooms, keys)
    if draw.unused != KEEP and any(sum(room.kept.values()) for room in rooms.values()):
        for room in rooms.values():
            room.release()
        late = _pass(draw, rooms, [key for key in keys if key not in given])
        given |= {key: (RELEASED if kind == OPEN else kind, at) for key, (kind, at) in late.items()}
    return given, list(rooms.values())


def _pass(draw: Draw, rooms: dict[str, Room], keys: Iterable[str]) -> dict[str, Seat]:
    """Let everybody choose in turn."""
    given: dict[str, Seat] = {}
    sizes, classes = draw.roll.sizes, draw.roll.classes
    for key in keys:
        size, group = sizes.get(key, 1), classes.get(key, "")
        for choice in draw.choices(key):
            kind = rooms[choice].takes(size, group, draw)
            if kind:
                given[key] = (kind, choice)
                break
    return given


def _rows(draw: Draw, drawn: Order, given: dict[str, Seat]) -> str:
    """Write the rows; behind the last one given a seat nothing needs to be looked up."""
    seats_ = [(WAITING, ""), (OUT, ""), *sorted(set(given.values()))]
    number = {seat: at for at, seat in enumerate(seats_)}
    seen: list[int] = []
    taken = 0
    for key in drawn.keys:
        if taken == len(given):
            break
        seat = given.get(key)
        taken += seat is not None
        seen.append(0 if seat is None else number[seat])
    which = np.zeros(len(drawn.keys), np.intp)
    which[: len(seen)] = seen
    if draw.waiting is not None:
        which[np.flatnonzero(which == 0)[draw.waiting :]] = 1
    return written(drawn, ["\t".join(seat) for seat in seats_], which)


def _counts(
    rooms: Iterable[Room], draw: Draw, keys: Sequence[str], given: dict[str, Seat]
) -> list[dict[str, Any]]:
    """Count places: seats planned, given, beyond the plan, left; rank of the last one in."""
    last: dict[str, int] = {}
    heads: dict[str, int] = {}
    seen = 0
    for rank, key in enumerate(keys, 1):
        if seen == len(given):
            break
        if key in given:
            seen += 1
            name = given[key][1]
            last[name] = rank
            heads[name] = heads.get(name, 0) + draw.roll.sizes.get(key, 1)
    return [
        {
            "place": room.place.name,
            "seats": room.place.seats,
            "given": heads.get(room.place.name, 0),
            "extra": room.extra,
            "left": room.open + sum(room.kept.values()),
            "last": last.get(room.place.name, 0),
        }
        for room in rooms
    ]
