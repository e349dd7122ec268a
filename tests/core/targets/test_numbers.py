"""Figures are exact, from the key to the page."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.targets.numbers import NumberTextError, exact, keyed, percent, shown, written


@pytest.mark.parametrize("text", ["", "-0", "01", "1.", "1.50", ".5", "1e3", "1,000", "NaN", "½"])
def test_only_canonical_text_is_read(text):
    with pytest.raises(NumberTextError):
        exact(text)


@pytest.mark.parametrize(
    ("text", "given"),
    [("12", "12"), ("０.50", "0.5"), ("1,234", "1234"), ("+3", "3"), ("98.50 %", "98.5"),
     ("-0", "0"), ("－2.0", "-2"), (".5", "0.5"), ("007", "7")],
)  # fmt: skip
def test_what_people_key_in_becomes_canonical(text, given):
    assert keyed(text) == given


@pytest.mark.parametrize("text", ["", "-", ".", "十二", "1.2.3", "12所", "1e9", "9" * 30])
def test_what_is_no_number_is_told(text):
    with pytest.raises(NumberTextError):
        keyed(text)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12
    )
)
def test_a_decimal_comes_back_exactly(number):
    assert exact(written(number)) == Fraction(number)


def test_a_third_is_not_written_but_shown():
    with pytest.raises(NumberTextError):
        written(Fraction(1, 3))
    assert shown(Fraction(1, 3)) == "0.33"
    assert shown(Fraction(-1, 2)) == "-0.5"
    assert shown(Fraction(Decimal("1234567.25"))) == "1,234,567.25"
    assert percent(Fraction(1, 3)) == "33.3%"
    assert percent(Fraction(1, 2000)) == "0.1%"
    assert percent(Fraction(0)) == "0%"
