"""One indicator set out by two traits (交叉透视): place, school, stage, who runs it, town or country, time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.selectors.figures import Figure, figure
from xuezheng.apps.indicators.selectors.grouping import OTHER, UNSAID, By, Grouping, by_of, offered
from xuezheng.apps.indicators.selectors.kept import (
    Counted,
    at_days,
    find,
    kept,
    read,
    run_of,
    scope_key,
    sums_of,
)
from xuezheng.apps.indicators.selectors.pages import home
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.crossing import TOTAL, Key, crossed
from xuezheng.core.indicators.definition import Indicator
from xuezheng.core.indicators.measures import Value

PAGE = 50
MOST_DAYS = 12
"""So many of the days counted last stand side by side."""
MOST_COLUMNS = 40
__all__ = ["OTHER", "PAGE", "UNSAID", "By", "Cross", "CrossLine", "Head", "cross"]


@dataclass(frozen=True, slots=True)
class Head:
    """A row's or column's head (行头、列头): its code, its words, the place or day it stands for."""

    code: str
    words: T
    org: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class CrossLine:
    """One row (透视行): a figure for each column, nothing where no school stands; then that of the whole row."""

    head: Head
    cells: tuple[Figure | None, ...]
    total: Figure | None


@dataclass(frozen=True)
class Cross:
    """The table (交叉透视表): ``totals`` are absent below days, which do not add up, and so beside them."""

    indicator: Indicator
    place: str
    org: int
    day: date
    rows: By
    columns: By
    offered: tuple[By, ...]
    heads: tuple[Head, ...]
    lines: tuple[CrossLine, ...]
    totals: tuple[Figure | None, ...]
    total: Figure | None
    page: int = 1

    @property
    def shown(self) -> tuple[CrossLine, ...]:
        """The rows of the page."""
        first = PAGE * (self.page - 1)
        return self.lines[first : first + PAGE]

    @property
    def more(self) -> bool:
        """Whether rows follow."""
        return len(self.lines) > PAGE * self.page

    @property
    def sums_rows(self) -> bool:
        """Whether there is a row of totals below."""
        return self.rows is not By.TIME

    @property
    def sums_columns(self) -> bool:
        """Whether there is a column of totals at the end."""
        return self.columns is not By.TIME


def cross(
    actor: Actor | None, key: str, org: int | None, day: date, *, by: tuple[str, str], page: int = 1
) -> Cross:
    """Set an indicator out at a place by what ``by`` names for rows and columns.

    Every figure is made of the sums of its own schools; the corner is the
    figure of the place. Raises ``NotFoundError`` for what is out of sight,
    ``CrossError`` for a trait there is not. Costs: 8 queries, and two for each run not read before.
    """
    indicator = find(key)
    runs = at_days(MOST_DAYS)
    run = run_of(runs, day)
    sight = access.require_seen(actor, indicator)
    here = org if org is not None else home(sight, run)
    if here is None or not sight.holds(here) or here not in run.places.grains:
        raise NotFoundError(what=access.WHAT)
    rows, columns = by_of(indicator, run.places.grains[here], by)
    wanted = [one for one in runs if one.day <= run.day] if By.TIME in {rows, columns} else [run]
    table = _Table(indicator, here, (rows, columns), _in_order(wanted))
    heads = tuple(table.heads(1))[:MOST_COLUMNS]
    lines = tuple(table.line(one, heads) for one in table.heads(0))
    return Cross(
        indicator, names(run.day).get(here, ""), here, run.day, rows, columns,
        offered(indicator, run.places.grains[here]), heads, lines,
        tuple(table.at((TOTAL, one.code)) for one in heads) if rows is not By.TIME else (),
        table.at((TOTAL, TOTAL)) if By.TIME not in {rows, columns} else None, max(page, 1),
    )  # fmt: skip


def _in_order(runs: Iterable[Counted]) -> list[Counted]:
    return sorted(runs, key=lambda one: one.day)


class _Table:
    """The values of some runs, by the codes of row and column."""

    def __init__(
        self, indicator: Indicator, here: int, by: tuple[By, By], runs: Sequence[Counted]
    ) -> None:
        self.by, self.here, self.indicator, self.runs = by, here, indicator, runs
        self.groupings = [Grouping(one, here, by) for one in runs]
        self.values: dict[Key, tuple[Value, Counted]] = {}
        sums = sums_of(runs, indicator)
        # the whole account of a figure comes from what is kept of its run
        self.whole = read(runs, [indicator])
        for run, grouping in zip(runs, self.groupings, strict=True):
            version, own = sums[run.number]
            groups = grouping.of(own)
            asked = run.scopes.get(scope_key(indicator))
            found = crossed(version, own, groups, asked)
            self.values |= {key: (value, run) for key, value in found.items()}

    def heads(self, side: int) -> Iterable[Head]:
        """Give the heads of rows or columns that have an organisation, in their order."""
        there = {key[side] for key in self.values} - {TOTAL}
        latest = self.groupings[-1]
        for code in latest.in_order(side, there):
            words, org, day = latest.words(side, code)
            yield Head(code, words, org, day)

    def line(self, head: Head, heads: Sequence[Head]) -> CrossLine:
        cells = tuple(self.at((head.code, one.code), head, one) for one in heads)
        total = None if self.by[1] is By.TIME else self.at((head.code, TOTAL), head)
        return CrossLine(head, cells, total)

    def at(self, key: Key, *heads: Head) -> Figure | None:
        """Give a figure with its whole account; nothing where no school stands."""
        if key not in self.values:
            return None
        value, run = self.values[key]
        base = figure(kept(run, self.indicator), self.indicator, self.here)
        org = next((one.org for one in heads if one.org is not None), self.here)
        return replace(base, value=value, org=org, grain=run.places.grains.get(org))
