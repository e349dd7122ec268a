"""GET /api/pivots: a topic's indicators against places or days, one set out by two traits, and the views kept.

Views are kept and dropped by POST /api/do/view.save, kind ``indicator`` or ``indicator_pivot``.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from ninja import Query, Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.api import FigureOut
from xuezheng.apps.indicators.selectors import pivoted
from xuezheng.apps.indicators.selectors.crossing import cross
from xuezheng.apps.indicators.selectors.explaining import told_figure
from xuezheng.apps.indicators.selectors.exporting import Asked, file_of, format_of
from xuezheng.apps.indicators.selectors.pivot import pivot
from xuezheng.apps.records.selectors.lists import views
from xuezheng.apps.schools.access import read_day
from xuezheng.ui.doors import actor_of
from xuezheng.ui.downloads import download

router = Router(tags=["indicators"])


class LineOut(Schema):
    """One line of a topic's table: a place or a day, a figure for each indicator."""

    org: int | None
    name: str
    day: str | None
    figures: list[FigureOut | None]


class PivotOut(Schema):
    """A topic's table (透视表)."""

    topic: str
    org: int
    day: str
    keys: list[str]
    lines: list[LineOut]
    more: bool


class HeadOut(Schema):
    """A row's or column's head: its code, its words, the place or day it stands for."""

    code: str
    zh: str
    en: str
    org: int | None
    day: str | None


class CellOut(Schema):
    """A figure with the codes of its row and column; an empty code is the total."""

    row: str
    column: str
    figure: FigureOut


class CrossOut(Schema):
    """An indicator set out by two traits (交叉透视)."""

    key: str
    org: int
    day: str
    rows: str
    columns: str
    offered: list[str]
    heads: list[HeadOut]
    lines: list[HeadOut]
    cells: list[CellOut]


class ViewOut(Schema):
    """A view kept under a name: of which page, and the conditions of its address."""

    kind: str
    name: str
    query: str


class Of(Schema):
    """Which table: of a topic by places or by ``time``, as of which day, as which file."""

    topic: str = ""
    org: int | None = None
    by: str = ""
    page: int = 1
    on: str = ""
    format: str = "csv"


class By(Schema):
    """Which table of one indicator: place, rows, columns, day, and as which file."""

    org: int | None = None
    rows: str = ""
    columns: str = ""
    on: str = ""
    format: str = "csv"


def _file(asked: Asked, kind: str) -> HttpResponse:
    form = format_of(pivoted.need_table(kind))
    return download(*file_of(asked, form, "pivot", get_language() or "zh"))


@router.get("", response=PivotOut, summary="A topic's indicators against places or days")
def of_topic(request: HttpRequest, given: Query[Of]) -> Mapping[str, Any]:
    """Give the table of the page: indicators across, places or days down."""
    day = read_day(given.on, clock.today())
    found = pivot(
        actor_of(request), given.topic, given.org, day, by=given.by, page=min(max(given.page, 1), 100)
    )  # fmt: skip
    return {
        "topic": found.topic.key, "org": found.org, "day": found.day.isoformat(),
        "keys": [one.key for one in found.heads], "more": found.more,
        "lines": [
            {
                "org": line.org, "name": line.name,
                "day": None if line.day is None else line.day.isoformat(),
                "figures": [one and told_figure(one) for one in line.cells],
            }
            for line in found.lines
        ],
    }  # fmt: skip


@router.get("/export", summary="A topic's table as a file: xlsx, csv, sdmx, adx")
def export_topic(request: HttpRequest, given: Query[Of]) -> HttpResponse:
    """Give the same figures as a file."""
    asked = pivoted.of_pivot(
        actor_of(request), given.topic, given.org, read_day(given.on, clock.today()), clock.now(),
        by=given.by, page=min(max(given.page, 1), 100),
    )  # fmt: skip
    return _file(asked, given.format)


@router.get("/views", response=list[ViewOut], summary="Views kept of indicator pages")
def kept(request: HttpRequest) -> list[dict[str, str]]:
    """Give the reader's own views of the list, of figures' pages and of pivots."""
    actor = access.require_reader(actor_of(request))
    return [
        {"kind": one.kind, "name": one.name, "query": one.query}
        for kind in (access.LIST, access.PIVOT)
        for one in views(actor, kind)
    ]


@router.get("/{key}", response=CrossOut, summary="An indicator set out by two traits")
def of_one(request: HttpRequest, key: str, given: Query[By]) -> Mapping[str, Any]:
    """Give every cell and every total of the table, each with its whole account."""
    day, by = read_day(given.on, clock.today()), (given.rows, given.columns)
    return pivoted.told(cross(actor_of(request), key, given.org, day, by=by))


@router.get("/{key}/export", summary="An indicator set out by two traits, as a file")
def export_one(request: HttpRequest, key: str, given: Query[By]) -> HttpResponse:
    """Give the same figures as a file: xlsx, csv, sdmx, adx."""
    day, by = read_day(given.on, clock.today()), (given.rows, given.columns)
    asked = pivoted.of_cross(actor_of(request), key, given.org, day, clock.now(), by=by)
    return _file(asked, given.format)
