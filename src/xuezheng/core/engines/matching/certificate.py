"""The certificate of a match over arrays (录取核验): counted anew from where everybody is, by no loop of the match.

One pass counts the lanes, a second one looks at every choice that was refused.
"""

from typing import Any

import numpy as np
from numba import njit

from xuezheng.core.engines.matching.compiled import (
    BAR,
    CAP,
    FALLS,
    LOW,
    MARK,
    OPEN,
    RANK,
    SEATED,
    SIZE,
    TAG,
    TURN,
    USED,
    Short,
    Tables,
    Whole,
    gates,
    tagged,
)


@njit(cache=True)
def may(people: Short, tags: Short, gates: Short, lane: int, one: int) -> bool:
    """Say whether a lane admits an applicant at all: by tag and floor."""
    admits = gates[lane, 0]
    if gates[lane, 1] > people[one, MARK]:
        return False
    return bool(admits < 0 or admits == people[one, TAG] or tagged(people, tags, one, admits))


@njit(cache=True)
def weighed(
    wants: Whole, people: Short, tags: Short, first: Short, gates: Short, held: Short
) -> Any:
    """Count lanes anew from where people are: places, worst claims, people where they may not be."""
    used, bars = np.zeros(len(gates), np.int64), np.full(len(gates), -1, np.int64)
    wrong = 0
    for one in range(len(held)):
        lane = held[one]
        if lane < 0:
            continue
        want = wants[one, people[one, TURN] - 1]
        school = want & LOW
        inside = first[school] <= lane < first[school + 1]
        wrong += not inside or not may(people, tags, gates, lane, one)
        used[lane] += people[one, SIZE]
        low = (np.int64(people[one, RANK]) << SEATED) | people[one, SIZE]
        bars[lane] = max(bars[lane], (want ^ school) | low)
    return used, bars, wrong


@njit(cache=True)
def envied(
    wants: Whole, people: Short, tags: Short, first: Short, gates: Short, held: Short, bars: Whole
) -> int:
    """Count lanes that refused somebody though those before do not fill them."""
    wrong = 0
    for one in range(len(held)):
        end = people[one, TURN] if held[one] >= 0 else wants.shape[1]
        low = (np.int64(people[one, RANK]) << SEATED) | people[one, SIZE]
        for number in range(end):
            want = wants[one, number]
            if want < 0:
                break
            school = want & LOW
            claim = (want ^ school) | low
            for lane in range(first[school], first[school + 1]):
                if lane == held[one]:
                    break
                if claim <= bars[lane]:
                    wrong += may(people, tags, gates, lane, one)
    return wrong


def objections(tables: Tables, seats: Whole, held: Short) -> int:
    """Count what a match owes: wrong places and lines, seats wasted, envy the rule bears out.

    ``seats`` are those the lanes began with. Costs: choices × lanes of a school.
    """
    lanes = tables.lanes
    wants, people, tags, first, _ = tables
    given = (wants, people, tags, first, gates(lanes), held)
    used, bars, wrong = weighed(*given)
    cap = seats.copy()
    for lane in range(len(cap)):
        if lanes[lane, FALLS] >= 0:
            cap[lanes[lane, FALLS]] += max(cap[lane] - used[lane], 0)
    told = (lanes[:, USED] != used) | (lanes[:, CAP] != cap) | (lanes[:, BAR] != bars)
    refusing = np.where(used >= cap, bars, OPEN)
    envy = envied(*given, refusing)
    return int(wrong) + int(np.count_nonzero(told)) + int(envy)
