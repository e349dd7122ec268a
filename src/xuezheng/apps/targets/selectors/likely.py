"""Which promises will likely be missed (预计滞后): the forecast of every linked target, by lead section.

The one forecast function and the one judgement of targets speak here; nothing
is added to them. What cannot be foretold stands apart with the reason, so that
no row, no data and a nought are never taken for each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.indicators.selectors.kept import at_days, read
from xuezheng.apps.targets.selectors.course import Foretold, expected
from xuezheng.apps.targets.selectors.fed import definition
from xuezheng.apps.targets.selectors.shapes import Aim, Row
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.indicators.forecast import MOST_POINTS
from xuezheng.core.targets import wording
from xuezheng.core.targets.outlook import Likely

NOTHING = T("指标还没有数", "The indicator has no figure yet")
OVER = frozenset({Standing.MET})
"""Standings of which nothing is to be foretold any more."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A linked target with its forecast (预测一行)."""

    aim: Aim
    told: Foretold

    @property
    def likely(self) -> Likely | None:
        """What is to be expected; nothing where nothing is foretold."""
        return None if self.told.looks is None else self.told.looks.likely

    @property
    def value(self) -> str:
        """The value foretold, with its unit."""
        scaled = self.told.scaled()
        return "" if scaled is None else wording.amount(scaled[0], self.told.unit)

    @property
    def why(self) -> T:
        """Why nothing is foretold: the last figure is absent, or the history does not reach."""
        if self.told.absence is not None:
            return self.told.absence
        if not self.told.points:
            return NOTHING
        return T("", "") if self.told.silent is None else self.told.silent.label


@dataclass(frozen=True, slots=True)
class Section:
    """The targets of one lead section that are foretold (牵头科室预测)."""

    org: int
    name: str
    rows: tuple[Foreseen, ...]

    @property
    def fails(self) -> int:
        """How many are likely to be missed."""
        return sum(one.likely is Likely.FAILS for one in self.rows)


@dataclass(frozen=True)
class Risks:
    """The whole list (预计滞后清单): ``unlinked`` targets have no indicator and so no forecast."""

    sections: tuple[Section, ...]
    keeps: tuple[Foreseen, ...]
    silent: tuple[Foreseen, ...]
    unlinked: int

    @property
    def fails(self) -> int:
        """How many are likely to be missed."""
        return sum(one.fails for one in self.sections)

    @property
    def open(self) -> int:
        """How many may go either way."""
        return sum(len(one.rows) for one in self.sections) - self.fails


def likely(rows: Iterable[Row], on: date) -> Risks:
    """Foretell the linked targets of some rows that are not met yet.

    Costs: 2 queries, one more for each target counted by a name, and what was not read of the runs before.
    """
    aims = [one for row in rows for one in _whole_and_parts(row.aims)]
    running = [one for one in aims if one.progress.standing not in OVER]
    mine = [one for one in running if one.row.linked and definition(one.row.linked)]
    plain = {one.row.linked for one in mine if not one.row.linked_name}
    known = [asked for key in sorted(plain) if (asked := definition(key)) is not None]
    runs = at_days(MOST_POINTS)
    read(runs, known)
    found = [
        Foreseen(one, told)
        for one in mine
        if (told := expected(one.row, one.kept.target, on, runs)) is not None
    ]
    return Risks(
        tuple(_sections(found)),
        tuple(one for one in found if one.likely is Likely.KEEPS),
        tuple(one for one in found if one.likely is None),
        len(running) - len(mine),
    )


def _whole_and_parts(aims: Iterable[Aim]) -> Iterator[Aim]:
    for one in aims:
        yield one
        yield from _whole_and_parts(one.parts)


def _sections(found: Sequence[Foreseen]) -> Iterator[Section]:
    """Give the sections with something at risk, the one with the most first; what is missed first in each."""
    at_risk = [one for one in found if one.likely in {Likely.FAILS, Likely.OPEN}]
    by_org: dict[int, list[Foreseen]] = {}
    for one in at_risk:
        by_org.setdefault(one.aim.row.org_id, []).append(one)
    made = [
        Section(org, some[0].aim.org_name, tuple(sorted(some, key=_order)))
        for org, some in by_org.items()
    ]
    yield from sorted(made, key=lambda one: (-one.fails, one.name))


def _order(one: Foreseen) -> tuple[bool, date, int]:
    return one.likely is not Likely.FAILS, one.aim.row.due, one.aim.id
