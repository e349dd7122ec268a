"""Schools beside each other (分学校): which differ by more than chance; the others have no rank.

Only a share has control limits. Those beyond them come first; those within are
listed in the official order, because their order by value means nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xuezheng.apps.indicators.selectors.figures import Figure, figure
from xuezheng.apps.indicators.selectors.kept import Kept
from xuezheng.core.base.actors import Scope
from xuezheng.core.indicators.definition import Grain, Indicator
from xuezheng.core.indicators.funnel import ALARM, Band, Limits, band, limits
from xuezheng.core.indicators.measures import Ratio

FEWEST = 5
"""Fewer schools make no funnel."""


@dataclass(frozen=True, slots=True)
class School:
    """A school of the list (明细学校): its figure, the year before, where it lies."""

    org: int
    name: str
    town: str
    figure: Figure
    before: Figure | None
    band: Band | None
    limits: Limits | None

    @property
    def out(self) -> bool:
        """Whether chance does not explain it."""
        return self.band in {Band.ABOVE, Band.BELOW}


@dataclass(frozen=True, slots=True)
class Schools:
    """All schools below a place (分学校): beyond the limits first; ``share`` is what they have in common."""

    rows: tuple[School, ...] = ()
    share: Fraction | None = None

    @property
    def out(self) -> int:
        """How many lie beyond the limits."""
        return sum(one.out for one in self.rows)

    @property
    def within(self) -> int:
        """How many lie within them."""
        return len(self.rows) - self.out


def schools(
    found: Kept,
    indicator: Indicator,
    place: int,
    sight: Scope,
    names: Mapping[int, str],
    before: Kept | None,
) -> Schools:
    """List the schools below a place in sight that the indicator asks. Costs: no query."""
    grains, up = found.run.places.grains, found.run.places.up
    if Grain.SCHOOL not in indicator.grains or grains.get(place) is Grain.SCHOOL:
        return Schools()
    some = [
        figure(found, indicator, one)
        for one, grain in grains.items()
        if grain is Grain.SCHOOL and sight.holds(one) and place in up(one)
    ]
    asked = [one for one in some if one.absence is None or one.absence.key != "not_applicable"]
    share = _share(found, indicator, asked)
    then = _then(before, indicator)
    made = [
        School(
            one.org, names.get(one.org, ""), _town(found, one.org, names), one,
            then.get(one.org), *_judged(one, share),
        )
        for one in asked
    ]  # fmt: skip
    order = _official if not indicator.ranked else _order if share is not None else _greatest
    return Schools(tuple(sorted(made, key=order)), share)


def _share(found: Kept, indicator: Indicator, some: Sequence[Figure]) -> Fraction | None:
    """Give the common share, where it is a share of so many and there are enough schools."""
    formula = found.version.formula if found.version else None
    if not isinstance(formula, Ratio) or formula.per != 1 or indicator.unit.times != 100:
        return None
    sums = [(one.part, one.whole) for one in some if one.part is not None and one.whole]
    if len(sums) < FEWEST or any(part > whole for part, whole in sums):
        return None
    return Fraction(sum(part for part, _ in sums), sum(whole for _, whole in sums))


def _judged(one: Figure, share: Fraction | None) -> tuple[Band | None, Limits | None]:
    if share is None or one.part is None or not one.whole:
        return None, None
    return band(one.part, one.whole, share), limits(one.whole, share, ALARM)


def _then(before: Kept | None, indicator: Indicator) -> Mapping[int, Figure]:
    if before is None:
        return {}
    grains = before.run.places.grains
    return {
        org: figure(before, indicator, org)
        for org, grain in grains.items()
        if grain is Grain.SCHOOL and org in before.values
    }


def _town(found: Kept, org: int, names: Mapping[int, str]) -> str:
    grains = found.run.places.grains
    town = next((one for one in found.run.places.up(org) if grains.get(one) is Grain.TOWNSHIP), 0)
    return names.get(town, "")


def _order(one: School) -> tuple[bool, float, int]:
    """Put what lies beyond first, by how far; the rest in the official order."""
    beyond = 0.0
    if one.limits is not None and one.figure.part is not None:
        part = one.figure.part
        beyond = float(max(part - one.limits.high, one.limits.low - part, 0))
    return (not one.out, -beyond, one.org)


def _official(one: School) -> tuple[bool, float, int]:
    return (False, 0.0, one.org)


def _greatest(one: School) -> tuple[bool, float, int]:
    number = one.figure.number
    return (number is None, 0.0 if number is None else -float(number), one.org)
