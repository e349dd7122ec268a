"""Compiled loops of matching (numba): whole numbers over arrays, the same rule as ``propose``.

Import this only where seconds of compiling do not matter: jobs, commands, the
bench. A claim is one 64-bit number, less is better: its class (choice, band,
sibling, made dense) in the upper half, in the lower the place in the common
order and, in its last four bits, how many seats; so a claim says who makes it. A
want on a list is the class with the school in the lower half. Loops take bare
arrays and do the common case themselves: tuples of arrays cost the counting of
references, calls with many arrays as much again as the loop. What they read of
applicants is brought near by blocks, because a row far away costs as much as
twenty claims, but many rows at once hardly more than one.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Short = NDArray[np.int32]
HALF = 32
LOW = (1 << HALF) - 1
"""The lower half of a number: a school, or a place in the common order with a size."""
SEATED = 4
"""Bits of a claim that say how many seats it is for; places in the common order stand above them."""
SIZES = (1 << SEATED) - 1
BLOCK = 512
"""So many applicants are brought near at a time; it does not change the result."""
OPEN = 1 << 62
"""A claim that everybody goes before."""
RANK, SIZE, MARK, TAG, TAGS, TAGS_END, TURN = range(7)
"""Columns of the table of applicants: TAG is their first tag or -1, others from TAGS to below TAGS_END.

RANK, the place in the common order, and TURN, the choice, are written by a match.
"""
WIDTH = 7
CAP, START, COUNT, USED, ADMITS, FLOOR, FALLS, BAR = range(8)
"""Columns of the table of lanes; ADMITS and FALLS may be -1.

BAR is the worst claim held, -1 for none; while a match runs, bars of their own
hold the claim behind which nobody is taken.
"""


class Tables(NamedTuple):
    """A batch as arrays (批次数组).

    Shapes: wants ``(applicants, list)``, class and school in one number, -1
    ends a list; people ``(applicants, 7)``; tags as the people's columns cut
    them; first ``(schools + 1,)`` cuts the lanes of schools; lanes ``(lanes, 8)``.
    """

    wants: Whole
    people: Short
    tags: Short
    first: Short
    lanes: Whole

    def copy(self) -> "Tables":
        """Give tables that a match may write into."""
        return self._replace(people=self.people.copy(), lanes=self.lanes.copy())


@njit(cache=True)
def rise(heap: Whole, first: int, at: int, claim: int) -> None:
    """Put a claim into a lane's heap of ``at`` claims, the worst on top."""
    while at > 0:
        up = (at - 1) >> 1
        if heap[first + up] >= claim:
            break
        heap[first + at] = heap[first + up]
        at = up
    heap[first + at] = claim


@njit(cache=True)
def sink(heap: Whole, first: int, count: int, claim: int) -> None:
    """Put a claim in place of the worst of ``count`` claims."""
    at = 0
    while True:
        down = 2 * at + 1
        if down >= count:
            break
        if down + 1 < count:
            down += heap[first + down + 1] > heap[first + down]
        if heap[first + down] <= claim:
            break
        heap[first + at] = heap[first + down]
        at = down
    heap[first + at] = claim


@njit(cache=True)
def tagged(people: Short, tags: Short, one: int, admits: int) -> bool:
    """Say whether an applicant bears a tag besides the first."""
    found = False
    for at in range(people[one, TAGS], people[one, TAGS_END]):
        found |= tags[at] == admits
    return found


@njit(cache=True)
def brought(
    wants: Whole, people: Short, who: Short, count: int, rows: Whole, ones: Short
) -> None:  # fmt: skip
    """Bring lists and rows of ``count`` applicants near."""
    for at in range(count):
        one = who[at, 0]
        for number in range(wants.shape[1]):
            rows[at, number] = wants[one, number]
        for column in range(WIDTH):
            ones[at, column] = people[one, column]


@njit(cache=True)
def trimmed(
    lanes: Whole, bars: Whole, heap: Whole, by_rank: Short, queue: Short, lane: int, many: int
) -> int:
    """Take out the worst while those before them fill the lane; gives how many wait in the queue."""
    at = lanes[lane, START]
    while lanes[lane, COUNT] > 0:
        worst = heap[at]
        if lanes[lane, USED] - (worst & SIZES) < lanes[lane, CAP]:
            break
        lanes[lane, USED] -= worst & SIZES
        lanes[lane, COUNT] -= 1
        sink(heap, at, lanes[lane, COUNT], heap[at + lanes[lane, COUNT]])
        queue[many, 0] = by_rank[(worst & LOW) >> SEATED]
        queue[many, 1] = lane + 1
        many += 1
    if lanes[lane, USED] < lanes[lane, CAP]:
        bars[lane] = OPEN
    else:
        bars[lane] = heap[at] if lanes[lane, COUNT] else -1
    return many


