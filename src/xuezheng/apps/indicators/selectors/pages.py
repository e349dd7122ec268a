"""What the pages of indicators show: the list under a topic, and one figure with its surroundings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.models import Chosen
from xuezheng.apps.indicators.selectors.drawing import Drawn, drawn
from xuezheng.apps.indicators.selectors.explaining import Account, account
from xuezheng.apps.indicators.selectors.figures import MOST_POINTS, Figure, figure
from xuezheng.apps.indicators.selectors.kept import (
    GRAINS_DOWN,
    Counted,
    Kept,
    at_days,
    find,
    kept,
    run_before,
    run_on,
)
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.indicators import INDICATORS, Topic
from xuezheng.core.base.actors import Actor, Scope
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Indicator, Origin

PAGE = 50
YEAR, SLACK = 365, 40
"""A year before, give or take so many days."""
BINS = 8


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

    Costs: 4 queries and one for each indicator shown that was not read before.
    """
    mine = access.seen(actor, INDICATORS)
    if not mine:
        raise NotFoundError(what=access.WHAT)
    counts = {one.key: sum(found.topic == one.key for found in mine) for one in Topic}
    shown = next((one for one in Topic if one.key == topic and counts[topic]), None)
    chosen = shown or next(one for one in Topic if counts[one.key])
    some = [one for one in mine if one.topic == chosen.key]
    first = PAGE * (max(page, 1) - 1)
    topics = tuple((one, counts[one.key]) for one in Topic if counts[one.key])
    run = _newest(day)
    rows = _rows(actor, some[first : first + PAGE], run) if run else ()
    place = names(run.day).get(rows[0].figure.org, "") if run and rows else ""
    return Listed(run, place, topics, chosen, rows, max(page, 1), len(some) > first + PAGE)


def _newest(day: date) -> Counted | None:
    try:
        return run_on(day)
    except NotFoundError:
        return None


def _rows(actor: Actor | None, some: Sequence[Indicator], run: Counted) -> tuple[Row, ...]:
    found = []
    for one in some:
        place = home(access.sight(actor, one), run)
        if place is not None:
            found.append(Row(one, figure(kept(run, one), one, place)))
    return tuple(found)


