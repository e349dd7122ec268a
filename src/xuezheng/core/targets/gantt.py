"""Bars on working days (工作日横道图): positions are whole working days, rest takes no room."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

HOLIDAY = 3
"""Rest days in a row that are marked as a holiday; fewer are a weekend."""


class WorkingDays(Protocol):
    """A calendar that knows working days (工作日历)."""

    def is_workday(self, day: date, /) -> bool:
        """Say whether people work on ``day``."""
        ...


@dataclass(frozen=True, slots=True)
class Span:
    """What a bar is drawn for (起止): a key, the first and the last day."""

    key: Hashable
    start: date
    due: date


@dataclass(frozen=True, slots=True)
class Beam:
    """A bar (横道): from the ``x``-th working day, ``width`` working days long.

    ``cut_before`` and ``cut_after`` say that it goes on outside of the chart.
    """

    key: Hashable
    x: int
    width: int
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Rest:
    """Rest days in a row (休息日) that lie before the ``x``-th working day."""

    x: int
    first: date
    days: int

    @property
    def holiday(self) -> bool:
        """Whether it is longer than a weekend."""
        return self.days >= HOLIDAY


@dataclass(frozen=True, slots=True)
class Tick:
    """The first working day of a month (月份刻度)."""

    x: int
    month: date


@dataclass(frozen=True)
class Chart:
    """The whole chart (横道图): its width in working days, bars, rest, months, today."""

    width: int
    beams: tuple[Beam, ...]
    rests: tuple[Rest, ...]
    ticks: tuple[Tick, ...]
    today: int | None


def chart(spans: Sequence[Span], calendar: WorkingDays, first: date, last: date, on: date) -> Chart:
    """Lay bars out between two days; a span outside of them has no bar.

    A bar counts the working days from start to due, at least one, so that a
    span of rest days only is still seen.
    """
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    working = [day for day in days if calendar.is_workday(day)]
    beams = tuple(
        _beam(span, working, first, last)
        for span in spans
        if span.start <= last and span.due >= first
    )
    today = bisect_left(working, on) if first <= on <= last else None
    return Chart(len(working), beams, _rests(days, working), _ticks(working), today)


def _beam(span: Span, working: Sequence[date], first: date, last: date) -> Beam:
    x = bisect_left(working, span.start)
    end = bisect_right(working, span.due)
    if end <= x:
        x = min(x, max(len(working) - 1, 0))
        end = x + 1
    return Beam(span.key, x, end - x, span.start < first, span.due > last)


def _rests(days: Sequence[date], working: Sequence[date]) -> tuple[Rest, ...]:
    known = set(working)
    found: list[Rest] = []
    x = 0
    run: list[date] = []
    for day in days:
        if day not in known:
            run.append(day)
            continue
        if run:
            found.append(Rest(x, run[0], len(run)))
            run = []
        x += 1
    if run:
        found.append(Rest(x, run[0], len(run)))
    return tuple(found)


def _ticks(working: Sequence[date]) -> tuple[Tick, ...]:
    found: list[Tick] = []
    for x, day in enumerate(working):
        month = day.replace(day=1)
        if not found or found[-1].month != month:
            found.append(Tick(x, month))
    return tuple(found)
