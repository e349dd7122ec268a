"""Compiled loops of matching (numba): whole numbers over arrays, the same rule as ``propose``.

Import this only where seconds of compiling do not matter: jobs, commands, the
bench. A claim is one 64-bit number, less is better: its class (choice, band,
sibling, made dense) in the upper half, the place in the common order in the
lower; a want on a list is the class with the school in the lower half. Loops
take bare arrays and do the common case themselves: tuples of arrays cost the
counting of references, calls with many arrays as much again as the loop.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Short = NDArray[np.int32]
HALF = 32
LOW = (1 << HALF) - 1
"""The lower half of a number: a school, or a place in the common order."""
OPEN = 1 << 62
"""A claim that everybody goes before."""
RANK, SIZE, MARK, TAG, TAGS, TAGS_END, TURN = range(7)
"""Columns of the table of applicants: TAG is their first tag or -1, others from TAGS to below TAGS_END."""
CAP, START, COUNT, USED, ADMITS, FLOOR, FALLS, BAR = range(8)
"""Columns of the table of lanes; ADMITS and FALLS may be -1.

BAR is, while a match runs, the claim behind which nobody is taken; in the end
the worst claim held, -1 for none.
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
def tagged(people: Short, tags: Short, one: int, admits: int) -> bool:
    """Say whether an applicant bears a tag besides the first."""
    found = False
    for at in range(people[one, TAGS], people[one, TAGS_END]):
        found |= tags[at] == admits
    return found


@njit(cache=True)
def may(people: Short, tags: Short, lanes: Whole, lane: int, one: int) -> bool:
    """Say whether a lane admits an applicant at all: by tag and floor."""
    admits = lanes[lane, ADMITS]
    if lanes[lane, FLOOR] > people[one, MARK]:
        return False
    return bool(admits < 0 or admits == people[one, TAG] or tagged(people, tags, one, admits))


@njit(cache=True)
def lane_for(
    people: Short, tags: Short, lanes: Whole, lane: int, last: int, claim: int, one: int
) -> int:
    """Give the first lane from ``lane`` on that takes a claim; ``last`` when none does."""
    mine = people[one, TAG]
    while lane < last:
        admits = lanes[lane, ADMITS]
        able = claim <= lanes[lane, BAR] and lanes[lane, FLOOR] <= people[one, MARK]
        if able and (admits < 0 or admits == mine or tagged(people, tags, one, admits)):
            break
        lane += 1
    return lane


@njit(cache=True)
def barred(lanes: Whole, heap: Whole, lane: int) -> None:
    """Draw the line of a lane anew."""
    if lanes[lane, USED] < lanes[lane, CAP]:
        lanes[lane, BAR] = OPEN
    elif lanes[lane, COUNT] > 0:
        lanes[lane, BAR] = heap[lanes[lane, START], 0]
    else:
        lanes[lane, BAR] = -1


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
    barred(lanes, heap, lane)
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
def settled(lanes: Whole, heap: Whole, lane: int, size: int, claim: int, one: int) -> None:
    """Seat somebody in a lane that has room and from which nothing falls."""
    count = lanes[lane, COUNT]
    rise(heap, lanes[lane, START], count, claim, one)
    lanes[lane, COUNT] = count + 1
    lanes[lane, USED] += size
    if lanes[lane, USED] == lanes[lane, CAP]:
        lanes[lane, BAR] = heap[lanes[lane, START], 0]


@njit(cache=True)
def moved(
    wants: Whole, people: Short, tags: Short, first: Short, lanes: Whole, heap: Whole,
    ways: Short, moving: int, top: int,
) -> int:  # fmt: skip
    """Pass those on the move to the next lanes of their school; gives how many must ask elsewhere."""
    while moving > 0:
        moving -= 1
        one = ways[0, moving]
        want = wants[one, people[one, TURN] - 1]
        school = want & LOW
        claim = (want ^ school) | people[one, RANK]
        last = first[school + 1]
        lane = lane_for(people, tags, lanes, ways[1, moving], last, claim, one)
        if lane == last:
            ways[2, top] = one
            top += 1
        else:
            moving = seated(people, lanes, heap, ways, lane, moving, claim, one)
    return top


