"""Charts drawn on the server (图): inline SVG that needs no script, the same on screen, print and file.

Everything is in plain strings, escaped here once; tones are classes, coloured by
``xz/plots.css`` on pages and by ``STYLE`` in a file that stands alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from math import floor, log10

Say = Callable[[float], str]

STYLE = (
    "svg{background:#fff;font-family:'Noto Sans CJK SC','Noto Serif CJK SC',sans-serif}"
    "text{font-size:12px;fill:#5f6b78}.pl-grid{stroke:#e5e9ee}.pl-base{stroke:#cdd5dd}"
    ".pl-line{fill:none;stroke:#1b5a96;stroke-width:2}.pl-dot{fill:#1b5a96}"
    ".pl-now{fill:#1b5a96;font-weight:600;font-size:14px}"
    ".pl-band{fill:#d8e6f3}.pl-ahead{fill:none;stroke:#1b5a96;stroke-width:2;stroke-dasharray:3 4}"
    ".pl-std{stroke:#46525f}.pl-goal{stroke:#9a5a00;stroke-dasharray:5 3}.pl-goal-t{fill:#9a5a00}"
    ".pl-lim{fill:none;stroke:#98a2ad}.pl-lim2{fill:none;stroke:#98a2ad;stroke-dasharray:4 3}"
    ".pl-mean{stroke:#1b5a96;stroke-dasharray:none}.pl-in{fill:#6a9dcc;fill-opacity:.7}"
    ".pl-out{fill:#9a5a00}.pl-bar{fill:#abc9e5}.pl-bar-t{fill:#18212c}"
)
"""Colours of the light page, for a picture outside of it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A drawing's size and its margins, in units of the viewBox."""

    width: int = 1000
    height: int = 230
    left: int = 48
    right: int = 64
    top: int = 16
    bottom: int = 28


WIDE, NARROW = Box(), Box(360, 210, 44, 48, 16, 26)
HALF = Box(480, 300, 46, 84, 14, 40)
LOW = Box(480, 200, 12, 12, 22, 26)


