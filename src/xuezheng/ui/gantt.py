"""Bars of progress and of working days as numbers: whole units of a box a thousand wide."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from xuezheng.core.base.labels import T
from xuezheng.core.targets.gantt import Chart

WIDE = 1000
MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Track:
    """A share beside what was expected: how far the bar goes, where the mark stands."""

    tone: str
    width: int | None
    mark: int | None


def track(tone: str, share: Fraction | None, expected: Fraction | None) -> Track:
    """Lay a share and the expected one into the box; more than the whole fills it.

    >>> track("risk", Fraction(2, 3), Fraction(3, 4))
    Track(tone='risk', width=667, mark=750)
    """
    return Track(tone, _inside(share), _inside(expected))


def _inside(share: Fraction | None) -> int | None:
    return None if share is None else round(min(max(share, Fraction(0)), Fraction(1)) * WIDE)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One bar: where it begins, how long it is, and whether it goes on outside."""

    tone: str
    x: int
    width: int
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Notch:
    """Where rest days lie between two working days; a holiday is drawn stronger."""

    x: int
    holiday: bool


@dataclass(frozen=True, slots=True)
class Label:
    """Where a month begins."""

    x: int
    words: T


@dataclass(frozen=True)
class Drawing:
    """A chart laid into the box."""

    strokes: Mapping[Hashable, Stroke]
    notches: tuple[Notch, ...]
    labels: tuple[Label, ...]
    today: int | None


def drawing(chart: Chart, tones: Mapping[Hashable, str]) -> Drawing:
    """Lay a chart of working days into the box; ``tones`` are the classes of its bars."""
    whole = max(chart.width, 1)

    def at(days: int) -> int:
        return days * WIDE // whole

    return Drawing(
        strokes={
            beam.key: Stroke(
                tones.get(beam.key, "wait"),
                at(beam.x),
                max(at(beam.x + beam.width) - at(beam.x), 2),
                beam.cut_before,
                beam.cut_after,
            )
            for beam in chart.beams
        },
        notches=tuple(Notch(at(rest.x), rest.holiday) for rest in chart.rests),
        labels=tuple(
            Label(at(tick.x), T(f"{tick.month.month}月", MONTHS[tick.month.month - 1]))
            for tick in chart.ticks
        ),
        today=None if chart.today is None else at(chart.today),
    )
