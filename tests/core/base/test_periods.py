"""Periods: keys lead back, stretches leave no gap."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base import periods

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
OF = (periods.quarter_of, periods.month_of, periods.school_year_of, periods.term_of)


@given(DAYS, st.sampled_from(OF))
def test_a_day_lies_in_its_period_and_the_next_begins_after_its_end(day, of):
    found = of(day)
    assert day in found
    assert periods.of_key(found.key) == found
    assert of(found.last + timedelta(1)).first == found.last + timedelta(1)


def test_the_four_quarters_make_the_year():
    quarters = periods.quarters(2026)
    assert [one.key for one in quarters] == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]
    assert (quarters[0].first, quarters[-1].last) == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("key", ["", "2026Q5", "2026-13", "2026S3", "2026x", "soon"])
def test_a_key_that_is_none_is_refused(key):
    with pytest.raises(ValueError, match=r"."):
        periods.of_key(key)
