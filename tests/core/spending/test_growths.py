"""Years foretold and growths judged: by hand, month by month as an oracle, at the edge, by properties."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.spending.accounts import Account, Foretold, Terms, foretell
from xuezheng.core.spending.growths import (
    Growth,
    Verdict,
    a_pupil,
    ahead,
    needed,
    needed_for_pupils,
    risen,
)

TENTH = Terms(3, Fraction(1, 10))
SEPTEMBER, DECEMBER = date(2026, 9, 30), date(2026, 12, 31)


def told(*numbers):
    return Foretold(*(Fraction(one) for one in numbers))


def exactly(number):
    return told(number, number, number)


def test_the_rest_runs_at_the_pace_of_the_year_and_may_be_off():
    """110 after 100 is 1.1 times; 40 are left of 140, so 44 are to come, give or take 4.4."""
    got = foretell(Account(2026, SEPTEMBER, 110, 100, 140), TENTH)
    assert got == told(Fraction("149.6"), 154, Fraction("158.4"))


def test_a_budget_widens_the_bounds_and_stands_alone_in_a_young_year():
    # The budget of 160 lies above 158.4; that of 150 within; that of 105 was spent already.
    for planned, low, high in (
        (160, "149.6", 160),
        (150, "149.6", "158.4"),
        (105, "149.6", "158.4"),
    ):
        got = foretell(Account(2026, SEPTEMBER, 110, 100, 140, planned), TENTH)
        assert got == told(Fraction(low), 154, Fraction(high)), planned
    # In February no pace counts: 20 are spent, the other 140 of the budget may be off by 14.
    young = Account(2026, date(2026, 2, 28), 20, 18, 140, 160)
    assert foretell(young, TENTH) == told(146, 160, 174)
    assert foretell(Account(2026, date(2026, 2, 28), 20, 18, 140), TENTH) is None


def test_without_the_whole_year_before_or_with_less_than_its_part_there_is_no_pace():
    assert foretell(Account(2026, SEPTEMBER, 110, 100), TENTH) is None
    assert foretell(Account(2026, SEPTEMBER, 110, 100, 99), TENTH) is None
    assert foretell(Account(2026, SEPTEMBER, 110, 0, 140), TENTH) is None
    assert foretell(Account(2026, SEPTEMBER, 110, 0, 140, 150), TENTH) == told(146, 150, 154)


def test_a_year_that_is_over_is_its_own_sums_beside_the_same_months_that_are_all():
    done = Account(2026, DECEMBER, 154, 140)
    assert (foretell(done, TENTH), done.base) == (exactly(154), 140)
    assert Account(2026, SEPTEMBER, 110, 100, 140).base == 140


def test_a_year_in_which_all_three_are_true():
    """Appropriation +7.5 % beside revenue +5 %; 1,200 yuan a pupil after 1,100; public funds 730 after 720."""
    gap = ahead(exactly(215), 200, exactly(630), 600, over=True)
    assert gap.middle == Fraction("0.025")
    spending = a_pupil(exactly(24_000_000), 20_000, 20_900_000, 19_000, over=True)
    assert spending.middle == Fraction(1200, 1100) - 1
    public = a_pupil(exactly(14_600_000), 20_000, 13_680_000, 19_000, over=True)
    assert public.middle == Fraction(730, 720) - 1
    assert [one.verdict for one in (gap, spending, public)] == [Verdict.MET] * 3


def test_a_year_in_which_revenue_grows_faster():
    """+4 % beside +6 %: two points behind; 212.000…01 would be needed, that is a fen more than 212."""
    gap = ahead(exactly(208), 200, exactly(636), 600, over=True)
    assert (gap.middle, gap.verdict) == (Fraction("-0.02"), Verdict.MISSED)
    assert needed(200, exactly(636), 600) == 213
    assert ahead(exactly(213), 200, exactly(636), 600, over=True).verdict is Verdict.MET
    assert ahead(exactly(212), 200, exactly(636), 600, over=True).verdict is Verdict.MISSED


def test_equal_is_not_higher_but_is_not_lower():
    assert ahead(exactly(210), 200, exactly(630), 600, over=True).verdict is Verdict.MISSED
    assert a_pupil(exactly(100), 5, 80, 4, over=True).verdict is Verdict.MISSED
    assert a_pupil(exactly(100), 5, 80, 4, strict=False, over=True).verdict is Verdict.MET
    assert risen(exactly(100), 100, strict=False, over=True).verdict is Verdict.MET
    assert risen(exactly(99), 100, strict=False, over=True).verdict is Verdict.MISSED


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        ("0.01", "0.02", "likely"), ("-0.01", "0.02", "open"), ("-0.02", "-0.01", "unlikely"),
        ("0", "0.01", "open"), ("-0.01", "0", "unlikely"),
    ],
)  # fmt: skip
def test_bounds_on_both_sides_of_the_line_are_open(low, high, verdict):
    middle = (Fraction(low) + Fraction(high)) / 2
    assert Growth(Fraction(low), middle, Fraction(high)).verdict.key == verdict


def test_the_worse_bound_of_one_meets_the_better_of_the_other():
    # 208…216 of 200 is +4…+8 %, revenue 624…636 of 600 is +4…+6 %: from -2 to +4 points.
    gap = ahead(told(208, 212, 216), 200, told(624, 630, 636), 600, over=False)
    assert (gap.low, gap.middle, gap.high) == (
        Fraction("-0.02"),
        Fraction("0.01"),
        Fraction("0.04"),
    )
    assert gap.verdict is Verdict.OPEN


def test_nothing_is_said_without_a_year_before_or_pupils():
    assert ahead(exactly(1), 0, exactly(1), 1, over=True) is None
    assert ahead(exactly(1), 1, exactly(1), 0, over=True) is None
    assert a_pupil(exactly(1), 0, 1, 1, over=True) is None
    assert a_pupil(exactly(1), 1, 1, 0, over=True) is None
    assert a_pupil(exactly(1), 1, 0, 1, over=True) is None


SUMS = st.integers(1, 10**14)
SHARES = st.fractions(0, 1)


@given(st.lists(SUMS, min_size=12, max_size=12), st.integers(3, 11), SUMS, SHARES)
def test_the_middle_is_every_month_of_the_year_before_at_the_pace(months, month, so_far, off):
    """The oracle goes month by month: each of last year's later months, times the pace."""
    then = sum(months[:month])
    got = foretell(Account(2026, date(2026, month, 28), so_far, then, sum(months)), Terms(3, off))
    later = [Fraction(one * so_far, then) for one in months[month:]]
    assert got.middle == so_far + sum(later)
    assert so_far <= got.low <= got.middle <= got.high
    assert got.high - got.low == 2 * off * sum(later)


@given(SUMS, SUMS, SUMS, SUMS, st.integers(1, 1000))
def test_a_growth_does_not_change_with_the_unit_and_says_what_plain_products_say(
    e, e0, r, r0, times
):
    gap = ahead(exactly(e), e0, exactly(r), r0, over=True)
    assert (gap.verdict is Verdict.MET) == (e * r0 > r * e0)
    many = ahead(exactly(e * times), e0 * times, exactly(r * times), r0 * times, over=True)
    assert gap == many
    least = needed(e0, exactly(r), r0)
    assert ahead(exactly(least), e0, exactly(r), r0, over=True).verdict is Verdict.MET
    if least > 1:
        assert ahead(exactly(least - 1), e0, exactly(r), r0, over=True).verdict is Verdict.MISSED


@given(SUMS, st.integers(1, 10**6), SUMS, st.integers(1, 10**6))
def test_so_much_a_pupil_rises_from_the_sum_that_is_needed_on(now, heads, before, heads_before):
    grown = a_pupil(exactly(now), heads, before, heads_before, over=True)
    assert (grown.verdict is Verdict.MET) == (now >= needed_for_pupils(heads, before, heads_before))
    assert (grown.verdict is Verdict.MET) == (now * heads_before > before * heads)
