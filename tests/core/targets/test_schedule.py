"""What is expected by a day, worked out by hand."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from promises import YEAR, target

from xuezheng.core.targets.schedule import (
    Node,
    NodesError,
    Pace,
    PaceError,
    at_end,
    by_hand,
    by_month,
    by_quarter,
    by_year,
    pacing,
    schedule,
)
from xuezheng.core.targets.target import Direction, Period


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2026, 1, 30), Fraction(0)),
        (date(2026, 1, 31), Fraction(1, 12)),
        (date(2026, 9, 29), Fraction(8, 12)),
        (date(2026, 9, 30), Fraction(9, 12)),
        (date(2026, 10, 12), Fraction(9, 12)),
        (date(2026, 12, 31), Fraction(1)),
        (date(2027, 1, 1), Fraction(1)),
    ],
)
def test_by_month_a_month_counts_when_it_is_over(day, share):
    assert by_month(YEAR).expected(day) == share


def test_a_short_period_counts_the_months_it_touches():
    short = Period(date(2026, 3, 15), date(2026, 8, 20))
    assert [node.day for node in by_month(short).nodes][-2:] == [
        date(2026, 7, 31),
        date(2026, 8, 20),
    ]
    assert by_month(short).expected(date(2026, 4, 30)) == Fraction(2, 6)


def test_quarters_take_the_steps_of_the_parameter():
    uneven = by_quarter(YEAR, (15, 40, 70, 100))
    days = (date(2026, 3, 30), date(2026, 3, 31), date(2026, 10, 12), date(2026, 12, 31))
    assert [uneven.expected(day) for day in days] == [0, Fraction(15, 100), Fraction(70, 100), 1]


def test_a_part_of_the_year_takes_its_own_quarters_as_its_whole():
    middle = Period(date(2026, 4, 1), date(2026, 8, 31))
    made = by_quarter(middle, (15, 40, 70, 100))
    assert [(node.day, node.share) for node in made.nodes] == [
        (date(2026, 6, 30), Fraction(25, 55)),
        (date(2026, 8, 31), Fraction(1)),
    ]


def test_months_take_the_steps_of_the_parameter():
    shipped = pacing({"by_month": [8, 17, 25, 33, 42, 50, 58, 67, 75, 83, 92, 100]})
    made = schedule(target(), shipped)
    days = (date(2026, 1, 31), date(2026, 10, 12), date(2026, 11, 30))
    assert [made.expected(day) for day in days] == [
        Fraction(8, 100),
        Fraction(75, 100),
        Fraction(92, 100),
    ]


@pytest.mark.parametrize(
    "value",
    [{}, {"by_month": [1, 2]}, {"by_quarter": [50, 40, 70, 100]}, {"by_quarter": [0, 0, 0, 0]}],
)
def test_a_pace_that_is_none_is_told(value):
    with pytest.raises(PaceError):
        pacing(value)


def test_quarters_without_any_step_are_even():
    late = Period(date(2026, 1, 1), date(2026, 6, 30))
    made = by_quarter(late, (0, 0, 50, 100))
    assert [node.share for node in made.nodes] == [Fraction(1, 2), Fraction(1)]


def test_several_years_go_by_year():
    three = Period(date(2025, 7, 1), date(2027, 6, 30))
    made = schedule(target(period=three))
    assert made.pace is Pace.YEARS
    assert [(node.day, node.share) for node in made.nodes] == [
        (date(2025, 12, 31), Fraction(1, 3)),
        (date(2026, 12, 31), Fraction(2, 3)),
        (date(2027, 6, 30), Fraction(1)),
    ]


def test_done_or_not_is_due_at_its_end_unless_nodes_are_set():
    done = target(Direction.YES_NO, None)
    assert schedule(done).pace is Pace.END
    nodes = (Node(date(2026, 6, 30), Fraction(1, 2)),)
    assert schedule(done, nodes=nodes).expected(date(2026, 7, 1)) == Fraction(1, 2)


def test_nodes_that_do_not_rise_are_refused():
    for nodes in (
        [Node(date(2026, 6, 30), Fraction(1, 2)), Node(date(2026, 5, 31), Fraction(2, 3))],
        [Node(date(2026, 6, 30), Fraction(1, 2)), Node(date(2026, 7, 31), Fraction(1, 2))],
        [Node(date(2027, 1, 1), Fraction(1, 2))],
        [Node(date(2026, 6, 30), Fraction(3, 2))],
    ):
        with pytest.raises(NodesError):
            by_hand(YEAR, nodes)


def test_the_next_node_is_told():
    assert by_year(YEAR).next(date(2026, 10, 12)) == Node(date(2026, 12, 31), Fraction(1))
    assert at_end(YEAR).next(date(2026, 12, 31)) is None


periods = st.builds(
    lambda start, length: Period(start, start + timedelta(days=length)),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 1500),
)


@given(periods, st.sampled_from([by_month, by_quarter, by_year, at_end]))
def test_every_pace_rises_to_the_whole_on_the_due_day(period, pace):
    made = pace(period)
    assert made.nodes[-1] == Node(period.due, Fraction(1))
    assert all(a.day < b.day and a.share < b.share for a, b in pairwise(made.nodes))
    assert made.expected(period.due - timedelta(days=1)) < 1
