"""From sums to values (制表): roll up, apply, divide last."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from xuezheng.core.indicators.definition import Grain, Indicator, Unit, Version
from xuezheng.core.indicators.measures import NOTHING, Absence, Amount, Between, Cell, Held, Value
from xuezheng.core.indicators.places import Cells, Places


@dataclass(frozen=True, slots=True)
class Tallied:
    """What an engine found of one amount (引擎结果): sums by organisation, and where its fact has rows."""

    filled: bool
    cells: Mapping[int, "Sum"]
    present: frozenset[int]


Sum = tuple[int, int, int]
"""Total, rows, rows with nothing filled in; a tuple because engines give many of them."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of one indicator on one snapshot (指标分项合计), as they are kept.

    ``present`` are the organisations where the fact of an amount has rows;
    ``None`` where a place without rows has simply none of them.
    """

    filled: tuple[bool, ...]
    cells: Cells
    present: tuple[frozenset[int] | None, ...] = ()

    def held(self, cells: Sequence[Cell]) -> Held:
        """Give the cells of a class as a measure takes them."""
        return Held(cells, self.filled)

    @classmethod
    def of(cls, version: Version, found: Mapping[Amount, Tallied]) -> "Sums":
        """Gather what an engine found of the amounts of one version."""
        told = [found[one] for one in version.formula.amounts]
        orgs = sorted({org for one in told for org in one.cells})
        cells = {
            org: tuple(Cell(*one.cells[org]) if org in one.cells else NOTHING for one in told)
            for org in orgs
        }
        owed = tuple(
            one.present if amount.fact.owed else None
            for amount, one in zip(version.formula.amounts, told, strict=True)
        )
        return cls(tuple(one.filled for one in told), cells, owed)


def values(
    indicator: Indicator,
    version: Version | None,
    sums: Sums,
    places: Places,
    scope: Collection[int] | None = None,
) -> dict[int, Value]:
    """Give the value at every organisation of the indicator's grains.

    ``scope`` are the schools it can be asked of at all, ``None`` for all.
    Whoever stands above schools is asked whatever stands below.
    """
    found = dict.fromkeys(places.grains, Value.none(Absence.NOT_APPLICABLE))
    if version is None:
        return found
    asked = _Asked(version, sums, places)
    for grain in indicator.grains:
        here = places.by_grain.get(grain, ())
        if grain is Grain.SCHOOL and scope is not None:
            here = tuple(org for org in here if org in scope)
        found |= dict.fromkeys(here, asked.nowhere)
        found |= {org: asked.at(org) for org in here if org in asked.somewhere}
    return found


class _Asked:
    """One version's sums rolled up, ready to be divided place by place.

    ``somewhere`` are the places that have rows at all; all others share one value.
    """

    def __init__(self, version: Version, sums: Sums, places: Places) -> None:
        self.formula, self.filled = version.formula, sums.filled
        width = len(version.formula.amounts)
        self.rolled = places.rolled(sums.cells, width)
        self.lifted = [None if one is None else places.lifted(one) for one in sums.present]
        self.nothing = (NOTHING,) * width
        self.apart: dict[int, list[Sequence[Cell]]] = {}
        if isinstance(self.formula, Between):
            for org, own in sums.cells.items():
                for place in places.up(org):
                    self.apart.setdefault(place, []).append(own)
        there = [one for one in self.lifted if one is not None]
        self.somewhere = frozenset(self.rolled).union(*there)
        self.nowhere = self.at(-1)

    def at(self, org: int) -> Value:
        """Give the value at a place."""
        filled = self.filled
        if self.lifted:
            there = zip(filled, self.lifted, strict=True)
            filled = tuple(anywhere and (one is None or org in one) for anywhere, one in there)
        apart = self.apart.get(org, ())
        return self.formula.value(Held(self.rolled.get(org, self.nothing), filled, apart))


def amounts(wanted: Sequence[tuple[Indicator, Version]]) -> tuple[Amount, ...]:
    """Give every amount asked for once, in order, however many indicators use it."""
    found: dict[Amount, None] = {}
    for _, version in wanted:
        found |= dict.fromkeys(version.formula.amounts)
    return tuple(found)


def shown(number: Fraction | Decimal, unit: Unit) -> Decimal:
    """Round a value as it is shown, half up, in the unit's places; judging uses the exact one.

    >>> from xuezheng.core.base.labels import T
    >>> shown(Fraction(59, 2080), Unit(T("%", "%"), 100, 1))
    Decimal('2.8')
    >>> shown(Fraction(1, 8), Unit(T("", ""), 1, 2))
    Decimal('0.13')
    >>> shown(Fraction(120050), Unit(T("元", "yuan"), Fraction(1, 100), 2))
    Decimal('1200.50')
    """
    with localcontext() as context:
        context.prec = 60
        if isinstance(number, Fraction):
            scaled = number * unit.times * 10**unit.places
            # floor(x + 1/2) on exact fractions: no double rounding
            half_up = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
            signed = -half_up if scaled < 0 else half_up
            return Decimal(signed).scaleb(-unit.places)
        times = Fraction(unit.times)
        exact = number * times.numerator / times.denominator
        return exact.quantize(Decimal(1).scaleb(-unit.places), ROUND_HALF_UP)
