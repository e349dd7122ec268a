"""Indicators against places or against time (透视表): the figures in force, one reading of what is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.selectors.choosing import Choice, choices
from xuezheng.apps.indicators.selectors.figures import Figure, figure, in_force
from xuezheng.apps.indicators.selectors.kept import (
    GRAINS_DOWN,
    Counted,
    at_days,
    kept,
    read,
    run_of,
)
from xuezheng.apps.indicators.selectors.pages import home, topical
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.indicators import Topic
from xuezheng.core.base.actors import Actor, Scope
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.indicators.definition import Indicator

MOST_ROWS = 20
MOST_TIMES = 12
MOST_PLACES = 60
TIME = "time"


@dataclass(frozen=True, slots=True)
class Line:
    """One line (透视行): a place or a day, with a figure for each indicator."""

    name: str
    org: int | None
    day: date | None
    cells: tuple[Figure | None, ...]


@dataclass(frozen=True)
class Pivot:
    """The table (透视表): indicators across, places or days down."""

    topic: Topic
    place: str
    org: int
    day: date
    by_time: bool
    heads: tuple[Indicator, ...]
    lines: tuple[Line, ...]
    page: int
    more: bool


def pivot(
    actor: Actor | None, topic: str, org: int | None, day: date, *, by: str = "", page: int = 1
) -> Pivot:
    """Set the indicators of a topic against the places below one, or against the days counted.

    Raises ``NotFoundError`` for what is out of sight. Costs: 8 queries, and one for each run not
    read before.
    """
    runs = at_days(MOST_TIMES)
    run = run_of(runs, day)
    chosen, every = topical(actor, topic, run)
    sights = {one.key: access.sight(actor, one) for one in every}
    first = MOST_ROWS * (max(page, 1) - 1)
    some = every[first : first + MOST_ROWS]
    here = org if org is not None else _home(some, sights, run)
    if here is None or not any(sights[one.key].holds(here) for one in some):
        raise NotFoundError(what=access.WHAT)
    known = names(run.day)
    seen = Seen(some, sights, choices([one.key for one in some], run.day))
    lines = (
        _times([one for one in runs if one.day <= run.day], here, seen)
        if by == TIME
        else _places(run, here, known, seen)
    )
    return Pivot(
        chosen, known.get(here, ""), here, run.day, by == TIME, tuple(some), lines,
        max(page, 1), len(every) > first + MOST_ROWS,
    )  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """What is shown across, where each may be seen, and what was chosen."""

    some: Sequence[Indicator]
    sights: Mapping[str, Scope]
    chosen: Mapping[tuple[str, int], Choice]

    def cells(self, run: Counted, org: int, *, current: bool) -> tuple[Figure | None, ...]:
        """Give the figures of a place in a run; choices count on the day shown alone."""
        if org not in run.places.grains:
            return tuple(None for _ in self.some)
        found = [
            figure(kept(run, one), one, org) if self.sights[one.key].holds(org) else None
            for one in self.some
        ]
        return tuple(one and in_force(one, self.chosen) if current else one for one in found)


def _home(some: Sequence[Indicator], sights: Mapping[str, Scope], run: Counted) -> int | None:
    found = (home(sights[one.key], run) for one in some)
    return next((place for place in found if place is not None), None)


def _places(run: Counted, here: int, known: Mapping[int, str], seen: Seen) -> tuple[Line, ...]:
    read([run], seen.some)
    grains = run.places.grains
    wanted = GRAINS_DOWN.get(grains[here]) if here in grains else None
    below = [one for one, grain in grains.items() if grain is wanted and here in run.places.up(one)]
    return tuple(
        Line(known.get(one, ""), one, None, seen.cells(run, one, current=True))
        for one in [here, *below[:MOST_PLACES]]
    )


def _times(runs: Sequence[Counted], here: int, seen: Seen) -> tuple[Line, ...]:
    read(runs, seen.some)
    return tuple(
        Line("", None, one.day, seen.cells(one, here, current=False)) for one in reversed(runs)
    )
