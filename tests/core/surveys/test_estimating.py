"""Estimates from strata, by hand: a stratified mean and its error as textbooks work them out."""

from fractions import Fraction
from math import isclose, sqrt

from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.surveys.estimating import (
    Estimate,
    Stratum,
    combined,
    estimated,
    grouped,
    root,
    share_interval,
)

Z = Fraction(196, 100)


def stratum(roll, *values):
    return Stratum(roll, tuple(Fraction(one) for one in values))


def test_a_stratified_mean_and_its_variance_by_hand():
    # Town: N 155, n 5: 35 43 36 39 28, mean 181/5 = 36.2, s² = 120.8+… : deviations −1.2 6.8 −0.2 2.8 −8.2,
    # squares 1.44 46.24 0.04 7.84 67.24 = 122.8, s² = 30.7. Country: N 62, n 4: 27 15 4 41, mean 21.75,
    # deviations 5.25 −6.75 −17.75 19.25: squares 27.5625 45.5625 315.0625 370.5625 = 758.75, s² = 758.75/3.
    found = estimated([stratum(155, 35, 43, 36, 39, 28), stratum(62, 27, 15, 4, 41)])
    # mean = (155 · 36.2 + 62 · 21.75) / 217 = (5611 + 1348.5) / 217
    assert found.mean == Fraction(69595, 2170)
    town = Fraction(155, 217) ** 2 * (1 - Fraction(5, 155)) * Fraction(307, 10) / 5
    country = Fraction(62, 217) ** 2 * (1 - Fraction(4, 62)) * Fraction(75875, 300) / 4
    assert found.variance == town + country
    # by decimals: 0.510204 · 0.967742 · 6.14 + 0.081633 · 0.935484 · 63.229167 = 3.031611 + 4.828559
    assert isclose(float(found.variance), 7.86017, abs_tol=1e-4)
    low, high = found.interval(Z)
    assert isclose(float(low), 32.07143 - 1.96 * sqrt(7.86017), abs_tol=1e-3)
    assert isclose(float(high), 32.07143 + 1.96 * sqrt(7.86017), abs_tol=1e-3)


def test_who_asked_everybody_has_no_error_of_drawing():
    found = estimated([stratum(3, 40, 60, 80)])
    assert (found.mean, found.variance) == (60, 0)
    assert found.interval(Z) == (60, 60)


def test_the_roll_weighs_and_not_who_happened_to_answer():
    # 90 on the roll with one answer of 0, 10 with three of 100: the mean is 10, not 75
    found = estimated([stratum(90, 0), stratum(10, 100, 100, 100)])
    assert found.mean == 10


def test_a_lonely_answer_takes_the_spread_of_the_others():
    # s² of the second stratum: 50, 70 -> 200; the first, one answer of 10, takes 200 too
    found = estimated([stratum(10, 60), stratum(10, 50, 70)])
    first = Fraction(1, 4) * Fraction(9, 10) * 200
    second = Fraction(1, 4) * Fraction(8, 10) * Fraction(200, 2)
    assert found.variance == first + second
    alone = estimated([stratum(10, 60)])
    assert alone.variance is None
    assert alone.interval(Z) is None


def test_a_stratum_without_answers_is_left_out_and_nothing_is_not_zero():
    assert estimated([stratum(50), stratum(50, 80, 80)]).mean == 80
    assert estimated([stratum(50)]) is None


def test_audiences_are_weighted_as_the_bureau_says():
    # 40 · 80 + 20 · 50 over 60 = 70; variance (2/3)² · 9 + (1/3)² · 36 = 4 + 4
    parts = {
        "parent": Estimate(Fraction(80), Fraction(9), 30, 300),
        "teacher": Estimate(Fraction(50), Fraction(36), 10, 40),
    }
    found = combined(parts, {"parent": 40, "pupil": 30, "teacher": 20})
    assert (found.mean, found.variance, found.answers) == (70, 8, 40)
    assert combined(parts, {"pupil": 30}) is None


def test_wilsons_interval_of_a_share_from_few_of_many():
    # 1 of 10 out of very many: Wilson gives 0.0179 to 0.4042 (rounded)
    found = estimated([stratum(10**9, 1, *([0] * 9))])
    # the sample's variance has n − 1 below: p(1−p)/V is 9 answers, so check against 0.9 of ten
    low, high = share_interval(found, Z)
    n, p, z = 9, 0.1, 1.96
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    assert isclose(float(low), centre - half, abs_tol=1e-6)
    assert isclose(float(high), centre + half, abs_tol=1e-6)


def test_all_alike_is_not_certainty_but_everybody_is():
    # 10 of 10 out of 10⁹: low end n/(n + z²) = 10/13.8416 = 0.7225
    low, high = share_interval(estimated([stratum(10**9, *([1] * 10))]), Z)
    assert isclose(float(low), 0.7225, abs_tol=1e-4)
    assert isclose(float(high), 1.0)
    assert share_interval(estimated([stratum(10, *([1] * 10))]), Z) == (1, 1)


def test_units_that_do_not_differ_share_a_group():
    def unit(mean, variance=4):
        return Estimate(Fraction(mean), Fraction(variance), 30, 300)

    # two of variance 4 differ from 1.96 · √8 = 5.54 on
    found = grouped({1: unit(80), 2: unit(75), 3: unit(74), 4: unit(60)}, Z)
    assert found == {1: 1, 2: 1, 3: 2, 4: 3}
    unknown = Estimate(Fraction(99), None, 1, 30)
    assert grouped({1: unit(80), 5: unknown}, Z) == {1: 1}


def test_a_root_is_never_too_small():
    assert root(Fraction(9, 4)) == Fraction(3, 2)
    assert root(Fraction(2)) ** 2 > 2


strata = st.lists(
    st.builds(
        lambda extra, values: Stratum(len(values) + extra, tuple(map(Fraction, values))),
        st.integers(0, 50),
        st.lists(st.integers(0, 100), min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=5,
)


@given(strata)
def test_an_estimate_lies_between_its_answers_and_inside_its_interval(some):
    found = estimated(some)
    values = [value for one in some for value in one.values]
    assert min(values) <= found.mean <= max(values)
    if found.variance is not None:
        low, high = found.interval(Z)
        assert 0 <= low <= found.mean <= high <= 100


@given(strata)
def test_the_order_of_strata_and_answers_changes_nothing(some):
    turned = [Stratum(one.roll, one.values[::-1]) for one in some[::-1]]
    assert estimated(turned) == estimated(some)
