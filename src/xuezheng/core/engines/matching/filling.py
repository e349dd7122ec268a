"""Filling seats given up after an admission by choices (志愿录取递补): lane by lane, of those without a place.

A lane's seat goes to those who named the school in its batch, by what they
stand on there, then to those who agreed to be placed where seats are left; what
nobody may have falls to the lane that the rules name.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.fillings import filled
from xuezheng.core.engines.matching.claims import Claim, Order
from xuezheng.core.engines.matching.problem import Lane, Problem

Spot = tuple[str, str]
Turn = tuple[bool, Claim]


def fill(problem: Problem, result: Mapping[str, Any], gone: Sequence[str]) -> list[Filled]:
    """Give what each giving up led to, in order. Raises ``GoneError``. Ties: equals come in together."""
    held: dict[str, Spot] = {
        row["key"]: (row["school"], row["lane"]) for row in result["placed"] if row["school"]
    }
    left = {(row["school"], row["lane"]): row["seats"] - row["taken"] for row in result["lines"]}
    waiting = [row["key"] for row in result["placed"] if not row["school"]]

    def taken(gone_key: str, school: str) -> Iterator[str]:
        spot = held.pop(gone_key)
        left[spot] += problem.by_key[gone_key].children
        lanes = {lane.key: lane for lane in problem.school[school].lanes}
        lane: Lane | None = lanes[spot[1]]
        while lane is not None:
            spot = (school, lane.key)
            queue = _queue(problem, result["tickets"], school, lane, waiting)
            for _, alike in groupby(queue, key=lambda pair: pair[0]):
                if left[spot] <= 0:
                    return
                for _, key in list(alike):
                    left[spot] -= problem.by_key[key].children
                    held[key] = spot
                    yield key
            lane = lanes.get(lane.falls_to)
            if left[spot] <= 0 or lane is None:
                return
            left[school, lane.key] += left[spot]
            left[spot] = 0

    seats = {key: spot[0] for key, spot in held.items()}
    return filled(seats, waiting, gone, taken)


def _queue(
    problem: Problem, tickets: Mapping[str, str], school: str, lane: Lane, waiting: Sequence[str]
) -> list[tuple[Turn, str]]:
    """Give who may have a seat of a lane, in turn."""
    batch = next(one for one in problem.batches if one.key == lane.batch)
    order = Order(problem, batch, tickets)
    found: list[tuple[Turn, str]] = []
    for one in (problem.by_key[key] for key in waiting):
        choices = one.choices[batch.key]
        if not one.may(lane):
            continue
        if school in choices:
            number = choices.index(school) + 1
            found.append(((False, order.claim(one, school, number)), one.key))
        elif choices and batch.adjusts and one.adjusts:
            found.append(((True, order.common(one)), one.key))
    return sorted(found)
