"""How tiles are drawn (指标一览图): the charts of the indicator's page in the size of a tile."""

from dataclasses import dataclass

from xuezheng.apps.indicators.selectors.boards import MOST_BELOW, Chart, Tile
from xuezheng.apps.indicators.selectors.plotting import funnel_drawn, sayer
from xuezheng.ui import plots
from xuezheng.ui.plots import Box, Course

SMALL = Box(480, 200, 52, 60, 16, 26)
NAMES = 130


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tile with its drawing, empty where there is nothing to draw."""

    tile: Tile
    picture: str

    @property
    def rows(self) -> bool:
        """Whether there is a table behind the picture."""
        tile = self.tile
        return bool(tile.course or tile.below or tile.schools.rows)


def drawn(tile: Tile, language: str) -> Drawn:
    """Draw a tile in the reader's language."""
    return Drawn(tile, _PICTURES[tile.chart](tile, language))


def _title(tile: Tile, language: str) -> str:
    title = tile.indicator.title.in_(language)
    return f"{title} {tile.place} {tile.chart.label.in_(language)}"


def _course(tile: Tile, language: str) -> str:
    if sum(one.plain is not None for one in tile.course) < 2:
        return ""
    unit, last = tile.indicator.unit, tile.figure
    given = Course(
        _title(tile, language), [(one.day, one.plain) for one in tile.course], sayer(unit),
        now="" if last.plain is None else sayer(unit)(float(last.plain)),
        floor=0.0 if unit.times == 1 else None,
    )  # fmt: skip
    return plots.course(given, SMALL)


def _bars(tile: Tile, language: str) -> str:
    rows = [(name, one.plain, one.shown.in_(language)) for _, name, one in tile.below[:MOST_BELOW]]
    return plots.levels(_title(tile, language), rows, Box(480, 0, NAMES, 70, 8, 8))


def _funnel(tile: Tile, language: str) -> str:
    url = f"/indicators/{tile.indicator.key}/?org={{org}}"
    return funnel_drawn(tile.schools, tile.indicator, _title(tile, language), language, url)


def _nothing(_tile: Tile, _language: str) -> str:
    """A figure is its own picture."""
    return ""


_PICTURES = {
    Chart.FIGURE: _nothing,
    Chart.TREND: _course,
    Chart.BARS: _bars,
    Chart.FUNNEL: _funnel,
}
