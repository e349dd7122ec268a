"""When a project is ready, and what decides it (关键路径): forward from what is done, back from the opening.

A stage begins when all before it are finished and ends that many working days
later; what is under way ends no earlier than today. The critical path is the
chain of stages of which none can end later without the whole ending later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from xuezheng.core.engines.projects.problem import Plan, Stage


class Day(Protocol):
    """A day that counting reached."""

    @property
    def day(self) -> date: ...


class Count(Protocol):
    """A count of working days."""

    @property
    def days(self) -> int: ...


class Workdays(Protocol):
    """A working calendar as far as projects need it."""

    def add_workdays(self, start: date, number: int, /) -> Day: ...
    def workdays_between(self, start: date, end: date, /) -> Count: ...


@dataclass(frozen=True, slots=True)
class Step:
    """One stage in time (阶段进度): forecast or actual days, and how many working days it may slip."""

    key: str
    start: date
    finish: date
    done: bool
    slack: int
    critical: bool


@dataclass(frozen=True, slots=True)
class Forecast:
    """A project in time (项目预测): its stages in order, when it is ready, how late that is.

    ``slip`` are the working days between the opening and the day it is ready;
    below nothing when it is ready before. ``path`` is the critical path.
    """

    steps: tuple[Step, ...]
    ready: date
    opening: date
    slip: int
    path: tuple[str, ...]

    @property
    def late(self) -> bool:
        """Say whether it is ready after the opening."""
        return self.ready > self.opening


def forecast(plan: Plan, today: date, calendar: Workdays) -> Forecast:
    """Lay a plan out in time. Costs: stages × what stands before them."""
    starts: dict[str, date] = {}
    ends: dict[str, date] = {}
    by_key = plan.by_key
    for key in plan.order:
        stage = by_key[key]
        before = max((ends[one] for one in stage.after), default=plan.begins)
        starts[key], ends[key] = _laid(stage, before, today, calendar)
    waited = {key for one in plan.stages for key in one.after}
    last = [key for key in plan.order if key not in waited]
    ready = max(ends[key] for key in last)
    latest = _latest(plan, ready, calendar)
    path = _path(plan, ends, next(key for key in last if ends[key] == ready))
    steps = tuple(
        Step(
            key, starts[key], ends[key], by_key[key].finished is not None,
            calendar.workdays_between(ends[key], latest[key]).days, key in path,
        )
        for key in plan.order
    )  # fmt: skip
    slip = calendar.workdays_between(plan.opening, ready).days
    return Forecast(steps, ready, plan.opening, slip, path)


def _laid(stage: Stage, before: date, today: date, calendar: Workdays) -> tuple[date, date]:
    """Give start and finish: as they were, as they run, or as they are to be expected."""
    if stage.finished is not None:
        return stage.started or min(before, stage.finished), stage.finished
    if stage.started is not None:
        planned = calendar.add_workdays(stage.started, stage.days).day
        return stage.started, max(planned, today)
    start = max(before, today)
    return start, calendar.add_workdays(start, stage.days).day


def _latest(plan: Plan, ready: date, calendar: Workdays) -> Mapping[str, date]:
    """Give the day by which each stage must end for the whole to be ready when it is."""
    found: dict[str, date] = {}
    for key in reversed(plan.order):
        following = [one for one in plan.stages if key in one.after]
        found[key] = min(
            (calendar.add_workdays(found[one.key], -one.days).day for one in following),
            default=ready,
        )
    return found


def _path(plan: Plan, ends: Mapping[str, date], last: str) -> tuple[str, ...]:
    """Walk back from the stage that ends last to what it waited for; the first key on a tie."""
    here: str | None = last
    found: list[str] = []
    while here is not None:
        found.append(here)
        before: Sequence[str] = plan.by_key[here].after
        here = max(before, key=lambda key: (ends[key], -plan.order.index(key)), default=None)
    return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class Risk:
    """What a portfolio comes to (组合情况): seats planned, seats not ready by the opening, money in fen."""

    projects: int
    late: int
    seats: int
    seats_at_risk: int
    budget: int
    funded: int

    @property
    def gap(self) -> int:
        """Money not yet arranged."""
        return self.budget - self.funded


def risk(rows: Sequence[tuple[Forecast, int, int, int]]) -> Risk:
    """Sum a portfolio up: forecast, seats, budget and arranged money of each."""
    return Risk(
        len(rows),
        sum(one.late for one, _, _, _ in rows),
        sum(seats for _, seats, _, _ in rows),
        sum(seats for one, seats, _, _ in rows if one.late),
        sum(budget for _, _, budget, _ in rows),
        sum(funded for _, _, _, funded in rows),
    )
