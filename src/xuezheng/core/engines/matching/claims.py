"""Who goes before whom (录取次序), and the seats in play.

A claim is compared from left to right, less is better: number of the choice
where it counts first, band, sibling, marks downwards, ticket.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from xuezheng.core.base.tickets import list_digest, tickets
from xuezheng.core.engines.matching.problem import (
    Applicant,
    Batch,
    Lane,
    Mechanism,
    Problem,
    Siblings,
    Ties,
)

PURPOSE = "matching"
Claim = tuple[int | str, ...]


def drawn(problem: Problem, seed: str) -> dict[str, str]:
    """Give every applicant's ticket in hexadecimal; none where no draw parts equals."""
    if problem.ties is not Ties.LOTTERY:
        return {}
    keys = [one.key for one in problem.applicants]
    found = tickets(PURPOSE, list_digest(keys), seed, keys)
    return {key: one.hex() for key, one in zip(keys, found, strict=True)}


@dataclass(frozen=True)
class Order:
    """The order of applicants in one batch (录取次序)."""

    problem: Problem
    batch: Batch
    tickets: Mapping[str, str]

    def claim(self, one: Applicant, school: str, number: int) -> Claim:
        """Give the claim to a school that stands as choice ``number`` on the list."""
        tail = self.tail(one)
        if self.batch.mechanism is Mechanism.PARALLEL:
            return (0, one.band, 1, *tail)
        first = number if self.batch.mechanism is Mechanism.IMMEDIATE else 0
        band = (one.bands or {}).get(school, one.band)
        rule = self.problem.siblings
        related = rule is not Siblings.NONE and school in one.siblings
        if related and rule is Siblings.FIRST:
            band = 0
        return (first, band, 0 if related else 1, *tail)

    def common(self, one: Applicant) -> Claim:
        """Give the claim that holds at every school alike."""
        return (0, one.band, 1, *self.tail(one))

    def tail(self, one: Applicant) -> Claim:
        """Give what holds at every school: marks downwards, then the ticket."""
        return (*(-mark for mark in one.marks), self.tickets.get(one.key, ""))


@dataclass(slots=True)
class Room:
    """Seats of one lane in play (在录类别): how many, who holds them, and where the line was drawn."""

    school: str
    lane: Lane
    seats: int
    used: int = 0
    held: list[tuple[Claim, str]] = field(default_factory=list)
    line: Claim | None = None

    @property
    def left(self) -> int:
        """Seats nobody holds; none where bound siblings or equals took more."""
        return max(self.seats - self.used, 0)


@dataclass(frozen=True)
class Rooms:
    """All seats in play (在录名额), by school, in the order of its lanes."""

    by_school: Mapping[str, tuple[Room, ...]]

    @classmethod
    def of(cls, problem: Problem) -> "Rooms":
        """Open the seats of every school."""
        return cls({
            one.key: tuple(Room(one.key, lane, lane.seats) for lane in one.lanes)
            for one in problem.schools
        })  # fmt: skip

    def __iter__(self) -> Iterator[Room]:
        return (room for rooms in self.by_school.values() for room in rooms)

    def of_batch(self, batch: Batch) -> dict[str, list[Room]]:
        """Give the rooms a batch fills, by school."""
        found = {
            key: [room for room in rooms if room.lane.batch == batch.key]
            for key, rooms in self.by_school.items()
        }
        return {key: rooms for key, rooms in found.items() if rooms}

    def settle(self, batch: Batch, *, later: bool) -> None:
        """Let what a batch left unfilled fall: within the batch, or to ``later`` ones."""
        for rooms in self.by_school.values():
            by_key = {room.lane.key: room for room in rooms}
            for room in rooms:
                target = by_key.get(room.lane.falls_to)
                if target is None or room.lane.batch != batch.key:
                    continue
                if (target.lane.batch != batch.key) is later:
                    fallen = room.left
                    room.seats -= fallen
                    target.seats += fallen
