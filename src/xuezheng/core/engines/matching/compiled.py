"""Compiled loops of matching (numba): whole numbers over arrays, the same rule as ``propose``.

Import this only where seconds of compiling do not matter: jobs, commands, the
bench. A claim is one 64-bit number, less is better: its class (choice, band,
sibling, made dense) in the upper half, the place in the common order in the
lower. Loops take bare arrays, however many: tuples of arrays cost the counting
of references, three times the loop itself.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Short = NDArray[np.int32]
RANK_BITS = 32
RANK, SIZE, MARK, TAGS, TAGS_END, TURN = range(6)
"""Columns of the table of applicants; tags from TAGS to below TAGS_END."""
CAP, START, COUNT, USED, ADMITS, FLOOR, FALLS, BAR = range(8)
"""Columns of the table of lanes; ADMITS and FALLS may be -1, BAR is the worst claim held or -1."""


class Tables(NamedTuple):
    """A batch as arrays (批次数组).

    Shapes: choices, classes ``(applicants, list)``, -1 ends a list; people
    ``(applicants, 6)``; tags as the people's columns cut them; first
    ``(schools + 1,)`` cuts the lanes of schools; lanes ``(lanes, 8)``.
    """

    choices: Short
    classes: Short
    people: Short
    tags: Short
    first: Short
    lanes: Whole

    def copy(self) -> "Tables":
        """Give tables that a match may write into."""
        return self._replace(people=self.people.copy(), lanes=self.lanes.copy())


@njit(cache=True)
def rise(heap: Whole, first: int, at: int, claim: int, one: int) -> None:
    """Put a holder into a lane's heap of ``at`` holders, the worst claim on top."""
    while at > 0:
        up = (at - 1) >> 1
        if heap[first + up, 0] >= claim:
            break
        heap[first + at, 0] = heap[first + up, 0]
        heap[first + at, 1] = heap[first + up, 1]
        at = up
    heap[first + at, 0] = claim
    heap[first + at, 1] = one


@njit(cache=True)
def sink(heap: Whole, first: int, count: int, claim: int, one: int) -> None:
    """Put a holder in place of the worst of ``count`` holders."""
    at = 0
    while True:
        down = 2 * at + 1
        if down >= count:
            break
        if down + 1 < count and heap[first + down + 1, 0] > heap[first + down, 0]:
            down += 1
        if heap[first + down, 0] <= claim:
            break
        heap[first + at, 0] = heap[first + down, 0]
        heap[first + at, 1] = heap[first + down, 1]
        at = down
    heap[first + at, 0] = claim
    heap[first + at, 1] = one


@njit(cache=True)
def may(people: Short, tags: Short, one: int, admits: int, floor: int) -> bool:
    """Say whether a lane admits an applicant at all: by floor and tag."""
    if floor > people[one, MARK]:
        return False
    if admits < 0:
        return True
    found = False
    for at in range(people[one, TAGS], people[one, TAGS_END]):
        found |= tags[at] == admits
    return found


@njit(cache=True)
def lane_for(
    people: Short, tags: Short, lanes: Whole, heap: Whole,
    lane: int, last: int, claim: int, one: int,
) -> int:  # fmt: skip
    """Give the first lane from ``lane`` on that takes a claim; ``last`` when none does."""
    while lane < last:
        full = lanes[lane, USED] >= lanes[lane, CAP]
        behind = full and (lanes[lane, COUNT] == 0 or claim > heap[lanes[lane, START], 0])
        if not behind and may(people, tags, one, lanes[lane, ADMITS], lanes[lane, FLOOR]):
            break
        lane += 1
    return lane


@njit(cache=True)
def trimmed(people: Short, lanes: Whole, heap: Whole, ways: Short, lane: int, moving: int) -> int:
    """Take out the worst while those before them fill the lane; gives how many are on the move."""
    at = lanes[lane, START]
    while lanes[lane, COUNT] > 0:
        worst = heap[at, 1]
        if lanes[lane, USED] - people[worst, SIZE] < lanes[lane, CAP]:
            break
        lanes[lane, USED] -= people[worst, SIZE]
        lanes[lane, COUNT] -= 1
        last = at + lanes[lane, COUNT]
        sink(heap, at, lanes[lane, COUNT], heap[last, 0], heap[last, 1])
        ways[0, moving] = worst
        ways[1, moving] = lane + 1
        moving += 1
    return moving