@njit(cache=True)
def seated(
    lanes: Whole,
    bars: Whole,
    heap: Whole,
    by_rank: Short,
    queue: Short,
    lane: int,
    many: int,
    claim: int,
) -> int:
    """Seat somebody; what no longer falls from the lane is taken from the lanes below."""
    size = claim & SIZES
    lost = min(size, max(lanes[lane, CAP] - lanes[lane, USED], 0))
    rise(heap, lanes[lane, START], lanes[lane, COUNT], claim)
    lanes[lane, COUNT] += 1
    lanes[lane, USED] += size
    many = trimmed(lanes, bars, heap, by_rank, queue, lane, many)
    lane = lanes[lane, FALLS]
    while lane >= 0 and lost > 0:
        spare = max(lanes[lane, CAP] - lanes[lane, USED], 0)
        lanes[lane, CAP] -= lost
        lost = min(lost, spare)
        many = trimmed(lanes, bars, heap, by_rank, queue, lane, many)
        lane = lanes[lane, FALLS]
    return many


@njit(cache=True)
def settled(lanes: Whole, bars: Whole, heap: Whole, lane: int, claim: int) -> None:
    """Seat somebody in a lane that has room and from which nothing falls."""
    count = lanes[lane, COUNT]
    rise(heap, lanes[lane, START], count, claim)
    lanes[lane, COUNT] = count + 1
    lanes[lane, USED] += claim & SIZES
    if lanes[lane, USED] == lanes[lane, CAP]:
        bars[lane] = heap[lanes[lane, START]]


@njit(cache=True)
def next_block(by_rank: Short, asked: int, queue: Short, many: int, who: Short) -> int:
    """Take those who were put out last, else the next in the common order; gives how many."""
    if many >= BLOCK or asked == len(by_rank):
        count = min(many, BLOCK)
        who[:count] = queue[many - count : many]
        return count
    count = min(len(by_rank) - asked, BLOCK)
    for at in range(count):
        who[at, 0] = by_rank[asked + at]
        who[at, 1] = -1
    return count


@njit(cache=True)
def proposed(  # noqa: C901, PLR0912, PLR0915 - one compiled loop
    wants: Whole, people: Short, tags: Short, first: Short, lanes: Whole, gates: Short,
    bars: Whole, heap: Whole, by_rank: Short, queue: Short,
) -> None:  # fmt: skip
    """Let everybody ask, and whoever is put out ask again, a block after another."""
    rows, ones = np.empty((BLOCK, wants.shape[1]), np.int64), np.empty((BLOCK, WIDTH), np.int32)
    who = np.empty((BLOCK, 2), np.int32)
    asked = many = 0
    while asked < len(by_rank) or many > 0:
        count = next_block(by_rank, asked, queue, many, who)
        fresh = count if who[0, 1] < 0 else 0
        asked, many = asked + fresh, many - count + fresh
        brought(wants, people, who, count, rows, ones)
        for at in range(count):
            number, begin = ones[at, TURN], int(who[at, 1])
            low = (np.int64(ones[at, RANK]) << SEATED) | ones[at, SIZE]
            mark, mine, more = ones[at, MARK], ones[at, TAG], ones[at, TAGS] < ones[at, TAGS_END]
            while True:
                if begin < 0:  # the next choice, else the next lanes of the same school
                    if number == rows.shape[1] or rows[at, number] < 0:
                        break
                    number += 1
                school = rows[at, number - 1] & LOW
                claim = (rows[at, number - 1] ^ school) | low
                lane = int(first[school]) if begin < 0 else begin
                begin, last = -1, first[school + 1]
                while lane < last:
                    if claim <= bars[lane] and gates[lane, 1] <= mark:
                        admits = gates[lane, 0]
                        known = admits < 0 or admits == mine
                        if known or (more and tagged(people, tags, who[at, 0], admits)):
                            break
                    lane += 1
                if lane == last:
                    continue
                people[who[at, 0], TURN] = number
                spare = lanes[lane, CAP] - lanes[lane, USED]
                worst = heap[lanes[lane, START]]
                if claim & SIZES <= spare and lanes[lane, FALLS] < 0:
                    settled(lanes, bars, heap, lane, claim)
                elif spare == 0 and claim & SIZES == 1 and worst & SIZES == 1:
                    sink(heap, lanes[lane, START], lanes[lane, COUNT], claim)
                    bars[lane] = heap[lanes[lane, START]]
                    queue[many, 0] = by_rank[(worst & LOW) >> SEATED]
                    queue[many, 1] = lane + 1
                    many += 1
                else:
                    many = seated(lanes, bars, heap, by_rank, queue, lane, many, claim)
                break


