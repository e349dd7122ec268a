"""The referee of matching (复核): written from ``docs/matching.md``, shares no code with the engine.

It plays every batch by rounds: in each, everybody not held asks the next school
on the list, and each school picks anew from all who stand before it. It asks of
the result, besides: no seat wasted, nobody passed over with a better claim.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.matching.problem import Applicant, Lane, Problem, read

Key = tuple[Any, ...]
Spot = tuple[str, str]
"""A school and one of its lanes."""


def objections(mapping: Mapping[str, Any], seed: str, result: Mapping[str, Any]) -> list[T]:
    """Say everything in a result that the rule does not bear out; empty when it stands."""
    trial = Trial(read(mapping), seed)
    try:
        return [*trial.tickets_wrong(result), *trial.places_wrong(result), *trial.unfair(result)]
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        return [T(f"结果缺项或格式不对：{error!r}", f"the result is malformed: {error!r}")]


class Trial:
    """One problem played again from the words of the rule."""

    def __init__(self, problem: Problem, seed: str) -> None:
        self.problem = problem
        self.number: dict[str, str] = {}
        if problem.ties.key == "lottery":
            names = sorted(one.key for one in problem.applicants)
            listed = _digest("list", *names)
            self.number = {
                name: _digest("ticket", "matching", listed, seed, name) for name in names
            }
        self.people = {one.key: one for one in problem.applicants}
        self.seats: dict[Spot, int] = {
            (school.key, lane.key): lane.seats
            for school in problem.schools
            for lane in school.lanes
        }
        self.used: dict[Spot, int] = dict.fromkeys(self.seats, 0)
        self.lines: dict[Spot, Key | None] = dict.fromkeys(self.seats)
        self.where: dict[str, tuple[str, str, str, int]] = {}
        for batch in problem.batches:
            self._batch(batch.key, batch.mechanism.key, fills_up=batch.adjusts)

    def merit(self, one: Applicant, school: str, number: int, how: str) -> Key:
        """Give what an applicant stands on at a school; less is better."""
        tail = (*(-mark for mark in one.marks), self.number.get(one.key, ""))
        if how == "parallel":
            return (0, one.band, 1, *tail)
        band = one.band if one.bands is None else one.bands.get(school, one.band)
        rule = self.problem.siblings.key
        kin = rule != "none" and school in one.siblings
        return (
            number if how == "immediate" else 0,
            0 if kin and rule == "first" else band,
            0 if kin else 1,
            *tail,
        )

    def lanes(self, school: str, batch: str) -> list[Lane]:
        """Give the lanes a school opens in a batch."""
        one = self.problem.school[school]
        return [lane for lane in one.lanes if lane.batch == batch]

    def pick(
        self, school: str, batch: str, asking: Mapping[str, Key]
    ) -> tuple[dict[str, str], dict[str, int]]:
        """Let a school pick from all who ask: gives the lane of each it takes, and seats by lane."""
        left = sorted(asking, key=lambda name: (asking[name], name))
        taken: dict[str, str] = {}
        fallen: dict[str, int] = {}
        seats: dict[str, int] = {}
        for lane in self.lanes(school, batch):
            room = seats[lane.key] = self.seats[school, lane.key] + fallen.get(lane.key, 0)
            used = ahead = 0
            last: Key = ()
            for name in left:
                one = self.people[name]
                if not one.may(lane):
                    continue
                if asking[name] != last:
                    last, ahead = asking[name], used
                if ahead < room:
                    taken[name] = lane.key
                    used += one.children
            left = [name for name in left if name not in taken]
            rest = max(room - used, 0)
            here = [other.key for other in self.lanes(school, batch)]
            if lane.falls_to in here:
                fallen[lane.falls_to] = fallen.get(lane.falls_to, 0) + rest
                seats[lane.key] -= rest
        return taken, seats

    def _batch(self, batch: str, how: str, *, fills_up: bool) -> None:
        people = [one for key, one in self.people.items() if key not in self.where]
        people = [one for one in people if one.choices[batch]]
        asking: dict[str, dict[str, Key]] = {one.key: {} for one in self.problem.schools}
        step = dict.fromkeys((one.key for one in people), 0)
        loose = set(step)
        while loose:
            touched: set[str] = set()
            for name in loose:
                school = self.people[name].choices[batch][step[name]]
                step[name] += 1
                asking[school][name] = self.merit(self.people[name], school, step[name], how)
                touched.add(school)
            refused: set[str] = set()
            for school in touched:
                kept = self.pick(school, batch, asking[school])[0]
                refused |= asking[school].keys() - kept.keys()
                asking[school] = {name: asking[school][name] for name in kept}
            loose = {name for name in refused if step[name] < len(self.people[name].choices[batch])}
        self._close(batch, asking, step)
        if fills_up:
            self._fill_up(batch, people)
        self._fall(batch)

    def _close(
        self, batch: str, asking: Mapping[str, Mapping[str, Key]], step: Mapping[str, int]
    ) -> None:
        for school, claims in asking.items():
            taken, seats = self.pick(school, batch, claims)
            for name, at in taken.items():
                self._sit(name, (batch, school, at, step[name]))
            for lane in self.lanes(school, batch):
                spot = (school, lane.key)
                inside = [claims[name] for name, at in taken.items() if at == lane.key]
                self.seats[spot] = seats[lane.key]
                if inside and self.used[spot] >= seats[lane.key]:
                    self.lines[spot] = max(inside)

    def _sit(self, name: str, where: tuple[str, str, str, int]) -> None:
        self.where[name] = where
        self.used[where[1:3]] += self.people[name].children

    def _fill_up(self, batch: str, people: list[Applicant]) -> None:
        """Place those who agreed, in the order of all, where seats are left (调剂)."""
        queue = [one for one in people if one.adjusts and one.key not in self.where]
        ranks: dict[Key, list[str]] = {}
        for one in queue:
            ranks.setdefault(self.merit(one, "", 0, "parallel"), []).append(one.key)
        spots = [(key, lane) for key in self.problem.order for lane in self.lanes(key, batch)]
        for rank in sorted(ranks):
            free = [
                (k, lane) for k, lane in spots if self.used[k, lane.key] < self.seats[k, lane.key]
            ]
            for name in ranks[rank]:
                for school, lane in free:
                    if self.people[name].may(lane):
                        self._sit(name, (batch, school, lane.key, 0))
                        break

    def _fall(self, batch: str) -> None:
        """Let what is left fall to lanes of later batches."""
        for school in self.problem.schools:
            turn = {lane.key: lane.batch for lane in school.lanes}
            for lane in school.lanes:
                spot = (school.key, lane.key)
                if lane.batch == batch and turn.get(lane.falls_to, batch) != batch:
                    rest = max(self.seats[spot] - self.used[spot], 0)
                    self.seats[spot] -= rest
                    self.seats[school.key, lane.falls_to] += rest

    def tickets_wrong(self, result: Mapping[str, Any]) -> Iterator[T]:
        """Say whether the tickets are those of seed and list."""
        if dict(result["tickets"]) != self.number:
            yield T("抽签号与种子、名单不符", "the tickets are not those of seed and list")

    def places_wrong(self, result: Mapping[str, Any]) -> Iterator[T]:
        """Say who is elsewhere than the rule has it, and which line differs."""
        rows = result["placed"]
        if [row["key"] for row in rows] != sorted(self.people):
            yield T("名单与报名不一致", "the list is not that of the applicants")
            return
        for row in rows:
            told = (row["batch"], row["school"], row["lane"], row["choice"])
            right = self.where.get(row["key"], ("", "", "", 0))
            if told != right or set(row) != ROW:
                words = (
                    f"{row['key']}应录取到{_said(right)}",
                    f"{row['key']} belongs to {_said(right)}",
                )
                yield T(*words)
        yield from self._lines_wrong(result["lines"])

    def _lines_wrong(self, lines: list[Mapping[str, Any]]) -> Iterator[T]:
        if [(one["school"], one["lane"]) for one in lines] != list(self.seats):
            yield T("录取线的学校或类别不全", "lines of schools or lanes are missing")
            return
        for one, (spot, seats) in zip(lines, self.seats.items(), strict=True):
            if (one["seats"], one["taken"]) != (seats, self.used[spot]):
                yield T(
                    f"{_said(spot)}的名额或录取数不符", f"{_said(spot)}: seats or places differ"
                )
            if one["line"] != self._told(self.lines[spot]):
                yield T(f"{_said(spot)}的录取线不符", f"{_said(spot)}: the line differs")

    def _told(self, merit: Key | None) -> dict[str, Any] | None:
        if merit is None:
            return None
        marks = [-one for one in merit[3:-1]]
        return {
            "choice": merit[0], "band": merit[1], "sibling": merit[2] == 0, "marks": marks,
            "ticket": merit[-1],
        }  # fmt: skip

    def unfair(self, result: Mapping[str, Any]) -> Iterator[T]:
        """Look at every result by itself: waste, and envy that the rule bears out."""
        sat: dict[Spot, list[tuple[Key, int]]] = {}
        rows = {row["key"]: row for row in result["placed"]}
        how = {batch.key: batch.mechanism.key for batch in self.problem.batches}
        for key, row in rows.items():
            if row["choice"]:
                one = self.people[key]
                merit = self.merit(one, row["school"], row["choice"], how[row["batch"]])
                sat.setdefault((row["school"], row["lane"]), []).append((merit, one.children))
        full = {
            (one["school"], one["lane"]): _fullest(sat.get((one["school"], one["lane"]), []), one["seats"])
            for one in result["lines"]
        }  # fmt: skip
        turns = [batch.key for batch in self.problem.batches]
        for key, row in rows.items():
            last = turns.index(row["batch"]) if row["batch"] else len(turns) - 1
            for batch in turns[: last + 1]:
                here = row if row["batch"] == batch and row["choice"] else {}
                spot = (here.get("school", ""), here.get("lane", ""))
                yield from self._passed_over(self.people[key], (batch, how[batch]), spot, full)

    def _passed_over(
        self, one: Applicant, turn: tuple[str, str], own: Spot, full: Mapping[Spot, Key | None]
    ) -> Iterator[T]:
        """Say which better choices should not have refused an applicant."""
        for number, school in enumerate(one.choices[turn[0]], 1):
            merit = self.merit(one, school, number, turn[1])
            for lane in self.lanes(school, turn[0]):
                spot = (school, lane.key)
                if spot == own:
                    return
                bar = full[spot]
                if one.may(lane) and (bar is None or merit <= bar):
                    words = (
                        f"{one.key}不应被{_said(spot)}拒绝",
                        f"{_said(spot)} refuses {one.key}",
                    )
                    yield T(*words)


def _fullest(sat: list[tuple[Key, int]], seats: int) -> Key | None:
    """Give the last of those who fill the seats: nobody behind may come in, nobody before be out."""
    if not seats:
        return (-1,)
    used = 0
    for merit, size in sorted(sat):
        used += size
        if used >= seats:
            return merit
    return None


ROW = {"key", "batch", "school", "lane", "choice"}


def _said(words: tuple[Any, ...]) -> str:
    return "·".join(str(one) for one in words if one) or "–"


def _digest(*words: str) -> str:
    machine = hashlib.sha256()
    for word in ("xuezheng.draw.1", *words):
        raw = word.encode()
        machine.update(len(raw).to_bytes(4, "big") + raw)
    return machine.hexdigest()