@njit(cache=True)
def seated(
    people: Short,
    lanes: Whole,
    heap: Whole,
    ways: Short,
    lane: int,
    moving: int,
    claim: int,
    one: int,
) -> int:
    """Seat somebody; what no longer falls from the lane is taken from the lanes below."""
    spare = max(lanes[lane, CAP] - lanes[lane, USED], 0)
    rise(heap, lanes[lane, START], lanes[lane, COUNT], claim, one)
    lanes[lane, COUNT] += 1
    lanes[lane, USED] += people[one, SIZE]
    lost = min(np.int64(people[one, SIZE]), spare)
    moving = trimmed(people, lanes, heap, ways, lane, moving)
    lane = lanes[lane, FALLS]
    while lane >= 0 and lost > 0:
        spare = max(lanes[lane, CAP] - lanes[lane, USED], 0)
        lanes[lane, CAP] -= lost
        lost = min(lost, spare)
        moving = trimmed(people, lanes, heap, ways, lane, moving)
        lane = lanes[lane, FALLS]
    return moving


@njit(cache=True)
def moved(
    choices: Short, classes: Short, people: Short, tags: Short, first: Short,
    lanes: Whole, heap: Whole, ways: Short, moving: int, top: int,
) -> int:  # fmt: skip
    """Pass those on the move to the next lanes of their school; gives how many must ask elsewhere."""
    while moving > 0:
        moving -= 1
        one = ways[0, moving]
        number = people[one, TURN] - 1
        last = first[choices[one, number] + 1]
        claim = (np.int64(classes[one, number]) << RANK_BITS) | people[one, RANK]
        lane = lane_for(people, tags, lanes, heap, ways[1, moving], last, claim, one)
        if lane == last:
            ways[2, top] = one
            top += 1
        else:
            moving = seated(people, lanes, heap, ways, lane, moving, claim, one)
    return top


@njit(cache=True)
def asked(
    choices: Short, classes: Short, people: Short, tags: Short, first: Short,
    lanes: Whole, heap: Whole, ways: Short, one: int, top: int,
) -> int:  # fmt: skip
    """Let somebody ask down the list until a school takes them; gives how many must ask elsewhere."""
    for number in range(people[one, TURN], choices.shape[1]):
        school = choices[one, number]
        if school < 0:
            break
        claim = (np.int64(classes[one, number]) << RANK_BITS) | people[one, RANK]
        last = first[school + 1]
        lane = lane_for(people, tags, lanes, heap, first[school], last, claim, one)
        if lane == last:
            continue
        people[one, TURN] = number + 1
        at = lanes[lane, START]
        worst = heap[at, 1]
        full = lanes[lane, COUNT] > 0 and lanes[lane, USED] == lanes[lane, CAP]
        if full and people[one, SIZE] == 1 and people[worst, SIZE] == 1:
            sink(heap, at, lanes[lane, COUNT], claim, one)
            ways[0, 0] = worst
            ways[1, 0] = lane + 1
            moving = 1
        else:
            moving = seated(people, lanes, heap, ways, lane, 0, claim, one)
        return moved(choices, classes, people, tags, first, lanes, heap, ways, moving, top)
    return top


@njit(cache=True)
def proposed(
    choices: Short, classes: Short, people: Short, tags: Short, first: Short,
    lanes: Whole, heap: Whole, ways: Short, order: Whole,
) -> None:  # fmt: skip
    """Let everybody ask, one after another, and whoever is put out ask again."""
    for nth in range(len(order)):
        top = 1
        ways[2, 0] = order[nth]
        while top > 0:
            top -= 1
            one = ways[2, top]
            top = asked(choices, classes, people, tags, first, lanes, heap, ways, one, top)


@njit(cache=True)
def opened(lanes: Whole, many: int) -> int:
    """Open every lane with all the seats that can fall to it; gives the room their heaps need."""
    for lane in range(len(lanes)):
        if lanes[lane, FALLS] >= 0:
            lanes[lanes[lane, FALLS], CAP] += lanes[lane, CAP]
    room = 0
    for lane in range(len(lanes)):
        lanes[lane, START] = room
        lanes[lane, COUNT] = lanes[lane, USED] = 0
        lanes[lane, BAR] = -1
        room += min(lanes[lane, CAP], many) + 1
    return room


@njit(cache=True)
def emptied(lanes: Whole, heap: Whole, held: Short) -> None:
    """Write down from the heaps who is where, and the worst claim of every lane."""
    for lane in range(len(lanes)):
        at = lanes[lane, START]
        for spot in range(at, at + lanes[lane, COUNT]):
            held[heap[spot, 1]] = lane
        if lanes[lane, COUNT] > 0:
            lanes[lane, BAR] = heap[at, 0]


