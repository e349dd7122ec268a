"""Dated facts: never two at once, nothing overwritten, the last change taken back exactly."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xuezheng.core.registers.timeline import (
    FAR,
    FOREVER,
    Amend,
    AsOf,
    Begin,
    Correct,
    End,
    TimelineError,
    Undo,
    belief,
    change,
    latest_change,
)

NOON = datetime(2026, 10, 12, 12, tzinfo=UTC)
D = {n: date(2020 + n, 9, 1) for n in range(10)}


def hours(n):
    return NOON + timedelta(hours=n)


def written(versions, act, at):
    """Do what the services do with a change."""
    done = change(versions, act, at)
    closed = [replace(one, known_to=done.at) if one in done.close else one for one in versions]
    return closed + list(done.insert)


def told(*acts):
    versions = []
    for n, act in enumerate(acts):
        versions = written(versions, act, hours(n))
    return versions


OLD, NEW = "白鹭镇初级中学", "白鹭初级中学"


def test_a_renaming_closes_one_fact_and_opens_the_next_on_the_same_day():
    versions = told(Begin(D[0], OLD), Begin(D[3], NEW))
    assert belief(versions) == [(D[0], D[3], OLD), (D[3], FAR, NEW)]
    assert belief(versions, before=hours(1)) == [(D[0], FAR, OLD)]
    assert latest_change(versions) == hours(1)


def test_a_fact_put_in_before_a_known_change_ends_there():
    versions = told(Begin(D[0], "a"), Begin(D[6], "c"), Begin(D[3], "b"))
    assert belief(versions) == [(D[0], D[3], "a"), (D[3], D[6], "b"), (D[6], FAR, "c")]


def test_an_end_drops_what_was_foreseen_after_it():
    versions = told(Begin(D[0], "a"), Begin(D[6], "b"), End(D[4]))
    assert belief(versions) == [(D[0], D[4], "a")]


def test_an_end_can_say_how_the_last_stretch_ended():
    versions = told(Begin(D[0], "a"), Begin(D[6], "b"), End(D[4], "a, graduated"))
    assert belief(versions) == [(D[0], D[4], "a, graduated")]


def test_amending_reaches_every_later_stretch_and_no_gap():
    versions = told(Begin(D[0], "a", until=D[3]), Begin(D[5], "b"))
    versions = written(versions, Amend(D[1], lambda day, whole, v: f"{v}{day.year}{whole}"), NOON)
    assert belief(versions) == [
        (D[0], D[1], "a"),
        (D[1], D[3], "a2021False"),
        (D[5], FAR, "b2025True"),
    ]
    with pytest.raises(TimelineError):
        change(versions, Amend(D[3], str, until=D[5]), NOON)


def test_a_correction_keeps_the_old_belief_readable():
    versions = told(Begin(D[0], OLD), Begin(D[3], "白露初级中学"), Correct(D[3], NEW))
    then, now = AsOf(D[5], hours(1.5)), AsOf(D[5])
    assert [one.values for one in versions if one.at(then)] == ["白露初级中学"]
    assert [one.values for one in versions if one.at(now)] == [NEW]
    assert [one.values for one in versions if one.at(AsOf(D[1], hours(9)))] == [OLD]


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (D[4], [(D[0], D[4], "a"), (D[4], FAR, "b")]),
        (D[2], [(D[0], D[2], "a"), (D[2], FAR, "b")]),
        (D[0], [(D[0], FAR, "b")]),
    ],
)
def test_a_neighbour_follows_a_corrected_beginning(since, expected):
    versions = told(Begin(D[0], "a"), Begin(D[3], "b"), Correct(D[3], "b", since=since))
    assert belief(versions) == expected


def test_a_gap_stays_a_gap_when_an_end_is_corrected():
    versions = told(Begin(D[0], "a", until=D[2]), Begin(D[4], "b"), Correct(D[0], "a", until=D[1]))
    assert belief(versions) == [(D[0], D[1], "a"), (D[4], FAR, "b")]


def test_a_stretch_moved_before_its_own_beginning_frees_its_days_for_the_next():
    versions = told(Begin(D[0], "a"), Begin(D[4], "b"), Begin(D[6], "c"))
    versions = written(versions, Correct(D[4], "b", since=D[1], until=D[2]), hours(3))
    assert belief(versions) == [
        (D[0], D[1], "a"),
        (D[1], D[2], "b"),
        (D[2], D[4], "a"),
        (D[4], FAR, "c"),
    ]


def test_taking_back_the_first_fact_leaves_none():
    versions = told(Begin(D[0], "a"), Undo())
    assert belief(versions) == []
    assert belief(versions, before=hours(1)) == [(D[0], FAR, "a")]
    assert belief(written(versions, Undo(), hours(2))) == [(D[0], FAR, "a")]


@pytest.mark.parametrize(
    "act",
    [
        Begin(D[0], "x"),
        Begin(D[5], "x", until=D[5]),
        End(FAR),
        Correct(date(2019, 1, 1), "x"),
        Correct(D[0], "x", since=D[4], until=D[3]),
        Undo(hours(7)),
    ],
)
def test_what_the_history_forbids_is_refused(act):
    with pytest.raises(TimelineError):
        change(told(Begin(D[0], "a")), act, hours(2))
    with pytest.raises(TimelineError):
        change([], Undo(), hours(2))


def test_a_change_is_taken_back_once_what_followed_was_taken_back():
    versions = told(Begin(D[0], "a"), Begin(D[3], "b"), Begin(D[5], "c"))
    with pytest.raises(TimelineError, match="此后又有变更"):
        change(versions, Undo(hours(1)), hours(3))
    versions = written(versions, Undo(hours(2)), hours(3))
    assert belief(written(versions, Undo(hours(1)), hours(4))) == [(D[0], FAR, "a")]


def test_saying_the_same_again_changes_nothing():
    done = change(told(Begin(D[0], "a")), Correct(D[0], "a"), hours(2))
    assert (done.close, done.insert) == ((), ())


def test_a_clock_that_stands_still_gives_no_version_without_time():
    versions = written([], Begin(D[0], "a"), NOON)
    versions = written(versions, Begin(D[3], "b"), NOON)
    versions = written(versions, Undo(), NOON)
    assert all(one.known_from < one.known_to for one in versions)
    assert belief(versions) == [(D[0], FAR, "a")]


DAY = st.integers(0, 40).map(lambda n: date(2026, 1, 1) + timedelta(n))
VALUE = st.sampled_from("abc")
ACT = st.one_of(
    st.builds(Begin, DAY, VALUE),
    st.builds(Begin, DAY, VALUE, DAY),
    st.builds(End, DAY),
    st.builds(End, DAY, VALUE),
    st.builds(Amend, DAY, VALUE.map(lambda told: lambda *_: told)),
    st.builds(Amend, DAY, st.just(lambda _, __, value: value), DAY),
    st.builds(Correct, DAY, VALUE),
    st.builds(Correct, DAY, VALUE, DAY, DAY),
    st.just(Undo()),
)


def story(acts):
    """Tell a history, passing over what is refused; gives the versions after each change."""
    versions, states = [], [[]]
    for n, act in enumerate(acts):
        try:
            versions = written(versions, act, hours(n))
        except TimelineError:
            continue
        states.append(versions)
    return states


@given(st.lists(ACT, max_size=8))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_at_any_day_and_moment_at_most_one_version_holds(acts):
    versions = story(acts)[-1]
    assert all(one.known_from < one.known_to and one.valid_from < one.valid_to for one in versions)
    moments = [*{one.known_from for one in versions}, None]
    days = {one.valid_from for one in versions} | {one.valid_to for one in versions}
    for known in moments:
        for day in days:
            assert sum(one.at(AsOf(day, known)) for one in versions) <= 1


@given(st.lists(ACT, max_size=8))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_taking_back_gives_exactly_what_stood_before_and_keeps_every_belief(acts):
    states = story(acts)
    for before, after in pairwise(states):
        if latest_change(after) == latest_change(before):
            continue  # the act changed nothing
        undone = written(after, Undo(), hours(99))
        assert belief(undone) == belief(before)
        assert belief(undone, before=hours(99)) == belief(after)


@given(st.lists(ACT, max_size=8))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_no_change_touches_an_earlier_belief(acts):
    states = story(acts)
    for before, after in pairwise(states):
        known = latest_change(before)
        if known is None:
            continue
        for day in {one.valid_from for one in before}:
            asof = AsOf(day, known)
            assert [one.values for one in before if one.at(asof)] == [
                one.values for one in after if one.at(asof)
            ]
    assert all(one.known_to <= FOREVER for one in states[-1])
