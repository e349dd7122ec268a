"""Minutes of homework against the limit of a grade, worked out by hand."""

import doctest
from datetime import date

import pytest

from xuezheng.core.workload import homework
from xuezheng.core.workload.homework import (
    Band,
    Load,
    WeekTold,
    band,
    gaps,
    in_a_row,
    judged,
    limit,
    longest,
    sums,
)

LIMITS = {"lower": 0, "upper": 60, "junior": 90}
YEARS = {"primary": 6, "junior": 3}
WEEK = [
    {"subject": "chinese", "mon": 20, "tue": 25, "wed": 20, "thu": None, "fri": 15},
    {"subject": "maths", "mon": 20, "tue": 20, "wed": 15, "thu": None, "fri": None},
    {"subject": "english", "mon": 10, "tue": 16, "wed": 10, "thu": None, "fri": 10},
]
"""Monday 20 + 20 + 10 = 50, Tuesday 25 + 20 + 16 = 61, Wednesday 45, Thursday untold, Friday 25 at least."""


def monday(number):
    """The Monday of the n-th week from 7 September 2026 on."""
    return date.fromordinal(date(2026, 9, 7).toordinal() + 7 * number)


def weeks(*told):
    return [WeekTold(monday(n), *one) for n, one in enumerate(told)]


def test_a_day_is_the_sum_of_its_subjects_and_an_untold_day_is_none():
    assert sums(WEEK) == (50, 61, 45, None, 25, None, None)
    assert longest(WEEK) == 61
    assert gaps(WEEK) == 1
    assert (sums([]), longest([]), gaps([])) == ((None,) * 7, None, 0)


def test_nought_minutes_are_told():
    assert sums([{"mon": 0}])[0] == 0
    assert longest([{"mon": 0}]) == 0


@pytest.mark.parametrize(
    ("stage", "year", "wanted", "minutes"),
    [
        ("primary", 1, Band.LOWER, 0), ("primary", 2, Band.LOWER, 0), ("primary", 3, Band.UPPER, 60),
        ("primary", 6, Band.UPPER, 60), ("primary", 7, None, None), ("junior", 1, Band.JUNIOR, 90),
        ("junior", 3, Band.LEAVING, 90), ("junior", 0, None, None), ("senior", 1, None, None),
    ],
)  # fmt: skip
def test_each_grade_has_the_limit_of_its_band(stage, year, wanted, minutes):
    found = band(stage, year, YEARS | {"senior": 3})
    assert found is wanted
    assert limit(LIMITS, found) == minutes


def test_the_last_year_may_have_a_limit_of_its_own():
    assert limit({**LIMITS, "leaving": 120}, Band.LEAVING) == 120
    assert band("junior", 4, {"primary": 5, "junior": 4}) is Band.LEAVING


def test_over_is_certain_though_cells_are_missing_and_within_is_not():
    found = judged(weeks((61, 2), (60, 0), (60, 1), (None, 0)), "primary", 2022, LIMITS, YEARS)
    assert [one.load for one in found] == [Load.OVER, Load.WITHIN, Load.OPEN, None]
    assert [one.over for one in found] == [1, 0, 0, 0]


def test_a_first_grade_has_no_minute_of_written_homework():
    found = judged(weeks((1, 0), (0, 0)), "primary", 2026, LIMITS, YEARS)
    assert [one.load for one in found] == [Load.OVER, Load.WITHIN]


def test_a_week_is_judged_by_the_grade_of_its_own_day():
    # Entered in 2024: second grade in June 2026 (nothing written), third in September (60 minutes).
    told = [WeekTold(date(2026, 6, 1), 40, 0), WeekTold(date(2026, 9, 7), 40, 0)]
    found = judged(told, "primary", 2024, LIMITS, YEARS)
    assert [(one.limit, one.load) for one in found] == [(0, Load.OVER), (60, Load.WITHIN)]


def test_of_a_week_told_twice_the_longer_counts_whatever_the_order():
    told = [WeekTold(monday(0), 50, 0), WeekTold(monday(0), 75, 4), WeekTold(monday(0), None, 0)]
    for given in (told, told[::-1]):
        (one,) = judged(given, "primary", 2022, LIMITS, YEARS)
        assert (one.longest, one.over) == (75, 15)


def test_weeks_in_a_row_count_back_from_the_newest():
    def row(*told):
        return in_a_row(judged(weeks(*told), "junior", 2025, LIMITS, YEARS))

    over, fine, open_, none = (95, 0), (80, 0), (80, 1), (None, 0)
    assert row() is None
    assert row(open_, none) is None
    assert row(over, fine) == 0
    assert row(over, fine, over, over) == 2
    # what was not told, or not in full, neither counts nor breaks the row
    assert row(fine, over, none, over, open_) == 2
    assert row(over, over, over) == 3


def test_the_examples_hold():
    assert doctest.testmod(homework).failed == 0