def deferred(tables: Tables, order: Whole) -> Short:
    """Match by deferred acceptance; gives the lane of each applicant, -1 for none.

    Writes TURN (the choice, from 1) of applicants, CAP, COUNT, USED, BAR of
    lanes. ``order`` is whose turn it is to ask first; it does not change the result,
    the best first is fastest. Costs: proposals × the logarithm of a lane.
    """
    many = len(tables.people)
    tables.people[:, TURN] = 0
    heap = np.empty((opened(tables.lanes, many), 2), np.int64)
    ways = np.empty((3, many + 1), np.int32)
    proposed(*tables, heap, ways, order)
    held = np.full(many, -1, np.int32)
    emptied(tables.lanes, heap, held)
    return held


@njit(cache=True)
def taken(choices: Short, people: Short, tags: Short, first: Short, lanes: Whole, one: int) -> int:
    """Give the lane of the first choice with a seat, and write it down; -1 for none."""
    for number in range(choices.shape[1]):
        school = choices[one, number]
        if school < 0:
            break
        for lane in range(first[school], first[school + 1]):
            free = lanes[lane, USED] < lanes[lane, CAP]
            if free and may(people, tags, one, lanes[lane, ADMITS], lanes[lane, FLOOR]):
                people[one, TURN] = number + 1
                lanes[lane, USED] += people[one, SIZE]
                lanes[lane, COUNT] += 1
                return lane
    return -1


@njit(cache=True)
def passed(
    choices: Short, people: Short, tags: Short, first: Short, lanes: Whole, order: Whole
) -> Short:
    """Serve all in one order; BAR is the place in it of a lane's last one."""
    held = np.full(len(people), -1, np.int32)
    for nth in range(len(order)):
        lane = taken(choices, people, tags, first, lanes, order[nth])
        held[order[nth]] = lane
        if lane >= 0:
            lanes[lane, BAR] = nth
    return held


def served(tables: Tables, order: Whole) -> Short:
    """Serve in one order (平行志愿); gives the lane of each applicant. Costs: one pass over the lists."""
    tables.people[:, TURN] = 0
    tables.lanes[:, COUNT] = tables.lanes[:, USED] = 0
    tables.lanes[:, BAR] = -1
    found: Short = passed(
        tables.choices, tables.people, tables.tags, tables.first, tables.lanes, order
    )
    return found


@njit(cache=True)
def weighed(
    choices: Short,
    classes: Short,
    people: Short,
    tags: Short,
    first: Short,
    lanes: Whole,
    held: Short,
) -> Any:
    """Count lanes anew from where people are: places, worst claims, people where they may not be."""
    used, bars = np.zeros(len(lanes), np.int64), np.full(len(lanes), -1, np.int64)
    wrong = 0
    for one in range(len(held)):
        lane = held[one]
        if lane < 0:
            continue
        number = people[one, TURN] - 1
        school = choices[one, number]
        inside = first[school] <= lane < first[school + 1]
        if not inside or not may(people, tags, one, lanes[lane, ADMITS], lanes[lane, FLOOR]):
            wrong += 1
        used[lane] += people[one, SIZE]
        claim = (np.int64(classes[one, number]) << RANK_BITS) | people[one, RANK]
        bars[lane] = max(bars[lane], claim)
    return used, bars, wrong


@njit(cache=True)
def envied(
    choices: Short, classes: Short, people: Short, tags: Short, first: Short,
    lanes: Whole, held: Short, bars: Whole,
) -> int:  # fmt: skip
    """Count lanes that refused somebody though those before do not fill them."""
    wrong = 0
    for one in range(len(held)):
        end = people[one, TURN] if held[one] >= 0 else choices.shape[1]
        for number in range(end):
            school = choices[one, number]
            if school < 0:
                break
            claim = (np.int64(classes[one, number]) << RANK_BITS) | people[one, RANK]
            for lane in range(first[school], first[school + 1]):
                if lane == held[one]:
                    break
                if claim <= bars[lane]:
                    wrong += may(people, tags, one, lanes[lane, ADMITS], lanes[lane, FLOOR])
    return wrong


def objections(tables: Tables, seats: Whole, held: Short) -> int:
    """Count what a match owes: wrong places and lines, seats wasted, envy the rule bears out.

    ``seats`` are those the lanes began with. Costs: choices × lanes of a school.
    """
    lanes = tables.lanes
    used, bars, wrong = weighed(*tables, held)
    cap = seats.copy()
    for lane in range(len(cap)):
        if lanes[lane, FALLS] >= 0:
            cap[lanes[lane, FALLS]] += max(cap[lane] - used[lane], 0)
    told = (lanes[:, USED] != used) | (lanes[:, CAP] != cap) | (lanes[:, BAR] != bars)
    refusing = np.where(used >= cap, bars, np.int64(2**62))
    envy = envied(*tables, held, refusing)
    return int(wrong) + int(np.count_nonzero(told)) + int(envy)
