"""Places by band (顺位录取): each school's own children first, then what is passed on."""

from collections.abc import Mapping, Sequence
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.bands.order import Unit, locked, tickets_of, units
from xuezheng.core.engines.bands.overflow import Flow, Walk
from xuezheng.core.engines.bands.problem import (
    EXTRA,
    REFUSE,
    How,
    Locked,
    NoPlaceError,
    Problem,
)

Placed = dict[str, tuple[How, str]]


def run(problem: Problem, seed: str) -> dict[str, Any]:
    """Place every child. Gives plain JSON.

    Raises ``NoPlaceError`` naming how many places lack, unless the table lists
    those without one.
    """
    drawn = tickets_of(problem, seed)
    ordered = units(problem, drawn)
    locks = locked(problem, ordered)
    left = {one.key: one.seats for one in problem.zones}
    placed, passed = _own(problem, ordered, locks, left)
    placed |= _passed_on(problem, passed, left)
    numbers = _numbers(ordered)
    children = {one.key: one for one in problem.children}
    return {
        "table": problem.version,
        "children": [
            {
                "key": key,
                "number": numbers[key],
                "ticket": drawn[key],
                "locked": locks[key].key,
                "how": placed[key][0].key,
                "place": placed[key][1],
            }
            for key in children
        ],
        "schools": [_school(problem, placed, zone.key) for zone in problem.zones],
        "unplaced": [key for key in children if placed[key][0] is How.UNPLACED],
    }


def _numbers(ordered: Sequence[Unit]) -> dict[str, int]:
    """Give each child its number in the list of its zone, siblings one after another."""
    counts: dict[str, int] = {}
    found: dict[str, int] = {}
    for unit in ordered:
        for child in unit.members:
            counts[child.zone] = counts.get(child.zone, 0) + 1
            found[child.key] = counts[child.zone]
    return found


def _own(
    problem: Problem,
    ordered: Sequence[Unit],
    locks: Mapping[str, Locked],
    left: dict[str, int],
) -> tuple[Placed, list[Unit]]:
    """Fill every school with its zone's children in order; gives also who is passed on, locked ones last."""
    placed: Placed = {}
    passed: list[Unit] = []
    shut: list[Unit] = []
    for unit in ordered:
        zone, size = unit.first.zone, len(unit.members)
        if locks[unit.first.key] is not Locked.NO:
            shut.append(unit)
        elif size <= left[zone] or (problem.last_group == EXTRA and left[zone] > 0):
            left[zone] -= size
            how = How.CARE if unit.first.care else How.BAND
            placed |= {one.key: (how, zone) for one in unit.members}
        else:
            passed.append(unit)
    return placed, passed + shut


def _passed_on(problem: Problem, passed: Sequence[Unit], left: Mapping[str, int]) -> Placed:
    """Pass on what is over: siblings together first where they fit, then one by one in order."""
    lists = {one.key: one.overflow for one in problem.zones}
    needs = dict.fromkeys(lists, 0)
    for unit in passed:
        needs[unit.first.zone] += len(unit.members)
    walk = Walk(lists, {key: max(seats, 0) for key, seats in left.items()}, needs)
    lack = sum(needs.values()) - walk.goal
    if lack and problem.short == REFUSE:
        raise _lacking(lists, walk.flow, lack)
    placed: Placed = {}
    for unit in passed:
        size = len(unit.members)
        school = walk.take(unit.first.zone, size) if size > 1 else ""
        if school:
            placed |= {one.key: (How.OVERFLOW, school) for one in unit.members}
    for child in (one for unit in passed for one in unit.members if one.key not in placed):
        school = walk.take(child.zone)
        if not school:
            walk.leave(child.zone)
        placed[child.key] = (How.OVERFLOW if school else How.UNPLACED, school)
    return placed


def _lacking(lists: Mapping[str, tuple[str, ...]], flow: Flow, lack: int) -> NoPlaceError:
    zones = sorted(flow.reached)
    schools = sorted({school for zone in zones for school in lists[zone]})
    none = T("（没有统筹学校）", "(no school named)")
    return NoPlaceError(
        lack=lack, zones="、".join(zones), schools="、".join(schools) if schools else none
    )


def _school(problem: Problem, placed: Placed, key: str) -> dict[str, Any]:
    zones = {one.key: one.zone for one in problem.children}
    seats = next(one.seats for one in problem.zones if one.key == key)
    inside = [child for child, (_, place) in placed.items() if place == key]
    own = sum(zones[child] == key for child in inside)
    return {
        "key": key,
        "seats": seats,
        "own": own,
        "from_others": len(inside) - own,
        "left": max(seats - len(inside), 0),
        "extra": max(len(inside) - seats, 0),
        "passed_on": sum(1 for child in zones if zones[child] == key) - own,
    }
