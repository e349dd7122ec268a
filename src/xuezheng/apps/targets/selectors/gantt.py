"""The Gantt chart of the one list, drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.targets.selectors.groups import gantt
from xuezheng.apps.targets.selectors.rows import Row
from xuezheng.ui.gantt import Drawing, Stroke, drawing


@dataclass(frozen=True)
class Bar:
    """A row with its bar."""

    row: Row
    stroke: Stroke | None


@dataclass(frozen=True)
class Drawn:
    """Bars in order and what stands behind them."""

    bars: tuple[Bar, ...]
    drawing: Drawing


def drawn(rows: Iterable[Row], on: date) -> Drawn:
    """Draw the rows of the year of ``on``. Costs: 1 query."""
    made = gantt(rows, on)
    shown = drawing(made.chart, {row.key: row.standing.key for row in made.rows})
    return Drawn(tuple(Bar(row, shown.strokes.get(row.key)) for row in made.rows), shown)
