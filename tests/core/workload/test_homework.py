"""Minutes of homework against the limit of a grade, worked out by hand."""

import doctest
from datetime import date

from xuezheng.core.workload import homework
from xuezheng.core.workload.homework import (
    Load,
    WeekTold,
    gaps,
    in_a_row,
    judged,
    longest,
    sums,
)

LIMITS = {"P1": 0, "P2": 0, "P3": 60, "P4": 60, "J1": 90, "J2": 90}
WEEK = [
    {"subject": "chinese", "mon": 20, "tue": 25, "wed": 20, "thu": None, "fri": 15},
    {"subject": "maths", "mon": 20, "tue": 20, "wed": 15, "thu": None, "fri": None},
    {"subject": "english", "mon": 10, "tue": 16, "wed": 10, "thu": None, "fri": 10},
]
"""Monday 20 + 20 + 10 = 50, Tuesday 25 + 20 + 16 = 61, Wednesday 45, Thursday untold, Friday 25 at least."""


def monday(number):
    """The Monday of the n-th week from 7 September 2026 on."""
    return date.fromordinal(date(2026, 9, 7).toordinal() + 7 * number)


def always(grade):
    """A class that is in the grade on every day."""
    return lambda _: grade


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


def test_over_is_certain_though_cells_are_missing_and_within_is_not():
    found = judged(weeks((61, 2), (60, 0), (60, 1), (None, 0)), always("P4"), LIMITS)
    assert [one.load for one in found] == [Load.OVER, Load.WITHIN, Load.OPEN, None]
    assert [one.over for one in found] == [1, 0, 0, 0]


def test_a_first_grade_has_no_minute_of_written_homework():
    found = judged(weeks((1, 0), (0, 0)), always("P1"), LIMITS)
    assert [one.load for one in found] == [Load.OVER, Load.WITHIN]


def test_a_week_is_judged_by_the_grade_of_its_own_day():
    # second grade in June 2026 (nothing written), third in September (60 minutes).
    told = [WeekTold(date(2026, 6, 1), 40, 0), WeekTold(date(2026, 9, 7), 40, 0)]
    found = judged(told, lambda day: "P2" if day < date(2026, 9, 1) else "P3", LIMITS)
    assert [(one.limit, one.load) for one in found] == [(0, Load.OVER), (60, Load.WITHIN)]


def test_a_grade_without_a_limit_is_not_judged():
    for grade in ("S1", None):
        (one,) = judged(weeks((240, 0)), always(grade), LIMITS)
        assert (one.limit, one.load, one.over) == (None, None, 0)
    assert in_a_row(judged(weeks((240, 0)), always("S1"), LIMITS)) is None


def test_of_a_week_told_twice_the_longer_counts_whatever_the_order():
    told = [WeekTold(monday(0), 50, 0), WeekTold(monday(0), 75, 4), WeekTold(monday(0), None, 0)]
    for given in (told, told[::-1]):
        (one,) = judged(given, always("P4"), LIMITS)
        assert (one.longest, one.over) == (75, 15)


def test_weeks_in_a_row_count_back_from_the_newest():
    def row(*told):
        return in_a_row(judged(weeks(*told), always("J2"), LIMITS))

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
