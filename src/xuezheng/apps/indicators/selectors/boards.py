"""Dashboards as they are read (指标一览): which there are, whose, their tiles within the reader's sight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.models import Board
from xuezheng.apps.indicators.selectors.chance import Schools, schools
from xuezheng.apps.indicators.selectors.choosing import choices
from xuezheng.apps.indicators.selectors.comparing import Compared, moved
from xuezheng.apps.indicators.selectors.figures import MOST_POINTS, Figure, figure, in_force
from xuezheng.apps.indicators.selectors.kept import (
    GRAINS_DOWN,
    Counted,
    Kept,
    at_days,
    find,
    kept,
    nearest,
    read,
    run_of,
)
from xuezheng.apps.indicators.selectors.pages import home
from xuezheng.apps.schools.access import names, steady
from xuezheng.core.base.actors import Actor, Scope
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.indicators.definition import Grain, Indicator

MOST_TILES = 8
MOST_LISTED = 50
MOST_BELOW = 24
"""So many places a tile draws; its table and the indicator's page have them all."""
YEAR, SLACK = 365, 40
NONE = Schools()


class Chart(Labelled):
    """How a tile shows its indicator (指标一览图式)."""

    FIGURE = ("figure", T("数值与比较", "Figure with comparison"))
    TREND = ("trend", T("走势", "Trend"))
    BARS = ("bars", T("分下级单位", "By place below"))
    FUNNEL = ("funnel", T("漏斗图", "Funnel plot"))


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile (指标一览块): its place in the order, the figure in force, and what its chart is drawn of.

    ``own`` says that each reader sees the own place; ``below`` are the places
    one grain down in the official order, ``course`` the days counted.
    """

    at: int
    indicator: Indicator
    chart: Chart
    own: bool
    place: str
    figure: Figure
    before: Compared | None
    last_year: bool
    course: tuple[Figure, ...] = ()
    below: tuple[tuple[int, str, Figure], ...] = ()
    schools: Schools = NONE

    @property
    def org(self) -> int:
        """Whose figure it is."""
        return self.figure.org


@dataclass(frozen=True, slots=True)
class Shared:
    """Who sees a dashboard besides (共享对象)."""

    org: int
    unit: str
    role: str


@dataclass(frozen=True)
class Shown:
    """A dashboard as one reader sees it (指标一览): ``hidden`` tiles lie outside of the reader's sight."""

    number: int
    name: str
    unit: str
    of_unit: bool
    owned: bool
    version: int
    on_desk: bool
    day: date | None
    tiles: tuple[Tile, ...]
    hidden: int
    arranged: tuple[Mapping[str, Any], ...]
    shares: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of dashboards."""

    board: Board
    owned: bool
    on_desk: bool


@steady()
def listed(actor: Actor | None) -> list[Listed]:
    """List the dashboards in sight, own ones first. Costs: 3 queries."""
    here = access.require_reader(actor, access.BOARD)
    desk = set(access.on_desk(here).values_list("board_id", flat=True))
    rows = access.boards(here).order_by("id")[:MOST_LISTED]
    found = [Listed(one, access.owns(here, one), one.pk in desk) for one in rows]
    return sorted(found, key=lambda one: (not one.owned, one.board.account is None, one.board.pk))


def chosen(actor: Actor | None) -> int | None:
    """Give the number of the dashboard on somebody's desk, while it is in sight. Costs: 3 queries."""
    here = access.require_reader(actor, access.BOARD)
    number = access.on_desk(here).values_list("board_id", flat=True).first()
    if number is None or not access.boards(here).filter(pk=number).exists():
        return None
    return int(number)


@steady()
def shown(actor: Actor | None, number: int, day: date) -> Shown:
    """Show a dashboard to a reader. Raises ``NotFoundError``.

    Costs: 8 queries, and one for each run not read before.
    """
    row = access.board(actor, number)
    desk = actor is not None and access.on_desk(actor).filter(board=row).exists()
    owned = access.owns(actor, row)
    given = tuple(row.tiles)
    tiles, hidden, as_of = _tiles(actor, given, day) if given else ((), 0, None)
    shares = _shares(row, day) if owned else ()
    return Shown(
        row.pk, row.name, names(day).get(row.org_id, ""), row.account is None, owned, row.version,
        desk, as_of, tiles, hidden, given, shares,
    )  # fmt: skip


