"""延迟接受: applicants propose down their lists, schools hold the best and pass the others on.

One proposal at a time; which applicant goes next does not change the result.
A lane holds whoever has fewer than its seats before them, so the last holder
may be siblings bound together, or equals, who take more than one seat.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable

from xuezheng.core.engines.matching.claims import Claim, Order, Room, Rooms
from xuezheng.core.engines.matching.problem import Applicant

Placed = dict[str, tuple[Room, int]]
"""The room an applicant holds, and as which choice (0: filled up, 调剂)."""


def propose(order: Order, rooms: Rooms, people: Iterable[Applicant]) -> Placed:
    """Match a batch. Costs: proposals × the logarithm of a lane, in plain Python."""
    open_ = rooms.of_batch(order.batch)
    by_key = order.problem.by_key
    waiting = list(people)
    turn = dict.fromkeys((one.key for one in waiting), 0)
    while waiting:
        one = waiting.pop()
        choices = one.choices[order.batch.key]
        number = turn[one.key]
        if number == len(choices):
            continue
        turn[one.key] = number + 1
        school = open_.get(choices[number])
        if school is None:
            waiting.append(one)
            continue
        claim = order.claim(one, choices[number], number + 1)
        waiting += [by_key[key] for key in offered(school, claim, one, by_key.__getitem__)]
    found: Placed = {}
    for school in open_.values():
        for room in school:
            found |= {key: (room, turn[key]) for _, key in room.held}
    return found


def offered(
    school: list[Room], claim: Claim, one: Applicant, known: Callable[[str], Applicant]
) -> list[str]:
    """Offer an applicant to a school; gives those whom it no longer holds."""
    pending = [(0, claim, one)]
    out: list[str] = []
    while pending:
        first, claim, one = pending.pop()
        at = next((n for n in range(first, len(school)) if one.may(school[n].lane)), None)
        if at is None:
            out.append(one.key)
            continue
        insort(school[at].held, (claim, one.key))
        school[at].used += one.children
        pending += _settled(school, at, known)
    return out


def _settled(
    school: list[Room], at: int, known: Callable[[str], Applicant]
) -> list[tuple[int, Claim, Applicant]]:
    """Trim the lanes from ``at`` on to their seats, with what falls to them just now."""
    place = {room.lane.key: n for n, room in enumerate(school)}
    seats = [room.seats for room in school]
    out: list[tuple[int, Claim, Applicant]] = []
    for number, room in enumerate(school):
        if number >= at:
            gone = _trimmed(room, seats[number], known)
            out += [(number + 1, claim, one) for claim, one in gone]
        target = place.get(room.lane.falls_to)
        if target is not None:
            seats[target] += max(seats[number] - room.used, 0)
    return out


def _trimmed(
    room: Room, seats: int, known: Callable[[str], Applicant]
) -> list[tuple[Claim, Applicant]]:
    """Take out the last while those before them fill the seats; equals go together."""
    out: list[tuple[Claim, Applicant]] = []
    while room.held:
        worst = room.held[-1][0]
        first = bisect_left(room.held, (worst, ""))
        last = [(claim, known(key)) for claim, key in room.held[first:]]
        weight = sum(one.children for _, one in last)
        if room.used - weight < seats:
            return out
        del room.held[first:]
        room.used -= weight
        out += last
    return out
