"""A batch laid out for the compiled loops, and what they give turned back (大批量录取)."""

from collections.abc import Sequence

import numpy as np

from xuezheng.core.engines.matching import compiled
from xuezheng.core.engines.matching.claims import Order, Room, Rooms
from xuezheng.core.engines.matching.compiled import Short, Tables, Whole
from xuezheng.core.engines.matching.place import falls_within
from xuezheng.core.engines.matching.problem import Applicant, Mechanism
from xuezheng.core.engines.matching.propose import Placed

HEAD = 3
"""Parts of a claim before the marks: choice, band, sibling."""


def matched(order: Order, rooms: Rooms, people: Sequence[Applicant]) -> Placed:
    """Match one batch by compiled loops; the order must part everybody (a draw does)."""
    tables, queue, spots = laid_out(order, rooms, people)
    parallel = order.batch.mechanism is Mechanism.PARALLEL
    if parallel and not falls_within(order.problem, order.batch):
        bands = tables.wants[queue, 0] >> compiled.HALF
        held = compiled.served(tables, queue[np.argsort(bands, kind="stable")])
    else:
        held = compiled.deferred(tables, queue)
    return _told(order, people, spots, tables, held)


def laid_out(
    order: Order, rooms: Rooms, people: Sequence[Applicant]
) -> tuple[Tables, Whole, list[Room]]:
    """Lay a batch out as arrays; gives the common order and the rooms in the order of the lanes."""
    open_ = rooms.of_batch(order.batch)
    place = {school.key: n for n, school in enumerate(order.problem.schools)}
    spots = [room for key in place for room in open_.get(key, ())]
    sizes = [len(open_.get(key, ())) for key in place]
    first = np.cumsum([0, *sizes], dtype=np.int32)
    names: dict[str, int] = {}
    for room in spots:
        if room.lane.admits:
            names.setdefault(room.lane.admits, len(names))
    wants = _wants(order, people, place)
    table, tags = _people(people, names)
    tails = [order.tail(one) for one in people]
    queue = np.array(sorted(range(len(people)), key=tails.__getitem__), np.int64)
    return Tables(wants, table, tags, first, _lanes(spots, names)), queue, spots


def _wants(order: Order, people: Sequence[Applicant], place: dict[str, int]) -> Whole:
    lists = [one.choices[order.batch.key] for one in people]
    found = np.full((len(people), max(map(len, lists), default=0) or 1), -1, np.int64)
    heads = [
        [order.claim(one, school, n + 1)[:HEAD] for n, school in enumerate(listed)]
        for one, listed in zip(people, lists, strict=True)
    ]
    dense = {head: n for n, head in enumerate(sorted({one for row in heads for one in row}))}
    for n, (listed, row) in enumerate(zip(lists, heads, strict=True)):
        found[n, : len(listed)] = [
            (dense[head] << compiled.HALF) | place[school]
            for head, school in zip(row, listed, strict=True)
        ]
    return found


def _people(people: Sequence[Applicant], names: dict[str, int]) -> tuple[Short, Short]:
    table = np.zeros((len(people), compiled.WIDTH), np.int32)
    tags: list[int] = []
    for n, one in enumerate(people):
        known = sorted(names[tag] for tag in one.tags if tag in names)
        table[n, compiled.SIZE] = one.children
        table[n, compiled.MARK] = one.marks[0] if one.marks else 0
        table[n, compiled.TAG] = known[0] if known else -1
        table[n, compiled.TAGS] = len(tags)
        tags += known[1:]
        table[n, compiled.TAGS_END] = len(tags)
    return table, np.array(tags or [-1], np.int32)


def _lanes(spots: Sequence[Room], names: dict[str, int]) -> Whole:
    at = {(room.school, room.lane.key): n for n, room in enumerate(spots)}
    lanes = np.zeros((len(spots), 8), np.int64)
    for n, room in enumerate(spots):
        floor = room.lane.floor
        lanes[n, compiled.CAP] = room.seats
        lanes[n, compiled.ADMITS] = names[room.lane.admits] if room.lane.admits else -1
        lanes[n, compiled.FLOOR] = -1 if floor is None else floor
        lanes[n, compiled.FALLS] = at.get((room.school, room.lane.falls_to), -1)
    return lanes


def _told(
    order: Order, people: Sequence[Applicant], spots: list[Room], tables: Tables, held: Short
) -> Placed:
    """Turn arrays back: every applicant's room, and of each room the places taken and the last one."""
    found: Placed = {}
    turns = tables.people[:, compiled.TURN].tolist()
    for one, lane, number in zip(people, held.tolist(), turns, strict=True):
        if lane >= 0:
            room = spots[lane]
            found[one.key] = (room, number)
            room.used += one.children
            claim = order.claim(one, room.school, number)
            if not room.held or room.held[0][0] < claim:
                room.held[:] = [(claim, one.key)]
    return found
