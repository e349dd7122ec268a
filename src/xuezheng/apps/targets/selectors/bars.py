"""The Gantt chart of the one list, drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.targets.selectors.groups import gantt, step_tone
from xuezheng.apps.targets.selectors.rows import Row
from xuezheng.core.base.labels import T
from xuezheng.core.targets import wording
from xuezheng.ui.gantt import Drawing, Stroke, drawing

SPAN = T("{start}至{due}", "{start} to {due}")
STEP = T("，节点{day}：{words}", ", milestone {day}: {words}")


@dataclass(frozen=True)
class Mark:
    """A milestone on a bar."""

    x: int
    tone: str


@dataclass(frozen=True)
class Bar:
    """A row with its bar, its milestones, and the same in words."""

    row: Row
    stroke: Stroke | None
    marks: tuple[Mark, ...]
    label: T


@dataclass(frozen=True)
class Drawn:
    """Bars in order and what stands behind them."""

    bars: tuple[Bar, ...]
    drawing: Drawing


def drawn(rows: Iterable[Row], on: date) -> Drawn:
    """Draw the rows of the year of ``on``. Costs: 1 query."""
    made = gantt(rows, on)
    shown = drawing(made.chart, {row.key: row.standing.key for row in made.rows})
    bars = (
        Bar(row, shown.strokes.get(row.key), tuple(_marks(row, shown, on)), _label(row))
        for row in made.rows
    )
    return Drawn(tuple(bars), shown)


def _marks(row: Row, shown: Drawing, on: date) -> Iterator[Mark]:
    for step in row.milestones:
        stroke = shown.strokes.get((row.key, step.id))
        if stroke is not None and not stroke.cut_before and not stroke.cut_after:
            yield Mark(stroke.x + stroke.width, step_tone(step, on).key)


def _label(row: Row) -> T:
    due = row.due or row.start
    said = [SPAN.filled(start=wording.day_words(row.start), due=wording.day_words(due))]
    said += [
        STEP.filled(day=wording.day_words(step.day), words=step.words) for step in row.milestones
    ]
    return T("".join(one.zh for one in said), "".join(one.en for one in said))
