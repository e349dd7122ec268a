"""The must-fire suite (必响清单), made from any ledger: no act on a case silences an alarm.

For every clock, every rung and the days (or minutes) before, on and after it,
a case is edited, paused, handed on or extended; each situation says by its
own plain count which alarms must come, and when. ``played`` lets the engine
tick through the same time. A shell that fires alarms plays the same list.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.workdays import CIVIL, DAY, Office
from xuezheng.core.base.workdays import Span as Unit
from xuezheng.core.kinds.samples import sample_data
from xuezheng.core.ledgers.acts import Act, act
from xuezheng.core.ledgers.cases import Case, Mover, Step, civil
from xuezheng.core.ledgers.deadlines import TO_THE_MINUTE, UNITS, Deadline, Workdays, deadline
from xuezheng.core.ledgers.definition import ByDue, ByField, Clock, Counted, Ledger, Rung
from xuezheng.core.ledgers.escalation import Alarm, alarms, rungs_of

TERM = 10
"""Working days from the start to a due day that is named outright."""
PAUSE = timedelta(days=9)
LONGER = timedelta(days=20)
MINUTE = timedelta(minutes=1)
ALL = 1
BOSS = 2
When = date | datetime
"""A day, or a moment where a clock is kept to the minute."""


class Turn(Labelled):
    """What happens to the case (变故)."""

    KEPT = ("kept", T("不变", "nothing"))
    EDITED = ("edited", T("修改", "edited"))
    PAUSED = ("paused", T("暂停计时", "paused"))
    HANDED_ON = ("handed_on", T("转办", "handed on"))
    EXTENDED = ("extended", T("延期", "extended"))


@dataclass(frozen=True, slots=True)
class Expected:
    """An alarm that must come (应响): when, of which rung, for which end."""

    on: When
    rung: str
    due: When


@dataclass(frozen=True, slots=True)
class Situation:
    """What happens to a case under one clock (情形), and when, and the alarms that must come."""

    clock: str
    turn: Turn
    start: When
    due: When
    on: When
    expected: tuple[Expected, ...]

    @property
    def name(self) -> str:
        """Name it for a list of tests."""
        return f"{self.clock} {self.turn.key} {self.on.isoformat()}"


@dataclass(frozen=True, slots=True)
class Count:
    """A second, plain count beside the calendar's own, on purpose: one step at a time."""

    unit: Unit
    calendar: Workdays
    office: Office

    @property
    def step(self) -> timedelta:
        """Give the time between two ticks."""
        return MINUTE if self.unit in TO_THE_MINUTE else DAY

    def end(self, start: When, many: int) -> When:
        """Give when so many have run from a start."""
        if self.unit is Unit.MINUTES:
            return start + many * MINUTE
        if self.unit is Unit.WORKING_HOURS and isinstance(start, datetime):
            return self._after_hours(start, many * 60)
        return self.days(start, many)

    def _after_hours(self, at: datetime, left: int) -> datetime:
        """Walk minute by minute; those within office hours of working days count."""
        while left:
            spans = self.office.spans if self.calendar.counts(at.date(), self.unit) else ()
            left -= any(opens <= at.time() < closes for opens, closes in spans)
            at += MINUTE
        return at

    def days(self, day: When, many: int) -> When:
        """Walk so many days that count on or back, one day at a time; the hour stays."""
        step, left = (DAY if many > 0 else -DAY), abs(many)
        while left:
            day += step
            here = day.date() if isinstance(day, datetime) else day
            left -= self.calendar.counts(here, self.unit)
        return day

    def lost(self, on: When) -> int:
        """Count what a pause that begins now takes."""
        first = on.date() if isinstance(on, datetime) else on
        return sum(self.calendar.counts(first + n * DAY, self.unit) for n in range(PAUSE.days))

    def rung(self, due: When, rung: Rung) -> When:
        """Give when a rung of an end comes."""
        return self.days(due, rung.days) + (rung.minutes or 0) * MINUTE


def situations(
    ledger: Ledger, start: date, calendar: Workdays, numbers: Mapping[str, Any]
) -> Iterator[Situation]:
    """Give every situation of a ledger's clocks, cases beginning on ``start``."""
    for clock in ledger.clocks:
        count = counting(clock, calendar, numbers)
        begin: When = _at(start, 9) if count.step is MINUTE else start
        due = count.end(begin, _many(ledger, clock, numbers))
        rungs = rungs_of(clock, numbers)
        marks = {count.rung(due, rung) + n * count.step for rung in rungs for n in (-1, 0, 1)}
        moves = isinstance(clock.rule, ByDue)
        for turn in Turn:
            for on in sorted(mark for mark in marks if mark >= begin):
                after = _due_then(turn, due, on, count, moves=moves)
                expected = tuple(_expected(begin, (due, after), on, rungs, count))
                yield Situation(clock.key, turn, begin, due, on, expected)


