"""A county's data for scorecards, from a snapshot: one pass a fact for all amounts, then what was entered.

Campuses join their school, a teaching point stands for itself. What is counted
goes before what was entered; what is neither stays unknown.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from xuezheng.adapters.indicators.engine import Opened
from xuezheng.catalogue.scorecards.county import OF_COUNTY
from xuezheng.catalogue.scorecards.entries import ENTERED
from xuezheng.catalogue.scorecards.recorded import Recorded
from xuezheng.catalogue.scorecards.schools import OF_SCHOOLS, PUPILS_OF
from xuezheng.core.indicators.measures import Amount
from xuezheng.core.indicators.places import SCHOOLS, Places
from xuezheng.core.indicators.tabulate import Tallied
from xuezheng.core.scorecards.facts import County, School

POINT = "point"
_PAGE = 5_000
Found = Mapping[Amount, Tallied]
_JOINS: Mapping[str, Callable[[list[int]], int]] = {"sum": sum, "most": max, "least": min}


@dataclass(frozen=True)
class _Tree:
    """Which unit every organisation belongs to, below one county."""

    places: Places
    root: int

    def unit(self, org: int) -> int | None:
        """Give the school or teaching point an organisation is of; ``None`` for offices and strangers."""
        chain = self.places.up(org)
        if self.root not in chain:
            return None
        for one in chain:
            kind = self.places.held[one].kind
            if kind in SCHOOLS or kind == POINT:
                return one
        return None


def county(engine: Opened, root: int) -> County:
    """Gather a county's data as of the engine's day. Raises what the engine raises."""
    places, names = engine.places(), engine.names()
    tree = _Tree(places, root)
    wanted = dict.fromkeys(
        (
            *PUPILS_OF.values(),
            *OF_COUNTY.values(),
            *(part for one in OF_SCHOOLS.values() for part in one.amounts),
        )
    )
    found = engine.tally(tuple(wanted))
    pupils = {stage: _of_units(found[one], tree, "sum") for stage, one in PUPILS_OF.items()}
    amounts: dict[int, dict[str, Fraction]] = {}
    for key, recorded in OF_SCHOOLS.items():
        for unit, value in _recorded(recorded, found, tree).items():
            amounts.setdefault(unit, {})[key] = value
    entered, told = _entered(engine, places, tree)
    whole = _whole(found, tree)
    for unit, some in entered.items():
        into = whole if unit == root else amounts.setdefault(unit, {})
        for key, value in some.items():
            into.setdefault(key, value)
    units = [
        one
        for one in sorted(places.held)
        if tree.unit(one) == one and any(one in stage for stage in pupils.values())
    ]
    schools = tuple(
        School(
            key=one, name=names.get(one, str(one)), kind=places.held[one].kind,
            pupils={stage: int(some[one]) for stage, some in pupils.items() if some.get(one)},
            amounts=amounts.get(one, {}),
        )
        for one in units
    )  # fmt: skip
    return County(
        key=root, name=names.get(root, str(root)), schools=schools, amounts=whole, told=told
    )


def _of_units(found: Tallied, tree: _Tree, rolls: str) -> dict[int, int]:
    """Add an amount's sums up by unit, or take the greatest or least of them."""
    held: dict[int, list[int]] = {}
    for org, (total, _, _) in found.cells.items():
        unit = tree.unit(org)
        if unit is not None:
            held.setdefault(unit, []).append(total)
    joins = _JOINS[rolls]
    return {unit: joins(some) for unit, some in held.items()}


def _present(found: Tallied, tree: _Tree) -> set[int]:
    return {unit for org in found.present if (unit := tree.unit(org)) is not None}


def _recorded(recorded: Recorded, found: Found, tree: _Tree) -> dict[int, Fraction]:
    """Give an amount by unit; units without any row of one of its facts are left out."""
    sums: dict[int, Fraction] = {}
    known: set[int] | None = None
    for one in recorded.amounts:
        told = found[one]
        values = _of_units(told, tree, recorded.rolls)
        here = set(values) if recorded.named else _present(told, tree)
        known = here if known is None else known & here
        for unit, value in values.items():
            sums[unit] = sums.get(unit, Fraction(0)) + value * recorded.scale
    return {unit: sums.get(unit, Fraction(0)) for unit in known or ()}


def _whole(found: Found, tree: _Tree) -> dict[str, Fraction]:
    """Give the county's own amounts; those whose fact has no row anywhere are left out."""
    whole = {}
    for key, one in OF_COUNTY.items():
        told = found[one]
        if told.filled:
            whole[key] = Fraction(
                sum(
                    total
                    for org, (total, _, _) in told.cells.items()
                    if tree.root in tree.places.up(org)
                )
            )
    return whole


def _entered(
    engine: Opened, places: Places, tree: _Tree
) -> tuple[dict[int, dict[str, Fraction]], dict[str, bool]]:
    """Give entered figures by unit, and the findings of reviews; a later entry goes before an earlier."""
    orgs = [org for org in places.held if tree.root in places.up(org)]
    figures: dict[int, dict[str, Fraction]] = {}
    told: dict[str, bool] = {}
    for row in _rows(engine, orgs):
        unit = tree.unit(row["org"]) or tree.root
        key = f"{row['item']}.{row['stage']}" if row["stage"] else str(row["item"])
        number = _number(row["number"])
        if number is not None:
            figures.setdefault(unit, {})[key] = number
        if row["holds"] is not None and unit == tree.root:
            told[str(row["item"])] = bool(row["holds"])
    return figures, told


def _rows(engine: Opened, orgs: Iterable[int]) -> Iterable[dict[str, Any]]:
    wanted, after = list(orgs), 0
    while page := engine.taken(ENTERED, wanted, _PAGE, after):
        yield from page
        after = page[-1]["id"]


def _number(written: Any) -> Fraction | None:
    """Read a figure kept as decimal text."""
    if written in {None, ""}:
        return None
    try:
        return Fraction(Decimal(str(written)))
    except InvalidOperation:
        return None