@njit(cache=True)
def proposed(  # noqa: C901, PLR0915 - one compiled loop
    wants: Whole, people: Short, tags: Short, first: Short, lanes: Whole, heap: Whole,
    ways: Short, order: Whole,
) -> None:  # fmt: skip
    """Let everybody ask, one after another, and whoever is put out ask again."""
    for nth in range(len(order)):
        top = 1
        ways[2, 0] = order[nth]
        while top > 0:
            top -= 1
            one = ways[2, top]
            number, begin = people[one, TURN], -1
            while True:
                if begin < 0:  # the next choice, else the next lanes of the same school
                    if number == wants.shape[1] or wants[one, number] < 0:
                        break
                    number += 1
                want = wants[one, number - 1]
                school = want & LOW
                claim = (want ^ school) | people[one, RANK]
                begin = first[school] if begin < 0 else begin
                last = first[school + 1]
                lane = lane_for(people, tags, lanes, begin, last, claim, one)
                begin = -1
                if lane == last:
                    continue
                people[one, TURN] = number
                size = people[one, SIZE]
                spare = lanes[lane, CAP] - lanes[lane, USED]
                if size <= spare and lanes[lane, FALLS] < 0:
                    settled(lanes, heap, lane, size, claim, one)
                    break
                at = lanes[lane, START]
                worst = heap[at, 1]
                if spare == 0 and size == 1 and people[worst, SIZE] == 1:
                    sink(heap, at, lanes[lane, COUNT], claim, one)
                    lanes[lane, BAR] = heap[at, 0]
                    one, number, begin = worst, people[worst, TURN], lane + 1
                    continue
                moving = seated(people, lanes, heap, ways, lane, 0, claim, one)
                top = moved(wants, people, tags, first, lanes, heap, ways, moving, top)
                break


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
        lanes[lane, BAR] = OPEN if lanes[lane, CAP] else -1
        room += min(lanes[lane, CAP], many) + 1
    return room


@njit(cache=True)
def emptied(lanes: Whole, heap: Whole, held: Short) -> None:
    """Write down from the heaps who is where, and the worst claim of every lane."""
    for lane in range(len(lanes)):
        at = lanes[lane, START]
        for spot in range(at, at + lanes[lane, COUNT]):
            held[heap[spot, 1]] = lane
        lanes[lane, BAR] = heap[at, 0] if lanes[lane, COUNT] else -1


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
def passed(
    wants: Whole, people: Short, tags: Short, first: Short, lanes: Whole, order: Whole
) -> Short:
    """Serve all in one order: each takes the first lane on the list that is not full."""
    held = np.full(len(people), -1, np.int32)
    for nth in range(len(order)):
        one = order[nth]
        for number in range(wants.shape[1]):
            if wants[one, number] < 0:
                break
            school = wants[one, number] & LOW
            last = first[school + 1]
            lane = lane_for(people, tags, lanes, first[school], last, 0, one)
            if lane < last:
                held[one] = lane
                people[one, TURN] = number + 1
                lanes[lane, USED] += people[one, SIZE]
                if lanes[lane, USED] >= lanes[lane, CAP]:
                    lanes[lane, BAR] = -1
                break
    return held


def served(tables: Tables, order: Whole) -> Short:
    """Serve in one order (平行志愿); gives the lane of each applicant. Costs: one pass over the lists.

    Writes TURN of applicants, USED of lanes; nothing falls from lane to lane.
    """
    tables.people[:, TURN] = 0
    tables.lanes[:, USED] = 0
    tables.lanes[:, BAR] = np.where(tables.lanes[:, CAP] > 0, OPEN, -1)
    found: Short = passed(*tables, order)
    return found


@njit(cache=True)
def weighed(
    wants: Whole, people: Short, tags: Short, first: Short, lanes: Whole, held: Short
) -> Any:
    """Count lanes anew from where people are: places, worst claims, people where they may not be."""
    used, bars = np.zeros(len(lanes), np.int64), np.full(len(lanes), -1, np.int64)
    wrong = 0
    for one in range(len(held)):
        lane = held[one]
        if lane < 0:
            continue
        want = wants[one, people[one, TURN] - 1]
        school = want & LOW
        inside = first[school] <= lane < first[school + 1]
        wrong += not inside or not may(people, tags, lanes, lane, one)
        used[lane] += people[one, SIZE]
        bars[lane] = max(bars[lane], (want ^ school) | people[one, RANK])
    return used, bars, wrong


@njit(cache=True)
def envied(
    wants: Whole, people: Short, tags: Short, first: Short, lanes: Whole, held: Short, bars: Whole
) -> int:
    """Count lanes that refused somebody though those before do not fill them."""
    wrong = 0
    for one in range(len(held)):
        end = people[one, TURN] if held[one] >= 0 else wants.shape[1]
        for number in range(end):
            want = wants[one, number]
            if want < 0:
                break
            school = want & LOW
            claim = (want ^ school) | people[one, RANK]
            for lane in range(first[school], first[school + 1]):
                if lane == held[one]:
                    break
                if claim <= bars[lane]:
                    wrong += may(people, tags, lanes, lane, one)
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
    refusing = np.where(used >= cap, bars, OPEN)
    envy = envied(*tables, held, refusing)
    return int(wrong) + int(np.count_nonzero(told)) + int(envy)
