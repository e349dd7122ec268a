"""Forecasts: worked out by hand, the least wrong method wins, too short a past says so."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.indicators.forecast import Forecast, Method, Point, Why, forecast

FIRST = date(2025, 1, 1)


def points(values, step=30):
    return [Point(FIRST + timedelta(step * n), Fraction(one)) for n, one in enumerate(values)]


def after(some, days):
    return some[-1].day + timedelta(days)


def test_a_straight_line_is_gone_on_with_exactly():
    some = points([10, 12, 14, 16, 18, 20, 22, 24])
    found = forecast(some, after(some, 60))
    assert isinstance(found, Forecast)
    assert (found.method, found.value, found.error) == (Method.LINE, 28, 0)
    assert (found.low, found.high) == (28, 28)


def test_one_outlier_does_not_turn_the_line():
    some = points([10, 12, 14, 90, 18, 20, 22, 24, 26])
    found = forecast(some, after(some, 30))
    assert found.value == 28


def test_what_swings_without_trend_stays_at_its_last_value():
    some = points([5, 5, 5, 5, 5, 5, 5])
    found = forecast(some, after(some, 45))
    assert (found.method, found.value, found.low, found.high) == (Method.LAST, 5, 5, 5)


def test_a_yearly_jump_is_foretold_by_the_year_before():
    year = [8, 8, 8, 8, 8, 8, 8, 8, 2, 2, 2, 2]
    some = points(year * 3, step=30)
    found = forecast(some, after(some, 30))
    tested = {one.method: one.error for one in found.tested}
    assert found.method is Method.SEASON
    assert tested[Method.SEASON] < tested[Method.LAST]


def test_the_back_test_is_the_mean_error_by_hand():
    # last value, 30 days ahead: pairs 15 to 60 days apart, from the third point on
    some = points([0, 1, 0, 1, 0, 1])
    found = forecast(some, after(some, 30))
    tested = {one.method: one for one in found.tested}
    assert tested[Method.LAST].tests == 5
    assert tested[Method.LAST].error == Fraction(
        3, 5
    )  # 3 pairs of one step off by 1, 2 of two by 0


def test_without_enough_history_nothing_is_said():
    some = points([1, 2, 3, 4, 5])
    assert forecast(some, after(some, 30)) is Why.FEW
    some = points([1, 2, 3, 4, 5, 6])
    assert forecast(some, some[-1].day) is Why.PAST
    assert forecast(some, after(some, 1000)) is Why.FAR


def test_a_share_never_passes_its_whole():
    some = points([Fraction(n, 10) for n in range(3, 10)])
    found = forecast(some, after(some, 90), low=Fraction(0), high=Fraction(1))
    assert found.value == 1
    assert found.high == 1


@given(st.lists(st.integers(0, 1000), min_size=6, max_size=20), st.integers(1, 60))
def test_the_interval_holds_the_value_and_the_best_error_is_the_least(values, days):
    some = points(values)
    found = forecast(some, after(some, days))
    assert isinstance(found, Forecast | Why)
    if isinstance(found, Forecast):
        assert found.low <= found.value <= found.high
        assert found.error == min(one.error for one in found.tested)
        assert found == forecast(some[::-1], after(some, days))


def test_the_line_agrees_with_a_plain_median_of_slopes():
    some = points([3, 9, 4, 11, 7, 15, 12])
    found = forecast(some, after(some, 30))
    slopes = sorted(
        (b.value - a.value) / (b.day - a.day).days
        for n, a in enumerate(some)
        for b in some[n + 1 :]
    )
    slope = slopes[len(slopes) // 2]
    rest = sorted(one.value - slope * (one.day - FIRST).days for one in some)
    wanted = rest[3] + slope * 210
    assert {one.method for one in found.tested} >= {Method.LAST, Method.LINE}
    line = wanted if found.method is Method.LINE else found.value
    assert abs(line - wanted) < Fraction(1, 10**6)
