"""录取: batch after batch, what each leaves unfilled falling to the next.

Small problems go through plain Python, large ones through compiled loops over
arrays; both give the same result, which tests compare.
"""

from collections.abc import Callable, Mapping
from typing import Any

from xuezheng.core.engines.matching.claims import Claim, Order, Room, Rooms, drawn
from xuezheng.core.engines.matching.problem import Applicant, Batch, Mechanism, Problem
from xuezheng.core.engines.matching.propose import Placed, propose
from xuezheng.core.engines.matching.serial import serve

Matcher = Callable[[Order, Rooms, list[Applicant]], Placed]


def place(
    problem: Problem, tickets: Mapping[str, str], matcher: Matcher | None = None
) -> dict[str, Any]:
    """Place all applicants. Gives plain JSON: who is where, and where the lines were drawn."""
    rooms = Rooms.of(problem)
    placed: dict[str, tuple[Batch, Room, int]] = {}
    for batch in problem.batches:
        order = Order(problem, batch, tickets)
        people = [
            one for one in problem.applicants if one.key not in placed and one.choices[batch.key]
        ]
        found = (matcher or matched)(order, rooms, people)
        rooms.settle(batch, later=False)
        _draw_lines(rooms, batch)
        if batch.adjusts:
            left = [one for one in people if one.adjusts and one.key not in found]
            filled = serve(order, rooms, left, lambda _: problem.order)
            found |= {key: (room, 0) for key, (room, _) in filled.items()}
        rooms.settle(batch, later=True)
        placed |= {key: (batch, *where) for key, where in found.items()}
    return {
        "placed": [_row(one.key, placed.get(one.key)) for one in problem.applicants],
        "lines": [_line(problem, room) for room in rooms],
        "tickets": dict(tickets),
    }


def matched(order: Order, rooms: Rooms, people: list[Applicant]) -> Placed:
    """Match one batch in plain Python."""
    if order.batch.mechanism is Mechanism.PARALLEL and not falls_within(order.problem, order.batch):
        return serve(order, rooms, people, lambda one: one.choices[order.batch.key])
    return propose(order, rooms, people)


def falls_within(problem: Problem, batch: Batch) -> bool:
    """Say whether seats fall from lane to lane while the batch runs."""
    for school in problem.schools:
        here = {lane.key for lane in school.lanes if lane.batch == batch.key}
        if any(lane.key in here and lane.falls_to in here for lane in school.lanes):
            return True
    return False


def run(problem: Problem, seed: str) -> dict[str, Any]:
    """Place all applicants by the seed, in plain Python."""
    return place(problem, drawn(problem, seed))


def _draw_lines(rooms: Rooms, batch: Batch) -> None:
    """Draw the line where a lane is full: at the last one it holds."""
    for room in rooms:
        if room.lane.batch == batch.key and not room.left and room.held:
            room.line = max(room.held)[0]


def _row(key: str, where: tuple[Batch, Room, int] | None) -> dict[str, Any]:
    if where is None:
        return {"key": key, "batch": "", "school": "", "lane": "", "choice": 0}
    batch, room, number = where
    return {
        "key": key, "batch": batch.key, "school": room.school, "lane": room.lane.key,
        "choice": number,
    }  # fmt: skip


def _line(problem: Problem, room: Room) -> dict[str, Any]:
    return {
        "school": room.school, "lane": room.lane.key, "seats": room.seats, "taken": room.used,
        "line": None if room.line is None else told_claim(problem, room.line),
    }  # fmt: skip


def told_claim(problem: Problem, claim: Claim) -> dict[str, Any]:
    """Write a claim as JSON: choice, band, sibling, marks, ticket."""
    marks = claim[3 : 3 + len(problem.marks)]
    return {
        "choice": claim[0], "band": claim[1], "sibling": claim[2] == 0,
        "marks": [-int(one) for one in marks], "ticket": claim[-1],
    }  # fmt: skip
