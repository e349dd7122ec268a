"""Where sums are added up (汇总层级): schools under townships under counties, and further up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from xuezheng.core.indicators.definition import Grain
from xuezheng.core.indicators.measures import Cell

BUREAU, TOWNSHIP = "bureau", "township"
SCHOOLS = frozenset({
    "primary", "nine_year", "junior", "complete", "senior", "twelve_year", "vocational",
    "special", "kindergarten", "training", "community",
})  # fmt: skip
"""The kinds of organisation that stand at the grain of schools; campuses belong to theirs."""
_ABOVE = (Grain.COUNTY, Grain.CITY, Grain.PROVINCE)
Cells = Mapping[int, tuple[Cell, ...]]
"""By organisation, a cell for each amount."""


@dataclass(frozen=True, slots=True)
class Place:
    """One organisation of the tree on a day: what stands above it, and what it is."""

    parent: int | None
    kind: str


@dataclass(frozen=True)
class Places:
    """The tree of a day as figures need it (汇总树)."""

    held: Mapping[int, Place]

    @cached_property
    def _heights(self) -> Mapping[int, int]:
        """How many bureaus stand below each bureau, one under another."""
        found = dict.fromkeys((org for org, one in self.held.items() if one.kind == BUREAU), 0)
        for org in found:
            here, height = self.held[org].parent, 1
            while here is not None and here in self.held:
                if here in found:
                    found[here] = max(found[here], height)
                    height += 1
                here = self.held[here].parent
        return found

    def grain(self, org: int) -> Grain | None:
        """Give the grain an organisation stands at; ``None`` for offices, sections, campuses.

        The lowest bureaus are counties, the ones above them cities, then provinces.
        """
        kind = self.held[org].kind
        if kind in SCHOOLS:
            return Grain.SCHOOL
        if kind == BUREAU:
            return _ABOVE[min(self._heights[org], len(_ABOVE) - 1)]
        return Grain.TOWNSHIP if kind == TOWNSHIP else None

    @cached_property
    def by_grain(self) -> Mapping[Grain, tuple[int, ...]]:
        """The organisations of every grain, in order of number."""
        found: dict[Grain, list[int]] = {}
        for org in sorted(self.grains):
            found.setdefault(self.grains[org], []).append(org)
        return {grain: tuple(some) for grain, some in found.items()}

    @cached_property
    def roots(self) -> tuple[int, ...]:
        """Those with nothing above them."""
        return tuple(org for org, one in self.held.items() if one.parent not in self.held)

    @cached_property
    def _ups(self) -> Mapping[int, tuple[int, ...]]:
        found = {}
        for org in self.held:
            chain: list[int] = []
            here: int | None = org
            while here is not None and here in self.held and here not in chain:
                chain.append(here)
                here = self.held[here].parent
            found[org] = tuple(chain)
        return found

    def up(self, org: int) -> tuple[int, ...]:
        """Give an organisation and all above it, itself first.

        What the tree does not have any more, a school merged since, counts at
        its one root alone: a row is never left out of the whole.
        """
        return self._ups.get(org, self.roots if len(self.roots) == 1 else ())

    @cached_property
    def grains(self) -> Mapping[int, Grain]:
        """Every organisation that stands at a grain, and which."""
        found = {org: self.grain(org) for org in self.held}
        return {org: grain for org, grain in found.items() if grain is not None}

    def rolled(self, cells: Cells, width: int) -> dict[int, tuple[Cell, ...]]:
        """Add every organisation's cells to all above it; who has nothing below is left out."""
        found: dict[int, list[int]] = {}
        for org, own in cells.items():
            flat = [number for one in own for number in (one.total, one.rows, one.unknown)]
            for place in self.up(org):
                sums = found.setdefault(place, [0] * (3 * width))
                for index, number in enumerate(flat):
                    sums[index] += number
        return {
            org: tuple(Cell(*sums[at : at + 3]) for at in range(0, 3 * width, 3))
            for org, sums in found.items()
        }

    def lifted(self, orgs: Iterable[int]) -> frozenset[int]:
        """Give organisations with all above them."""
        return frozenset(place for org in orgs for place in self.up(org))

    def lost(self, cells: Cells) -> tuple[int, ...]:
        """Give the organisations that rows name and the tree does not have."""
        return tuple(sorted(org for org in cells if org not in self.held))
