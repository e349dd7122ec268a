"""The referee of fillings (递补裁判): written from ``docs/decisions.md``, shares no code with the filling.

It asks of every seat filled who was the first that might have it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.labels import T
from xuezheng.core.engines.draw.problem import Draw, read


def objections(
    given: Mapping[str, Any], result: Mapping[str, Any], steps: Sequence[Filled]
) -> list[T]:
    """List what in the fillings is not as the rule has it; it ends at the first wrong step."""
    walk = _Walk(read(given), result)
    for turn, step in enumerate(steps, 1):
        wrong = walk.step(step.key, step.place, step.took)
        if wrong is not None:
            return [T(f"第{turn}次递补：{wrong.zh}", f"Filling {turn}: {wrong.en}")]
    return []


class _Walk:
    """Goes through fillings with what is free and who waits."""

    def __init__(self, draw: Draw, result: Mapping[str, Any]) -> None:
        self.draw = draw
        self.cells = [line.split("\t") for line in str(result["rows"]).splitlines()]
        beyond = {one["place"]: one["extra"] for one in result["places"]}
        self.waiting = [key for _, key, kind, _ in self.cells if kind == "waiting"]
        self.seat = {
            key: (place, self._class(key) if kind == "reserved" else "")
            for _, key, kind, place in self.cells
            if place
        }
        self.worth = {
            key: self._size(key) - (beyond[place] if kind == "extra" else 0)
            for _, key, kind, place in self.cells
            if place
        }
        self.free: dict[tuple[str, str], int] = {}

    def _class(self, key: str) -> str:
        return self.draw.roll.classes.get(key, "")

    def _size(self, key: str) -> int:
        return self.draw.roll.sizes.get(key, 1)

    def step(self, key: str, place: str, took: Sequence[str]) -> T | None:
        """Take one step; gives what is wrong with it."""
        if key in self.waiting:
            self.waiting.remove(key)
            nothing = not place and not took
            return None if nothing else T(f"{key}没有学位可让", f"{key} had no seat to give up")
        lane = self.seat.pop(key, None)
        if lane is None:
            return T(f"{key}没有学位", f"{key} has no seat")
        if lane[0] != place:
            return T(f"{key}的学位在{lane[0]}", f"the seat of {key} was at {lane[0]}")
        self.free[lane] = self.free.get(lane, 0) + self.worth[key]
        for found in [*took, ""]:
            right = self._first(lane)
            if found != right:
                told, due = found or "–", right or "–"
                return T(f"{place}记为{told}，应为{due}", f"{place}: {told}, {due} is right")
            if right:
                self._seat(right, lane)
        return None

    def _seat(self, key: str, lane: tuple[str, str]) -> None:
        self.waiting.remove(key)
        self.seat[key] = lane
        self.worth[key] = self._size(key)
        self.free[lane] -= self._size(key)

    def _first(self, lane: tuple[str, str]) -> str:
        """Give who comes next at a place; nobody where none who waits may have what is free."""
        place, group = lane
        wanting = [key for key in self.waiting if place in self.draw.choices(key)]
        ways = [[key for key in wanting if not group or self._class(key) == group]]
        if group and self.draw.unused == "release":
            ways.append(wanting)
        for some in ways:
            for key in some:
                if self._size(key) <= self.free[lane]:
                    return key
                if self.draw.groups == "stop":
                    break
        return ""
