"""The referee of draws (派位裁判): written from ``docs/decisions.md``, shares no code with the draw.

It does not draw again. It takes the published rows as they are and asks of
each whether, after what those before it were given, the rule gives just this.
An empty list means that the result can be believed.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, islice, pairwise
from operator import lt
from sys import intern
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.draw.problem import Draw, read

TOLD = 20
COLUMNS = 4
TICKET, START = 32, 8
SHOWN = 2 * START
BLOCK = 1 << 18
"""Characters of the rows looked at together, so that what is made of them stays small."""
_NO_ENDS = bytes(sign for sign in range(256) if sign not in b"\t\n")


@dataclass(frozen=True, slots=True)
class _Rows:
    """The published rows, column by column: number, kind of seat, place."""

    keys: list[str]
    kinds: list[str]
    places: list[str]


def objections(given: Mapping[str, Any], seed: str, result: Mapping[str, Any]) -> list[T]:
    """List what in a result is not as the rule has it; at most twenty."""
    draw = read(given)
    tickets = _Tickets(draw, seed)
    rows = _Rows([], [], [])
    if not _shaped(result) or not all(_taken(block, rows, tickets) for block in _blocks(result)):
        return [T("结果的格式不对", "The result has not the form it should have")]
    wrong = _who(draw, rows.keys) or tickets.wrong
    if not wrong and not _all_alike(draw, rows, result["places"]):
        wrong = _Walk(draw, rows).objections(result["places"])
    return wrong[:TOLD]


def _shaped(result: Mapping[str, Any]) -> bool:
    if set(result) != {"rows", "places"} or not isinstance(result["rows"], str):
        return False
    return isinstance(result["places"], list) and result["rows"].endswith("\n")


def _blocks(result: Mapping[str, Any]) -> Iterator[str]:
    """Cut the rows into blocks of whole lines."""
    text, at = result["rows"], 0
    while at < len(text):
        end = text.find("\n", at + BLOCK) + 1 or len(text)
        yield text[at:end]
        at = end


def _taken(block: str, rows: _Rows, tickets: "_Tickets") -> bool:
    """Read a block into columns and look at its tickets; says whether it has the form of rows."""
    ends = block.encode(errors="surrogatepass").translate(None, _NO_ENDS)
    if ends != (b"\t" * (COLUMNS - 1) + b"\n") * block.count("\n"):
        return False
    cells = block[:-1].replace("\n", "\t").split("\t")
    keys = cells[1::COLUMNS]
    tickets.look(cells[::COLUMNS], keys)
    rows.keys.extend(keys)
    rows.kinds.extend(map(intern, cells[2::COLUMNS]))
    rows.places.extend(map(intern, cells[3::COLUMNS]))
    return True


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


class _Tickets:
    """Looks whether tickets are those of the seed, and whether rows stand in their order."""

    def __init__(self, draw: Draw, seed: str) -> None:
        roll = draw.roll
        if roll.sizes or roll.classes or roll.choices:
            listed = "".join(_line(draw, key) for key in roll.keys)
        else:
            listed = "\n".join(roll.keys) + "\n"
        digest = hashlib.sha256(listed.encode()).hexdigest()
        fields = ("xuezheng.draw.1", "ticket", draw.purpose, digest, seed)
        self.start = b"".join(map(_field, fields))
        self.begun: dict[int, Any] = {}
        self.last: tuple[bytes, str] = (b"", "")
        self.wrong: list[T] = []

    def look(self, shown: list[str], keys: list[str]) -> None:
        """Look at the next rows."""
        full = self._hashed(keys)
        starts = memoryview(b"".join(full)).cast("Q")[:: TICKET // START].tobytes()
        if starts.hex() != "".join(shown) or set(map(len, shown)) != {SHOWN}:
            self.wrong += [
                T(f"{key}的签号不对", f"The ticket of {key} is wrong")
                for key, due, told in zip(keys, full, shown, strict=True)
                if due.hex()[:SHOWN] != told
            ]
        if self.last[0] >= full[0] or not all(map(lt, full, islice(full, 1, None))):
            # Equal tickets, not to be met, stand by number.
            self.wrong += [
                T(f"{later[1]}的次序不对", f"{later[1]} stands out of order")
                for earlier, later in pairwise([self.last, *zip(full, keys, strict=True)])
                if earlier >= later
            ]
        self.last = full[-1], keys[-1]
        del self.wrong[TOLD:]

    def _hashed(self, keys: list[str]) -> list[bytes]:
        """Give the tickets of these numbers; what is the same before all of one length is hashed once."""
        full = []
        size = -1
        for raw in "\n".join(keys).encode(errors="surrogatepass").split(b"\n"):
            if len(raw) != size:
                size = len(raw)
                if size not in self.begun:
                    self.begun[size] = hashlib.sha256(self.start + size.to_bytes(4, "big"))
                copied = self.begun[size].copy
            own = copied()
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


def _all_alike(draw: Draw, rows: _Rows, places: list[Any]) -> bool:
    """Say whether all is right where there is one place and every entry is like any other.

    Then the first so many are in, and whole columns can be held against the
    rule at once; anything else is for the walk to say.
    """
    if len(draw.places) > 1 or draw.places[0].quotas or draw.roll.sizes or draw.roll.classes:
        return False
    name, seats = intern(draw.places[0].name), draw.places[0].seats
    many = len(rows.keys)
    given = min(seats, many)
    waits = many - given if draw.waiting is None else min(draw.waiting, many - given)
    due = {
        "place": name, "seats": seats, "given": given, "extra": 0, "left": seats - given,
        "last": given,
    }  # fmt: skip
    return (
        rows.kinds == ["open"] * given + ["waiting"] * waits + ["out"] * (many - given - waits)
        and rows.places == [name] * given + [""] * (many - given)
        and places == [due]
    )


class _Walk:
    """Goes down the rows once for the first round and once for seats that were opened later."""

    def __init__(self, draw: Draw, rows: _Rows) -> None:
        self.draw, self.rows = draw, rows
        self.free = {one.name: one.seats - sum(one.quotas.values()) for one in draw.places}
        self.held: dict[tuple[str, str], int] = {
            (one.name, key): n for one in draw.places for key, n in one.quotas.items()
        }
        self.names = tuple(self.free)
        self.room = sum(one.seats for one in draw.places)
        self.beyond = dict.fromkeys(self.free, 0)
        self.shut: set[str] = set()
        self.wrong: list[T] = []

    def objections(self, places: list[Any]) -> list[T]:
        """Say what is wrong in rows, in the waiting list, in the counts of places."""
        left = self._round(range(len(self.rows.keys)), "open")
        if self.draw.unused == "release" and any(self.held.values()):
            for (name, _), number in self.held.items():
                self.free[name] += number
            self.held = {}
            left = self._round(left, "released")
        self._waiting(left)
        self._places(places)
        return self.wrong

    def _round(self, turns: Sequence[int], opened: str) -> Sequence[int]:
        """Hold rows against the rule; gives those that get nothing in this round."""
        left: list[int] = []
        for number, turn in enumerate(turns):
            if not self.room:
                return [*left, *turns[number:]] if left else turns[number:]
            kind, at = self._due(self.rows.keys[turn])
            kind = opened if kind == "open" else kind
            if not kind:
                left.append(turn)
            elif self.rows.kinds[turn] != kind or self.rows.places[turn] != at:
                self._expect(turn, kind, at)
        return left

    def _due(self, key: str) -> tuple[str, str]:
        """Give what the rule gives this entry now."""
        size = self.draw.roll.sizes.get(key, 1)
        group = self.draw.roll.classes.get(key, "")
        for wish in self.draw.roll.choices.get(key) or self.names:
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

    def _waiting(self, left: Sequence[int]) -> None:
        most = len(left) if self.draw.waiting is None else self.draw.waiting
        for kind, turns in (("waiting", left[:most]), ("out", left[most:])):
            found = {*map(self.rows.kinds.__getitem__, turns)} - {kind}
            if found or any(map(self.rows.places.__getitem__, turns)):
                for turn in turns:
                    self._expect(turn, kind, "")

    def _expect(self, turn: int, kind: str, at: str) -> None:
        if self.rows.kinds[turn] != kind or self.rows.places[turn] != at:
            key = self.rows.keys[turn]
            self.wrong.append(T(f"{key}应为{kind} {at}", f"{key} should be {kind} {at}"))

    def _places(self, places: list[Any]) -> None:
        heads, last = dict.fromkeys(self.free, 0), dict.fromkeys(self.free, 0)
        sizes = self.draw.roll.sizes
        for turn in compress(range(len(self.rows.places)), self.rows.places):
            at = self.rows.places[turn]
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
