"""The must-fire suite (必响清单), made from any ledger: no act on a case silences an alarm.

For every clock, every rung and the days before, on and after it, a case is
edited, paused, handed on or extended; each situation says by its own plain
count of days which alarms must come, on which day. ``played`` lets the engine
tick through the same days. A shell that fires alarms plays the same list.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.workdays import CIVIL, DAY
from xuezheng.core.kinds.samples import sample_data
from xuezheng.core.ledgers.acts import Act, act
from xuezheng.core.ledgers.cases import Case, Mover, Step
from xuezheng.core.ledgers.deadlines import Workdays, deadline
from xuezheng.core.ledgers.definition import ByDue, ByField, Clock, Ledger, Rung, WorkingDays
from xuezheng.core.ledgers.escalation import rungs_of, should_have_fired

TERM = 10
"""Working days from the start to a due day that is named outright."""
PAUSE = timedelta(days=9)
LONGER = timedelta(days=20)
ALL = 1
BOSS = 2


class Turn(Labelled):
    """What happens to the case (变故)."""

    KEPT = ("kept", T("不变", "nothing"))
    EDITED = ("edited", T("修改", "edited"))
    PAUSED = ("paused", T("暂停计时", "paused"))
    HANDED_ON = ("handed_on", T("转办", "handed on"))
    EXTENDED = ("extended", T("延期", "extended"))


@dataclass(frozen=True, slots=True)
class Expected:
    """An alarm that must come (应响): on which day, of which rung, for which due day."""

    on: date
    rung: str
    due: date


@dataclass(frozen=True, slots=True)
class Situation:
    """What happens to a case under one clock (情形), on which day, and the alarms that must come."""

    clock: str
    turn: Turn
    start: date
    due: date
    on: date
    expected: tuple[Expected, ...]

    @property
    def name(self) -> str:
        """Name it for a list of tests."""
        return f"{self.clock} {self.turn.key} {self.on.isoformat()}"


def situations(
    ledger: Ledger, start: date, calendar: Workdays, numbers: Mapping[str, Any]
) -> Iterator[Situation]:
    """Give every situation of a ledger's clocks, cases beginning on ``start``."""
    for clock in ledger.clocks:
        named = isinstance(clock.rule, ByDue)
        term = int(numbers[clock.rule.parameter]) if isinstance(clock.rule, WorkingDays) else TERM
        due = counted_off(start, term, calendar)
        rungs = rungs_of(clock, numbers)
        marks = {
            counted_off(due, rung.days, calendar) + n * DAY for rung in rungs for n in (-1, 0, 1)
        }
        for turn in Turn:
            for on in sorted(mark for mark in marks if mark >= start):
                after = _due_then(turn, due, on, calendar, moves=named)
                expected = tuple(_expected(start, (due, after), on, rungs, calendar))
                yield Situation(clock.key, turn, start, due, on, expected)


def counted_off(day: date, number: int, calendar: Workdays) -> date:
    """Walk so many working days on or back, one day at a time.

    A second count beside the calendar's own, on purpose.
    """
    step = DAY if number > 0 else -DAY
    left = abs(number)
    while left:
        day += step
        if calendar.is_workday(day):
            left -= 1
    return day


def _due_then(turn: Turn, due: date, on: date, calendar: Workdays, *, moves: bool) -> date:
    """Give the due day after what happens on a day."""
    if turn is Turn.EXTENDED and moves:
        return max(due, on) + LONGER
    if turn is Turn.PAUSED and on <= due:
        lost = sum(calendar.is_workday(on + n * DAY) for n in range(PAUSE.days))
        return counted_off(due, lost, calendar)
    return due


def _expected(
    start: date, dues: tuple[date, date], on: date, rungs: tuple[Rung, ...], calendar: Workdays
) -> Iterator[Expected]:
    before, after = dues
    for rung in rungs:
        day = counted_off(before, rung.days, calendar)
        if (rung.days >= 0 or day >= start) and (day <= on or before == after):
            yield Expected(day, rung.key, before)
    for rung in rungs if before != after else ():
        day = counted_off(after, rung.days, calendar)
        if rung.days >= 0 or day >= start:
            yield Expected(max(day, on + DAY), rung.key, after)


def played(
    ledger: Ledger, situation: Situation, calendar: Workdays, numbers: Mapping[str, Any]
) -> tuple[Expected, ...]:
    """Let the engine tick every morning, and give what fired on which day."""
    clock = ledger.clock(situation.clock)
    case = standing(ledger, clock, situation)
    rungs = rungs_of(clock, numbers)
    last = max(one.on for one in situation.expected) + PAUSE + LONGER
    fired: dict[str, Expected] = {}
    day = situation.start
    while day <= last:
        running = deadline(clock, case, calendar, numbers)
        alarms = should_have_fired(running, day, rungs, calendar) if running else ()
        for alarm in alarms:
            fired.setdefault(alarm.key, Expected(day, alarm.rung, alarm.due))
        if day == situation.on:
            case = turned(ledger, case, situation.turn, day)
        day += DAY
    return tuple(fired.values())


def standing(ledger: Ledger, clock: Clock, situation: Situation) -> Case:
    """Give a case that stands where a clock has just started."""
    stage = clock.stages[0]
    at = _at(situation.start, 8)
    data = sample_data(ledger, stage)
    if isinstance(clock.rule, ByField):
        data[clock.rule.field] = situation.due.isoformat()
    due = situation.due if isinstance(clock.rule, ByDue) else situation.due + LONGER
    return Case(
        stage=stage, since=at, version=1, opener=ALL, data=data,
        due=due, due_set=situation.start, running={clock.key: at},
    )  # fmt: skip


def turned(ledger: Ledger, case: Case, turn: Turn, day: date) -> Case:
    """Do to a case what a situation says, by the engine's own acts."""
    parts = frozenset(part.key for part in ledger.parts)
    everybody = Mover(ALL, parts)
    at = _at(day, 10)
    steps = {
        Turn.EDITED: (Act.EDIT, Step()),
        Turn.PAUSED: (Act.SUSPEND, Step(note="停", until=day + PAUSE)),
        Turn.HANDED_ON: (Act.HAND_ON, Step(person=BOSS)),
    }
    if turn is Turn.EXTENDED and case.due is not None:
        wish = Step(note="延", until=max(case.due, day) + LONGER)
        case, _ = act(ledger, case, Act.ASK_EXTENSION, by=everybody, at=at, step=wish)
        return act(ledger, case, Act.GRANT_EXTENSION, by=replace(everybody, person=BOSS), at=at)[0]
    if turn in steps:
        what, step = steps[turn]
        return act(ledger, case, what, by=everybody, at=at, step=step)[0]
    return case


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=CIVIL)
