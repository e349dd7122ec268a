"""Control limits: equal to sums of exact binomial terms; a count is judged, never a rank."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.indicators.funnel import ALARM, WARN, Band, Limits, band, edges, limits


def exact(whole, share, level):
    """Give the limits from fractions alone."""
    tail, sums, total = (1 - level) / 2, [], Fraction(0)
    for k in range(whole + 1):
        total += comb(whole, k) * share**k * (1 - share) ** (whole - k)
        sums.append(total)
    low = next(k for k, mass in enumerate(sums) if mass > tail)
    return Limits(low, next(k for k, mass in enumerate(sums) if mass >= 1 - tail))


@settings(max_examples=60)
@given(st.integers(1, 60), st.integers(1, 40), st.sampled_from([WARN, ALARM]))
def test_limits_are_those_of_exact_fractions(whole, part, level):
    share = Fraction(part, 41)
    assert limits(whole, share, level) == exact(whole, share, level)


def test_a_school_of_the_mock_by_hand():
    # 2.8 % of all classes are large: of 31 classes chance explains up to four, ten it does not
    share = Fraction(59, 2080)
    assert limits(31, share) == exact(31, share, ALARM)
    assert band(10, 31, share) is Band.ABOVE
    assert band(3, 31, share) is Band.WITHIN
    assert band(0, 31, share) is Band.WITHIN
    assert band(0, 400, share) is Band.BELOW


@pytest.mark.parametrize(("share", "certain"), [(Fraction(0), 0), (Fraction(1), 9)])
def test_what_is_so_everywhere_leaves_chance_no_room(share, certain):
    assert limits(9, share) == Limits(certain, certain)
    assert edges([9], share)[0].high == float(share)


def test_drawn_limits_close_in_on_the_common_share():
    share = Fraction(1, 10)
    wide = edges([10, 100, 1000, 100_000], share)
    highs = [one.high for one in wide]
    assert highs == sorted(highs, reverse=True)
    assert all(one.low <= 0.1 <= one.high for one in wide)
    assert abs(wide[-1].high - 0.1) < 0.004
    # the normal limit is near for so many: 0.1 + 3.0902·√(0.09/100000)
    assert abs(wide[-1].high - (0.1 + 3.0902 * (0.09 / 100_000) ** 0.5)) < 1e-4
