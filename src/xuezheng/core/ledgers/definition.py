"""What a ledger is (台账): a kind on a flow, with parts, clocks, ladder and numbering, as data."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.flow import Flow
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.clocks import (
    ByDue,
    ByField,
    Clock,
    Counted,
    Minutes,
    NaturalDays,
    Rule,
    Rung,
    SchoolDays,
    WorkingDays,
    WorkingHours,
)
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.hiding import Hides
from xuezheng.core.ledgers.linking import Spawn
from xuezheng.core.ledgers.presets import Preset
from xuezheng.core.ledgers.rhythm import Every, Periodic

__all__ = [
    "ByDue",
    "ByField",
    "Check",
    "Clock",
    "Closing",
    "Count",
    "Counted",
    "Every",
    "Fills",
    "Held",
    "Hides",
    "Ledger",
    "Minutes",
    "NaturalDays",
    "Numbering",
    "Part",
    "Periodic",
    "Placed",
    "Preset",
    "Rule",
    "Rung",
    "SchoolDays",
    "Spawn",
    "Tile",
    "Where",
    "WorkingDays",
    "WorkingHours",
    "own_unit",
    "parts_of",
    "units_of",
]


class Where(Labelled):
    """Where a part of a ledger is looked for (承办方所在)."""

    OWN = ("own", T("事项所属单位", "The case's own unit"))
    PARTY = ("party", T("列名单位", "A unit named in that part"))
    ABOVE = ("above", T("上级单位", "A unit above the case's own"))
    ROLE = ("role", T("任一任职单位", "Wherever the role is held"))
    POST = ("post", T("所列岗位的任职人", "Whoever holds the post named"))


@dataclass(frozen=True, slots=True)
class Part:
    """A part somebody plays in a case (承办方): by which roles, and where.

    For ``Where.PARTY`` the unit is one listed under this part's key; for
    ``Where.POST`` the ``field`` of the case names the post. With ``many``
    several units may be listed.
    """

    key: str
    label: T
    roles: tuple[str, ...] = ()
    where: Where = Where.OWN
    field: str = ""
    many: bool = False


@dataclass(frozen=True, slots=True)
class Numbering:
    """How cases are numbered (编号), by year: RW-2026-0417.

    >>> Numbering("RW").number(2026, 417)
    'RW-2026-0417'
    """

    prefix: str
    width: int = 4

    def number(self, year: int, serial: int) -> str:
        """Give the number of the ``serial``-th case of a year."""
        return f"{self.prefix}-{year}-{serial:0{self.width}d}"


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure on the desk (工作台卡片): how many cases stand in ``stages``, or are overdue there."""

    key: str
    label: T
    stages: tuple[str, ...]
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Closing:
    """What must be there before a case ends (销号条件)."""

    evidence: int = 0
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fills:
    """Fields of the case that a move fills in or changes (随流转填写).

    ``needed`` are those of them without which this very move is refused,
    whatever the stage it leads to asks for.
    """

    move: str
    fields: tuple[str, ...]
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ledger(Kind):
    """A kept list of cases (台账): a kind whose records are cases on a flow.

    ``opens`` names the roles that may open a case; ``parts`` who takes part
    in one; ``fills`` which fields are filled in on the way, all others being
    filled in at opening; ``needs_due`` that a case never lacks a due day once
    it has left its first stage. ``spawns`` are cases of other ledgers that
    moves open, ``presets`` templates of the opening form, ``hides`` who does
    not see a case yet, ``counts`` the numbers of its mission row for
    roll-ups, ``periodic`` the rhythm in which units owe one, and ``numbers``
    the parameters, beside its clocks', that hold numbers of its mission row.
    """

    flow: Flow
    parts: tuple[Part, ...]
    opens: tuple[str, ...]
    clocks: tuple[Clock, ...]
    numbering: Numbering
    tiles: tuple[Tile, ...] = ()
    closing: Closing = Closing()
    fills: tuple[Fills, ...] = ()
    needs_due: bool = True
    spawns: tuple[Spawn, ...] = ()
    presets: tuple[Preset, ...] = ()
    hides: Hides | None = None
    counts: tuple[Count, ...] = ()
    periodic: Periodic | None = None
    numbers: tuple[str, ...] = ()

    @property
    def stage_order(self) -> tuple[str, ...]:
        """Stages in the order of the flow."""
        return tuple(stage.key for stage in self.flow.stages)

    def part(self, key: str) -> Part:
        """Give the part of that key; raises ``KeyError``."""
        for one in self.parts:
            if one.key == key:
                return one
        raise KeyError(key)

    def clock(self, key: str) -> Clock:
        """Give the clock of that key; raises ``KeyError``."""
        for one in self.clocks:
            if one.key == key:
                return one
        raise KeyError(key)

    def filled_by(self, move: str) -> tuple[str, ...]:
        """Give the fields of the case that a move may write."""
        return tuple(key for one in self.fills if one.move == move for key in one.fields)

    def needed_by(self, move: str) -> tuple[str, ...]:
        """Give the fields of the case without which a move is not made."""
        return tuple(key for one in self.fills if one.move == move for key in one.needed)

    @property
    def at_opening(self) -> tuple[str, ...]:
        """Give the fields filled in when a case is opened: what no move fills, and what is required."""
        later = set(self.stage_order[1:])
        moves = {key for one in self.fills for key in one.fields}
        return tuple(
            one.key
            for one in self.fields
            if one.needed_from not in later
            and not one.computes
            and (one.required or one.key not in moves)
        )

    def clocks_in(self, stage: str) -> tuple[Clock, ...]:
        """Give the clocks that run in a stage."""
        return tuple(one for one in self.clocks if stage in one.stages)


