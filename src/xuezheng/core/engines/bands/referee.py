"""The referee of bands (复核): written from ``docs/bands.md``, shares no code with the engine.

It proves three things: at every school nobody was passed over, nobody who could
be placed was left without a place, and everybody who was passed on has the
first named school that was possible.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.bands.problem import Child, Problem, read

Rows = Mapping[str, Mapping[str, Any]]


def objections(mapping: Mapping[str, Any], seed: str, result: Mapping[str, Any]) -> list[T]:
    """Say everything in a result that the rule does not bear out; empty when it stands."""
    problem = read(mapping)
    try:
        return list(_all(problem, seed, result))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return [T(f"结果缺项或格式不对：{error!r}", f"the result is malformed: {error!r}")]


def _all(problem: Problem, seed: str, result: Mapping[str, Any]) -> Iterator[T]:
    if result["table"] != problem.version:
        yield T("顺位表版本不符", "another version of the table")
    if [one["key"] for one in result["children"]] != [one.key for one in problem.children]:
        yield T("学生名单不符", "the children are others")
        return
    rows: Rows = {one["key"]: one for one in result["children"]}
    listed = [key for key, one in rows.items() if one["how"] == "unplaced"]
    if result["unplaced"] != listed or (listed and problem.short == "refuse"):
        yield T("尚无学位名单不符", "the list of those without a place differs")
    draws = _draws(problem, seed)
    groups = _groups(problem, draws)
    yield from _standing(problem, groups, draws, rows)
    passed = []
    for zone in problem.zones:
        own = [group for group in groups if group[0].zone == zone.key]
        yield from _own(problem, zone.seats, own, rows)
        passed += [group for group in own if not _at_home(group, rows)]
    yield from _schools(problem, rows, result)
    order = {group[0].key: place for place, group in enumerate(groups)}
    passed.sort(key=lambda group: (rows[group[0].key]["locked"] != "", order[group[0].key]))
    yield from _passed(problem, passed, rows)


def _at_home(group: list[Child], rows: Rows) -> bool:
    return rows[group[0].key]["how"] in ("care", "band")


def _draws(problem: Problem, seed: str) -> dict[str, str]:
    whole = _digest("list", *sorted(one.key for one in problem.children))
    return {one.key: _digest("ticket", "bands", whole, seed, one.key) for one in problem.children}


def _digest(*words: str) -> str:
    machine = hashlib.sha256()
    for word in ("xuezheng.draw.1", *words):
        raw = word.encode()
        machine.update(len(raw).to_bytes(4, "big") + raw)
    return machine.hexdigest()


def _groups(problem: Problem, draws: Mapping[str, str]) -> list[list[Child]]:
    """Give children in order, siblings together behind the first of them."""

    def before(one: Child) -> tuple[Any, ...]:
        place = next(n for n, band in enumerate(problem.bands) if band.key == one.band)
        values = {
            "points": -one.points,
            "distance": one.distance,
            "residence": one.since.toordinal() if one.since else 0,
            "lottery": draws[one.key],
        }
        inside = [values[by] for by in problem.bands[place].order]
        return (1 if one.care == "" else 0, place, inside, draws[one.key], one.key)

    found: dict[str, list[Child]] = {}
    for one in sorted(problem.children, key=before):
        found.setdefault(f"with {one.bound}" if one.bound else f"alone {one.key}", []).append(one)
    return list(found.values())


def _standing(
    problem: Problem, groups: list[list[Child]], draws: Mapping[str, str], rows: Rows
) -> Iterator[T]:
    counts: dict[str, int] = {}
    claims: dict[str, str] = {}
    for group in groups:
        lock = _lock(problem, group[0], claims)
        for child in group:
            counts[child.zone] = counts.get(child.zone, 0) + 1
            row = rows[child.key]
            if row["ticket"] != draws[child.key] or row["number"] != counts[child.zone]:
                yield T(f"{child.key}的次序或号码不符", f"{child.key}: number or ticket differs")
            if row["locked"] != lock:
                yield T(f"{child.key}的学位锁定不符", f"{child.key}: the lock differs")


def _lock(problem: Problem, child: Child, claims: dict[str, str]) -> str:
    if child.dwelling == "" or problem.lock_years == 0:
        return ""
    family = child.family if problem.siblings_excepted else ""
    for use in problem.uses:
        within = problem.on < _anniversary(use.on, problem.lock_years)
        if within and use.dwelling == child.dwelling and (not family or use.family != family):
            return "used"
    name = family or child.bound or child.key
    claims.setdefault(child.dwelling, name)
    return "" if claims[child.dwelling] == name else "season"


def _anniversary(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    year = day.year + years
    common = year % 4 != 0 or (year % 100 == 0 and year % 400 != 0)
    return date(year, 3, 1) if leap and common else date(year, day.month, day.day)


def _own(problem: Problem, seats: int, groups: list[list[Child]], rows: Rows) -> Iterator[T]:
    """Nobody of a zone stands outside while there was a seat, nobody inside without one."""
    taken = 0
    for group in groups:
        free = rows[group[0].key]["locked"] == ""
        fits = taken + len(group) <= seats or (problem.last_group == "extra" and taken < seats)
        inside = free and fits
        for child in group:
            row = rows[child.key]
            wanted = (("care" if group[0].care else "band"), child.zone)
            if inside and (row["how"], row["place"]) != wanted:
                yield T(f"{child.key}应由{child.zone}录取", f"{child.key} belongs to {child.zone}")
            if not inside and row["how"] not in ("overflow", "unplaced"):
                yield T(
                    f"{child.key}不应由{child.zone}录取", f"{child.key} is none of {child.zone}"
                )
        taken += len(group) if inside else 0


def _schools(problem: Problem, rows: Rows, result: Mapping[str, Any]) -> Iterator[T]:
    if [one["key"] for one in result["schools"]] != [zone.key for zone in problem.zones]:
        yield T("学校名单不符", "the schools are others")
        return
    for zone, told in zip(problem.zones, result["schools"], strict=True):
        here = [one for one in problem.children if rows[one.key]["place"] == zone.key]
        own = [one for one in here if one.zone == zone.key]
        others = len(here) - len(own)
        mine = sum(one.zone == zone.key for one in problem.children)
        over = len(here) - zone.seats
        right = {
            "key": zone.key, "seats": zone.seats, "own": len(own), "from_others": others,
            "left": max(-over, 0), "extra": max(over, 0), "passed_on": mine - len(own),
        }  # fmt: skip
        if dict(told) != right:
            yield T(f"{zone.key}的合计不符", f"the sums of {zone.key} differ")
        if others and over > 0:
            yield T(f"{zone.key}统筹超员", f"{zone.key} takes others over its seats")


def _passed(problem: Problem, passed: list[list[Child]], rows: Rows) -> Iterator[T]:
    """Walk through those passed on; each has the first school that leaves as many placed as can be."""
    lists = {zone.key: zone.overflow for zone in problem.zones}
    inside = [rows[key] for key in rows if rows[key]["how"] in ("care", "band")]
    room = {
        zone.key: max(zone.seats - sum(row["place"] == zone.key for row in inside), 0)
        for zone in problem.zones
    }
    rest = {zone.key: 0 for zone in problem.zones}
    for group in passed:
        rest[group[0].zone] += len(group)
    placed = sum(rows[one.key]["how"] == "overflow" for group in passed for one in group)
    if placed != sum(_seated(lists, room, rest).values()):
        yield T("还可以多安排学生", "more could be placed")
    walk = _Walk(lists, room, rest, placed)
    done = set()
    for group in passed:
        keys = {one.key for one in group}
        right = walk.first(group[0].zone, len(group)) if len(group) > 1 else ""
        if right:
            done |= keys
            if {rows[key]["place"] for key in keys} != {right}:
                yield T(f"{group[0].key}等应同到{right}", f"{group[0].key} and siblings: {right}")
    for child in (one for group in passed for one in group if one.key not in done):
        right = walk.first(child.zone, 1)
        rest[child.zone] -= not right
        if rows[child.key]["place"] != right:
            yield T(f"{child.key}应统筹到“{right}”", f"{child.key} belongs to {right!r}")


@dataclass
class _Walk:
    """What is left while those passed on are placed; ``most`` of the rest can be."""

    lists: Mapping[str, tuple[str, ...]]
    room: dict[str, int]
    rest: dict[str, int]
    most: int
    shut: set[tuple[str, str, int]] = field(default_factory=set)
    sits: dict[tuple[str, str], int] = field(default_factory=dict)

    def first(self, zone: str, size: int) -> str:
        """Take the first school at which the rest can still be placed; what was shut stays shut."""
        for school in self.lists[zone]:
            if (zone, school, size) in self.shut:
                continue
            if self.room[school] >= size and self._possible(zone, school, size):
                self.room[school] -= size
                self.rest[zone] -= size
                self.most -= size
                return school
            self.shut.add((zone, school, size))
        return ""

    def _possible(self, zone: str, school: str, size: int) -> bool:
        """A way to seat the rest is kept; where it has so many there already, it still holds."""
        if self.sits.get((zone, school), 0) >= size:
            self.sits[zone, school] -= size
            return True
        less = {**self.room, school: self.room[school] - size}
        fewer = {**self.rest, zone: self.rest[zone] - size}
        sits = _seated(self.lists, less, fewer)
        if size + sum(sits.values()) < self.most:
            return False
        self.sits = sits
        return True


@dataclass
class _Seats:
    """Who of which zone sits where; others are pushed from school to school (Ford and Fulkerson)."""

    lists: Mapping[str, tuple[str, ...]]
    free: dict[str, int]
    at: dict[str, dict[str, int]]

    def push(self, zone: str, seen: set[str], want: int) -> int:
        """Seat up to so many of a zone; gives how many."""
        for school in self.lists[zone]:
            if school in seen:
                continue
            seen.add(school)
            got = min(want, self.free[school])
            self.free[school] -= got
            got = got or self.yielded(school, seen, want)
            if got:
                self.at[school][zone] = self.at[school].get(zone, 0) + got
                return got
        return 0

    def yielded(self, school: str, seen: set[str], want: int) -> int:
        """Make room at a full school by seating others elsewhere; gives how much."""
        here = self.at[school]
        for other in [zone for zone, number in here.items() if number]:
            got = self.push(other, seen, min(want, here[other]))
            if got:
                here[other] -= got
                return got
        return 0


def _seated(
    lists: Mapping[str, tuple[str, ...]], room: Mapping[str, int], rest: Mapping[str, int]
) -> dict[tuple[str, str], int]:
    """Seat as many as can be."""
    seats = _Seats(lists, dict(room), {school: {} for school in lists})
    for zone, number in rest.items():
        left = number
        while left and (got := seats.push(zone, set(), left)):
            left -= got
    return {(zone, school): n for school, here in seats.at.items() for zone, n in here.items()}
