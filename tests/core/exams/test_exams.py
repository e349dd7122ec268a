"""Statistics of examinations by hand, beside the standard library and numpy, and on nobody at all."""

import statistics as library
from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.adapters.parameters import shipped
from xuezheng.core.exams.grading import Converted, Grade, GradesError, between, converted, grades_of
from xuezheng.core.exams.items import correlation, item_quality, reliability
from xuezheng.core.exams.schools import Added, Difference, difference, gains
from xuezheng.core.exams.statistics import (
    ExamRules,
    above_mean,
    lowest,
    percentile_rank,
    score_bands,
    summary,
)

RULES = shipped().on(date(2026, 10, 12))
JUNIOR = ExamRules.of(RULES, "junior")
FEW = st.lists(st.integers(0, 100).map(Fraction), min_size=1, max_size=12)


def f(*values):
    return [Fraction(one) for one in values]


def test_one_mean_and_two_rates_by_hand():
    scores = [*f(100, 80, 60, 59, 39, 22), None]
    found = summary(scores, Fraction(100), JUNIOR)
    assert (found.base, found.sat, found.absent, found.mean, found.rate) == (
        6,
        6,
        1,
        60,
        Fraction(3, 5),
    )
    assert (found.passed, found.excellent, found.low) == (
        Fraction(1, 2),
        Fraction(1, 3),
        Fraction(1, 3),
    )
    absent = summary(
        scores, Fraction(100), ExamRules(True, JUNIOR.passed, JUNIOR.excellent, JUNIOR.low)
    )
    assert (absent.base, absent.mean, absent.low) == (7, Fraction(360, 7), Fraction(3, 7))
    nobody = summary([None], Fraction(100), JUNIOR)
    assert (nobody.base, nobody.mean, nobody.passed, nobody.deviation) == (0, None, None, None)
    assert summary(f(2, 4, 4, 4, 5, 5, 7, 9), Fraction(10), JUNIOR).deviation == 2


def test_places_among_others_by_hand():
    assert above_mean(Fraction(66), Fraction(60)) == Fraction(1, 10)
    assert above_mean(None, Fraction(60)) is None
    assert percentile_rank([], Fraction(1)) is None
    assert score_bands(f(100, 90, 89, 10, 0), 100, 10)[:2] == [(90, 100, 2), (80, 90, 1)]
    assert sum(number for _, _, number in score_bands(f(100, 90, 89, 10, 0), 100, 15)) == 5
    # Ten pupils: the third from below has 30; of school a two of four stand there or below.
    line, shares = lowest(
        {"a": f(10, 20, 90, 95), "b": f(30, 50, 60, 70, 80, 85), "c": []}, Fraction(3, 10)
    )
    assert (line, shares) == (30, {"a": Fraction(1, 2), "b": Fraction(1, 6), "c": None})


@given(FEW)
def test_mean_and_deviation_are_those_of_the_library(scores):
    found = summary(scores, Fraction(100), JUNIOR)
    assert found.mean == library.mean(scores)
    assert float(found.deviation) == pytest.approx(library.pstdev(map(float, scores)), abs=1e-9)


def test_converted_scores_by_the_published_example():
    grade = Grade("B", Fraction(35, 100), 85, 71)
    raws = {
        raw: between(Fraction(raw), Fraction(61), Fraction(82), grade) for raw in (82, 81, 75, 61)
    }
    assert raws == {82: 85, 81: 84, 75: 80, 61: 71}
    assert between(Fraction(70), Fraction(70), Fraction(70), grade) == 85


def test_grades_by_hand_with_a_tie_at_a_boundary():
    grades = grades_of(RULES["exams.grades"])
    # Twenty pupils: 3 A, 7 B, 7 C, then ⌈19.6⌉ = 20: all the rest D, nobody E. The third and
    # the fourth from the top have the same raw score: both are A.
    scores = f(99, 97, 95, 95, *range(80, 64, -1))
    found = converted(scores, grades)
    assert (found[99], found[95]) == (Converted("A", 100), Converted("A", 86))
    assert (found[80], found[75]) == (Converted("B", 85), Converted("B", 71))
    assert found[65].grade == "D"
    assert converted([], grades) == {}
    assert [one.high for one in grades_of(RULES["exams.grades_guangdong"])] == [100, 82, 70, 58, 40]
    half = {"grade": "A", "share": "0.5", "high": 9, "low": 5}
    with pytest.raises(GradesError) as caught:
        grades_of([half, half | {"grade": "B", "share": "0.4", "high": 6, "low": 1}])
    assert "比例之和不为1" in caught.value.told().zh
    assert "重叠" in caught.value.told().zh


