"""The page of one indicator at one place (指标页): the figure in force and everything beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.selectors.ahead import Ahead, ahead
from xuezheng.apps.indicators.selectors.chance import Schools, schools
from xuezheng.apps.indicators.selectors.choosing import choices
from xuezheng.apps.indicators.selectors.comparing import Compared, Peers, moved, peers
from xuezheng.apps.indicators.selectors.drawing import Drawn, drawn
from xuezheng.apps.indicators.selectors.explaining import Account, account
from xuezheng.apps.indicators.selectors.figures import MOST_POINTS, Figure, figure, in_force
from xuezheng.apps.indicators.selectors.goals import Expected, Goal, goals
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
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import Actor, Scope
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.indicators.definition import Grain, Indicator, Origin
from xuezheng.core.indicators.forecast import Why

YEAR, SLACK = 365, 40
"""A year before, give or take so many days."""
BINS = 8


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
    goals: tuple[Goal, ...]
    before: Compared | None
    last_year: bool
    peers: Peers | None
    course: tuple[Figure, ...]
    ahead: Ahead | Why
    until: date
    expected: Expected | None
    parts: tuple[tuple[int, str, Figure], ...]
    unit: T
    schools: Schools
    map: Drawn | None
    bins: tuple[tuple[str, int], ...]
    told: tuple[Told, ...]
    counts: bool
    lost: tuple[str, ...]

    @property
    def figure(self) -> Figure:
        """The figure in force."""
        return self.account.figure

    @property
    def computed(self) -> Figure:
        """What was computed or counted, whichever origin is in force."""
        return self.figure.beside or self.figure

    @property
    def goal(self) -> Goal | None:
        """The target due first."""
        return self.goals[0] if self.goals else None

    @property
    def taken(self) -> Expected | None:
        """How the target would stand with this figure, where it has none of its own."""
        goal, here = self.goal, self.figure
        if goal is None or goal.standing is not Standing.NODATA or here.number is None:
            return None
        return goal.taken(Fraction(here.number) * here.unit.times, here.day)

    @property
    def foretold(self) -> Ahead | None:
        """The forecast, where there is one."""
        return self.ahead if isinstance(self.ahead, Ahead) else None

    @property
    def silent(self) -> Why | None:
        """Why nothing is foretold."""
        return self.ahead if isinstance(self.ahead, Why) else None


def page(actor: Actor | None, key: str, org: int | None, day: date) -> Page:
    """Give the page of an indicator at a place, the reader's highest unless said.

    Raises ``NotFoundError``. Costs: 8 queries, 5 more where targets speak of it,
    and two for each run not read before.
    """
    indicator = find(key)
    runs = at_days(MOST_POINTS)
    run = run_of(runs, day)
    sight = access.require_seen(actor, indicator)
    place = org if org is not None else home(sight, run)
    if place is None or not sight.holds(place):
        raise NotFoundError(what=access.WHAT)
    read([*runs, run], [indicator])
    found, known = kept(run, indicator), names(run.day)
    computed = figure(found, indicator, place)
    here = in_force(computed, choices((key,), day, (place,)))
    course = _course(runs, indicator, place)
    promised = goals(actor, indicator, here, run.day)
    until = promised[0].due if promised else _year_end(run.day)
    foretold = ahead(indicator, [one for one in course if one.day <= run.day], until)
    year_ago = nearest(runs, run, YEAR, SLACK)
    then = kept(year_ago, indicator) if year_ago else None
    before = moved(computed, _then(then, indicator, place), indicator.better)
    earlier = None if before else _earlier(course, computed)
    parts = _parts(found, indicator, place, sight, known)
    listed = schools(found, indicator, place, sight, known, then)
    return Page(
        account(indicator, found.version, here, run.lost), known.get(place, ""),
        _above(run, place, sight, known), promised,
        before or moved(computed, earlier, indicator.better), before is not None,
        peers(found, indicator, computed, sight, known), course, foretold, until,
        _expected(promised, foretold), parts, _parts_word(parts), listed, _map(run, parts),
        _bins([one.figure for one in listed.rows] or [one for _, _, one in parts]),
        _told(indicator, computed), access.may_count(actor),
        tuple(known.get(one, str(one)) for one in run.lost),
    )  # fmt: skip


def _year_end(day: date) -> date:
    return date(day.year, 12, 31)


def _expected(promised: Sequence[Goal], foretold: Ahead | Why) -> Expected | None:
    if not promised or isinstance(foretold, Why):
        return None
    return promised[0].expects(*foretold.scaled())


def _above(
    run: Counted, place: int, sight: Scope, known: Mapping[int, str]
) -> tuple[tuple[int, str], ...]:
    chain = [one for one in run.places.up(place)[1:] if one in run.places.grains]
    return tuple((one, known.get(one, "")) for one in reversed(chain) if sight.holds(one))


def _then(then: Kept | None, indicator: Indicator, place: int) -> Figure | None:
    if then is None or place not in then.run.places.grains:
        return None
    return figure(then, indicator, place)


def _earlier(course: Sequence[Figure], here: Figure) -> Figure | None:
    """Give the newest figure counted before, where no year has passed yet."""
    some = [one for one in course if one.day < here.day and one.number is not None]
    return some[-1] if some else None


def _course(runs: Sequence[Counted], indicator: Indicator, place: int) -> tuple[Figure, ...]:
    some = [one for one in runs if place in one.places.grains]
    found = [figure(kept(one, indicator), indicator, place) for one in reversed(some)]
    return tuple(one for one in found if one.definition)


def _parts(
    found: Kept, indicator: Indicator, place: int, sight: Scope, known: Mapping[int, str]
) -> tuple[tuple[int, str, Figure], ...]:
    """Give the places one grain below in the official order; schools are listed apart."""
    grains = found.run.places.grains
    wanted = GRAINS_DOWN.get(grains[place])
    if wanted is None or wanted is Grain.SCHOOL or wanted not in indicator.grains:
        return ()
    some = [
        (one, known.get(one, ""), figure(found, indicator, one))
        for one, grain in grains.items()
        if grain is wanted and place in found.run.places.up(one) and sight.holds(one)
    ]
    return tuple(
        one for one in some if one[2].absence is None or one[2].absence.key != "not_applicable"
    )


def _parts_word(parts: Sequence[tuple[int, str, Figure]]) -> T:
    grain = parts[0][2].grain if parts else None
    return grain.label if grain else T("", "")


def _map(run: Counted, parts: Sequence[tuple[int, str, Figure]]) -> Drawn | None:
    if not parts or parts[0][2].grain is not Grain.TOWNSHIP:
        return None
    return drawn(run.day, {org: found for org, _, found in parts})


def _bins(some: Sequence[Figure]) -> tuple[tuple[str, int], ...]:
    """Count the places by equal stretches of their values; nothing for few places."""
    numbers = [one.plain for one in some if one.plain is not None]
    if len(numbers) < BINS or min(numbers) == max(numbers):
        return ()
    low, high = min(numbers), max(numbers)
    wide = (high - low) / BINS
    counted = [0] * BINS
    for one in numbers:
        counted[min(int((one - low) / wide), BINS - 1)] += 1
    places = -int(numbers[0].as_tuple().exponent)
    edges = [_edge(low + wide * n, places) for n in range(BINS + 1)]
    return tuple((f"{edges[n]}–{edges[n + 1]}", counted[n]) for n in range(BINS))


def _edge(number: Decimal, places: int) -> str:
    return f"{number:,.{places}f}"


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
