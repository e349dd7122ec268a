"""Grades that rise and fall once: by hand, by the must-fire suite, and by small numbers."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.labels import T
from xuezheng.core.warnings.course import Reading, State, Terms, What, ended, step
from xuezheng.core.warnings.grades import Grade, LinesError, Side, lines
from xuezheng.core.warnings.intervals import wilson
from xuezheng.core.warnings.mustfire import Turn, played, situations
from xuezheng.core.warnings.state import kept, read

DAY = date(2026, 10, 12)
TOLD = (
    {"grade": "blue", "enter": 1, "leave": 1, "within": 0},
    {"grade": "yellow", "enter": 3, "leave": 2, "within": 10},
    {"grade": "red", "enter": 6, "leave": 4, "within": 2},
)
ABOVE = Terms(lines(TOLD, Side.ABOVE), Side.ABOVE, firm=False, settle=3, patience=2)
LEFT = (
    {"grade": "blue", "enter": 30, "leave": 35, "within": 0},
    {"grade": "orange", "enter": 7, "leave": 10, "within": 3},
    {"grade": "red", "enter": -1, "leave": 0, "within": 1},
)
BELOW = Terms(lines(LEFT, Side.BELOW), Side.BELOW, firm=False, settle=1, patience=1)


def course(terms, numbers, state=None):
    """Step day by day; gives what happened in short words."""
    state, found = state or State(), []
    for number, value in enumerate(numbers):
        reading = Reading(None if value is None else Fraction(value))
        state, events = step(terms, state, reading, DAY + timedelta(number))
        found += [(number, one.what.key, one.grade.key if one.grade else "") for one in events]
    return state, found


def test_a_grade_is_told_once_and_falls_only_after_days_on_the_safe_side():
    _, found = course(ABOVE, [0, 3, 2, 3, 1, 1, 1, 1, 0, 0, 0, 0, 3])
    assert found == [
        (1, "raised", "yellow"), (1, "told", "yellow"),
        # 1 lies beyond yellow's leaving line 2 from day 4 on; three days later it falls to blue
        (7, "lowered", "blue"),
        # 0 lies beyond blue's from day 8 on
        (11, "ended", ""),
        (12, "raised", "yellow"), (12, "told", "yellow"),
    ]  # fmt: skip


def test_every_grade_counts_its_own_safe_days():
    # red from day 0; 3 holds yellow, not red: red is safe since day 1; 1 leaves yellow since day 3
    _, found = course(ABOVE, [6, 3, 3, 1, 1, 1, 1])
    assert found == [
        (0, "raised", "red"), (0, "told", "red"), (4, "lowered", "yellow"), (6, "lowered", "blue"),
    ]  # fmt: skip


def test_days_left_grow_worse_downwards_and_a_jump_tells_the_grade_it_lands_in():
    _, found = course(BELOW, [40, 31, 30, 5, -1])
    assert found == [
        (2, "raised", "blue"), (2, "told", "blue"), (3, "raised", "orange"),
        (3, "told", "orange"), (4, "raised", "red"), (4, "told", "red"),
    ]  # fmt: skip


def test_what_cannot_be_evaluated_tells_so_itself_and_lets_no_grade_end():
    state, found = course(ABOVE, [3, None, None, None, None, 0])
    assert found[2:] == [(3, "blind", "yellow"), (3, "told", ""), (5, "seeing", "yellow")]
    assert (state.grade, state.blind) == (Grade.YELLOW, False)


def test_a_silence_has_an_end_and_ends_early_when_it_grows_worse():
    quiet = replace(course(ABOVE, [3])[0], told=None)
    quiet = replace(quiet, silenced_until=DAY + timedelta(5), silenced_at=Grade.YELLOW)
    assert [one[:2] for one in course(ABOVE, [3, 3, 3, 3, 3, 3, 3], quiet)[1]] == [(6, "told")]
    worse = course(ABOVE, [3, 6], quiet)[1]
    assert worse == [(1, "raised", "red"), (1, "told", "red")]


def test_a_day_before_the_last_one_changes_nothing():
    state, _ = course(ABOVE, [3, 3])
    assert step(ABOVE, state, Reading(Fraction(9)), DAY) == (state, ())


def test_a_place_that_is_no_more_ends_its_warning():
    state, events = ended(course(ABOVE, [3])[0], DAY)
    assert (state, [one.what for one in events]) == (State(day=DAY), [What.ENDED])
    assert ended(State(), DAY) == (State(day=DAY), ())


@pytest.mark.parametrize("terms", [ABOVE, BELOW], ids=["above", "below"])
def test_everything_that_must_be_told_is_told_on_its_day_and_once(terms):
    many = list(situations(terms, DAY))
    assert len(many) == len(terms.lines) * len(Turn)
    for one in many:
        assert played(terms, one) == one.expected, one.name
        assert len(one.expected) >= 2, one.name


def test_the_suite_expects_by_hand_what_it_should():
    edited = next(one for one in situations(ABOVE, DAY) if one.name == "yellow edited")
    # quiet, 3, then edited to 2, 3, three quiet days, 3, then four quiet days, 3, 3
    days = [DAY + timedelta(n) for n in (1, 12)]
    assert edited.expected == tuple((day, "yellow") for day in days)


@given(st.lists(st.one_of(st.none(), st.integers(-2, 8)), max_size=40))
def test_no_grade_is_told_twice_without_a_fall_between(numbers):
    state, told = State(), 0
    for number, value in enumerate(numbers):
        reading = Reading(None if value is None else Fraction(value))
        state, events = step(ABOVE, state, reading, DAY + timedelta(number))
        assert read(kept(state)) == state
        for one in events:
            if one.what in {What.LOWERED, What.ENDED}:
                told = min(told, one.grade.rank if one.grade else 0)
            if one.what is What.TOLD and one.grade:
                assert one.grade.rank > told
                told = one.grade.rank
        assert told == (state.grade.rank if state.grade else 0)


def test_a_firm_rule_asks_that_the_whole_interval_lies_beyond_the_line():
    share = ({"grade": "yellow", "enter": Decimal("3.0"), "leave": Decimal("2.0"), "within": 5},)
    terms = Terms(lines(share, Side.ABOVE, 100), Side.ABOVE, firm=True, settle=3, patience=2)

    def reached(part, whole):
        low, high = wilson(part, whole, Fraction(196, 100))
        return terms.reached(Reading(Fraction(part, whole), part, whole, low, high))

    assert reached(1, 20) is None, "one of twenty is 5 %, and says nothing"
    assert reached(100, 2000) is Grade.YELLOW, "5 % of two thousand lies beyond 3 % surely"
    assert terms.reached(Reading(Fraction(1))) is None


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilsons_interval_agrees_with_floating_point(pair):
    part, whole = pair
    z, p = 1.96, part / whole
    spread = z * sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole))
    low, high = wilson(part, whole, Fraction(196, 100))
    wanted = [(p + z * z / (2 * whole) + sign * spread) / (1 + z * z / whole) for sign in (-1, 1)]
    assert [float(low), float(high)] == pytest.approx(
        [max(wanted[0], 0), min(wanted[1], 1)], abs=1e-9
    )
    assert low <= Fraction(part, whole) <= high


def test_wrong_numbers_are_told():
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2, Fraction(2))
    wrong = (
        {"grade": "green", "enter": 1, "leave": 1, "within": 0},
        {"grade": "red", "enter": 3, "leave": 4, "within": 0},
        {"grade": "blue", "enter": 2, "leave": 1, "within": 0}, {"grade": "blue"},
    )  # fmt: skip
    with pytest.raises(LinesError) as caught:
        lines(wrong, Side.ABOVE)
    told = str(caught.value.told().zh)
    assert all(one in told for one in ("green", "red: leave 4", "red → blue", "4: grade"))
    with pytest.raises(LinesError):
        lines((), Side.ABOVE)
    assert isinstance(What.TOLD.label, T)
