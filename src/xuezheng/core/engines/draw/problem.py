"""The problem of a draw (派位问题): who takes part, what there is to be had, which rules are declared beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.given import Given
from xuezheng.core.base.labels import T
from xuezheng.core.base.rolls import Roll, parse

SKIP, STOP, EXTEND = GROUP_RULES = ("skip", "stop", "extend")
"""What befalls a group that no longer fits: passed over, ends the draw of the place, gets seats beyond the plan."""

RESERVED_FIRST, OPEN_FIRST = QUOTA_RULES = ("reserved_first", "open_first")
"""Which seats an entry of a class takes first."""

RELEASE, KEEP = UNUSED_RULES = ("release", "keep")
"""What becomes of reserved seats nobody took: given to all in order, or left empty."""

KEYS = ("list", "purpose", "places", "groups", "quotas", "unused", "waiting")
MOST_SEATS = 10_000_000


class DrawError(InputError):
    """List and rules of a draw do not fit each other."""

    code = "draw-problem"
    text = T("派位规则与名单不符：{faults}", "Rules and list of the draw do not fit: {faults}")


@dataclass(frozen=True, slots=True)
class Place:
    """What is to be had at one school (招生计划): seats in all, and how many are kept for which class."""

    name: str
    seats: int
    quotas: Mapping[str, int]

    @property
    def open(self) -> int:
        """Give the seats kept for no class."""
        return self.seats - sum(self.quotas.values())


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw as read (派位): the list, the places in the order of the rules, the declared rules.

    ``waiting`` is how many may wait; ``None`` for all.
    """

    roll: Roll
    purpose: str
    places: tuple[Place, ...]
    groups: str
    quotas: str
    unused: str
    waiting: int | None

    @property
    def alike(self) -> bool:
        """Say whether there is one place, nothing kept at it, and every entry needs one seat."""
        kept = len(self.places) > 1 or self.places[0].quotas
        return not (kept or self.roll.sizes or self.roll.classes)

    def choices(self, key: str) -> tuple[str, ...]:
        """Give the places an entry chose, in order; all of them where it named none."""
        return self.roll.choices.get(key) or tuple(one.name for one in self.places)


def read(given: Mapping[str, Any]) -> Draw:
    """Read a problem from plain JSON. Raises ``GivenError``, ``RollError`` or ``DrawError``."""
    top = Given(given)
    top.known(*KEYS)
    text = top.text("list", "")
    purpose = top.text("purpose", "draw")
    places = tuple(_place(row) for row in top.rows("places"))
    top.unique([one.name for one in places], T("去向", "place"))
    groups = top.choice("groups", GROUP_RULES, SKIP)
    quotas = top.choice("quotas", QUOTA_RULES, RESERVED_FIRST)
    unused = top.choice("unused", UNUSED_RULES, RELEASE)
    waiting = None if given.get("waiting") is None else top.whole("waiting", most=MOST_SEATS)
    if not places:
        top.fault(T("至少一个去向", "at least one place is needed"), "places")
    top.settle()
    found = Draw(parse(text), purpose, places, groups, quotas, unused, waiting)
    _require_fitting(found)
    return found


def canonical(given: Mapping[str, Any]) -> dict[str, Any]:
    """Give the same problem in its one form: list sorted, every rule named. Raises as ``read`` does."""
    found = read(given)
    return {
        "list": found.roll.text,
        "purpose": found.purpose,
        "places": [
            {"place": one.name, "seats": one.seats, "quotas": dict(sorted(one.quotas.items()))}
            for one in found.places
        ],
        "groups": found.groups,
        "quotas": found.quotas,
        "unused": found.unused,
        "waiting": found.waiting,
    }


def _place(row: Given) -> Place:
    row.known("place", "seats", "quotas")
    name = row.text("place")
    if any(sign in name for sign in ",\t\n"):
        row.fault(T("不得含逗号、制表符、换行", "no comma, tab or line feed"), "place")
    seats = row.whole("seats", most=MOST_SEATS)
    kept = dict(row.value.get("quotas") or {}) if isinstance(row.value, Mapping) else {}
    part = Given(kept, f"{row.place}.quotas", row.faults)
    quotas = {str(key): part.whole(key, least=1, most=MOST_SEATS) for key in sorted(kept)}
    if sum(quotas.values()) > seats:
        row.fault(T("单列学位多于计划", "more seats are kept than there are"), "quotas")
    return Place(name, seats, quotas)


def _require_fitting(draw: Draw) -> None:
    """Raise ``DrawError`` for classes without seats and choices that are no place."""
    names = {one.name for one in draw.places}
    kept = {group for one in draw.places for group in one.quotas}
    faults = [
        f"{key}: 没有类别“{group}” / no class {group!r}"
        for key, group in draw.roll.classes.items()
        if group not in kept
    ]
    faults += [
        f"{key}: 没有去向“{choice}” / no place {choice!r}"
        for key, choices in draw.roll.choices.items()
        for choice in choices
        if choice not in names
    ]
    if faults:
        raise DrawError(faults="; ".join(faults[:20]))
