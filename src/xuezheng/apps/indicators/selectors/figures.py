"""A figure with its whole account (指标值): exact, its absence, its parts, whence it comes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.selectors.choosing import Choice, Place, choices
from xuezheng.apps.indicators.selectors.kept import Counted, Kept, at_days, find, kept, run_on
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Grain, Indicator, Origin, Unit
from xuezheng.core.indicators.measures import Absence, Value
from xuezheng.core.indicators.tabulate import shown as rounded

MOST_POINTS = 40
"""So many days a course shows."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One value (指标值): at which place, as of which snapshot's day, and what it rests on.

    ``number`` is exact, ``shown`` as people read it; without a number ``absence``
    says why. ``definition``, ``parameters`` and ``content`` are the digests of
    formula, parameters in force and snapshot. Where an origin was chosen
    ``choice`` says which and why, and ``beside`` is what was computed.
    """

    key: str
    org: int
    grain: Grain | None
    day: date
    value: Value
    unit: Unit
    origin: Origin
    snapshot: str
    definition: str
    parameters: str
    content: str
    current: bool
    choice: Choice | None = None
    beside: "Figure | None" = None

    @property
    def number(self) -> Fraction | Decimal | None:
        """The exact value."""
        return self.value.number

    @property
    def absence(self) -> Absence | None:
        """Why there is none."""
        return self.value.absence

    @property
    def part(self) -> int | None:
        """What stands above the line."""
        return self.value.part

    @property
    def whole(self) -> int | None:
        """What stands below it."""
        return self.value.whole

    @property
    def unknown(self) -> int:
        """How many rows had nothing filled in."""
        return self.value.unknown

    @property
    def plain(self) -> Decimal | None:
        """The value rounded as shown."""
        return None if self.number is None else rounded(self.number, self.unit)

    @property
    def bare(self) -> T:
        """The value as shown, without its unit."""
        if self.plain is None:
            return self.absence.label if self.absence else Absence.NO_DATA.label
        told = f"{self.plain:,f}".replace("-", "−")
        return T(told, told)

    @property
    def shown(self) -> T:
        """The value with its unit, or why there is none."""
        if self.plain is None:
            return self.bare
        gap = "" if self.unit.word.zh in {"%", ":1"} else " "
        return T(
            f"{self.bare.zh}{gap}{self.unit.word.zh}", f"{self.bare.en}{gap}{self.unit.word.en}"
        )


def figure(kept: Kept, indicator: Indicator, org: int) -> Figure:
    """Give the figure of a place from what a run keeps. Raises ``NotFoundError`` for no place of the tree."""
    run: Counted = kept.run
    if org not in run.places.grains:
        raise NotFoundError(what=access.WHAT)
    found = kept.values.get(org, Value.none(Absence.NO_DATA))
    return Figure(
        indicator.key, org, run.places.grains[org], run.day, found, indicator.unit,
        indicator.origin, run.snapshot, kept.definition, run.parameters, run.content, run.current,
    )  # fmt: skip


def in_force(computed: Figure, found: Mapping[Place, Choice]) -> Figure:
    """Give the figure of the origin that counts at its place; the computed one stands beside it."""
    choice = found.get((computed.key, computed.org))
    if choice is None:
        return computed
    if choice.origin not in access.TOLD:
        return replace(computed, choice=choice)
    number = None if choice.shown is None else Fraction(choice.shown) / computed.unit.times
    told = Value(number, Absence.NO_DATA if number is None else None)
    return replace(
        computed, value=told, origin=choice.origin, choice=choice, beside=computed,
        day=choice.day or computed.day,
    )  # fmt: skip


def value(actor: Actor | None, key: str, org: int, day: date) -> Figure:
    """Give the figure in force of an indicator at a place: by the newest run, or of the origin chosen.

    Raises ``NotFoundError`` for an unknown key or a place out of sight, and
    ``NotCountedError`` where nothing was counted yet. Costs: 6 queries, 4 when asked again.
    """
    indicator = find(key)
    access.require_seen(actor, indicator, org)
    computed = figure(kept(run_on(day), indicator), indicator, org)
    return in_force(computed, choices((key,), day, (org,)))


def values(actor: Actor | None, key: str, day: date) -> dict[int, Figure]:
    """Give the figures in force at every place in sight. Raises and costs as ``value`` does."""
    indicator = find(key)
    sight = access.require_seen(actor, indicator)
    found, chosen = kept(run_on(day), indicator), choices((key,), day)
    return {
        org: in_force(figure(found, indicator, org), chosen)
        for org in found.run.places.grains
        if sight.holds(org)
    }


def series(actor: Actor | None, key: str, org: int, most: int = MOST_POINTS) -> list[Figure]:
    """Give the computed course of a place, the oldest first, one point a day that was counted.

    Raises as ``value`` does. Costs: 2 queries and two for each run not read yet.
    """
    indicator = find(key)
    access.require_seen(actor, indicator, org)
    runs = [one for one in at_days(most) if org in one.places.grains]
    return [figure(kept(one, indicator), indicator, org) for one in reversed(runs)]
