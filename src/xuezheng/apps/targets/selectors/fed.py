"""What confirmed links feed targets with (关联取数): the indicator's figures beside those entered.

Only what a clerk confirmed feeds a target; a suggestion never does. A target
of the whole plan takes the figure of the whole area, a part of it (分解) that
of its own unit. A figure counted by a name stands for the whole area only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from xuezheng.apps.indicators.selectors.figures import figure
from xuezheng.apps.indicators.selectors.kept import Counted, by_month, kept, read
from xuezheng.apps.targets import access
from xuezheng.catalogue.indicators import indicator as known
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Indicator
from xuezheng.core.indicators.definition import Origin as Way
from xuezheng.core.linking.scales import level
from xuezheng.core.targets.figures import Figure
from xuezheng.core.targets.target import Origin

MONTHS = 24
"""So many months back a target is fed: the last figure of each."""
FED = -2
"""The id of a figure that an indicator gives and that stands in no row."""
SOURCE = T("指标“{title}”，{day}数据", "Indicator {title}, data of {day}")
COLUMNS = ("id", "org_id", "parent_id", "unit", "linked", "linked_name", "linked_at")


@dataclass(frozen=True, slots=True)
class Linked:
    """A target that a clerk linked (已关联目标)."""

    target: int
    org: int
    part: bool
    unit: str
    key: str
    name: str
    at: datetime


def linked(rows: Iterable[Sequence[object]]) -> list[Linked]:
    """Read rows of ``COLUMNS``; an indicator that the catalogue no longer has feeds nothing."""
    found = [
        Linked(one[0], one[1], one[2] is not None, *one[3:])  # type: ignore[arg-type]  # columns
        for one in rows
    ]
    return [one for one in found if definition(one.key) is not None]


def definition(key: str) -> Indicator | None:
    """Give an indicator, or nothing for a key the catalogue no longer has."""
    try:
        return known(key)
    except KeyError:
        return None


def origin(key: str) -> Origin | None:
    """Give of which origin an indicator's figures are: counted in a ledger, or computed."""
    asked = definition(key)
    if asked is None:
        return None
    return Origin.COUNTED if asked.origin is Way.COUNTED else Origin.COMPUTED


def fed(some: Sequence[Linked]) -> dict[int, list[Figure]]:
    """Give the figures that feed linked targets. Costs: nothing for none, else 3 queries at most once warm 1."""
    if not some:
        return {}
    runs = by_month(MONTHS)
    plain = [one for one in some if not one.name]
    read(runs, [known(key) for key in sorted({one.key for one in plain})])
    found: dict[int, list[Figure]] = defaultdict(list)
    for one in plain:
        found[one.target] += _of_runs(one, runs)
    named = [one for one in some if one.name and not one.part]
    for key, figures in _named(named):
        found[key] += figures
    return found


def _of_runs(one: Linked, runs: Sequence[Counted]) -> Iterator[Figure]:
    asked = known(one.key)
    for run in runs:
        place = one.org if one.part else run.root
        if place is None or place not in run.places.grains:
            continue
        here = figure(kept(run, asked), asked, place)
        if not here.definition:
            continue
        value = None if here.number is None else level(here.number, asked.unit.times, one.unit)
        yield made(one, asked, here.day, value)


def _named(some: Sequence[Linked]) -> Iterator[tuple[int, list[Figure]]]:
    if not some:
        return
    rows = access.counts({one.key for one in some}, {one.name for one in some})
    for one in some:
        asked = known(one.key)
        own = [row for row in rows if (row.key, row.name) == (one.key, one.name)]
        yield (
            one.target,
            [made(one, asked, row.day, exact(row.number, asked, one.unit)) for row in own],
        )


def exact(number: str, asked: Indicator, unit: str) -> Fraction | None:
    """Give what a count by name says in a target's unit."""
    return level(Fraction(number), asked.unit.times, unit) if number else None


def made(one: Linked, asked: Indicator, day: date, value: Fraction | None) -> Figure:
    """Give an indicator's value as a figure of the target."""
    return Figure(
        id=FED, day=day, value=value, origin=origin(asked.key) or Origin.COMPUTED,
        known_at=one.at, source=SOURCE.filled(title=asked.title.zh, day=str(day)).zh,
    )  # fmt: skip
