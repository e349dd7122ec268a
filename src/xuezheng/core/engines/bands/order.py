"""Who comes before whom (排序), and whose dwelling is locked (学位锁定)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xuezheng.core.base.tickets import list_digest, ticket
from xuezheng.core.engines.bands.problem import (
    DISTANCE,
    LOTTERY,
    POINTS,
    Child,
    Locked,
    Problem,
)

PURPOSE = "bands"
Standing = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A child, or siblings who enter together (录取单位)."""

    members: tuple[Child, ...]
    standing: Standing

    @property
    def first(self) -> Child:
        """The member that stands first."""
        return self.members[0]


def tickets_of(problem: Problem, seed: str) -> dict[str, str]:
    """Give every child its ticket."""
    keys = [one.key for one in problem.children]
    digest = list_digest(keys)
    return {key: ticket(PURPOSE, digest, seed, key) for key in keys}


def units(problem: Problem, drawn: Mapping[str, str]) -> list[Unit]:
    """Give all units in order: named policy, band, what orders inside it, ticket.

    Siblings stand where the first of them stands.
    """
    bands = {one.key: (place, one.order) for place, one in enumerate(problem.bands)}
    found: dict[str, list[tuple[Standing, Child]]] = {}
    for child in problem.children:
        place, order = bands[child.band]
        standing = (
            not child.care, place,
            tuple(_measure(child, one, drawn) for one in order), drawn[child.key], child.key,
        )  # fmt: skip
        found.setdefault(f"b{child.bound}" if child.bound else f"c{child.key}", []).append(
            (standing, child)
        )
    rows = [sorted(some, key=lambda row: row[0]) for some in found.values()]
    made = [Unit(tuple(child for _, child in some), some[0][0]) for some in rows]
    return sorted(made, key=lambda one: one.standing)


def _measure(child: Child, by: str, drawn: Mapping[str, str]) -> object:
    if by == POINTS:
        return -child.points
    if by == DISTANCE:
        return child.distance
    return drawn[child.key] if by == LOTTERY else child.since


def locked(problem: Problem, ordered: Sequence[Unit]) -> dict[str, Locked]:
    """Say of every child whether its dwelling is locked; of a season's claims the first in order holds."""
    used = {
        (use.dwelling, use.family)
        for use in problem.uses
        if problem.on < years_on(use.on, problem.lock_years)
    }
    holders: dict[str, str] = {}
    found: dict[str, Locked] = {}
    for unit in ordered:
        why = _why(problem, unit.first, used, holders)
        found |= dict.fromkeys((one.key for one in unit.members), why)
    return found


def _why(
    problem: Problem, child: Child, used: set[tuple[str, str]], holders: dict[str, str]
) -> Locked:
    if not child.dwelling or not problem.lock_years:
        return Locked.NO
    excepted = problem.siblings_excepted and child.family
    others = {family for dwelling, family in used if dwelling == child.dwelling}
    if others - ({child.family} if excepted else set()):
        return Locked.USED
    own = child.family if excepted else child.bound or child.key
    return Locked.NO if holders.setdefault(child.dwelling, own) == own else Locked.SEASON


def years_on(day: date, years: int) -> date:
    """Give the same day so many years on; 29 February gives 1 March where there is none.

    >>> years_on(date(2020, 2, 29), 1).isoformat()
    '2021-03-01'
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