@njit(cache=True)
def opened(people: Short, lanes: Whole, by_rank: Short) -> int:
    """Open every lane with all the seats that can fall to it; gives the room their heaps need."""
    for rank in range(len(by_rank)):
        people[by_rank[rank], RANK] = rank
    for lane in range(len(lanes)):
        if lanes[lane, FALLS] >= 0:
            lanes[lanes[lane, FALLS], CAP] += lanes[lane, CAP]
    room = 0
    for lane in range(len(lanes)):
        lanes[lane, START] = room
        lanes[lane, COUNT] = lanes[lane, USED] = 0
        room += min(lanes[lane, CAP], len(people)) + 1
    return room


@njit(cache=True)
def emptied(lanes: Whole, heap: Whole, by_rank: Short, held: Short) -> None:
    """Write down from the heaps who is where, and the worst claim of every lane."""
    for lane in range(len(lanes)):
        at = lanes[lane, START]
        for spot in range(at, at + lanes[lane, COUNT]):
            held[by_rank[(heap[spot] & LOW) >> SEATED]] = lane
        lanes[lane, BAR] = heap[at] if lanes[lane, COUNT] else -1


def gates(lanes: Whole) -> Short:
    """Give what a lane asks of an applicant, near each other: shape ``(lanes, 2)``, tag or -1, floor."""
    return np.ascontiguousarray(lanes[:, [ADMITS, FLOOR]], np.int32)


def deferred(tables: Tables, order: Whole) -> Short:
    """Match by deferred acceptance; gives the lane of each applicant, -1 for none.

    ``order`` is the common order: who stands first, second … Writes RANK, TURN
    (the choice, from 1) of applicants, CAP, COUNT, USED, BAR of lanes. Costs:
    proposals × the logarithm of a lane.
    """
    many, by_rank = len(tables.people), order.astype(np.int32)
    tables.people[:, TURN] = 0
    heap = np.full(opened(tables.people, tables.lanes, by_rank), -1, np.int64)
    bars = np.where(tables.lanes[:, CAP] > 0, OPEN, -1)
    queue = np.empty((many + 1, 2), np.int32)
    proposed(*tables, gates(tables.lanes), bars, heap, by_rank, queue)
    held = np.full(many, -1, np.int32)
    emptied(tables.lanes, heap, by_rank, held)
    return held


@njit(cache=True)
def passed(  # noqa: C901, PLR0912 - one compiled loop
    wants: Whole, people: Short, tags: Short, first: Short, lanes: Whole, gates: Short,
    bars: Whole, order: Whole,
) -> Short:  # fmt: skip
    """Serve all in one order: each takes the first lane on the list that is not full."""
    held = np.full(len(people), -1, np.int32)
    rows = np.empty((BLOCK, wants.shape[1]), np.int64)
    ones = np.empty((BLOCK, WIDTH), np.int32)
    who = np.empty((BLOCK, 2), np.int32)
    for begin in range(0, len(order), BLOCK):
        count = min(len(order) - begin, BLOCK)
        who[:count, 0] = order[begin : begin + count]
        brought(wants, people, who, count, rows, ones)
        for at in range(count):
            one, mark, mine = who[at, 0], ones[at, MARK], ones[at, TAG]
            more = ones[at, TAGS] < ones[at, TAGS_END]
            for number in range(rows.shape[1]):
                if rows[at, number] < 0:
                    break
                school = rows[at, number] & LOW
                lane, last = int(first[school]), first[school + 1]
                while lane < last:
                    if bars[lane] >= 0 and gates[lane, 1] <= mark:
                        admits = gates[lane, 0]
                        known = admits < 0 or admits == mine
                        if known or (more and tagged(people, tags, one, admits)):
                            break
                    lane += 1
                if lane == last:
                    continue
                held[one] = lane
                people[one, TURN] = number + 1
                lanes[lane, USED] += ones[at, SIZE]
                if lanes[lane, USED] >= lanes[lane, CAP]:
                    bars[lane] = -1
                break
    return held


def served(tables: Tables, order: Whole) -> Short:
    """Serve in one order (平行志愿); gives the lane of each applicant. Costs: one pass over the lists.

    Writes TURN of applicants, USED of lanes; nothing falls from lane to lane.
    """
    tables.people[:, TURN] = 0
    tables.lanes[:, USED] = 0
    bars = np.where(tables.lanes[:, CAP] > 0, OPEN, -1)
    found: Short = passed(*tables, gates(tables.lanes), bars, order)
    return found