@settings(max_examples=60)
@given(st.lists(st.integers(0, 100).map(Fraction), min_size=1, max_size=40))
def test_a_higher_raw_score_never_becomes_a_lower_one(scores):
    found = converted(scores, grades_of(RULES["exams.grades"]))
    assert set(found) == set(scores)
    order = [found[one].points for one in sorted(found)]
    assert order == sorted(order)


# Four pupils, three items.
ROWS = [f(1, 1, 1), f(1, 1, 0), f(1, 0, 0), f(0, 0, 0)]


def test_items_and_paper_by_hand():
    # Groups of 1.08 pupils: the best alone and 0.08 of the second; at the other end alike.
    first = item_quality(ROWS, 0, Fraction(1))
    assert (first.difficulty, first.discrimination) == (Fraction(3, 4), 1 - Fraction(8, 108))
    # Totals 3, 2, 1, 0: variance 5/4; items 3/16 + 4/16 + 3/16; α = 3/2 · (1 − (10/16)/(5/4)) = 3/4.
    found = reliability(ROWS)
    assert found.alpha == Fraction(3, 4)
    assert found.error == Decimal(5).sqrt() / 4
    assert reliability([]).alpha is None
    assert reliability([f(1, 1), f(1, 1)]).alpha is None
    assert item_quality([], 0, Fraction(1)).difficulty is None


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(st.integers(0, 5).map(Fraction), min_size=4, max_size=4), min_size=3, max_size=9
    )
)
def test_reliability_is_that_of_numpy(rows):
    found = reliability(rows)
    table = np.array([[float(x) for x in row] for row in rows])
    if found.alpha is not None:
        right = 4 / 3 * (1 - table.var(axis=0).sum() / table.sum(axis=1).var())
        assert float(found.alpha) == pytest.approx(right)
    halves = [row[0] + row[2] for row in rows], [row[1] + row[3] for row in rows]
    r = correlation(*halves)
    if r is not None:
        right = np.corrcoef([[float(x) for x in half] for half in halves])[0, 1]
        assert float(r) == pytest.approx(right)
        assert found.split_half is None or float(found.split_half) == pytest.approx(
            2 * right / (1 + right)
        )


def test_differences_between_schools_by_hand():
    scores = {"a": f(80, 60), "b": f(60, 40), "c": []}
    # Means 70 and 50 about 60: deviation 10, a sixth of 60.
    assert difference(scores, Difference.MEANS) == 10
    assert difference(scores, Difference.RELATIVE) == Decimal(10) / 60
    # MSW = 400/2 = 200, MSB = 400, n0 = 2: 100 / (100 + 200).
    assert difference(scores, Difference.SHARE) == Decimal(1) / 3
    assert difference({"a": f(5, 5), "b": f(5, 5)}, Difference.SHARE) is None
    assert difference({"a": f(1, 9), "b": f(1, 9)}, Difference.SHARE) == 0
    assert difference({}, Difference.MEANS) is None


def test_what_a_school_adds_in_bands():
    some = {
        "up": [(Fraction(x), Fraction(x + 10 + x % 2)) for x in range(40, 70)],
        "down": [(Fraction(x), Fraction(x - 10 + x % 2)) for x in range(40, 70)],
        "few": [(Fraction(50), Fraction(50))] * 5,
    }
    found = gains(some, 20)
    assert {key: one.added for key, one in found.items()} == {
        "up": Added.ABOVE, "down": Added.BELOW, "few": Added.TOO_FEW,
    }  # fmt: skip
    # In T points the two schools, alike before, lie 20 / S · 10 apart.
    deviation = library.pstdev(float(y) for some in some.values() for _, y in some)
    assert float(found["up"].gain - found["down"].gain) == pytest.approx(200 / deviation)
    assert gains({"a": [(Fraction(1), Fraction(1))]}, 2)["a"].added is Added.TOO_FEW


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=4, max_size=12, unique=True
    )
)
def test_residuals_are_those_of_least_squares(pairs):
    exact = [(Fraction(x), Fraction(y)) for x, y in pairs]
    found = gains({"a": exact[:2], "b": exact[2:]}, 2)
    xs, ys = np.array(pairs, dtype=float).T
    if xs.std() and ys.std():
        slope, start = np.polyfit(xs, ys, 1)
        rest = (ys - start - slope * xs) * 10 / ys.std()
        assert float(found["a"].gain) == pytest.approx(rest[:2].mean(), abs=1e-7)
        error = rest[2:].std(ddof=1) / len(rest[2:]) ** 0.5
        assert float(found["b"].margin) == pytest.approx(1.96 * error, abs=1e-7)
