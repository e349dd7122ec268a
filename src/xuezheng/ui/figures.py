"""Figures as numbers: the geometry of small inline SVG, worked out without any markup."""

from collections.abc import Sequence
from dataclasses import dataclass

from xuezheng.core.base.labels import T

PAD = 3.0
"""Room around a line, so that its end point is not cut."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: its tone (a class ``f-…``), how many, and what it is called."""

    tone: str
    count: int
    label: T
    url: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One visible stretch of a stacked bar."""

    tone: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Line:
    """A year's shape: unbroken pieces, the goal's height, the last point."""

    pieces: tuple[str, ...]
    goal: str
    last: tuple[str, str] | None


def _tenth(value: float) -> str:
    return f"{value:.1f}"


def bars(parts: Sequence[Part], *, width: float = 1000, gap: float = 2) -> list[Bar]:
    """Lay the parts side by side in proportion; a part of nothing takes no room.

    >>> words = T("甲", "A")
    >>> parts = [Part("met", 1, words), Part("risk", 0, words), Part("miss", 3, words)]
    >>> [(bar.tone, bar.x, bar.width) for bar in bars(parts)]
    [('met', '0.0', '249.5'), ('miss', '251.5', '748.5')]
    """
    shown = [part for part in parts if part.count > 0]
    total = sum(part.count for part in shown)
    room = width - gap * max(len(shown) - 1, 0)
    x = 0.0
    found = []
    for part in shown:
        wide = room * part.count / total
        found.append(Bar(part.tone, _tenth(x), _tenth(wide)))
        x += wide + gap
    return found


def line(
    values: Sequence[float | None],
    *,
    goal: float | None = None,
    width: float = 96,
    height: float = 26,
) -> Line:
    """Scale values into a box, the greatest at the top; ``None`` breaks the line.

    >>> line([0, 5, 10], goal=10, width=20, height=26)
    Line(pieces=('0.0,23.0 8.5,13.0 17.0,3.0',), goal='3.0', last=('17.0', '3.0'))
    >>> line([1, None, 1, 1], width=33, height=26).pieces
    ('0.0,13.0', '20.0,13.0 30.0,13.0')
    """
    known = [value for value in values if value is not None]
    scale = known if goal is None else [*known, goal]
    if not scale:
        return Line((), "", None)
    low, high = min(scale), max(scale)

    def y(value: float) -> str:
        if high == low:
            return _tenth(height / 2)
        return _tenth(height - PAD - (value - low) / (high - low) * (height - 2 * PAD))

    step = (width - PAD) / max(len(values) - 1, 1)
    points = [
        None if value is None else (_tenth(index * step), y(value))
        for index, value in enumerate(values)
    ]
    return Line(
        _pieces(points),
        "" if goal is None else y(goal),
        next((point for point in reversed(points) if point), None),
    )


def _pieces(points: Sequence[tuple[str, str] | None]) -> tuple[str, ...]:
    """Join neighbouring points into polylines."""
    found: list[list[str]] = [[]]
    for point in points:
        if point is None:
            found.append([])
        else:
            found[-1].append(",".join(point))
    return tuple(" ".join(piece) for piece in found if piece)


def grouped(fen: int) -> str:
    """Write fen as yuan for people to read: commas, always two places.

    >>> grouped(123456789), grouped(5), grouped(-105)
    ('1,234,567.89', '0.05', '-1.05')
    """
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def yuan(fen: int) -> str:
    """Write fen as yuan for files that are read on, always with two places.

    >>> yuan(31250), yuan(5), yuan(-105)
    ('312.50', '0.05', '-1.05')
    """
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"