def counting(clock: Clock, calendar: Workdays, numbers: Mapping[str, Any]) -> Count:
    """Give how a clock counts."""
    unit = UNITS.get(type(clock.rule), Unit.WORKING_DAYS)
    if unit in TO_THE_MINUTE:
        return Count(unit, calendar, Office.of(numbers["office.hours"], numbers["office.day_ends"]))
    return Count(unit, calendar, Office())


def _many(ledger: Ledger, clock: Clock, numbers: Mapping[str, Any]) -> int:
    if not isinstance(clock.rule, Counted):
        return TERM
    return clock.rule.number(numbers, sample_data(ledger, clock.stages[0]))


def _due_then(turn: Turn, due: When, on: When, count: Count, *, moves: bool) -> When:
    """Give the end after what happens at a time."""
    if turn is Turn.EXTENDED and moves:
        return max(due, on) + LONGER
    if turn is Turn.PAUSED and on <= due:
        return count.days(due, count.lost(on))
    return due


def _expected(
    start: When, dues: tuple[When, When], on: When, rungs: tuple[Rung, ...], count: Count
) -> Iterator[Expected]:
    before, after = dues
    for rung in rungs:
        at = count.rung(before, rung)
        if (rung.offset >= 0 or at >= start) and (at <= on or before == after):
            yield Expected(at, rung.key, before)
    for rung in rungs if before != after else ():
        at = count.rung(after, rung)
        if rung.offset >= 0 or at >= start:
            yield Expected(max(at, on + count.step), rung.key, after)


def played(
    ledger: Ledger, situation: Situation, calendar: Workdays, numbers: Mapping[str, Any]
) -> tuple[Expected, ...]:
    """Let the engine tick, every morning or every minute that matters, and give what fired when."""
    ledger = plain(ledger)
    clock = ledger.clock(situation.clock)
    case = standing(ledger, clock, situation)
    rungs = rungs_of(clock, numbers)
    coming = _coming(deadline(clock, case, calendar, numbers), rungs, calendar)
    fired: dict[str, Expected] = {}
    for now in _ticks(situation):
        for alarm in coming:
            if alarm.has_come(now):
                fired.setdefault(alarm.key, Expected(now, alarm.rung, alarm.end or alarm.due))
        if now == situation.on:
            case = turned(ledger, case, situation.turn, now)
            coming = _coming(deadline(clock, case, calendar, numbers), rungs, calendar)
    return tuple(fired.values())


def plain(ledger: Ledger) -> Ledger:
    """Give a ledger without what sample data knows nothing of: what fields agree on, when they exist."""
    return replace(
        ledger, checks=(), fields=tuple(replace(one, when=None) for one in ledger.fields)
    )


def _coming(
    running: Deadline | None, rungs: tuple[Rung, ...], calendar: Workdays
) -> tuple[Alarm, ...]:
    return alarms(running, rungs, calendar) if running else ()


def _ticks(situation: Situation) -> list[When]:
    """Give the ticks: every day to the end, or the minutes around what must come."""
    last = max(one.on for one in situation.expected) + PAUSE + LONGER
    start = situation.start
    if not isinstance(start, datetime):
        return [start + n * DAY for n in range((last - start).days + 1)]
    marks = {one.on for one in situation.expected} | {situation.on, start, last}
    around = {mark + n * MINUTE for mark in marks for n in (-1, 0, 1)}
    return sorted(mark for mark in around if mark >= start)


def standing(ledger: Ledger, clock: Clock, situation: Situation) -> Case:
    """Give a case that stands where a clock has just started."""
    stage, start, due = clock.stages[0], situation.start, situation.due
    at = start if isinstance(start, datetime) else _at(start, 8)
    data = sample_data(ledger, stage)
    if isinstance(clock.rule, ByField):
        data[clock.rule.field] = due.isoformat()
    if isinstance(clock.rule, Counted) and clock.rule.since:
        data[clock.rule.since] = at.isoformat() if at is start else start.isoformat()
    named = due if isinstance(clock.rule, ByDue) else due + LONGER
    return Case(
        stage=stage, since=at, version=1, opener=ALL, data=data,
        due=civil(named) if isinstance(named, datetime) else named,
        due_set=civil(at), running={clock.key: at},
    )  # fmt: skip


def turned(ledger: Ledger, case: Case, turn: Turn, on: When) -> Case:
    """Do to a case what a situation says, by the engine's own acts."""
    parts = frozenset(part.key for part in ledger.parts)
    everybody = Mover(ALL, parts)
    at = on if isinstance(on, datetime) else _at(on, 10)
    day = civil(at)
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
    return datetime.combine(day, time(hour), CIVIL)
