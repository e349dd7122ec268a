"""How the tasks of a plan stand, as papers tell it; one shape for circular, notice and check."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from xuezheng.core.base.standings import Standing
from xuezheng.core.papers.figures import Figure, Origin, wording
from xuezheng.core.papers.numbers import Known

_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Promise:
    """One target of a task with its figure in force (量化目标与数据)."""

    target: int
    indicator: str
    unit: str
    value: Decimal | None
    goal: Decimal | None
    as_of: date | None
    origin: Origin
    scope: str = ""

    def figure(self, value: Decimal, day: date) -> Figure:
        """A value of this target as a paper says it; the goal is of the day it is told."""
        return Figure(
            value, self.unit, wording(value, self.unit), f"target:{self.target}",
            self.as_of or day, self.origin,
        )  # fmt: skip

    def known(self, day: date) -> Known:
        """The figure that prose is held against."""
        return Known(
            f"target:{self.target}", self.indicator, self.unit, self.value, self.as_of or day,
            self.origin, goal=self.goal, scope=self.scope,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task of a plan and how it stands (任务进展)."""

    record: int
    title: str
    org: int
    unit: str
    standing: Standing
    due: date | None
    missed: date | None = None
    leader: str = ""
    co: tuple[str, ...] = ()
    work: str = ""
    clause: str = ""
    source: str = ""
    said: str = ""
    deadline: datetime | None = None
    evidence_at: datetime | None = None
    promises: tuple[Promise, ...] = ()

    @property
    def place(self) -> tuple[tuple[int, str], ...]:
        """Where its clause stands in the plan, numbers as numbers; tasks without one come last."""
        pieces = _NUMBERS.split(self.clause or "~")
        return tuple((int(one), "") if one.isdigit() else (1 << 30, one) for one in pieces if one)


def known(lines: Sequence[TaskLine], day: date) -> list[Known]:
    """All figures of the lines that prose can be held against."""
    return [one.known(day) for line in lines for one in line.promises]
