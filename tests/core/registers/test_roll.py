"""On the roll: nobody in two places or in none, and each event taken back by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xuezheng.core.registers import roll
from xuezheng.core.registers.timeline import FAR, TimelineError, Undo, belief, change

NOON = datetime(2026, 10, 12, 12, tzinfo=UTC)
SCHOOLS = ("甲", "乙", "丙")
FIRST = {"org": "甲", "room": 1, "state": "studying", "began": "admitted", "left": ""}
D = {n: date(2020 + n, 9, 1) for n in range(10)}


def written(versions, act, hour):
    done = change(versions, act, NOON + timedelta(hours=hour))
    closed = [replace(one, known_to=done.at) if one in done.close else one for one in versions]
    return closed + list(done.insert)


def told(*events):
    versions = []
    for hour, event in enumerate(events):
        versions = written(versions, event(versions), hour)
    return versions


def admitted(day=D[0], **more):
    return lambda versions: roll.admit(versions, day, {**FIRST, **more})


def test_a_pupil_is_admitted_moved_suspended_comes_back_and_graduates():
    versions = told(
        admitted(),
        lambda v: roll.change(v, D[1], {"room": 2}, "regrouped"),
        lambda v: roll.suspend(v, D[2]),
        lambda v: roll.come_back(v, D[3], {"room": 3}),
        lambda v: roll.leave(v, D[6], "graduated"),
    )
    found = [
        (begins, ends, one["room"], one["state"], one["began"], one["left"])
        for begins, ends, one in belief(versions)
    ]
    assert found == [
        (D[0], D[1], 1, "studying", "admitted", ""),
        (D[1], D[2], 2, "studying", "regrouped", ""),
        (D[2], D[3], 2, "suspended", "suspended", ""),
        (D[3], D[6], 3, "studying", "returned", "graduated"),
    ]
    assert list(roll.faults(belief(versions))) == []


def test_a_class_given_on_the_day_of_admission_leaves_the_beginning_as_it_was():
    versions = told(admitted(room=None), lambda v: roll.change(v, D[0], {"room": 4}, "regrouped"))
    [(begins, ends, spell)] = belief(versions)
    assert (begins, ends, spell["room"], spell["began"]) == (D[0], FAR, 4, "admitted")


def test_a_change_reaches_what_is_foreseen_behind_it():
    versions = told(
        admitted(),
        lambda v: roll.suspend(v, D[4]),
        lambda v: roll.change(v, D[2], {"org": "乙"}, "transferred"),
    )
    assert [(one["org"], one["state"], one["began"]) for _, _, one in belief(versions)] == [
        ("甲", "studying", "admitted"),
        ("乙", "studying", "transferred"),
        ("乙", "suspended", "suspended"),
    ]


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (lambda v: roll.admit(v, D[3], FIRST), "2020-09-01 起已有学籍"),
        (lambda v: roll.change(v, date(2020, 8, 31), {}, "changed"), "2020-08-31 不在籍"),
        (lambda v: roll.come_back(v, D[3], {}), "没有休学"),
        (lambda v: roll.leave(v, date(2020, 9, 1), "withdrawn"), "2020-09-01 前已不在籍"),
        (lambda v: roll.correct(v, date(2019, 9, 1), {}), "不在籍"),
    ],
)
def test_what_the_history_forbids_is_refused(event, why):
    versions = told(admitted())
    with pytest.raises(roll.RollError, match=why):
        event(versions)


def test_nobody_is_suspended_twice_or_leaves_twice():
    versions = told(admitted(), lambda v: roll.suspend(v, D[1]))
    with pytest.raises(roll.RollError, match="已经休学"):
        roll.suspend(versions, D[2])
    versions = told(admitted(), lambda v: roll.leave(v, D[2], "withdrawn"))
    for day in (D[2], D[3]):
        with pytest.raises(roll.RollError, match="前已不在籍"):
            roll.leave(versions, day, "graduated")


def test_faults_name_a_gap_and_an_end_unsaid():
    gap = [(D[0], D[1], FIRST), (D[2], D[3], FIRST)]
    assert [one.zh for one in roll.faults(gap)] == [
        "2021-09-01 至 2022-09-01 无学籍",
        "2023-09-01 离校，未写方式",
    ]
    two = [(D[0], D[2], FIRST), (D[1], FAR, FIRST)]
    assert [one.zh for one in roll.faults(two)] == ["2021-09-01 同时在两处"]
    left = [
        (D[0], D[1], {**FIRST, "left": "graduated"}),
        (D[1], FAR, {**FIRST, "began": "changed"}),
    ]
    assert [one.zh for one in roll.faults(left)] == ["2021-09-01 离校后未办入学"]
    assert [one.zh for one in roll.faults([(D[0], FAR, {**FIRST, "left": "died"})])] == [
        "2020-09-01 起在籍，却写有离校方式"
    ]


DAY = st.integers(0, 60).map(lambda n: date(2026, 1, 1) + timedelta(n))
EVENT = st.one_of(
    st.builds(lambda d, o: lambda v: roll.admit(v, d, {**FIRST, "org": o}), DAY,
              st.sampled_from(SCHOOLS)),
    st.builds(lambda d, r: lambda v: roll.change(v, d, {"room": r}, "regrouped"), DAY,
              st.integers(1, 3)),
    st.builds(lambda d, o: lambda v: roll.change(v, d, {"org": o}, "transferred"), DAY,
              st.sampled_from(SCHOOLS)),
    st.builds(lambda d: lambda v: roll.suspend(v, d), DAY),
    st.builds(lambda d: lambda v: roll.come_back(v, d, {}), DAY),
    st.builds(lambda d, w: lambda v: roll.leave(v, d, w), DAY,
              st.sampled_from(("graduated", "moved_away"))),
    st.just(lambda _: Undo()),
)  # fmt: skip


def happened(events):
    versions, states = [], [[]]
    for hour, event in enumerate(events):
        try:
            versions = written(versions, event(versions), hour)
        except (roll.RollError, TimelineError):
            continue
        states.append(belief(versions))
    return versions, states


@given(st.lists(EVENT, max_size=12))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_happens_nobody_is_in_two_places_or_in_none(events):
    for state in happened(events)[1]:
        assert list(roll.faults(state)) == []


@given(st.lists(EVENT, max_size=8))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_taking_back_is_exact(events):
    versions, states = happened(events)
    if not versions:
        return
    assert belief(written(versions, Undo(), 99)) in states


@given(st.lists(st.lists(EVENT, max_size=6), min_size=2, max_size=5), DAY)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_merger_conserves_who_is_on_the_roll(stories, since):
    before = [happened(events)[0] for events in stories]
    after = []
    for versions in before:
        moves = [one for one in belief(versions) if one[1] > since and one[2]["org"] != "丙"]
        act = roll.merged(since, {"甲", "乙"}, "丙") if moves else None
        after.append(written(versions, act, 50) if act else versions)
    for day in (since - timedelta(1), since, since + timedelta(30), since + timedelta(400)):
        was, now = (
            [
                next((one[2]["org"] for one in belief(v) if one[0] <= day < one[1]), None)
                for v in versions
            ]
            for versions in (before, after)
        )
        assert [one is None for one in was] == [one is None for one in now]
        if day < since:
            assert was == now
        else:
            assert set(now) <= {"丙", None}
    for versions in after:
        assert list(roll.faults(belief(versions))) == []
