"""The figures on somebody's desk (工作台指标): of the dashboard chosen, else the usual ones of the role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.selectors.boards import SLACK, YEAR, Chart, placed
from xuezheng.apps.indicators.selectors.choosing import choices
from xuezheng.apps.indicators.selectors.comparing import Compared, moved
from xuezheng.apps.indicators.selectors.explaining import Line, account
from xuezheng.apps.indicators.selectors.figures import MOST_POINTS, Figure, figure, in_force
from xuezheng.apps.indicators.selectors.kept import Counted, at_days, kept, nearest, read, run_of
from xuezheng.apps.schools.access import names, steady
from xuezheng.catalogue.boards import usual
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Indicator

KEEPS = T("符合{title} {value}", "Keeps {title} {value}")
BREAKS = T("不符合{title} {value}", "Breaks {title} {value}")


@dataclass(frozen=True, slots=True)
class DeskTile:
    """One figure (工作台指标块): the value in force, how it stands against its line, how it moved, as of when."""

    indicator: Indicator
    place: str
    figure: Figure
    line: Line | None
    before: Compared | None
    last_year: bool

    @property
    def tone(self) -> str:
        """Its shape and colour: kept, broken, worse, or nothing to say."""
        if self.figure.plain is None:
            return "nodata"
        if self.line is not None:
            return "met" if self.line.kept else "miss"
        return "risk" if self.before is not None and self.before.good is False else ""

    @property
    def verdict(self) -> T | None:
        """What is to be said of it: its line, else how it moved."""
        if self.figure.plain is None:
            return None
        if self.line is not None:
            words = KEEPS if self.line.kept else BREAKS
            value = T(
                f"{self.line.value}{self.line.unit.zh}", f"{self.line.value}{self.line.unit.en}"
            )
            return words.filled(title=self.line.standard.title, value=value)
        return self.before.apart if self.before is not None else None


@dataclass(frozen=True)
class DeskBoard:
    """What stands on the desk: the dashboard chosen, or none where it is the usual one of the role."""

    board: int | None
    name: str
    day: date | None
    tiles: tuple[DeskTile, ...]


@steady()
def on_desk(actor: Actor | None, day: date) -> DeskBoard | None:
    """Give the figures of somebody's desk; nothing for whoever sees none.

    Costs: 4 queries while steady, one more where other origins count, and two for each run not read before.
    """
    if actor is None or not access.reads(actor):
        return None
    row = access.board_on_desk(actor)
    given = usual_tiles(actor) if row is None else row.tiles
    tiles, as_of = _tiles(actor, given, day) if given else ((), None)
    return DeskBoard(None if row is None else row.pk, "" if row is None else row.name, as_of, tiles)


def usual_tiles(actor: Actor) -> list[dict[str, Any]]:
    """Give the usual tiles of somebody's role, each at the reader's own place."""
    roles = [one.role for one in actor.grants]
    return [{"key": key, "org": None, "chart": Chart.FIGURE.key} for key in usual(roles)]


def _tiles(
    actor: Actor, given: Sequence[Mapping[str, Any]], day: date
) -> tuple[tuple[DeskTile, ...], date | None]:
    try:
        runs = at_days(MOST_POINTS)
        run = run_of(runs, day)
    except NotFoundError:
        return (), None
    found = [two for one in given if (two := placed(actor, one, run)) is not None]
    year_ago = nearest(runs, run, YEAR, SLACK)
    last = year_ago or next((one for one in runs if one.day < run.day), None)
    indicators = list(dict.fromkeys(indicator for indicator, _, _ in found))
    read([run] if last is None else [run, last], indicators)
    force = choices({one.key for one in indicators}, run.day, {place for _, place, _ in found})
    known = names(run.day)
    made = []
    for indicator, place, _ in found:
        computed = figure(kept(run, indicator), indicator, place)
        here = in_force(computed, force)
        before = moved(computed, _then(last, indicator, place), indicator.better)
        line = _line(run, indicator, here)
        made.append(
            DeskTile(indicator, known.get(place, ""), here, line, before, year_ago is not None)
        )
    return tuple(made), run.day


def _then(last: Counted | None, indicator: Indicator, place: int) -> Figure | None:
    if last is None or place not in last.places.grains:
        return None
    return figure(kept(last, indicator), indicator, place)


def _line(run: Counted, indicator: Indicator, here: Figure) -> Line | None:
    lines = account(indicator, kept(run, indicator).version, here).lines
    return next((one for one in lines if one.kept is not None), None)
