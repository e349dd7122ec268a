"""GET /api/dashboards: the dashboards in sight, and one with the figures of its tiles.

They are made, arranged, shared and removed by POST /api/do/dashboard.create and its like.
"""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.indicators.api import FigureOut
from xuezheng.apps.indicators.selectors import boards
from xuezheng.apps.indicators.selectors.boards import Tile
from xuezheng.apps.indicators.selectors.explaining import told_figure
from xuezheng.apps.schools.access import read_day
from xuezheng.ui.doors import actor_of

router = Router(tags=["indicators"])


class BoardOut(Schema):
    """One dashboard (指标一览), without its figures."""

    dashboard: int
    name: str
    org: int
    of_unit: bool
    owned: bool
    on_desk: bool
    tiles: int
    version: int


class PlacedOut(Schema):
    """A figure of a chart: at which place, or on which day."""

    place: str
    figure: FigureOut


class TileOut(Schema):
    """A tile (指标一览块): the figure in force and the table of its chart."""

    at: int
    key: str
    title: dict[str, str]
    chart: str
    own: bool
    place: str
    figure: FigureOut
    rows: list[PlacedOut]


class BoardTilesOut(Schema):
    """A dashboard with its tiles as the reader sees them; ``hidden`` ones lie out of sight."""

    dashboard: int
    name: str
    version: int
    on_desk: bool
    hidden: int
    arranged: list[dict[str, Any]]
    tiles: list[TileOut]


@router.get("", response=list[BoardOut], summary="Dashboards in sight")
def index(request: HttpRequest) -> list[dict[str, Any]]:
    """Give own dashboards, those of own units, those shared."""
    return [
        {
            "dashboard": one.board.pk, "name": one.board.name, "org": one.board.org_id,
            "of_unit": one.board.account is None, "owned": one.owned, "on_desk": one.on_desk,
            "tiles": len(one.board.tiles), "version": one.board.version,
        }
        for one in boards.listed(actor_of(request))
    ]  # fmt: skip


@router.get("/{int:number}", response=BoardTilesOut, summary="A dashboard with its figures")
def show(request: HttpRequest, number: int, on: str = "") -> dict[str, Any]:
    """Give the tiles of a dashboard within the reader's sight, each with the table of its chart."""
    found = boards.shown(actor_of(request), number, read_day(on, clock.today()))
    return {
        "dashboard": found.number, "name": found.name, "version": found.version,
        "on_desk": found.on_desk, "hidden": found.hidden, "arranged": list(found.arranged),
        "tiles": [_tile(one) for one in found.tiles],
    }  # fmt: skip


def _tile(one: Tile) -> dict[str, Any]:
    rows = [
        *((one.place, point) for point in one.course),
        *((name, figure) for _, name, figure in one.below),
        *((school.name, school.figure) for school in one.schools.rows),
    ]
    title = one.indicator.title
    return {
        "at": one.at, "key": one.indicator.key, "title": {"zh": title.zh, "en": title.en},
        "chart": one.chart.key, "own": one.own, "place": one.place,
        "figure": told_figure(one.figure),
        "rows": [{"place": place, "figure": told_figure(figure)} for place, figure in rows],
    }  # fmt: skip
