"""All figures of a survey (调查结果): by audience, unit, grade and dimension, each with its interval or withheld."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from xuezheng.core.surveys.answers import WHOLE, Scored
from xuezheng.core.surveys.drawing import Cell
from xuezheng.core.surveys.estimating import (
    Estimate,
    Stratum,
    combined,
    estimated,
    grouped,
    share_interval,
)
from xuezheng.core.surveys.publishing import ALL, CITY, Least, Place, withheld

PAIR = 2
"""So many audiences make a weighted index."""
SATISFIED = "satisfied"
"""The dimension of the share that is satisfied, in hundredths like the others."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the bureau set (调查口径): least answers told, weights of audiences, ``z`` of the interval."""

    least: Least
    weights: Mapping[str, int]
    z: Fraction


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure (结果): where, of whom, about what; nothing but the place where it is withheld.

    ``group`` is the group of units that do not differ from each other.
    """

    audience: str
    unit: int
    grade: str
    dimension: str
    answers: int | None = None
    heads: int | None = None
    mean: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    group: int | None = None

    @property
    def told(self) -> bool:
        """Whether it may be shown."""
        return self.mean is not None


@dataclass(frozen=True)
class Tabulated:
    """Everything a survey came to: its figures, and which places are withheld."""

    figures: tuple[Figure, ...]
    hidden: frozenset[Place]


def tabulated(
    rolls: Mapping[Cell, int], sheets: Iterable[tuple[Cell, Scored]], rules: Rules
) -> Tabulated:
    """Reckon all figures of a survey.

    ``rolls`` names every stratum that was asked; an answer of none of them is
    an error of ours. Weighted figures stand under the audience ``""``. Groups
    compare units by audience, and by the weighted whole those where every
    audience that was asked at schools is told.
    """
    values: dict[tuple[Cell, str], list[Fraction]] = defaultdict(list)
    answers = dict.fromkeys(rolls, 0)
    for cell, one in sheets:
        answers[cell] += 1
        for key, points in one.points.items():
            values[cell, key].append(points)
        if one.satisfied is not None:
            values[cell, SATISFIED].append(Fraction(100 if one.satisfied else 0))
    hidden = withheld(answers, rules.least)
    places = _Places(rolls, values, hidden, rules)
    told = [*places.single(), *places.weighted()]
    return Tabulated(tuple(_with_groups(told, places)), hidden)


class _Places:
    """The estimates of every place, each reckoned once."""

    def __init__(
        self,
        rolls: Mapping[Cell, int],
        values: Mapping[tuple[Cell, str], Sequence[Fraction]],
        hidden: frozenset[Place],
        rules: Rules,
    ) -> None:
        self.hidden, self.rules = hidden, rules
        self.dimensions = sorted({key for _, key in values})
        self.strata = {key: Stratum(rolls[key[0]], tuple(some)) for key, some in values.items()}
        self.cells: dict[Place, list[Cell]] = defaultdict(list)
        for cell in sorted(rolls):
            for unit in (CITY, cell.unit):
                for grade in dict.fromkeys((ALL, cell.grade)):
                    self.cells[cell.audience, unit, grade].append(cell)
        self.found: dict[tuple[Place, str], Estimate] = {}

    def single(self) -> Iterator[Figure]:
        """Give the figures of each audience."""
        for place, cells in self.cells.items():
            if place in self.hidden:
                yield Figure(*place, WHOLE)
                continue
            for dimension in self.dimensions:
                some = [
                    self.strata[one, dimension] for one in cells if (one, dimension) in self.strata
                ]
                one = estimated(some)
                if one is not None:
                    self.found[place, dimension] = one
                    yield self._figure(place, dimension, one)

    def weighted(self) -> Iterator[Figure]:
        """Give the figures of all audiences together, from those that are told, where several were asked."""
        for unit in dict.fromkeys(unit for _, unit, _ in self.cells):
            if len({audience for audience, where, _ in self.cells if where == unit}) < PAIR:
                continue
            for dimension in self.dimensions:
                parts = {
                    audience: one
                    for audience in sorted(self.audiences)
                    if (one := self.found.get(((audience, unit, ALL), dimension)))
                }
                one = combined(parts, self.rules.weights)
                if one is not None:
                    self.found[(ALL, unit, ALL), dimension] = one
                    yield self._figure((ALL, unit, ALL), dimension, one)

    @property
    def audiences(self) -> set[str]:
        """Who was asked."""
        return {audience for audience, _, _ in self.cells if audience}

    def _figure(self, place: Place, dimension: str, one: Estimate) -> Figure:
        z = self.rules.z
        if dimension == SATISFIED and place[0]:
            share = _as_share(one)
            found = share_interval(share, z)
            ends = None if found is None else (found[0] * 100, found[1] * 100)
        else:
            ends = one.interval(z)
        low, high = ends or (None, None)
        return Figure(*place, dimension, one.answers, one.heads, one.mean, low, high)

    def comparable(self, audience: str) -> dict[int, Estimate]:
        """Give the wholes of units that were asked alike."""
        found = {
            unit: one
            for ((who, unit, grade), key), one in self.found.items()
            if who == audience and unit != CITY and grade == ALL and key == WHOLE
        }
        if audience:
            return found
        asked = {unit: {who for who, where, _ in self.cells if where == unit} for unit in found}
        most = max(asked.values(), key=lambda some: (len(some), sorted(some)), default=set())
        return {
            unit: one
            for unit, one in found.items()
            if asked[unit] == most and all((who, unit, ALL) not in self.hidden for who in most)
        }


def _as_share(one: Estimate) -> Estimate:
    """Give the estimate of a share as a part of one, not of a hundred."""
    variance = None if one.variance is None else one.variance / 10_000
    return replace(one, mean=one.mean / 100, variance=variance)


def _with_groups(told: Sequence[Figure], places: _Places) -> Iterator[Figure]:
    groups = {
        audience: grouped(places.comparable(audience), places.rules.z)
        for audience in sorted({ALL, *places.audiences})
    }
    for one in told:
        group = groups[one.audience].get(one.unit)
        whole = one.told and one.grade == ALL and one.dimension == WHOLE and one.unit != CITY
        yield replace(one, group=group) if whole and group else one
