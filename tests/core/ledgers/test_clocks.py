"""Clocks in natural days, school days, minutes and working hours: by hand, paused, and never silenced."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from xuezheng.adapters.calendars import shipped as calendar
from xuezheng.adapters.parameters import shipped as parameters
from xuezheng.catalogue import current
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL, Calendar, Term
from xuezheng.core.kinds.fields import choice, moment
from xuezheng.core.kinds.types import Choice
from xuezheng.core.ledgers.acts import Act, act
from xuezheng.core.ledgers.cases import Case, Mover, Step
from xuezheng.core.ledgers.deadlines import deadline, reckoned_again
from xuezheng.core.ledgers.definition import (
    Clock,
    Minutes,
    NaturalDays,
    SchoolDays,
    WorkingDays,
    WorkingHours,
)
from xuezheng.core.ledgers.escalation import ladder, should_have_fired
from xuezheng.core.ledgers.mustfire import played, situations

CAL = calendar()
NUMBERS = {
    **parameters().on(date(2026, 9, 1)),
    "t.days": 3, "t.minutes": 120, "t.hours": 4, "t.table": {"minor": 30, "major": 7},
    "t.ladder": ({"days": -1, "wakes": ("lead",)}, {"days": 1, "wakes": ("lead", "above")}),
    "t.minute_ladder": (
        {"minutes": -30, "wakes": ("lead",)}, {"minutes": 0, "wakes": ("lead",)},
        {"minutes": 15, "wakes": ("above",)}, {"days": 1, "wakes": ("top",)},
    ),
}  # fmt: skip
RULES = {
    "natural": (NaturalDays("t.days"), "t.ladder"),
    "school": (SchoolDays("t.days"), "t.ladder"),
    "minutes": (Minutes("t.minutes"), "t.minute_ladder"),
    "hours": (WorkingHours("t.hours"), "t.minute_ladder"),
}
CLOCKS = tuple(
    Clock(key, T("时限", "Limit"), ("doing",), rule, rungs) for key, (rule, rungs) in RULES.items()
)
GRADE = choice("grade", T("等级", "Grade"), of=(
    Choice("minor", T("一般", "Minor")), Choice("major", T("重大", "Major")),
))  # fmt: skip
SEEN = moment("seen_at", T("发现时间", "Seen at"))
LEDGER = replace(
    current().ledger("task"), clocks=CLOCKS, fields=(*current().ledger("task").fields, GRADE, SEEN)
)
OFFICE = Mover(2, frozenset({"supervisor"}))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=CIVIL)


def standing(begun, clock="minutes", **data):
    began = at(begun)
    return Case("doing", began, 1, 1, data, running={clock: began})


def due(clock, case, known=CAL):
    return deadline(clock, case, known, NUMBERS)


def named(key):
    return next(one for one in CLOCKS if one.key == key)


@pytest.mark.parametrize(
    ("clock", "begun", "until"),
    [
        # 1 to 3 October, holidays or not
        ("natural", "2026-09-30 09:00", date(2026, 10, 3)),
        # 3 July is the last day of term; 1, 2 and 3 September are the next three taught
        ("school", "2026-07-03 09:00", date(2026, 9, 3)),
        # the worked Saturday 10 October is taught as well: 9, 10, 12
        ("school", "2026-10-08 09:00", date(2026, 10, 12)),
        # midnight and a holiday do not stop minutes
        ("minutes", "2026-10-01 23:30", at("2026-10-02 01:30")),
        # one hour on Friday, three on the worked Saturday
        ("hours", "2026-10-09 16:30", at("2026-10-10 11:30")),
        # a Sunday night begins on Monday at half past eight; the break at noon does not count
        ("hours", "2026-10-11 22:00", at("2026-10-12 14:00")),
    ],
)
def test_a_limit_is_counted_in_its_own_unit(clock, begun, until):
    assert due(named(clock), standing(begun, clock)).until == until


def test_terms_nobody_knows_count_as_working_days_until_they_are_told():
    case = standing("2027-08-30 09:00", "school")
    first = due(named("school"), case)
    assert (first.due, first.provisional) == (date(2027, 9, 3), True)
    terms = (*CAL.terms, Term(date(2027, 9, 6), date(2028, 1, 21)))
    known = replace(CAL, terms=terms, known_through=date(2027, 12, 31))
    assert reckoned_again(first, known).due == date(2027, 9, 8)
    bare = Calendar("bare", {}, date(2026, 1, 1), date(2026, 12, 31))
    assert due(named("school"), case, bare).provisional


def test_the_choice_picks_the_number_and_the_shortest_holds_until_it_is_made():
    clock = Clock(
        "fix", T("时限", "Limit"), ("doing",), NaturalDays("t.table", by="grade"), "t.ladder"
    )
    days = [
        due(clock, standing("2026-10-01 09:00", "fix", grade=grade)).due
        for grade in ("minor", "major", None)
    ]
    assert days == [date(2026, 10, 31), date(2026, 10, 8), date(2026, 10, 8)]


def test_a_limit_runs_from_the_moment_a_field_names_else_from_entering_the_stage():
    rule = Minutes("t.minutes", since="seen_at")
    clock = Clock("tell", T("时限", "Limit"), ("doing",), rule, "t.minute_ladder")
    seen = "2026-10-12T07:40:00+08:00"
    assert due(clock, standing("2026-10-12 09:00", "tell", seen_at=seen)).at == at(
        "2026-10-12 09:40"
    )
    assert due(clock, standing("2026-10-12 09:00", "tell")).at == at("2026-10-12 11:00")


def test_a_pause_moves_the_day_and_leaves_the_hour_unless_the_moment_had_passed():
    case = standing("2026-10-12 09:00")
    step = Step(note="停", until=date(2026, 10, 14))
    for said, until in (("10:00", "2026-10-14 11:00"), ("11:30", "2026-10-12 11:00")):
        paused, _ = act(
            LEDGER, case, Act.SUSPEND, by=OFFICE, at=at(f"2026-10-12 {said}"), step=step
        )
        assert due(named("minutes"), paused).at == at(until), said


def test_alarms_come_to_the_minute():
    rungs = ladder(NUMBERS["t.minute_ladder"])
    running = due(named("minutes"), standing("2026-10-12 09:00"))

    def fired(text):
        found = sorted(should_have_fired(running, at(f"2026-10-12 {text}"), rungs, CAL))
        return [one.key.removeprefix("minutes:2026-10-12 11:00:") for one in found]

    assert fired("10:29") == []
    assert fired("10:30") == ["-30m"]
    assert fired("10:59") == ["-30m"]
    assert fired("11:15") == ["-30m", "+0m", "+15m"]
    assert len(should_have_fired(running, at("2026-10-13 11:00"), rungs, CAL)) == 4
    assert running.said.zh == "2026-10-12 09:00起120分钟"


@pytest.mark.parametrize("start", [date(2026, 9, 24), date(2026, 7, 1)], ids=str)
def test_every_alarm_of_every_kind_of_clock_must_fire(start):
    names = set()
    for situation in situations(LEDGER, start, CAL, NUMBERS):
        names.add((situation.clock, situation.turn.key))
        fired = played(LEDGER, situation, CAL, NUMBERS)
        assert sorted(fired, key=repr) == sorted(situation.expected, key=repr), situation.name
    assert len(names) == 5 * len(CLOCKS)


def test_the_suite_counts_minutes_and_notices_a_silenced_one():
    (first, *_) = (
        one for one in situations(LEDGER, date(2026, 9, 24), CAL, NUMBERS) if one.clock == "minutes"
    )
    assert first.due == at("2026-09-24 11:00")
    quiet = {**NUMBERS, "t.minute_ladder": NUMBERS["t.minute_ladder"][1:]}
    assert set(played(LEDGER, first, CAL, quiet)) < set(first.expected)


def test_working_days_are_as_before():
    clock = Clock("sign", T("时限", "Limit"), ("doing",), WorkingDays("t.days"), "t.ladder")
    assert due(clock, standing("2026-09-28 09:00", "sign")).due == date(2026, 10, 8)
