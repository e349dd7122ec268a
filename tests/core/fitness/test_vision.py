"""Short sight and poor vision, from what was measured and never from what was not."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from xuezheng.adapters import parameters
from xuezheng.core.fitness.vision import (
    Eye,
    Limits,
    Rate,
    Screened,
    Sight,
    myopia,
    poor_vision,
    sight,
)

LIMITS = Limits(Decimal("5.0"), Decimal("-0.50"))
GOOD = Eye(Decimal("5.0"), Decimal("0.25"))


def eye(acuity, sphere=None, cylinder=None):
    return Eye(*(None if one is None else Decimal(one) for one in (acuity, sphere, cylinder)))


@pytest.mark.parametrize(
    ("right", "found"),
    [
        (eye("4.9", "-0.75"), Sight.MYOPIC),
        (eye("4.9", "-0.50"), Sight.NOT),
        (eye("4.9", "-0.25", "-1.00"), Sight.MYOPIC),
        (eye("5.0", "-2.00"), Sight.NOT),
        (eye("4.8"), Sight.UNKNOWN),
        (eye(None, "-2.00"), Sight.UNKNOWN),
    ],
)
def test_either_eye_must_fail_acuity_and_refraction_both(right, found):
    assert sight(Screened(right, GOOD), LIMITS) is found


def test_the_limit_itself_may_count():
    own = Limits(Decimal("5.0"), Decimal("-0.50"), inclusive=True)
    assert sight(Screened(eye("4.9", "-0.50"), GOOD), own) is Sight.MYOPIC


def test_a_shaping_lens_counts_as_short_sight():
    assert sight(Screened(GOOD, GOOD, lens=True), LIMITS) is Sight.MYOPIC


def test_rates_leave_out_whom_nothing_is_known_of():
    """Four: short-sighted, poor without refraction, good, nothing measured."""
    group = [
        Screened(eye("4.6", "-1.50"), GOOD), Screened(eye("4.8"), eye("5.1")),
        Screened(GOOD, GOOD), Screened(Eye(), Eye()),
    ]  # fmt: skip
    assert myopia(group, LIMITS) == Rate(1, 2)
    assert poor_vision(group, LIMITS) == Rate(2, 3)
    assert myopia(group, LIMITS).value == Fraction(1, 2)
    assert Rate(0, 0).value is None


def test_limits_are_the_parameters_in_force():
    assert Limits.of(parameters.shipped().on(date(2026, 9, 1))) == LIMITS
