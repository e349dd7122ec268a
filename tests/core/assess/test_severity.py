"""Judges made comparable: known leniencies are found exactly, z-scores to six places, trimming."""

from fractions import Fraction as Exact

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.assess.severity import (
    Moderation,
    TooFewScoresError,
    UnlinkedJudgesError,
    leniencies,
    moderated,
    results,
)


def test_three_judges_worked_by_hand():
    # a is 3 above, b 1 above, c 4 below; entries are worth 80 and 70.
    scores = {
        ("a", "x"): Exact(83),
        ("b", "x"): Exact(81),
        ("b", "y"): Exact(71),
        ("c", "y"): Exact(66),
    }
    assert leniencies(scores) == {"a": 3, "b": 1, "c": -4}
    assert results(scores, Moderation.SHIFT) == {"x": 80, "y": 70}
    # As they are, y would look 13.5 worse instead of 10.
    assert results(scores, Moderation.NONE) == {"x": 82, "y": Exact("68.5")}


def test_judges_without_a_common_entry_cannot_be_compared():
    with pytest.raises(UnlinkedJudgesError, match="a \\| b"):
        leniencies({("a", "x"): Exact(1), ("b", "y"): Exact(2)})
    assert leniencies({}) == {}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(-9, 9), min_size=2, max_size=6),
    st.lists(st.integers(40, 99), min_size=2, max_size=8),
    st.data(),
)
def test_simulated_judges_are_found_out_exactly(lenient, worths, data):
    judges, entries = range(len(lenient)), range(len(worths))
    mean = Exact(sum(lenient), len(lenient))
    scores = {}
    for entry in entries:
        # Judge 0 reads everything, so that all are linked.
        more = data.draw(st.sets(st.sampled_from(judges)))
        for judge in {0, *more}:
            scores[str(judge), f"e{entry}"] = Exact(worths[entry]) + lenient[judge] - mean
    present = {judge for judge, _ in scores}
    found = leniencies(scores)
    assert sum(found.values()) == 0
    shift = sum(lenient[int(one)] - mean for one in present) / len(present)
    assert found == {one: lenient[int(one)] - mean - shift for one in present}
    values = results(scores, Moderation.SHIFT)
    assert all(values[f"e{n}"] == worth + shift for n, worth in enumerate(worths))


def test_z_scores_have_the_common_mean_and_spread():
    scores = {
        ("a", "x"): Exact(90),
        ("a", "y"): Exact(80),
        ("b", "x"): Exact(60),
        ("b", "y"): Exact(50),
    }
    # All: mean 70, spread √250 = 15.811388…; each judge: one spread above and below the own mean.
    found = moderated(scores, Moderation.Z_SCORE)
    assert found["a", "x"] == found["b", "x"] == Exact("85.811388")
    assert found["a", "y"] == found["b", "y"] == Exact("54.188612")
    flat = {
        ("a", "x"): Exact(70),
        ("a", "y"): Exact(70),
        ("b", "x"): Exact(60),
        ("b", "y"): Exact(80),
    }
    assert moderated(flat, Moderation.Z_SCORE)["a", "x"] == 70


def test_the_highest_and_the_lowest_are_left_out():
    scores = {
        (judge, "x"): Exact(value)
        for judge, value in zip("abcde", (60, 80, 81, 82, 100), strict=True)
    }
    assert results(scores, Moderation.NONE, trim=1) == {"x": 81}
    with pytest.raises(TooFewScoresError):
        results({("a", "x"): Exact(1), ("b", "x"): Exact(2)}, Moderation.NONE, trim=1)
