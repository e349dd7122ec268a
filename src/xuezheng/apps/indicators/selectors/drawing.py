"""Townships shaded by a figure (分镇图): five steps of equal width, hatched where there is none."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from xuezheng.apps.indicators.selectors.figures import Figure
from xuezheng.apps.schools.access import organisations
from xuezheng.apps.schools.selectors.drawing import Frame
from xuezheng.core.base.labels import T

TONES = ("q0", "q1", "q2", "q3", "q4")


@dataclass(frozen=True, slots=True)
class Town:
    """A township on the map."""

    org: int
    name: str
    path: str
    x: str
    y: str
    tone: str
    figure: Figure

    @property
    def stem(self) -> str:
        """Give the name without 镇 or 街道, which the map has no room for."""
        return self.name.removesuffix("街道").removesuffix("镇")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn map with its legend."""

    box: str
    towns: tuple[Town, ...]
    steps: tuple[tuple[str, T], ...]


def drawn(day: date, figures: Mapping[int, Figure]) -> Drawn | None:
    """Draw the townships of a day; ``None`` where none has a border. Costs: 1 query."""
    rows = organisations(day).filter(subject_id__in=list(figures))
    facts = [one for one in rows if one.outline and one.longitude is not None]
    if not facts:
        return None
    rings = {one.subject_id: _ring(one.outline) for one in facts}
    frame = Frame.around([point for ring in rings.values() for point in ring])
    numbers = [one.plain for one in figures.values() if one.plain is not None]
    edges = _edges(numbers)
    towns = []
    for one in facts:
        x, y = frame.at((one.longitude or 0, one.latitude or 0))
        found = figures[one.subject_id]
        towns.append(
            Town(one.subject_id, one.name, frame.path(rings[one.subject_id]), x, y, _tone(found.plain, edges), found)
        )  # fmt: skip
    return Drawn(
        frame.box,
        tuple(towns),
        _steps(edges, _step(numbers), gaps=any(one.plain is None for one in figures.values())),
    )


def _ring(outline: str) -> list[tuple[int, int]]:
    return [(x, y) for x, y in json.loads(outline)]


def _step(numbers: list[Decimal]) -> Decimal:
    """Give the smallest step between two values as they are shown."""
    return Decimal(1).scaleb(int(min((one.as_tuple().exponent for one in numbers), default=0)))


def _edges(numbers: list[Decimal]) -> list[Decimal]:
    """Give the upper ends of five equal stretches; one where all are alike."""
    if not numbers:
        return []
    low, high = min(numbers), max(numbers)
    if low == high:
        return [high]
    return [low + (high - low) * n / len(TONES) for n in range(1, len(TONES) + 1)]


def _tone(number: Decimal | None, edges: list[Decimal]) -> str:
    if number is None:
        return "none"
    return TONES[next((n for n, edge in enumerate(edges) if number <= edge), len(edges) - 1)]


def _steps(edges: list[Decimal], step: Decimal, *, gaps: bool) -> tuple[tuple[str, T], ...]:
    """Give the legend; an end between two values that can be shown is the lower of them."""
    ends = [f"{edge.quantize(step, ROUND_FLOOR):,f}" for edge in edges]
    found = [(TONES[n], T(f"至 {end}", f"to {end}")) for n, end in enumerate(ends)]
    return (*found, ("none", T("无数据", "No data"))) if gaps else tuple(found)
