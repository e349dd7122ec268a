"""A figure as it leaves the system (交换值): every format is written from these, so all say the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xuezheng.core.base.labels import T

COLUMNS = (
    "indicator", "title", "place", "place_name", "grain", "day", "value", "unit", "part", "whole",
    "unknown", "absence", "origin", "exact", "snapshot", "content", "definition", "parameters",
)  # fmt: skip
"""The columns of a table of figures, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure at one place on one day (观测).

    ``value`` is rounded as shown, in ``unit``; ``exact`` the exact one as text.
    Without a value ``absence`` says why, and no format writes a nought for it.
    ``breakdown`` names by trait and code which schools of the place it is of;
    a trait whose code is empty is not narrowed.
    """

    indicator: str
    title: T
    place: int
    place_name: str
    grain: str
    day: date
    value: Decimal | None
    unit: T
    part: int | None
    whole: int | None
    unknown: int
    absence: str
    origin: str
    exact: str
    snapshot: str
    content: str
    definition: str
    parameters: str
    breakdown: tuple[tuple[str, str], ...] = ()

    def code(self, trait: str) -> str:
        """Give the code of a trait; empty where it is of all."""
        return dict(self.breakdown).get(trait, "")

    def cells(self, language: str) -> tuple[str | int | Decimal | None, ...]:
        """Give its columns in order; ``None`` is an empty cell."""
        return (
            self.indicator, self.title.in_(language), self.place, self.place_name, self.grain,
            self.day.isoformat(), self.value, self.unit.in_(language), self.part, self.whole,
            self.unknown, self.absence, self.origin, self.exact, self.snapshot, self.content,
            self.definition, self.parameters,
        )  # fmt: skip


def traits(rows: Iterable[Observation]) -> tuple[str, ...]:
    """Give the traits by which any of some figures is broken down, in order."""
    return tuple(sorted({trait for one in rows for trait, _ in one.breakdown}))
