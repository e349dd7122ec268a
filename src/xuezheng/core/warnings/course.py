"""The course of a warning at one place (预警进程): raised, kept, let fall, told once, silenced with an end.

A pure step from one state to the next by one reading of one day. Nothing is asked of
the clock: days that were missed are stepped through one by one, and a day before the
last one looked at changes nothing. A state is all there is to remember, so that a
restart between two steps is no event.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.warnings.grades import Grade, Line, Side


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured at a place on a day (读数): the number, its parts, its interval; or why there is none."""

    number: Fraction | None
    part: int | None = None
    whole: int | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    missing: T | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """By what a rule judges on a day (判定口径).

    ``firm`` asks that the whole interval lie beyond a line before a grade begins.
    ``settle`` is for how many days the value must stay on the safe side of the leaving
    line until a grade falls; ``patience`` after how many days without a reading it is
    told that the rule cannot be evaluated.
    """

    lines: tuple[Line, ...]
    side: Side
    firm: bool
    settle: int
    patience: int

    def reached(self, reading: Reading) -> Grade | None:
        """Give the gravest grade whose line the reading has come to; a firm rule asks its interval.

        A firm rule without an interval reaches nothing: a share of nobody says nothing.
        """
        judged = reading.number
        if self.firm:
            judged = reading.low if self.side is Side.ABOVE else reading.high
        if judged is None:
            return None
        return _gravest(one.grade for one in self.lines if self.side.at(judged, one.enter))

    def line(self, grade: Grade) -> Line | None:
        """Give the line of a grade; ``None`` where the rule no longer has it."""
        return next((one for one in self.lines if one.grade is grade), None)


def _gravest(some: Iterable[Grade]) -> Grade | None:
    return max(some, key=lambda one: one.rank, default=None)


@dataclass(frozen=True, slots=True)
class State:
    """How a warning stands at a place (预警状态).

    ``safe`` says of each grade since when the value has left it, ``told`` is the grade
    people were last told of, ``blind`` says that it cannot be evaluated and ``told_blind``
    that they know. A silence has an end, outlasts a fall, and ends early where the
    grade grows beyond the one it was made for.
    """

    day: date | None = None
    grade: Grade | None = None
    since: date | None = None
    safe: Mapping[Grade, date] = field(default_factory=dict)
    blind_since: date | None = None
    blind: bool = False
    told: Grade | None = None
    told_blind: bool = False
    silenced_until: date | None = None
    silenced_at: Grade | None = None

    def silent(self, day: date) -> bool:
        """Say whether nobody is told on a day: silenced, and no graver than when it was."""
        if self.silenced_until is None or day > self.silenced_until:
            return False
        return rank(self.grade) <= rank(self.silenced_at)


class What(Labelled):
    """What happened to a warning (预警变动)."""

    RAISED = ("raised", T("升级", "Raised"))
    LOWERED = ("lowered", T("降级", "Lowered"))
    ENDED = ("ended", T("解除", "Ended"))
    BLIND = ("blind", T("无法评估", "Cannot be evaluated"))
    SEEING = ("seeing", T("恢复评估", "Evaluated again"))
    TOLD = ("told", T("已预警", "Told"))


@dataclass(frozen=True, slots=True)
class Event:
    """One change on a day (预警事件); telling without a grade tells that the rule is blind."""

    what: What
    day: date
    grade: Grade | None = None
    before: Grade | None = None


def rank(grade: Grade | None) -> int:
    """Give the place of a grade; 0 for none."""
    return grade.rank if grade else 0


def step(
    terms: Terms, state: State, reading: Reading, day: date
) -> tuple[State, tuple[Event, ...]]:
    """Take one reading of a day; a day before the last one looked at changes nothing."""
    if state.day is not None and day < state.day:
        return state, ()
    state = replace(state, day=day)
    if reading.number is None:
        state, events = _blind(terms, state, day)
    else:
        state, seeing = _seeing(state, day)
        state, moved = _moved(terms, state, reading, reading.number, day)
        events = seeing + moved
    state, told = _told(state, day)
    return state, events + told


def ended(state: State, day: date) -> tuple[State, tuple[Event, ...]]:
    """End a warning whose place or rule is no more."""
    seeing = (Event(What.SEEING, day),) if state.blind else ()
    over = (Event(What.ENDED, day, None, state.grade),) if state.grade else ()
    return State(day=day), seeing + over


def _blind(terms: Terms, state: State, day: date) -> tuple[State, tuple[Event, ...]]:
    since = state.blind_since or day
    state = replace(state, blind_since=since, safe={})
    if state.blind or (day - since).days < terms.patience:
        return state, ()
    return replace(state, blind=True), (Event(What.BLIND, day, state.grade),)


def _seeing(state: State, day: date) -> tuple[State, tuple[Event, ...]]:
    events = (Event(What.SEEING, day, state.grade),) if state.blind else ()
    return replace(state, blind_since=None, blind=False, told_blind=False), events


def _moved(
    terms: Terms, state: State, reading: Reading, number: Fraction, day: date
) -> tuple[State, tuple[Event, ...]]:
    """Let every grade up to the present one stand until it has been safe for long enough."""
    now, reached = state.grade, terms.reached(reading)
    highest, safe, after = max(rank(now), rank(reached)), dict(state.safe), None
    for one in terms.lines:
        if one.grade.rank > highest:
            continue
        if _held(terms, one, reached, number):
            safe.pop(one.grade, None)
            after = one.grade
        elif (day - safe.setdefault(one.grade, day)).days < terms.settle:
            after = one.grade
    if rank(after) == rank(now):
        return replace(state, safe=safe), ()
    state = replace(state, grade=after, since=day if after else None)
    if rank(after) > rank(now):
        return replace(state, safe=safe), (Event(What.RAISED, day, after, now),)
    return _fallen(state, safe), (Event(What.LOWERED if after else What.ENDED, day, after, now),)


def _held(terms: Terms, line: Line, reached: Grade | None, number: Fraction) -> bool:
    """Say whether a grade has grounds today: reached, or its leaving line not yet passed."""
    return line.grade.rank <= rank(reached) or terms.side.at(number, line.leave)


def _fallen(state: State, safe: Mapping[Grade, date]) -> State:
    """What falls forgets what lay above it: the grade is told anew when it comes again."""
    left = {one: since for one, since in safe.items() if one.rank <= rank(state.grade)}
    told = min((state.told, state.grade), key=rank)
    return replace(state, safe=left, told=told if state.grade else None)


def _told(state: State, day: date) -> tuple[State, tuple[Event, ...]]:
    if state.silent(day):
        return state, ()
    events = []
    if state.grade is not None and state.grade.rank > rank(state.told):
        events.append(Event(What.TOLD, day, state.grade))
        state = replace(state, told=state.grade)
    if state.blind and not state.told_blind:
        events.append(Event(What.TOLD, day))
        state = replace(state, told_blind=True)
    return state, tuple(events)