def _shares(row: Board, day: date) -> tuple[Shared, ...]:
    found = row.shares.order_by("id").values_list("org_id", "role")
    known = names(day) if found else {}
    return tuple(Shared(org, known.get(org, ""), role) for org, role in found)


@dataclass(frozen=True)
class _Asked:
    """What all tiles of a page are made of, read once."""

    run: Counted
    runs: Sequence[Counted]
    before: Counted | None
    known: Mapping[int, str]


def _tiles(
    actor: Actor | None, given: Sequence[Mapping[str, Any]], day: date
) -> tuple[tuple[Tile, ...], int, date | None]:
    try:
        runs = at_days(MOST_POINTS)
        run = run_of(runs, day)
    except NotFoundError:
        return (), 0, None
    mine = [
        (at, one, *found)
        for at, one in enumerate(given)
        if (found := placed(actor, one, run)) is not None
    ]
    indicators = list(dict.fromkeys(indicator for _, _, indicator, _, _ in mine))
    runs = [one for one in runs if one.day <= run.day]
    read([*runs, run], indicators)
    force = choices({one.key for one in indicators}, run.day, {place for *_, place, _ in mine})
    asked = _Asked(run, runs, nearest(runs, run, YEAR, SLACK), names(run.day))
    tiles = []
    for at, one, indicator, place, sight in mine:
        made = _tile(asked, at, one, indicator, (place, sight))
        tiles.append(_with(made, in_force(made.figure, force)))
    return tuple(tiles), len(given) - len(tiles), run.day


def _with(tile: Tile, here: Figure) -> Tile:
    return Tile(
        tile.at, tile.indicator, tile.chart, tile.own, tile.place, here, tile.before,
        tile.last_year, tile.course, tile.below, tile.schools,
    )  # fmt: skip


def placed(
    actor: Actor | None, one: Mapping[str, Any], run: Counted
) -> tuple[Indicator, int, Scope] | None:
    """Give the indicator of a tile and the place the reader sees it at; ``None`` out of sight."""
    try:
        indicator = find(str(one["key"]))
    except NotFoundError:
        return None  # a definition that the catalogue no longer has
    sight = access.sight(actor, indicator)
    place = one["org"] if one["org"] is not None else home(sight, run)
    if place is None or not sight.holds(place) or place not in run.places.grains:
        return None
    return indicator, int(place), sight


def _tile(
    asked: _Asked, at: int, one: Mapping[str, Any], indicator: Indicator, where: tuple[int, Scope]
) -> Tile:
    place, sight = where
    found, chart = kept(asked.run, indicator), Chart.of(one["chart"])
    computed = figure(found, indicator, place)
    then = kept(asked.before, indicator) if asked.before else None
    course = tuple(
        figure(kept(run, indicator), indicator, place)
        for run in reversed(asked.runs)
        if place in run.places.grains
    )
    course = tuple(point for point in course if point.definition)
    before = moved(computed, _then(then, indicator, place), indicator.better)
    earlier = next(
        (point for point in reversed(course) if point.day < computed.day and point.plain is not None),
        None,
    )  # fmt: skip
    return Tile(
        at, indicator, chart, one["org"] is None, asked.known.get(place, ""), computed,
        before or moved(computed, earlier, indicator.better), before is not None,
        course if chart in {Chart.FIGURE, Chart.TREND} else (),
        below(found, indicator, place, sight, asked.known) if chart is Chart.BARS else (),
        schools(found, indicator, place, sight, asked.known, then)
        if chart is Chart.FUNNEL else NONE,
    )  # fmt: skip


def _then(then: Kept | None, indicator: Indicator, place: int) -> Figure | None:
    if then is None or place not in then.run.places.grains:
        return None
    return figure(then, indicator, place)


def below(
    found: Kept, indicator: Indicator, place: int, sight: Scope, known: Mapping[int, str]
) -> tuple[tuple[int, str, Figure], ...]:
    """Give the places in sight one grain below in the official order; those never asked are left out."""
    grains = found.run.places.grains
    wanted = GRAINS_DOWN.get(grains[place], Grain.SCHOOL)
    some = [
        (one, known.get(one, ""), figure(found, indicator, one))
        for one, grain in grains.items()
        if grain is wanted and place in found.run.places.up(one) and sight.holds(one)
    ]
    return tuple(
        one for one in some if one[2].absence is None or one[2].absence.key != "not_applicable"
    )
