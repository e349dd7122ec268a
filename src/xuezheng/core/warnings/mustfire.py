"""The must-fire suite of warnings (预警必响清单), made from the lines of any rule.

For every grade a value reaches its line and, in between, something happens: it is
edited to and fro, ticks are missed, the clock jumps, the program restarts, the
warning is silenced, readings stay away. Each situation says by a plain count of its
own, grade by grade over the whole history, which tellings must come on which day;
``played`` steps through the same days. A shell plays the same list with its rows.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.warnings.course import Reading, State, Terms, What, rank, step
from xuezheng.core.warnings.grades import Grade, Line
from xuezheng.core.warnings.state import kept, read

DAY = timedelta(days=1)
Told = tuple[date, str]
"""A day and the grade that must be told on it; no grade tells that the rule is blind."""


class Turn(Labelled):
    """What happens while a warning stands (变故)."""

    KEPT = ("kept", T("不变", "nothing"))
    EDITED = ("edited", T("数值修改后又改回", "edited to and fro"))
    RESTARTED = ("restarted", T("每日重启", "restarted every day"))
    TWICE = ("twice", T("同日重复计算", "looked at twice a day"))
    BACK = ("back", T("时钟倒退", "the clock falls back"))
    SILENCED = ("silenced", T("静默到期", "silenced with an end"))
    UNREAD = ("unread", T("数据中断", "readings stay away"))


@dataclass(frozen=True, slots=True)
class Situation:
    """The readings of days in a row, what happens, and the tellings that must come (情形)."""

    turn: Turn
    grade: Grade
    start: date
    numbers: tuple[Fraction | None, ...]
    silence: tuple[date, date] | None
    expected: tuple[Told, ...]

    @property
    def name(self) -> str:
        """Name it for a list of tests."""
        return f"{self.grade.key} {self.turn.key}"


def situations(terms: Terms, start: date) -> Iterator[Situation]:
    """Give every situation of a rule's lines."""
    for line in terms.lines:
        for turn in Turn:
            numbers = _numbers(terms, line, turn)
            quiet_until = start + (terms.settle + 4) * DAY
            silence = (start + DAY, quiet_until) if turn is Turn.SILENCED else None
            expected = tuple(_expected(terms, start, numbers, silence))
            yield Situation(turn, line.grade, start, numbers, silence, expected)


def _numbers(terms: Terms, line: Line, turn: Turn) -> tuple[Fraction | None, ...]:
    """One quiet day, the line reached, what happens, a fall long enough, and reached again."""
    quiet = _quiet(terms)
    fall = (quiet,) * (terms.settle + 1)
    between: tuple[Fraction | None, ...] = (line.enter,) * 2
    if turn is Turn.EDITED:
        between = (line.leave, line.enter, *(quiet,) * terms.settle, line.enter)
    if turn is Turn.UNREAD:
        between = (*(None,) * (terms.patience + 2), line.enter)
    if turn is Turn.SILENCED:
        between = (*fall, *(line.enter,) * 4)
    return (quiet, line.enter, *between, *fall, line.enter, line.enter)


def _quiet(terms: Terms) -> Fraction:
    """A value on the safe side of every leaving line."""
    lightest = terms.lines[0]
    away = abs(lightest.leave) + 1
    return lightest.leave - away if terms.side.key == "above" else lightest.leave + away


def _expected(
    terms: Terms,
    start: date,
    numbers: Sequence[Fraction | None],
    silence: tuple[date, date] | None,
) -> Iterator[Told]:
    """Count plainly: a grade stands on a day where some earlier day reached it and no safe run ended it."""
    told, told_blind, at = 0, False, 0
    for number in range(len(numbers)):
        day = start + number * DAY
        grades = [one.grade for one in terms.lines if _stands(terms, one, numbers[: number + 1])]
        stands = max((one.rank for one in grades), default=0)
        told = min(told, stands)
        if silence and day == silence[0]:
            at = stands
        silent = silence is not None and silence[0] < day <= silence[1] and stands <= at
        if stands > told and not silent:
            yield day, max(grades, key=lambda one: one.rank).key
            told = stands
        last = numbers[max(0, number - terms.patience) : number + 1]
        blind = len(last) > terms.patience and all(one is None for one in last)
        told_blind = told_blind and numbers[number] is None
        if blind and not told_blind and not silent:
            yield day, ""
            told_blind = True


def _stands(terms: Terms, line: Line, numbers: Sequence[Fraction | None]) -> bool:
    reached = [
        at for at, one in enumerate(numbers) if one is not None and terms.side.at(one, line.enter)
    ]
    if not reached:
        return False
    run = 0
    for one in numbers[reached[-1] + 1 :]:
        run = run + 1 if one is not None and not terms.side.at(one, line.leave) else 0
        if run > terms.settle:
            return False
    return True


def played(terms: Terms, situation: Situation) -> tuple[Told, ...]:
    """Step through a situation as a shell would, and give what was told when."""
    state, found = State(), list[Told]()
    terms = replace(terms, firm=False)
    for number, value in enumerate(situation.numbers):
        day = situation.start + number * DAY
        times = 2 if situation.turn is Turn.TWICE else 1
        for one in [day] * times + ([day - 2 * DAY] if situation.turn is Turn.BACK else []):
            state, events = step(terms, state, Reading(value), one)
            found += [
                (e.day, e.grade.key if e.grade else "") for e in events if e.what is What.TOLD
            ]
        if situation.turn is Turn.RESTARTED:
            state = read(json.loads(json.dumps(kept(state))))
        if situation.silence and day == situation.silence[0]:
            state = replace(state, silenced_until=situation.silence[1], silenced_at=state.grade)
    return tuple(found)


def missing(standing: Grade | None, told: Grade | None, *, silent: bool) -> int:
    """Count what should have been told and was not, for the metric: 0 or 1."""
    return int(rank(standing) > rank(told) and not silent)