@dataclass(frozen=True, slots=True)
class Axes:
    """Numbers put into a box: the least left and at the bottom."""

    box: Box
    x: tuple[float, float]
    y: tuple[float, float]

    def across(self, value: float) -> float:
        """Give the place from the left."""
        box, (low, high) = self.box, self.x
        room = box.width - box.left - box.right
        return box.left + (room / 2 if high == low else (value - low) / (high - low) * room)

    def down(self, value: float) -> float:
        """Give the place from the top."""
        box, (low, high) = self.box, self.y
        room = box.height - box.top - box.bottom
        return box.top + (room / 2 if high == low else (high - value) / (high - low) * room)

    def at(self, x: float, y: float) -> str:
        """Give a point as SVG writes it."""
        return f"{self.across(x):.1f},{self.down(y):.1f}"


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Give round numbers from at or below ``low`` to at or above ``high``.

    >>> ticks(0, 8.2)
    [0.0, 2.5, 5.0, 7.5, 10.0]
    >>> ticks(0.982, 1.0)
    [0.98, 0.985, 0.99, 0.995, 1.0]
    """
    if high <= low:
        high = low + (abs(low) or 1)
    raw = (high - low) / (most - 1)
    size = 10.0 ** floor(log10(raw))
    step = next(size * one for one in (1, 2, 2.5, 5, 10) if size * one >= raw * 0.999)
    first = floor(low / step + 1e-9)
    found = [first * step]
    while found[-1] < high - step * 1e-6:
        found.append((first + len(found)) * step)
    return [round(one, 10) for one in found]


@dataclass(frozen=True, slots=True)
class Mark:
    """A level drawn across (标准线、目标线): its words and tone, ``std`` or ``goal``."""

    value: float
    words: str
    tone: str = "std"


@dataclass(frozen=True, slots=True)
class Ahead:
    """A foretold point with its interval (预测点)."""

    day: date
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Course:
    """A course in time (走势): days with values, gaps kept, levels, what is foretold."""

    label: str
    points: Sequence[tuple[date, Decimal | None]]
    say: Say
    marks: Sequence[Mark] = ()
    ahead: Ahead | None = None
    now: str = ""
    floor: float | None = None


def course(given: Course, box: Box = WIDE) -> str:
    """Draw a line in time; gaps break it, the interval is a band behind the dashed line."""
    days = [day.toordinal() for day, _ in given.points]
    values = [float(one) for _, one in given.points if one is not None]
    reach = [*values, *(one.value for one in given.marks)]
    if given.ahead:
        days.append(given.ahead.day.toordinal())
        reach += [given.ahead.low, given.ahead.high]
    if given.floor is not None:
        reach.append(given.floor)
    if not values:
        return ""
    steps = ticks(min(reach), max(reach))
    axes = Axes(box, (min(days), max(days)), (steps[0], steps[-1]))
    parts = [
        *_rules(axes, steps, given.say),
        *_days(axes, min(days), max(days)),
        *(_mark(axes, one) for one in given.marks),
        *_ahead(axes, given),
        *_line(axes, given),
    ]
    return _svg(box, given.label, parts)


def _rules(axes: Axes, steps: Sequence[float], say: Say) -> list[str]:
    box, found = axes.box, []
    for n, one in enumerate(steps):
        y = axes.down(one)
        tone = "pl-base" if n == 0 else "pl-grid"
        found.append(
            f'<line class="{tone}" x1="{box.left}" x2="{box.width - box.right}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text x="{box.left - 8}" y="{y + 4:.1f}" text-anchor="end">{escape(say(one))}</text>'
        )
    return found


def _days(axes: Axes, first: int, last: int) -> list[str]:
    """Write four days at most under the line, the first and the last among them."""
    count = 4 if axes.box.width > 500 else 2
    span = last - first
    if span == 0:
        count = 1
    y, found = axes.box.height - 8, []
    for n in range(count):
        at = first + span * n // max(count - 1, 1)
        anchor = (
            "middle"
            if count == 1
            else ("start", "middle", "middle", "end")[n if count == 4 else 3 * n]
        )
        found.append(
            f'<text x="{axes.across(at):.1f}" y="{y}" text-anchor="{anchor}">{date.fromordinal(at).isoformat()}</text>'
        )
    return found


def _mark(axes: Axes, one: Mark) -> str:
    box, y = axes.box, axes.down(one.value)
    return (
        f'<line class="pl-{one.tone}" x1="{box.left}" x2="{box.width - box.right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text class="pl-{one.tone}-t" x="{box.left + 6}" y="{y - 5:.1f}">{escape(one.words)}</text>'
    )


def _ahead(axes: Axes, given: Course) -> list[str]:
    ahead = given.ahead
    last = next(((day, one) for day, one in reversed(given.points) if one is not None), None)
    if ahead is None or last is None:
        return []
    start, end = last[0].toordinal(), ahead.day.toordinal()
    here = axes.at(start, float(last[1] or 0))
    band = f"{here} {axes.at(end, ahead.high)} {axes.at(end, ahead.low)}"
    return [
        f'<polygon class="pl-band" points="{band}"/>',
        f'<polyline class="pl-ahead" points="{here} {axes.at(end, ahead.value)}"/>',
    ]


def _line(axes: Axes, given: Course) -> list[str]:
    pieces: list[list[str]] = [[]]
    for day, one in given.points:
        if one is None:
            pieces.append([])
        else:
            pieces[-1].append(axes.at(day.toordinal(), float(one)))
    found = [
        f'<polyline class="pl-line" points="{" ".join(one)}"/>' for one in pieces if len(one) > 1
    ]
    found += [
        f'<circle class="pl-dot" cx="{x}" cy="{y}" r="2.5"/>'
        for one in pieces
        if len(one) == 1
        for x, y in [one[0].split(",")]
    ]
    last = next((one for one in reversed(pieces) if one), None)
    if last:
        x, y = last[-1].split(",")
        # beside the last point, or above it where the forecast goes on
        right, down = (8, 4) if given.ahead is None else (-14, -9)
        place = f'x="{float(x) + right:.1f}" y="{float(y) + down:.1f}"'
        found.append(
            f'<circle class="pl-dot" cx="{x}" cy="{y}" r="4"/>'
            f'<text class="pl-now" {place}>{escape(given.now)}</text>'
        )
    return found


@dataclass(frozen=True, slots=True)
class Dot:
    """One place of a funnel (漏斗图点): of so many its share; ``out`` lies beyond the limit."""

    whole: int
    value: float
    words: str
    out: bool = False
    url: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Funnel:
    """Shares against how many they are of, between limits (漏斗图)."""

    label: str
    dots: Sequence[Dot]
    mean: Mark
    limits: Sequence[tuple[str, Sequence[tuple[int, float, float]]]]
    say: Say
    below: str = ""
    names: int = 4


def funnel(given: Funnel, box: Box = HALF) -> str:
    """Draw the dots and the limits; only what lies beyond is named."""
    if not given.dots:
        return ""
    most = max(one.whole for one in given.dots)
    steps = ticks(0, max(*(one.value for one in given.dots), given.mean.value * 2) or 1)
    axes = Axes(box, (0, ticks(0, most)[-1]), (steps[0], steps[-1]))
    parts = [*_rules(axes, steps, given.say), *_counts(axes, most, given.below)]
    for n, (words, rows) in enumerate(given.limits):
        parts += _limit(axes, "pl-lim" if n == 0 else "pl-lim2", words, rows)
    y = axes.down(given.mean.value)
    right = box.width - box.right
    parts.append(
        f'<line class="pl-mean" x1="{box.left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text class="pl-mean-t" x="{right + 4}" y="{y + 4:.1f}">{escape(given.mean.words)}</text>'
    )
    out = [n for n, one in enumerate(given.dots) if one.out]
    out.sort(key=lambda n: -given.dots[n].value * given.dots[n].whole ** 0.5)
    named = set(out[: given.names])
    parts += [_dot(axes, one, named=n in named) for n, one in enumerate(given.dots)]
    return _svg(box, given.label, parts)


def _counts(axes: Axes, most: int, below: str) -> list[str]:
    box = axes.box
    found = [
        f'<text x="{axes.across(one):.1f}" y="{box.height - 22}" text-anchor="middle">{one:,.0f}</text>'
        for one in ticks(0, most)
    ]
    middle = (box.left + box.width - box.right) / 2
    return [
        *found,
        f'<text x="{middle:.1f}" y="{box.height - 5}" text-anchor="middle">{escape(below)}</text>',
    ]


def _limit(
    axes: Axes, tone: str, words: str, rows: Sequence[tuple[int, float, float]]
) -> list[str]:
    top = axes.y[1]
    found = []
    for side in (1, 2):
        points = [axes.at(row[0], row[side]) for row in rows if row[side] <= top]
        if len(points) > 1:
            found.append(f'<polyline class="{tone}" points="{" ".join(points)}"/>')
    if rows and rows[-1][2] <= top:
        x, y = axes.across(rows[-1][0]) + 4, axes.down(rows[-1][2]) + 4
        found.append(f'<text x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>')
    return found


def _dot(axes: Axes, one: Dot, *, named: bool) -> str:
    x, y = axes.across(one.whole), axes.down(one.value)
    if one.out:
        shape = f'<path class="pl-out" d="M{x:.1f} {y - 6:.1f}l6 10h-12z"/>'
    else:
        shape = f'<circle class="pl-in" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
    shape = f"<g><title>{escape(one.words)}</title>{shape}</g>"
    if one.url:
        shape = f'<a href="{escape(one.url)}">{shape}</a>'
    if not named:
        return shape
    anchor = "end" if x > axes.box.width * 0.6 else "middle"
    place = f'x="{x:.1f}" y="{y - 11:.1f}" text-anchor="{anchor}"'
    return f'{shape}<text class="pl-bar-t" {place}>{escape(one.name)}</text>'


def bars(label: str, given: Sequence[tuple[str, int]], box: Box = LOW) -> str:
    """Draw one bar for each word, its number above it."""
    if not given:
        return ""
    most = max(number for _, number in given) or 1
    room = (box.width - box.left - box.right) / len(given)
    parts = []
    for n, (words, number) in enumerate(given):
        high = (box.height - box.top - box.bottom) * number / most
        x, y = box.left + room * n, box.height - box.bottom - high
        middle = f'x="{x + room / 2:.1f}"'
        parts.append(
            f'<rect class="pl-bar" x="{x + 3:.1f}" y="{y:.1f}" width="{room - 6:.1f}" height="{high:.1f}"/>'
            f'<text class="pl-bar-t" {middle} y="{y - 5:.1f}" text-anchor="middle">{number:,}</text>'
            f'<text {middle} y="{box.height - 8}" text-anchor="middle">{escape(words)}</text>'
        )
    return _svg(box, label, parts)


ROW = 24
"""The height of a line."""
ROWS = Box(1000, 0, 220, 110, 8, 8)
"""Lines across a page: room for names on the left and for values on the right; as high as there are lines."""


def levels(label: str, given: Sequence[tuple[str, Decimal | None, str]], room: Box = ROWS) -> str:
    """Draw one line for each place, in the order given: its name, a bar, its value in words."""
    if not given:
        return ""
    high = ROW * len(given) + room.top + room.bottom
    box = Box(room.width, high, room.left, room.right, room.top, room.bottom)
    known = [float(one) for _, one, _ in given if one is not None]
    least, most = min([0.0, *known]), max([0.0, *known])
    axes = Axes(box, (least, most or least + 1), (0, 1))
    parts = []
    for n, (name, value, words) in enumerate(given):
        y = box.top + ROW * n
        parts.append(
            f'<text class="pl-bar-t" x="{box.left - 8}" y="{y + 16}" text-anchor="end">{escape(name)}</text>'
        )
        end = axes.across(float(value)) if value is not None else axes.across(0)
        if value is not None:
            left = min(end, axes.across(0))
            wide = abs(end - axes.across(0))
            parts.append(
                f'<rect class="pl-bar" x="{left:.1f}" y="{y + 4}" width="{wide:.1f}" height="{ROW - 8}"/>'
            )
        parts.append(
            f'<text x="{max(end, axes.across(0)) + 6:.1f}" y="{y + 16}">{escape(words)}</text>'
        )
    return _svg(box, label, parts)


def _svg(box: Box, label: str, parts: Sequence[str]) -> str:
    return (
        f'<svg class="xz-plot" viewBox="0 0 {box.width} {box.height}" role="img"'
        f' aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def alone(svg: str, title: str, data: str = "", width: int = 1000) -> str:
    """Make a drawing stand as a file of its own: colours, title, and the figures as text in it."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
        f'role="img"><title>{escape(title)}</title><desc>{escape(data)}</desc><style>{STYLE}</style>'
    )
    opened, _, rest = svg.partition(">")
    view = opened[opened.index("viewBox=") :].split(' role="img"')[0]
    return head.replace("<svg ", f"<svg {view} ", 1) + rest