def home(sight: Scope, run: Counted) -> int | None:
    """Give the highest place in sight; of several, the first."""
    mine = [org for org in run.places.grains if sight.holds(org)]
    return min(mine, key=lambda org: (len(run.places.up(org)), org), default=None)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of another origin beside the computed one (另口径), and how far they lie apart."""

    origin: Origin
    day: date
    number: str
    paper: str
    apart: str


@dataclass(frozen=True)
class Page:
    """The page of one indicator at one place (指标页)."""

    account: Account
    place: str
    above: tuple[tuple[int, str], ...]
    before: Figure | None
    course: tuple[Figure, ...]
    parts: tuple[tuple[int, str, Figure], ...]
    unit: T
    map: Drawn | None
    bins: tuple[tuple[str, int], ...]
    told: tuple[Told, ...]
    chosen: Chosen | None
    counts: bool
    lost: tuple[str, ...]

    @property
    def moved(self) -> T | None:
        """How the value moved within a year, in its own unit; ``None`` where one is missing."""
        if self.before is None or self.before.plain is None or self.account.figure.plain is None:
            return None
        by = self.account.figure.plain - self.before.plain
        points = (
            T("个百分点", "points")
            if self.account.figure.unit.times == 100
            else self.account.figure.unit.word
        )
        if not by:
            return T("持平", "Unchanged")
        word = T("升", "up") if by > 0 else T("降", "down")
        return T(f"{word.zh} {abs(by)} {points.zh}", f"{word.en} {abs(by)} {points.en}")

    @property
    def good(self) -> bool | None:
        """Whether the move is to the better; ``None`` where neither way is."""
        better, now, then = self.account.indicator.better, self.account.figure, self.before
        if better is Better.NEITHER or then is None or now.number is None or then.number is None:
            return None
        if now.number == then.number:
            return None
        return (now.number > then.number) == (better is Better.HIGHER)


def page(actor: Actor | None, key: str, org: int | None, day: date) -> Page:
    """Give the page of an indicator at a place, the reader's highest unless said.

    Raises ``NotFoundError``. Costs: 8 queries, and one for each run not read before.
    """
    indicator = find(key)
    run = run_on(day)
    sight = access.require_seen(actor, indicator)
    place = org if org is not None else home(sight, run)
    if place is None or not sight.holds(place):
        raise NotFoundError(what=access.WHAT)
    found = kept(run, indicator)
    here, known = figure(found, indicator, place), names(run.day)
    year_ago = run_before(run, YEAR, SLACK)
    parts = _parts(found, indicator, place, sight, known)
    told = _account(indicator, found, here)
    return Page(
        told, known.get(place, ""), _above(run, place, sight, known), _then(year_ago, indicator, place),
        _course(indicator, place), parts, _parts_word(parts), _map(run, parts), _bins(parts),
        _told(indicator, here), access.chosen(indicator, place, run.day), access.may_count(actor),
        tuple(known.get(one, str(one)) for one in run.lost),
    )  # fmt: skip


def _account(indicator: Indicator, found: Kept, here: Figure) -> Account:
    return account(indicator, found.version, here, found.run.lost)


def _above(
    run: Counted, place: int, sight: Scope, known: Mapping[int, str]
) -> tuple[tuple[int, str], ...]:
    chain = [one for one in run.places.up(place)[1:] if one in run.places.grains]
    return tuple((one, known.get(one, "")) for one in reversed(chain) if sight.holds(one))


def _then(run: Counted | None, indicator: Indicator, place: int) -> Figure | None:
    if run is None or place not in run.places.grains:
        return None
    return figure(kept(run, indicator), indicator, place)


def _course(indicator: Indicator, place: int) -> tuple[Figure, ...]:
    runs = [one for one in at_days(MOST_POINTS) if place in one.places.grains]
    found = [figure(kept(one, indicator), indicator, place) for one in reversed(runs)]
    return tuple(one for one in found if one.definition)


def _parts(
    found: Kept, indicator: Indicator, place: int, sight: Scope, known: Mapping[int, str]
) -> tuple[tuple[int, str, Figure], ...]:
    """Give the places one grain below, those with a value first, the greatest first."""
    grains = found.run.places.grains
    wanted = GRAINS_DOWN.get(grains[place])
    if wanted is not None and wanted not in indicator.grains:
        return ()
    some = [
        (one, known.get(one, ""), figure(found, indicator, one))
        for one, grain in grains.items()
        if grain is wanted and place in found.run.places.up(one) and sight.holds(one)
    ]
    asked = [
        one for one in some if one[2].absence is None or one[2].absence.key != "not_applicable"
    ]
    return tuple(sorted(asked, key=_order))


def _order(one: tuple[int, str, Figure]) -> tuple[bool, float, int]:
    number = one[2].number
    return (number is None, 0.0 if number is None else -float(number), one[0])


def _parts_word(parts: Sequence[tuple[int, str, Figure]]) -> T:
    grain = parts[0][2].grain if parts else None
    return grain.label if grain else T("", "")


def _map(run: Counted, parts: Sequence[tuple[int, str, Figure]]) -> Drawn | None:
    if not parts or parts[0][2].grain is None or parts[0][2].grain.key != "township":
        return None
    return drawn(run.day, {org: found for org, _, found in parts})


def _bins(parts: Sequence[tuple[int, str, Figure]]) -> tuple[tuple[str, int], ...]:
    """Count the places by equal stretches of their values; nothing for few places."""
    numbers = [found.plain for _, _, found in parts if found.plain is not None]
    if len(numbers) < BINS or min(numbers) == max(numbers):
        return ()
    low, high = min(numbers), max(numbers)
    wide = (high - low) / BINS
    counted = [0] * BINS
    for one in numbers:
        counted[min(int((one - low) / wide), BINS - 1)] += 1
    places = -int(numbers[0].as_tuple().exponent)
    edges = [f"{low + wide * n:.{places}f}" for n in range(BINS + 1)]
    return tuple((f"{edges[n]}–{edges[n + 1]}", counted[n]) for n in range(BINS))


def _told(indicator: Indicator, here: Figure) -> tuple[Told, ...]:
    """Give the newest figure of every other origin, and its difference from ours. Costs: 1 query."""
    found: dict[str, Told] = {}
    for one in access.stated(indicator, here.org)[:20]:
        if one.origin in found:
            continue
        number = one.number / 1000
        apart = (
            "" if here.plain is None else f"{number - float(here.plain):+.{indicator.unit.places}f}"
        )
        found[one.origin] = Told(
            Origin.of(one.origin), one.day, f"{number:,.{max(indicator.unit.places, 0)}f}", one.paper,
            apart.replace("-", "−"),
        )  # fmt: skip
    return tuple(found.values())
