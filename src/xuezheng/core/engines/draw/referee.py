"""The referee of draws (派位裁判): written from ``docs/decisions.md``, shares no code with the draw.

It does not draw again. It takes the published rows as they are and asks of
each whether, after what those before it were given, the rule gives just this.
An empty list means that the result can be believed.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import compress, islice, pairwise
from operator import itemgetter, lt
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.draw.problem import Draw, read

TOLD = 20
COLUMNS = 4
TICKET, START = 32, 8
SHOWN = 2 * START
_NO_ENDS = bytes(sign for sign in range(256) if sign not in b"\t\n")


@dataclass(frozen=True, slots=True)
class _Rows:
    """The published rows, column by column: start of ticket, number, kind of seat, place."""

    shown: list[str]
    keys: list[str]
    kinds: list[str]
    places: list[str]


def objections(given: Mapping[str, Any], seed: str, result: Mapping[str, Any]) -> list[T]:
    """List what in a result is not as the rule has it; at most twenty."""
    draw = read(given)
    rows = _columns(result)
    if rows is None:
        return [T("结果的格式不对", "The result has not the form it should have")]
    wrong = _who(draw, rows.keys) or _tickets(draw, rows, seed)
    if not wrong:
        wrong = _Walk(draw, rows).objections(result["places"])
    return wrong[:TOLD]


def _columns(result: Mapping[str, Any]) -> _Rows | None:
    if set(result) != {"rows", "places"} or not isinstance(result["rows"], str):
        return None
    text = result["rows"]
    if not isinstance(result["places"], list) or not text.endswith("\n"):
        return None
    ends = text.encode().translate(None, _NO_ENDS)
    if ends != (b"\t" * (COLUMNS - 1) + b"\n") * text.count("\n"):
        return None
    cells = text[:-1].replace("\n", "\t").split("\t")
    return _Rows(*(cells[at::COLUMNS] for at in range(COLUMNS)))


def _who(draw: Draw, found: list[str]) -> list[T]:
    """Everybody on the list stands in the result once, and nobody else."""
    missing = set(draw.roll.keys)
    missing.difference_update(found)
    if not missing and len(found) == len(draw.roll.keys):
        return []  # as many rows as numbers, and no number without one
    stood, listed = set(found), set(draw.roll.keys)
    wrong = [T(f"{key}不在名单上", f"{key} is not on the list") for key in sorted(stood - listed)]
    wrong += [T(f"结果中没有{key}", f"{key} is missing") for key in sorted(listed - stood)]
    if len(found) != len(stood):
        wrong.append(T("有人重复出现", "Somebody stands twice"))
    return wrong


def _tickets(draw: Draw, rows: _Rows, seed: str) -> list[T]:
    """Tickets are those of the seed, and rows stand in their order."""
    full = _hashed(draw, rows.keys, seed)
    wrong = []
    starts = memoryview(b"".join(full)).cast("Q")[:: TICKET // START].tobytes()
    if set(map(len, rows.shown)) != {SHOWN} or starts.hex() != "".join(rows.shown):
        wrong = [
            T(f"{key}的签号不对", f"The ticket of {key} is wrong")
            for key, due, shown in zip(rows.keys, full, rows.shown, strict=True)
            if due.hex()[:SHOWN] != shown
        ]
    if not all(map(lt, full, islice(full, 1, None))):
        # Equal tickets, not to be met, stand by number.
        pairs = list(zip(full, rows.keys, strict=True))
        wrong += [
            T(f"{later[1]}的次序不对", f"{later[1]} stands out of order")
            for earlier, later in pairwise(pairs)
            if earlier >= later
        ]
    return wrong


def _hashed(draw: Draw, keys: list[str], seed: str) -> list[bytes]:
    """Give the tickets of these numbers; what is the same before all of one length is hashed once."""
    roll = draw.roll
    if roll.sizes or roll.classes or roll.choices:
        listed = "".join(_line(draw, key) for key in roll.keys)
    else:
        listed = "\n".join(roll.keys) + "\n"
    digest = hashlib.sha256(listed.encode()).hexdigest()
    start = b"".join(map(_field, ("xuezheng.draw.1", "ticket", draw.purpose, digest, seed)))
    begun: dict[int, Any] = {}
    full = []
    size = -1
    for raw in map(str.encode, keys):
        if len(raw) != size:
            size = len(raw)
            if size not in begun:
                begun[size] = hashlib.sha256(start + size.to_bytes(4, "big"))
            machine = begun[size]
        own = machine.copy()
        own.update(raw)
        full.append(own.digest())
    return full


def _field(word: str) -> bytes:
    raw = word.encode()
    return len(raw).to_bytes(4, "big") + raw


def _line(draw: Draw, key: str) -> str:
    """Write a line of the list again, from what was read."""
    size, group = draw.roll.sizes.get(key, 1), draw.roll.classes.get(key, "")
    wishes = ",".join(draw.roll.choices.get(key, ()))
    cells = f"{key}\t{size if size > 1 else ''}\t{group}\t{wishes}"
    return cells.rstrip("\t") + "\n"


class _Walk:
    """Goes down the rows once for the first round and once for seats that were opened later."""

    def __init__(self, draw: Draw, rows: _Rows) -> None:
        self.draw, self.rows = draw, rows
        self.free = {one.name: one.seats - sum(one.quotas.values()) for one in draw.places}
        self.held: dict[tuple[str, str], int] = {
            (one.name, key): n for one in draw.places for key, n in one.quotas.items()
        }
        self.room = sum(one.seats for one in draw.places)
        self.beyond = dict.fromkeys(self.free, 0)
        self.shut: set[str] = set()
        self.wrong: list[T] = []

    def objections(self, places: list[Any]) -> list[T]:
        """Say what is wrong in rows, in the waiting list, in the counts of places."""
        left = self._round(list(range(len(self.rows.keys))), "open")
        if self.draw.unused == "release" and any(self.held.values()):
            for (name, _), number in self.held.items():
                self.free[name] += number
            self.held = {}
            left = self._round(left, "released")
        self._waiting(left)
        self._places(places)
        return self.wrong

    def _round(self, turns: list[int], opened: str) -> list[int]:
        """Hold rows against the rule; gives those that get nothing in this round."""
        left: list[int] = []
        for number, turn in enumerate(turns):
            if not self.room:
                return left + turns[number:]
            kind, at = self._due(self.rows.keys[turn])
            if not kind:
                left.append(turn)
            else:
                self._expect(turn, opened if kind == "open" else kind, at)
        return left

    def _due(self, key: str) -> tuple[str, str]:
        """Give what the rule gives this entry now."""
        size = self.draw.roll.sizes.get(key, 1)
        group = self.draw.roll.classes.get(key, "")
        for wish in self.draw.roll.choices.get(key) or tuple(self.free):
            kind = "" if wish in self.shut else self._seat(wish, size, group)
            if kind:
                return kind, wish
        return "", ""

    def _seat(self, wish: str, size: int, group: str) -> str:
        free = self.free[wish]
        fits_held = self.held.get((wish, group), 0) >= size
        if fits_held and (self.draw.quotas == "reserved_first" or free < size):
            self.held[wish, group] -= size
            self.room -= size
            return "reserved"
        if free >= size:
            self.free[wish] -= size
            self.room -= size
            return "open"
        if free and self.draw.groups == "extend":
            self.beyond[wish] += size - free
            self.free[wish] = 0
            self.room -= free
            return "extra"
        if free and self.draw.groups == "stop":
            self.shut.add(wish)
        return ""

    def _waiting(self, left: list[int]) -> None:
        most = len(left) if self.draw.waiting is None else self.draw.waiting
        for kind, turns in (("waiting", left[:most]), ("out", left[most:])):
            if not turns:
                continue
            of = itemgetter(*turns, turns[0])
            if {*of(self.rows.kinds)} != {kind} or {*of(self.rows.places)} != {""}:
                for turn in turns:
                    self._expect(turn, kind, "")

    def _expect(self, turn: int, kind: str, at: str) -> None:
        if self.rows.kinds[turn] != kind or self.rows.places[turn] != at:
            key = self.rows.keys[turn]
            self.wrong.append(T(f"{key}应为{kind} {at}", f"{key} should be {kind} {at}"))

    def _places(self, places: list[Any]) -> None:
        heads, last = dict.fromkeys(self.free, 0), dict.fromkeys(self.free, 0)
        sizes = self.draw.roll.sizes
        for turn, at in compress(enumerate(self.rows.places), self.rows.places):
            if at in heads:
                heads[at] += sizes.get(self.rows.keys[turn], 1)
                last[at] = turn + 1
        left = dict(self.free)
        for (name, _), number in self.held.items():
            left[name] += number
        due = [
            {
                "place": one.name,
                "seats": one.seats,
                "given": heads[one.name],
                "extra": self.beyond[one.name],
                "left": left[one.name],
                "last": last[one.name],
            }
            for one in self.draw.places
        ]
        if len(places) != len(due):
            self.wrong.append(T("去向的个数不对", "The number of places is wrong"))
        self.wrong += [
            T(f"{right['place']}应为{right}", f"{right['place']} should be {right}")
            for right, told in zip(due, places, strict=False)
            if told != right
        ]
