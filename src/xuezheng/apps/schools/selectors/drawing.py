"""Maps of townships as values that a template turns into SVG (分镇地图).

Borders are kept in millionths of a degree; the drawing is flat, with a degree
of longitude shortened by the cosine of the middle latitude.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

from xuezheng.apps.schools.models import OrganisationFact

WIDTH, HEIGHT = 640, 560
"""The room a drawn map may take, in its own units; a wide one takes less height."""
CLOSE_HEIGHT = 440
"""The height of a single township's map."""
MARGIN = 8
ROOM = 6
"""What part of its own size a township gets as room on each side when drawn alone."""

Point = tuple[int, int]
Ring = Sequence[Point]


@dataclass(frozen=True, slots=True)
class Area:
    """A township on the map: its path, where its name stands, and how dark it is."""

    code: str
    name: str
    path: str
    x: str
    y: str
    tone: str
    amount: int | None = None

    @property
    def stem(self) -> str:
        """Give the name without 镇 or 街道, which the map has no room for."""
        return self.name.removesuffix("街道").removesuffix("镇")


@dataclass(frozen=True, slots=True)
class Dot:
    """A school on the map."""

    code: str
    name: str
    x: str
    y: str
    tone: str


@dataclass(frozen=True, slots=True)
class Map:
    """A drawn map; ``box`` is its view box."""

    box: str
    areas: tuple[Area, ...]
    dots: tuple[Dot, ...] = ()
    steps: tuple[tuple[str, str], ...] = ()
    """The legend of a shaded map: tone and the amounts it stands for."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The window of a map: where it begins, and units per millionth of a degree."""

    west: float
    north: float
    across: float
    down: float
    height: int

    @classmethod
    def around(cls, points: Ring, room: int = 0, height: int = HEIGHT) -> "Frame":
        """Fit the points into the room; ``room`` widens by one part in so many on each side."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        pad = max(max(xs) - min(xs), max(ys) - min(ys)) // room if room else 0
        west, east = min(xs) - pad, max(xs) + pad
        south, north = min(ys) - pad, max(ys) + pad
        slope = cos(radians((south + north) / 2_000_000))
        wide, high = WIDTH - 2 * MARGIN, height - 2 * MARGIN
        across = min(wide / (east - west), high / (north - south) * slope)
        down = across / slope
        left = west - (wide / across - (east - west)) / 2
        return cls(left, north, across, down, round((north - south) * down) + 2 * MARGIN)

    @property
    def box(self) -> str:
        """Give the SVG view box."""
        return f"0 0 {WIDTH} {self.height}"

    def at(self, point: Point) -> tuple[str, str]:
        """Give a point's place in the window."""
        x = (point[0] - self.west) * self.across + MARGIN
        y = (self.north - point[1]) * self.down + MARGIN
        return f"{x:.1f}", f"{y:.1f}"

    def path(self, ring: Ring) -> str:
        """Give a ring as SVG path data."""
        return "M" + "L".join(" ".join(self.at(point)) for point in ring) + "Z"


def _ring(fact: OrganisationFact) -> Ring:
    return [(x, y) for x, y in json.loads(fact.outline)]


def _middle(fact: OrganisationFact) -> Point:
    return fact.longitude or 0, fact.latitude or 0


def steps(amounts: Collection[int]) -> list[tuple[str, int, int]]:
    """Cut the amounts into four equal stretches: tone, least and most of each."""
    low, high = min(amounts, default=0), max(amounts, default=0)
    wide = -(-(high - low + 1) // 4)
    return [(f"q{i}", low + i * wide, low + (i + 1) * wide - 1) for i in range(4)]


def whole(towns: Sequence[OrganisationFact], amounts: Mapping[str, int]) -> Map | None:
    """Draw all townships, darker where there are more schools."""
    drawn = [(fact, _ring(fact)) for fact in towns if fact.outline]
    if not drawn:
        return None
    frame = Frame.around([point for _, ring in drawn for point in ring])
    found = steps(amounts.values())
    tones = {
        code: tone for code, n in amounts.items() for tone, low, high in found if low <= n <= high
    }
    areas = tuple(_area(frame, fact, ring, tones[fact.code], amounts) for fact, ring in drawn)
    return Map(frame.box, areas, steps=tuple((tone, f"{low}–{high}") for tone, low, high in found))


def _area(
    frame: Frame, fact: OrganisationFact, ring: Ring, tone: str, amounts: Mapping[str, int]
) -> Area:
    x, y = frame.at(_middle(fact))
    return Area(fact.code, fact.name, frame.path(ring), x, y, tone, amounts.get(fact.code))


def close(
    towns: Sequence[OrganisationFact],
    home: OrganisationFact,
    schools: Sequence[OrganisationFact],
    chosen: str = "",
) -> Map | None:
    """Draw one township with its neighbours cut off by the window, and schools as dots."""
    if not home.outline:
        return None
    frame = Frame.around(_ring(home), ROOM, CLOSE_HEIGHT)
    areas = tuple(
        _area(frame, fact, _ring(fact), "q1" if fact.code == home.code else "q0", {})
        for fact in sorted(towns, key=lambda fact: fact.code == home.code)
        if fact.outline
    )
    dots = tuple(_dot(frame, fact, chosen) for fact in schools if fact.longitude is not None)
    return Map(frame.box, areas, tuple(sorted(dots, key=lambda dot: dot.tone == "here")))


def _dot(frame: Frame, fact: OrganisationFact, chosen: str) -> Dot:
    x, y = frame.at(_middle(fact))
    tone = "here" if fact.code == chosen else fact.kind
    return Dot(fact.code, fact.name, x, y, tone)
