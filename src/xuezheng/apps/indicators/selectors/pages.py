"""The list of indicators (指标目录): by topic, each with its figure at the reader's own place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.selectors.choosing import choices
from xuezheng.apps.indicators.selectors.figures import Figure, figure, in_force
from xuezheng.apps.indicators.selectors.kept import Counted, kept, read, run_on
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.indicators import INDICATORS, Topic
from xuezheng.core.base.actors import Actor, Scope
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.indicators.definition import Indicator

PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator of the list: its figure at the reader's own place."""

    indicator: Indicator
    figure: Figure


@dataclass(frozen=True)
class Listed:
    """The list under a topic (指标目录)."""

    run: Counted | None
    place: str
    topics: tuple[tuple[Topic, int], ...]
    topic: Topic
    rows: tuple[Row, ...]
    page: int
    more: bool


def listed(actor: Actor | None, topic: str, day: date, page: int = 1) -> Listed:
    """List the indicators of a topic in sight, each at the reader's highest place.

    Costs: 6 queries and one for each indicator shown that was not read before.
    """
    run = _newest(day)
    mine = _seen(actor, run)
    chosen, some = _topical(mine, topic)
    counts = {one.key: sum(found.topic == one.key for found in mine) for one in Topic}
    first = PAGE * (max(page, 1) - 1)
    topics = tuple((one, counts[one.key]) for one in Topic if counts[one.key])
    rows = _rows(actor, some[first : first + PAGE], run) if run else ()
    place = names(run.day).get(rows[0].figure.org, "") if run and rows else ""
    return Listed(run, place, topics, chosen, rows, max(page, 1), len(some) > first + PAGE)


def _seen(actor: Actor | None, run: Counted | None) -> tuple[Indicator, ...]:
    """Give the indicators in sight; once something is counted, those that some place in sight has."""
    mine = access.seen(actor, INDICATORS)
    if run is not None:
        homes: dict[frozenset[str], int | None] = {}
        for one in mine:
            groups = one.groups(one.versions[-1])
            if groups not in homes:
                homes[groups] = home(access.sight(actor, one), run)
        there = tuple(one for one in mine if homes[one.groups(one.versions[-1])] is not None)
        mine = there or mine
    if not mine:
        raise NotFoundError(what=access.WHAT)
    return mine


def _topical(mine: Sequence[Indicator], key: str) -> tuple[Topic, list[Indicator]]:
    """Choose the topic of a key, else the first in sight; give its indicators."""
    there = {one.topic for one in mine}
    some = [one for one in Topic if one.key in there]
    chosen = next((one for one in some if one.key == key), some[0])
    return chosen, [one for one in mine if one.topic == chosen.key]


def topical(actor: Actor | None, key: str, run: Counted) -> tuple[Topic, list[Indicator]]:
    """Give a topic in sight, the first unless said, and its indicators. Raises ``NotFoundError``."""
    return _topical(_seen(actor, run), key)


def _newest(day: date) -> Counted | None:
    try:
        return run_on(day)
    except NotFoundError:
        return None


def _rows(actor: Actor | None, some: Sequence[Indicator], run: Counted) -> tuple[Row, ...]:
    placed = [(one, home(access.sight(actor, one), run)) for one in some]
    mine = [(one, place) for one, place in placed if place is not None]
    read([run], [one for one, _ in mine])
    chosen = choices([one.key for one, _ in mine], run.day, {place for _, place in mine})
    return tuple(
        Row(one, in_force(figure(kept(run, one), one, place), chosen)) for one, place in mine
    )


def home(sight: Scope, run: Counted) -> int | None:
    """Give the highest place in sight; of several, the first."""
    mine = [org for org in run.places.grains if sight.holds(org)]
    return min(mine, key=lambda org: (len(run.places.up(org)), org), default=None)
