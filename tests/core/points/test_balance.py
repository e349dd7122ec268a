"""Points left of a cycle, grades, lists: worked out by hand, and two cities' rules as settings."""

from datetime import date
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xuezheng.adapters.parameters import shipped
from xuezheng.core.base.periods import year
from xuezheng.core.points.balance import (
    Counts,
    Deduction,
    PointRulesError,
    balance,
    months_on,
    rules_in,
    rules_of,
)

CYCLE = year(2026)
DAY = date(2026, 10, 12)
RULES = rules_in(shipped().on(DAY))
NINGBO = rules_of(
    12,
    [
        {"grade": "A", "least": 12, "inspections": 1},
        {"grade": "D", "least": -100, "inspections": 12},
    ],
    [],
)
JINAN = rules_of(
    12,
    [
        {"grade": "A", "least": 12, "inspections": 1},
        {"grade": "D", "least": -100, "inspections": 12},
    ],
    [
        {"list": "white", "least": 12, "most": 12, "months": 12},
        {"list": "watch", "least": 1, "most": 11, "months": 6},
        {"list": "black", "least": -100, "most": 0, "months": 12},
    ],
)


def took(points, counts=Counts.STANDS, day=date(2026, 3, 2)):
    return Deduction(1, points, counts, day)


def test_d19_stands_at_ten_of_twelve_with_one_repaired_and_one_pending():
    found = balance(
        [took(2), took(3, Counts.REPAIRED), Deduction(3, 3, Counts.PENDING)], CYCLE, RULES.total
    )
    assert (found.left, found.returned, found.pending, found.if_decided) == (10, 3, 3, 7)
    assert (RULES.rank(10).grade, RULES.rank(10).inspections) == ("B", 2)
    assert RULES.called_for(10) is None


@pytest.mark.parametrize(
    ("left", "grade", "inspections", "kept"),
    [
        (12, "A", 1, "white"), (11, "B", 2, None), (9, "B", 2, None), (8, "C", 4, None),
        (5, "C", 4, "watch"), (4, "D", 12, "watch"), (1, "D", 12, "watch"), (0, "D", 12, "black"),
        (-6, "D", 12, "black"),
    ],
)  # fmt: skip
def test_grades_and_lists_of_the_shipped_rule(left, grade, inspections, kept):
    called = RULES.called_for(left)
    assert (RULES.rank(left).grade, RULES.rank(left).inspections) == (grade, inspections)
    assert (called.list if called else None) == kept


def test_another_year_s_decisions_and_dropped_ones_take_nothing():
    old = took(6, day=date(2025, 12, 31))
    assert balance([old, took(4, Counts.DROPPED)], CYCLE, 12).left == 12
    assert balance([old], year(2025), 12).left == 6


def test_points_come_back_when_a_breach_is_repaired_in_ningbo():
    assert balance([took(6)], CYCLE, NINGBO.total).left == 6
    assert balance([took(6, Counts.REPAIRED)], CYCLE, NINGBO.total).left == 12


def test_the_lists_of_jinan():
    named = {left: JINAN.called_for(left) for left in range(-3, 13)}
    assert {left: one.list for left, one in named.items()} == (
        dict.fromkeys(range(-3, 1), "black") | dict.fromkeys(range(1, 12), "watch") | {12: "white"}
    )
    assert (named[5].months, named[0].months) == (6, 12)


def test_rules_that_contradict_themselves_are_told_at_once():
    grades = [
        {"grade": "B", "least": 5, "inspections": 1},
        {"grade": "A", "least": 9, "inspections": 1},
    ]
    lists = [
        {"list": "watch", "least": 1, "most": 5, "months": 6},
        {"list": "black", "least": -9, "most": 1, "months": 0},
    ]
    with pytest.raises(PointRulesError) as caught:
        rules_of(12, grades, lists)
    told = caught.value.told().zh
    assert "等级应由高到低" in told
    assert "watch 与 black 重叠" in told
    assert "black: -9–1, 0" in told


def test_months_end_the_day_before_as_worked_out_by_hand():
    assert months_on(date(2026, 10, 15), 6) == date(2027, 4, 14)
    assert months_on(date(2027, 8, 31), 6) == date(2028, 2, 28)
    assert months_on(date(2026, 1, 1), 12) == date(2026, 12, 31)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(1, 12), st.sampled_from(list(Counts))), max_size=6))
def test_every_point_is_in_exactly_one_sum(breaches):
    found = balance([took(points, counts) for points, counts in breaches], CYCLE, 12)
    dropped = sum(points for points, counts in breaches if counts is Counts.DROPPED)
    whole = sum(points for points, _ in breaches)
    assert found.taken + found.returned + found.pending + dropped == whole
    assert found.left + found.taken == 12


def test_every_number_of_points_has_one_grade_and_at_most_one_list():
    for rules, left in product((RULES, JINAN), range(-40, 13)):
        assert sum(one.takes(left) for one in rules.lists) <= 1
        assert rules.rank(left) in rules.ranks
