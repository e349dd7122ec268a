"""Working days against hand-computed cases of 2026 and by their laws."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.workdays import CIVIL, Calendar, Office, Span, moment

OFF = [date(2026, 9, 25), *(date(2026, 10, n) for n in (1, 2, 5, 6, 7)), date(2026, 6, 19)]
WORKED = [date(2026, 9, 20), date(2026, 10, 10)]
YEAR = Calendar(
    "2026",
    dict.fromkeys(OFF, False) | dict.fromkeys(WORKED, True),
    date(2026, 1, 1),
    date(2026, 12, 31),
)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def test_a_saturday_worked_for_the_holiday_is_a_working_day():
    assert YEAR.is_workday(date(2026, 10, 10))
    assert not YEAR.is_workday(date(2026, 10, 11))
    assert not YEAR.is_workday(date(2026, 10, 1))
    assert YEAR.is_workday(date(2026, 10, 8))


def test_five_working_days_from_28_september_end_on_the_working_saturday():
    # 29 and 30 September, 8, 9 and 10 October
    found = YEAR.add_workdays(date(2026, 9, 28), 5)
    assert (found.day, found.provisional) == (date(2026, 10, 10), False)
    assert YEAR.workdays_between(date(2026, 9, 28), date(2026, 10, 10)).days == 5


def test_twenty_working_days_begun_in_december_are_provisional():
    # 16-18: 3, 21-25: 8, 28-31: 12, Fri 1 January counts by weekday only: 13, 4-8: 18, 11, 12: 20
    found = YEAR.add_workdays(date(2026, 12, 15), 20)
    assert (found.day, found.provisional) == (date(2027, 1, 12), True)
    assert YEAR.workdays_between(date(2026, 12, 15), date(2027, 1, 12)).provisional
    assert not YEAR.add_workdays(date(2026, 12, 15), 12).provisional


def test_counting_back_and_not_at_all():
    assert YEAR.add_workdays(date(2026, 10, 12), -1).day == date(2026, 10, 10)
    assert YEAR.add_workdays(date(2026, 10, 11), 0).day == date(2026, 10, 11)
    assert YEAR.workdays_between(date(2026, 10, 12), date(2026, 9, 30)).days == -4
    assert YEAR.workdays_between(date(2026, 10, 12), date(2026, 10, 12)).days == 0


@pytest.mark.parametrize(
    ("start", "number", "span", "ends"),
    [
        ("2026-09-28T10:00", 5, Span.WORKING_DAYS, "2026-10-10T18:00"),
        ("2026-10-10T17:50", 2, Span.WORKING_DAYS, "2026-10-13T18:00"),
        ("2026-10-03T10:00", 1, Span.WORKING_DAYS, "2026-10-08T18:00"),
        ("2026-10-12T09:00", 15, Span.NATURAL_DAYS, "2026-10-27T18:00"),
        # 1.5 h on Friday, 7.5 on the working Saturday, 7 of Monday
        ("2026-10-09T16:00", 16, Span.WORKING_HOURS, "2026-10-12T17:00"),
        # a start in the night, at noon, on a rest day
        ("2026-10-12T23:00", 1, Span.WORKING_HOURS, "2026-10-13T09:30"),
        ("2026-10-12T12:30", 4, Span.WORKING_HOURS, "2026-10-12T17:30"),
        ("2026-10-11T09:00", 8, Span.WORKING_HOURS, "2026-10-13T09:00"),
    ],
)
def test_deadlines_by_hand(start, number, span, ends):
    began = datetime.fromisoformat(start).replace(tzinfo=CIVIL)
    due = YEAR.due_at(began, number, span)
    assert due.at == datetime.fromisoformat(ends).replace(tzinfo=CIVIL)
    assert (due.provisional, due.calendar) == (False, "2026")


def test_a_moment_from_the_database_counts_as_the_civil_day_it_is():
    # 17:30 UTC on the 11th is half past one in the morning of the 12th
    late = datetime(2026, 10, 11, 17, 30, tzinfo=timezone.utc)  # noqa: UP017 - any zone
    assert YEAR.due_at(late, 1, Span.WORKING_DAYS).at == moment(date(2026, 10, 13), time(18))
    assert YEAR.due_at(late, 1, Span.NATURAL_DAYS).day == date(2026, 10, 13)


def test_hours_over_the_turn_of_the_year_are_provisional():
    due = YEAR.due_at(moment(date(2026, 12, 31), time(17)), 1, Span.WORKING_HOURS)
    assert (due.at, due.provisional) == (moment(date(2027, 1, 1), time(9)), True)
    assert not YEAR.due_at(due.at, 3, Span.NATURAL_DAYS).provisional


def test_office_hours_are_a_parameter():
    office = Office.of(["09:00-11:00"], "17:00")
    start = moment(date(2026, 10, 12), time(8))
    assert YEAR.due_at(start, 3, Span.WORKING_HOURS, office).at == moment(
        date(2026, 10, 13), time(10)
    )
    assert YEAR.due_at(start, 1, Span.WORKING_DAYS, office).at == moment(
        date(2026, 10, 13), time(17)
    )
    with pytest.raises(ValueError, match="12"):
        Office.of(["12:00-09:00"], "17:00")


@given(DAYS, st.integers(-60, 60).filter(bool))
def test_between_undoes_add(start, number):
    ends = YEAR.add_workdays(start, number).day
    assert YEAR.is_workday(ends)
    assert YEAR.workdays_between(start, ends).days == number


@given(DAYS, st.integers(-40, 40), st.integers(0, 20))
def test_more_days_never_end_earlier(start, number, more):
    assert YEAR.add_workdays(start, number).day <= YEAR.add_workdays(start, number + more).day
    later = start + timedelta(more)
    assert YEAR.add_workdays(start, 5).day <= YEAR.add_workdays(later, 5).day


@given(DAYS, DAYS, DAYS)
def test_counts_add_up(one, two, three):
    first, second, third = sorted((one, two, three))
    whole = YEAR.workdays_between(first, third).days
    parts = YEAR.workdays_between(first, second).days, YEAR.workdays_between(second, third).days
    assert whole == sum(parts)


@given(st.datetimes(datetime(2025, 6, 1), datetime(2027, 6, 1)), st.integers(1, 60))  # noqa: DTZ001
def test_working_hours_end_in_office_hours_and_never_go_back(start, number):
    began = start.replace(tzinfo=CIVIL)
    due = YEAR.due_at(began, number, Span.WORKING_HOURS)
    assert due.at > began
    assert YEAR.is_workday(due.day)
    at = due.at.time()
    assert any(opens < at <= closes for opens, closes in Office().spans)
    assert due.at <= YEAR.due_at(began, number + 1, Span.WORKING_HOURS).at
