"""Coefficients of variation: the published vector, the split of shared resources, an independent oracle."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.scorecards.evenness import apart, root
from xuezheng.core.scorecards.facts import School, split

PUPILS, BOOKS = (45, 37, 89, 76, 55), (279, 137, 935, 160, 402)
WEIGHTS = {"primary": Fraction(1), "junior": Fraction("1.1"), "senior": Fraction("1.32")}


def test_the_published_example_comes_out():
    found = apart([(n, Fraction(r)) for n, r in zip(PUPILS, BOOKS, strict=True)])
    assert found.mean == Fraction(1913, 302)
    assert f"{float(found.mean):.4f}" == "6.3344"
    assert f"{found.deviation:.4f}" == "3.2639"
    assert f"{found.coefficient:.4f}" == "0.5153"


@given(st.lists(st.tuples(st.integers(1, 3000), st.integers(0, 10**6)), min_size=1, max_size=30))
def test_it_agrees_with_a_weighted_oracle(pairs):
    found = apart([(n, Fraction(r)) for n, r in pairs])
    heads, held = (np.array(one, dtype=float) for one in zip(*pairs, strict=True))
    if not held.sum():
        assert found is None
        return
    mean = np.average(held / heads, weights=heads)
    deviation = np.sqrt(np.average((held / heads - mean) ** 2, weights=heads))
    assert float(found.coefficient) == pytest.approx(deviation / mean, rel=1e-6, abs=1e-6)


def test_equal_schools_do_not_differ_and_nobody_gives_nothing():
    assert apart([(10, Fraction(20)), (30, Fraction(60))]).squared == 0
    assert apart([]) is None
    assert apart([(0, Fraction(5))]) is None
    assert root(Fraction(1, 4)) == Decimal("0.5")
    assert len(root(Fraction(2)).as_tuple().digits) == 40


def test_shared_resources_are_split_by_weighted_pupils():
    nine = split({"primary": 600, "junior": 300}, "primary", WEIGHTS)
    assert (nine, f"{float(nine):.4f}") == (Fraction(20, 31), "0.6452")
    complete = split({"junior": 600, "senior": 300}, "junior", WEIGHTS)
    assert complete == Fraction(660, 660 + 396)  # 1 : 1.2
    twelve = [
        split({"primary": 100, "junior": 100, "senior": 100}, stage, WEIGHTS) for stage in WEIGHTS
    ]
    assert sum(twelve) == 1
    assert twelve[2] / twelve[0] == Fraction("1.32")


def test_children_of_an_attached_kindergarten_take_no_part():
    assert split({"preschool": 90, "primary": 100}, "primary", WEIGHTS) == 1


def test_what_is_recorded_by_stage_is_not_split():
    one = School(
        key=1, name="某校", kind="nine_year", pupils={"primary": 600, "junior": 300},
        amounts={"higher.primary": Fraction(30), "teaching_m2": Fraction(4650)},
    )  # fmt: skip
    assert one.of_stage("higher", "primary", WEIGHTS) == 30
    assert one.of_stage("higher", "junior", WEIGHTS) is None
    assert one.of_stage("teaching_m2", "junior", WEIGHTS) == 1650
    assert one.amount("pupils.primary+junior") == 900
