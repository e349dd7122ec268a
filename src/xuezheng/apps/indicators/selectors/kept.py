"""What counting has left: runs read once, sums turned into values, both kept in memory as they never change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.models import Result, Run
from xuezheng.catalogue.indicators import indicator as known
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Grain, Indicator, Version
from xuezheng.core.indicators.measures import Cell, Value
from xuezheng.core.indicators.places import Place, Places
from xuezheng.core.indicators.tabulate import Sums, values


class NotCountedError(NotFoundError):
    """Nothing was counted on or before the day."""

    code = "indicator-not-counted"
    text = T("{day} 及以前还没有计算过指标", "Nothing was counted on or before {day}")


def find(key: str) -> Indicator:
    """Give an indicator by its key. Raises ``NotFoundError``."""
    try:
        return known(key)
    except KeyError as error:
        raise NotFoundError(what=access.WHAT) from error


@dataclass(frozen=True)
class Counted:
    """A run as figures need it (计算批次): its tree, scopes and presence."""

    number: int
    snapshot: str
    content: str
    parameters: str
    day: date
    current: bool
    places: Places
    scopes: Mapping[str, frozenset[int]]
    present: Mapping[str, frozenset[int]]
    lost: tuple[int, ...]

    @cached_property
    def root(self) -> int | None:
        """The highest organisation."""
        return next(iter(self.places.roots), None)


@lru_cache(maxsize=48)
def _counted(number: int) -> Counted:
    run = Run.objects.get(pk=number)
    places = {int(org): Place(parent, kind) for org, (parent, kind) in run.places.items()}
    scopes = {key: frozenset(some) for key, some in run.scopes.items()}
    present = {key: frozenset(some) for key, some in run.present.items()}
    return Counted(
        number, run.snapshot, run.content, run.parameters, run.day, run.current, Places(places),
        scopes, present, tuple(run.lost),
    )  # fmt: skip


def run_on(day: date) -> Counted:
    """Give the newest run on or before a day. Costs: 2 queries at most. Raises ``NotCountedError``."""
    number = access.runs(day).values_list("id", flat=True).first()
    if number is None:
        raise NotCountedError(day=day)
    return _counted(number)


def run_of(runs: Sequence[Counted], day: date) -> Counted:
    """Give the newest of the runs read on or before a day, else ask. Raises ``NotCountedError``."""
    return next((one for one in runs if one.day <= day), None) or run_on(day)


def nearest(runs: Sequence[Counted], run: Counted, days: int, slack: int) -> Counted | None:
    """Give the run nearest to ``days`` before another, at most ``slack`` days off."""
    wanted = run.day - timedelta(days)
    near = [one for one in runs if abs((one.day - wanted).days) <= slack]
    return min(near, key=lambda one: (abs((one.day - wanted).days), -one.number), default=None)


def at_days(most: int) -> list[Counted]:
    """Give one run for each day, the last made, the newest days first. Costs: 1 query and one a new run."""
    found: dict[date, int] = {}
    for number, day in access.runs().values_list("id", "day")[: 4 * most]:
        found.setdefault(day, number)
    return [_counted(number) for number in list(found.values())[:most]]


def by_month(most: int) -> list[Counted]:
    """Give the last run of each month, the newest month first, so many at most. Costs: 1 query and one a new run."""
    found: dict[date, int] = {}
    for number, day in access.runs().values_list("id", "day")[: 31 * most]:
        found.setdefault(day.replace(day=1), number)
    return [_counted(number) for number in list(found.values())[:most]]


@dataclass(frozen=True)
class Kept:
    """The values of one indicator in one run (已存指标值)."""

    run: Counted
    version: Version | None
    definition: str
    values: Mapping[int, Value]


MOST_KEPT = 4096
"""So many are held in memory; beyond, all are read anew."""
_HELD: dict[tuple[int, str], Kept] = {}


def kept(run: Counted, indicator: Indicator) -> Kept:
    """Give all values of an indicator in a run; no run has it: nothing. Costs: 1 query, none again."""
    held = _HELD.get((run.number, indicator.key))
    return held or read([run], [indicator])[run.number, indicator.key]


def read(runs: Sequence[Counted], some: Sequence[Indicator]) -> Mapping[tuple[int, str], Kept]:
    """Read several indicators of several runs at once. Costs: 1 query, none where all were read."""
    wanted = {(run.number, one.key): (run, one) for run in runs for one in some}
    found = {pair: _HELD[pair] for pair in wanted if pair in _HELD}
    missing = {pair: both for pair, both in wanted.items() if pair not in found}
    if not missing:
        return found
    rows = access.results().filter(
        run_id__in={number for number, _ in missing}, key__in={key for _, key in missing}
    )
    results = {(row.run_id, row.key): row for row in rows}
    made = {pair: _made(results.get(pair), *both) for pair, both in missing.items()}
    if len(_HELD) + len(made) > MOST_KEPT:
        _HELD.clear()
    _HELD.update(made)
    return {**found, **made}


def _made(result: Result | None, run: Counted, indicator: Indicator) -> Kept:
    if result is None:
        return Kept(run, None, "", {})
    version = _version(result, indicator)
    scope = run.scopes.get(scope_key(indicator))
    if version is None:
        return Kept(run, None, result.definition, {})
    found = values(indicator, version, _sums(result, version, run), run.places, scope)
    return Kept(run, version, result.definition, found)


def sums_of(
    runs: Sequence[Counted], indicator: Indicator
) -> dict[int, tuple[Version | None, Sums]]:
    """Give the formula and the sums behind an indicator in some runs, by run. Costs: 1 query."""
    rows = access.results().filter(run_id__in=[one.number for one in runs], key=indicator.key)
    results = {row.run_id: row for row in rows}
    found: dict[int, tuple[Version | None, Sums]] = {}
    for run in runs:
        result = results.get(run.number)
        version = None if result is None else _version(result, indicator)
        found[run.number] = (
            (None, Sums((), {}))
            if result is None or version is None
            else (version, _sums(result, version, run))
        )
    return found


def _version(result: Result, indicator: Indicator) -> Version | None:
    """Give the formula a result was counted by; nothing where its amounts have changed since."""
    version = next((one for one in indicator.versions if one.since == result.since), None)
    fits = version is not None and len(result.filled) == len(version.formula.amounts)
    return version if fits else None


def scope_key(indicator: Indicator) -> str:
    """Name the condition under which schools are asked; empty where all are."""
    return "" if indicator.applies is None else str(indicator.applies.told())


def _sums(result: Result, version: Version, run: Counted) -> Sums:
    cells = {
        int(org): tuple(Cell(*flat[at : at + 3]) for at in range(0, len(flat), 3))
        for org, flat in result.cells.items()
    }
    present = tuple(
        run.present.get(one.fact.key) if one.fact.owed else None for one in version.formula.amounts
    )
    return Sums(tuple(result.filled), cells, present)


def forget() -> None:
    """Let go of what was read: a run was counted anew."""
    _counted.cache_clear()
    _HELD.clear()


GRAINS_DOWN: Mapping[Grain, Grain] = {
    Grain.PROVINCE: Grain.CITY,
    Grain.CITY: Grain.COUNTY,
    Grain.COUNTY: Grain.TOWNSHIP,
    Grain.TOWNSHIP: Grain.SCHOOL,
}
"""At which grain the parts of a place stand."""
