"""Passing overflow on (统筹分流): the first named school at which everybody else still finds a place.

Children of one zone have the same list of schools, so the question whether the
rest can be placed is a flow between few zones and few schools, however many
the children are.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

Lists = Mapping[str, tuple[str, ...]]


@dataclass
class Flow:
    """How many of each zone go to each school (分流量), as many as can be."""

    lists: Lists
    room: dict[str, int]
    sent: dict[str, dict[str, int]] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    """Zones from which no way leads on to a free seat, once ``fill`` has ended."""

    def fill(self, needs: Mapping[str, int]) -> int:
        """Send as many as can be; gives their number."""
        total, short = 0, []
        for zone in sorted(needs):
            left = needs[zone]
            while left and (step := self._augment(zone, left)):
                left -= step
                total += step
            if left:
                short.append(zone)
        self.reached = set().union(*(self._reach(zone) for zone in short))
        return total

    def _augment(self, start: str, most: int) -> int:
        """Find a way from a zone to a free seat, turning others away from school to school."""
        came: dict[str, tuple[str, str]] = {}
        line = deque([start])
        seen = {start}
        while line:
            zone = line.popleft()
            for school in self.lists[zone]:
                if school in came:
                    continue
                came[school] = (zone, "")
                if self.room[school] > 0:
                    return self._turn(came, school, start, most)
                for other, sent in self.sent.items():
                    if other not in seen and sent.get(school, 0) > 0:
                        seen.add(other)
                        came[f"\0{other}"] = (zone, school)
                        line.append(other)
        return 0

    def _turn(self, came: dict[str, tuple[str, str]], end: str, start: str, most: int) -> int:
        way: list[tuple[str, str]] = []
        school = end
        while True:
            zone = came[school][0]
            way.append((zone, school))
            if zone == start:
                break
            school = came[f"\0{zone}"][1]
        gives = [self.sent[way[n][0]][way[n + 1][1]] for n in range(len(way) - 1)]
        step = min([most, self.room[end], *gives])
        self.room[end] -= step
        for number, (zone, at) in enumerate(way):
            own = self.sent.setdefault(zone, {})
            own[at] = own.get(at, 0) + step
            if number + 1 < len(way):
                own[way[number + 1][1]] -= step
        return step

    def _reach(self, start: str) -> set[str]:
        seen, line = {start}, [start]
        for zone in line:
            for other, sent in self.sent.items():
                shared = any(sent.get(school, 0) > 0 for school in self.lists[zone])
                if other not in seen and shared:
                    seen.add(other)
                    line.append(other)
        return seen


@dataclass
class Walk:
    """Placing overflow one after another so that as many as possible are placed in the end (统筹过程)."""

    lists: Lists
    room: dict[str, int]
    needs: dict[str, int]
    denied: set[tuple[str, str, int]] = field(default_factory=set)
    flow: Flow = field(init=False)
    goal: int = field(init=False)
    """How many can be placed of those still to come."""

    def __post_init__(self) -> None:
        self.flow, self.goal = self._fresh(self.room, self.needs)

    def take(self, zone: str, size: int = 1) -> str:
        """Give the first school for so many of a zone; empty where that would leave others out."""
        for school in self.lists[zone]:
            if (zone, school, size) not in self.denied and self._takes(zone, school, size):
                return school
            self.denied.add((zone, school, size))
        return ""

    def leave(self, zone: str) -> None:
        """Go on without one of a zone for whom there is no place."""
        self.needs[zone] -= 1

    def _takes(self, zone: str, school: str, size: int) -> bool:
        if self.room[school] < size:
            return False
        room = {**self.room, school: self.room[school] - size}
        needs = {**self.needs, zone: self.needs[zone] - size}
        sent = self.flow.sent.get(zone, {})
        if sent.get(school, 0) >= size:
            sent[school] -= size
        else:
            fresh, number = self._fresh(room, needs)
            if number + size < self.goal:
                return False
            self.flow = fresh
        self.room, self.needs, self.goal = room, needs, self.goal - size
        return True

    def _fresh(self, room: Mapping[str, int], needs: Mapping[str, int]) -> tuple[Flow, int]:
        flow = Flow(self.lists, dict(room))
        return flow, flow.fill(needs)