def own_unit(ledger: Ledger) -> bool:
    """Say whether a case is of the unit that opens it; else it is of the first unit named in it."""
    named = any(part.where is Where.PARTY for part in ledger.parts)
    return not named or any(part.where is Where.OWN for part in ledger.parts)


def unit_of(ledger: Ledger, opens: int | None, named: Sequence[tuple[str, int]]) -> int | None:
    """Give whose case it is, for form and workbook alike; None where the unit is not told.

    ``opens`` is the unit that opens it or for which it is opened, ``named``
    are the units named in it by part, in the order of the parts.
    """
    if own_unit(ledger):
        return opens
    return named[0][1] if named else None


class Held(Protocol):
    """A role held at an organisation, as a grant has it."""

    @property
    def role(self) -> str: ...
    @property
    def org(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a case lies (事项归属): its unit, the listed units by part, units above, holders by field.

    ``holders`` gives, for the field that names a post, the persons holding
    it today; ``handed_to`` the persons to whom the leading unit handed it on.
    """

    org: int
    parties: Mapping[str, Collection[int]]
    above: Collection[int] = ()
    holders: Mapping[str, Collection[int]] | None = None
    handed_to: Collection[int] = ()


def parts_of(
    ledger: Ledger, placed: Placed, *, person: int | None, grants: Iterable[Held]
) -> frozenset[str]:
    """Give the parts somebody plays in a case, by grants, by post, or because it was handed on.

    Whoever a case was handed to plays the part its stages wait for at the
    case's own unit, with no grant of its own (R35).
    """
    held = tuple(grants)
    found = {part.key for part in ledger.parts if _plays(part, placed, person, held)}
    if person is not None and person in placed.handed_to:
        found |= {part.key for part in ledger.parts if placed.org in units_of(part, placed)}
    return frozenset(found)


def _plays(part: Part, placed: Placed, person: int | None, held: tuple[Held, ...]) -> bool:
    if part.where is Where.POST:
        return person is not None and person in (placed.holders or {}).get(part.field, ())
    units = units_of(part, placed)
    return any(
        one.role in part.roles and (part.where is Where.ROLE or one.org in units) for one in held
    )


def units_of(part: Part, placed: Placed) -> Collection[int]:
    """Give the units in which a part is looked for; none for a post or for a role anywhere."""
    if part.where is Where.PARTY:
        return placed.parties.get(part.key, ())
    if part.where is Where.ABOVE:
        return placed.above
    return (placed.org,) if part.where is Where.OWN else ()
