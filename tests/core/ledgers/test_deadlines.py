"""Deadlines: reckoned by hand on the autumn of 2026, never silenced, moved once by a new calendar."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.adapters.calendars import shipped as calendar
from xuezheng.adapters.parameters import shipped as parameters
from xuezheng.catalogue import current
from xuezheng.core.base.workdays import CIVIL, Calendar
from xuezheng.core.base.workdays import Span as Unit
from xuezheng.core.kinds.samples import sample_data
from xuezheng.core.ledgers.acts import Act, act
from xuezheng.core.ledgers.cases import Case, Mover, Span, Step
from xuezheng.core.ledgers.deadlines import Deadline, deadlines, reckoned, reckoned_again
from xuezheng.core.ledgers.definition import Placed, Rung
from xuezheng.core.ledgers.escalation import (
    Ladders,
    alarms,
    ladder,
    rungs_of,
    should_have_fired,
    woken,
)
from xuezheng.core.ledgers.mustfire import played, situations
from xuezheng.core.ledgers.watchdog import missing, repeated

CAL = calendar()
TASK = current().ledger("task")
RULES = parameters()
STARTS = (date(2026, 9, 24), date(2026, 12, 14), date(2026, 2, 6))
LADDER = ladder(({"days": -5, "wakes": ("lead",)}, {"days": 1, "wakes": ("lead", "supervisor")}))


def day(text):
    return date.fromisoformat(f"2026-{text}")


BY_HAND = [
    # two working days from Monday 28 September: 29, 30
    ("09-28", 2, [], "09-30"),
    # three: 29, 30 September, then 8 October after the holiday
    ("09-28", 3, [], "10-08"),
    # from Friday 9 October the worked Saturday counts: 10, 12
    ("10-09", 2, [], "10-12"),
    # a pause before the start changes nothing
    ("10-12", 2, [("10-08", "10-12")], "10-14"),
    # a pause of two working days (13, 14) moves 15 October to 19 October
    ("10-12", 3, [("10-13", "10-15")], "10-19"),
    # a pause over a week-end only moves nothing
    ("10-15", 1, [("10-17", "10-19")], "10-16"),
    # a pause that begins on the due day moves it: 16 stands still, so Monday
    ("10-15", 1, [("10-16", "10-19")], "10-19"),
    # a pause that begins after the due day comes too late
    ("10-15", 1, [("10-19", "10-30")], "10-16"),
    # two pauses, the second reached only because of the first
    ("10-15", 1, [("10-16", "10-19"), ("10-19", "10-21")], "10-21"),
]


@pytest.mark.parametrize(("start", "days", "pauses", "due"), BY_HAND)
def test_days_are_counted_by_the_working_calendar(start, days, pauses, due):
    spans = [Span(day(one), day(end)) for one, end in pauses]
    assert reckoned("c", day(start), days, spans, CAL).due == day(due)


def test_a_named_day_stands_until_a_pause_moves_it():
    plain = reckoned("c", day("09-01"), day("10-16"), [], CAL)
    assert (plain.due, plain.provisional, plain.said.zh) == (day("10-16"), False, "定于2026-10-16")
    paused = reckoned("c", day("09-01"), day("10-16"), [Span(day("10-12"), day("10-14"))], CAL)
    assert paused.due == day("10-20")


def test_a_new_calendar_moves_what_is_provisional_once():
    first = reckoned("sign", date(2026, 12, 30), 2, [], CAL)
    assert (first.due, first.provisional) == (date(2027, 1, 1), True)
    known = Calendar(
        "2027", {**CAL.days, date(2027, 1, 1): False}, CAL.known_from, date(2027, 12, 31)
    )
    second = reckoned_again(first, known)
    assert (second.due, second.provisional, second.calendar) == (date(2027, 1, 4), False, "2027")
    assert reckoned_again(second, CAL) is second


@pytest.mark.parametrize("ledger", current().ledgers, ids=lambda one: one.key)
@pytest.mark.parametrize("start", STARTS, ids=str)
def test_every_alarm_of_every_ledger_must_fire(ledger, start):
    numbers = RULES.on(start)
    names = set()
    for situation in situations(ledger, start, CAL, numbers):
        names.add((situation.clock, situation.turn.key))
        fired = played(ledger, situation, CAL, numbers)
        assert sorted(fired, key=repr) == sorted(situation.expected, key=repr), situation.name
    assert len(names) == 5 * len(ledger.clocks)


def test_the_suite_notices_a_silenced_rung():
    numbers = RULES.on(STARTS[0])
    situation = next(iter(situations(TASK, STARTS[0], CAL, numbers)))
    quiet = {**numbers, "task.sign_ladder": numbers["task.sign_ladder"][:-1]}
    assert set(played(TASK, situation, CAL, quiet)) < set(situation.expected)


EVERYBODY = Mover(1, frozenset({"lead", "supervisor", "co", "leader"}))
BOSS = Mover(2, frozenset({"supervisor"}))


@st.composite
def busy_cases(draw):
    """A task in hand, then edits, pauses, hand-overs, extensions on random days."""
    start = datetime(2026, 9, 1, 9, tzinfo=CIVIL)
    case = Case(
        "doing", start, 1, 1, sample_data(TASK, "doing"), due=day("10-16"),
        due_set=start.date(), running={"finish": start},
    )  # fmt: skip
    at = start
    turns = []
    for _ in range(draw(st.integers(0, 6))):
        at += timedelta(days=draw(st.integers(1, 15)))
        turns.append((at, draw(st.sampled_from(["edit", "pause", "resume", "hand", "extend"]))))
    return case, turns, draw(st.integers(1, 30))


def turned(case, at, turn, length):
    until = max(case.due, at.date()) + timedelta(days=length)
    pause = at.date() + timedelta(days=length)
    still = any(one.start <= at.date() < one.end for one in case.suspended)
    if turn == "edit":
        return act(TASK, case, Act.EDIT, by=BOSS, at=at)[0]
    if turn == "pause" and not still:
        step = Step(note="停", until=pause)
        return act(TASK, case, Act.SUSPEND, by=BOSS, at=at, step=step)[0]
    if turn == "resume" and still:
        return act(TASK, case, Act.RESUME, by=BOSS, at=at)[0]
    if turn == "hand":
        return act(TASK, case, Act.HAND_ON, by=EVERYBODY, at=at, step=Step(person=8))[0]
    if turn == "extend":
        step = Step(note="延", until=until)
        case, _ = act(TASK, case, Act.ASK_EXTENSION, by=EVERYBODY, at=at, step=step)
        return act(TASK, case, Act.GRANT_EXTENSION, by=BOSS, at=at)[0]
    return case


@settings(deadline=None, max_examples=60)
@given(busy_cases())
def test_nothing_done_to_a_case_silences_its_last_due_day(busy):
    case, turns, length = busy
    numbers = RULES.on(day("09-01"))
    rungs = rungs_of(TASK.clock("finish"), numbers)
    fired = {}
    today, last = day("09-01"), day("09-01") + timedelta(days=500)
    while today < last:
        (running,) = deadlines(TASK, case, CAL, numbers)
        for alarm in should_have_fired(running, today, rungs, CAL):
            assert fired.setdefault(alarm.key, today) >= alarm.on
        for at, turn in turns:
            if at.date() == today:
                case = turned(case, at, turn, length)
        today += timedelta(days=1)
    (running,) = deadlines(TASK, case, CAL, numbers)
    assert running.due >= case.due
    assert missing(alarms(running, rungs, CAL), fired) == []
    assert {f"finish:{running.due.isoformat()}:{rung.key}" for rung in rungs} <= set(fired)


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 40), st.integers(1, 25))
def test_a_pause_never_brings_a_due_day_nearer(start, days, length):
    begin = day("09-01") + timedelta(days=start)
    plain = reckoned("c", day("09-01"), days, [], CAL)
    paused = reckoned("c", day("09-01"), days, [Span(begin, begin + timedelta(days=length))], CAL)
    assert paused.due >= plain.due


def test_the_watchdog_names_what_never_fired_and_what_fired_twice():
    deadline = reckoned("sign", day("09-28"), 2, [], CAL)
    rungs = (Rung(0, ("lead",)), Rung(1, ("lead",)))
    expected = should_have_fired(deadline, day("10-08"), rungs, CAL)
    assert [one.key for one in missing(expected, [])] == [
        "sign:2026-09-30:+0", "sign:2026-09-30:+1",
    ]  # fmt: skip
    assert [one.rung for one in missing(expected, ["sign:2026-09-30:+0"])] == ["+1"]
    assert missing(expected, [one.key for one in expected]) == []
    assert repeated(["a", "b", "a"]) == ["a"]


TREE = {12: 2, 2: 1, 30: 20, 20: 1}


def woke(rung, placed):
    found = woken(TASK, TASK.clock("finish"), rung, placed, TREE.get)
    return {(one.org, one.person) for one in found}


def test_alarms_climb_the_tree_from_whoever_owes():
    placed = Placed(12, {"lead": [12], "co": [30], "supervisor": [2]}, holders={"leader_post": [9]})
    assert woke(Rung(1, ("lead", "supervisor")), placed) == {(12, None), (2, None)}
    assert woke(Rung(1, ("leader",)), placed) == {(None, 9)}
    assert woke(Rung(1, ("above",)), placed) == {(2, None)}
    assert woke(Rung(1, ("above2", "top")), placed) == {(1, None)}
    assert woke(Rung(1, ("co",)), placed) == {(30, None)}


def test_a_vacant_part_is_answered_for_one_level_above():
    placed = Placed(30, {"lead": [30]}, holders={"leader_post": []})
    assert woke(Rung(3, ("leader",)), placed) == {(20, None)}
    assert woke(Rung(3, ("supervisor",)), placed) == {(20, None)}
    assert woke(Rung(3, ("above2", "top")), Placed(1, {"lead": [1]})) == {(1, None)}
    assert woke(Rung(3, ()), placed) == {(30, None)}


def test_reminders_before_the_start_are_left_out_but_never_what_is_late():
    deadline = replace(reckoned("c", day("10-12"), 1, [], CAL))
    assert [one.rung for one in alarms(deadline, LADDER, CAL)] == ["+1"]
    assert should_have_fired(deadline, day("10-13"), LADDER, CAL) == frozenset()
    assert {one.on for one in should_have_fired(deadline, day("10-14"), LADDER, CAL)} == {
        day("10-14")
    }


ENDS = st.dates(date(2026, 9, 20), date(2026, 10, 12))
RUNGS = st.lists(
    st.builds(Rung, st.integers(-8, 8), st.just(("lead",))),
    max_size=5,
    unique_by=lambda one: one.days,
).map(tuple)


@st.composite
def limits(draw):
    """A limit by days or to the minute, its start before, on or after what its ladder reaches back to."""
    due = draw(ENDS)
    start = due - timedelta(days=draw(st.integers(0, 12)))
    unit = draw(st.sampled_from([Unit.WORKING_DAYS, Unit.NATURAL_DAYS, Unit.MINUTES]))
    at = datetime(due.year, due.month, due.day, 15, 30, tzinfo=CIVIL)
    exact = {"began": at - (due - start), "at": at} if unit is Unit.MINUTES else {}
    return Deadline("sign", start, due, (), due, False, "2026", unit, **exact)


@settings(max_examples=60, deadline=None)
@given(st.lists(limits(), min_size=1, max_size=12), st.lists(RUNGS, min_size=1, max_size=3))
def test_ladders_reckoned_for_many_are_those_reckoned_one_by_one(some, ladders):
    together = Ladders(CAL)
    for one in some + some[::-1]:
        for rungs in ladders:
            assert together.alarms(one, rungs) == alarms(one, rungs, CAL)


def test_a_reminder_before_the_start_is_left_out_for_whom_it_is_and_for_nobody_else():
    rungs = (Rung(-2, ("lead",)), Rung(0, ("lead",)))
    # Two working days before Thursday 15 October lies Tuesday the 13th.
    early, late = (
        Deadline("sign", day(start), 3, (), day("10-15"), False, "2026")
        for start in ("10-13", "10-14")
    )
    together = Ladders(CAL)
    assert [one.rung for one in together.alarms(late, rungs)] == ["+0"]
    assert [one.rung for one in together.alarms(early, rungs)] == ["-2", "+0"]
    assert [one.rung for one in together.alarms(late, rungs)] == ["+0"]
