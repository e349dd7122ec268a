"""平行志愿: one order of all applicants; each takes the first choice that still has a seat.

Filling up (调剂) is the same pass over what is left, each applicant's list
being all schools in the declared order.
"""

from collections.abc import Callable, Iterable
from itertools import groupby

from xuezheng.core.engines.matching.claims import Claim, Order, Room, Rooms
from xuezheng.core.engines.matching.problem import Applicant
from xuezheng.core.engines.matching.propose import Placed

Lists = Callable[[Applicant], Iterable[str]]


def serve(order: Order, rooms: Rooms, people: Iterable[Applicant], lists: Lists) -> Placed:
    """Serve applicants in order, equals at once. Costs: sorting, then one pass over the lists."""
    open_ = rooms.of_batch(order.batch)
    queue = sorted((order.common(one), one.key) for one in people)
    by_key = order.problem.by_key
    found: Placed = {}
    for claim, equals in groupby(queue, key=lambda pair: pair[0]):
        taken = []
        for _, key in equals:
            one = by_key[key]
            hit = _first(one, lists(one), open_)
            if hit is not None:
                taken.append((one, *hit))
        for one, room, number in taken:
            _seat(one, room, claim)
            found[one.key] = (room, number)
    return found


def _first(
    one: Applicant, choices: Iterable[str], open_: dict[str, list[Room]]
) -> tuple[Room, int] | None:
    """Give the first lane of the first school that has a seat for an applicant."""
    for number, school in enumerate(choices, 1):
        for room in open_.get(school, ()):
            if room.used < room.seats and one.may(room.lane):
                return room, number
    return None


def _seat(one: Applicant, room: Room, claim: Claim) -> None:
    room.used += one.children
    room.held.append((claim, one.key))
