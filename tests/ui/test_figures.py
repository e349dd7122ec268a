"""Geometry of the small figures, worked out by hand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.labels import T
from xuezheng.ui.figures import Part, bars, line

WORDS = T("甲", "A")


def parts(*counts):
    return [Part(f"p{index}", count, WORDS) for index, count in enumerate(counts)]


def test_bars_share_the_room_left_by_the_gaps():
    # 1000 wide, one gap of 2: 998 to share; 1 of 4 is 249.5, then 2 of gap.
    found = [(bar.tone, bar.x, bar.width) for bar in bars(parts(1, 0, 3))]
    assert found == [("p0", "0.0", "249.5"), ("p2", "251.5", "748.5")]


def test_nothing_gives_no_bar():
    assert bars(parts(0, 0)) == []
    assert bars([]) == []


@given(st.lists(st.integers(0, 500), max_size=6))
def test_bars_fill_the_width_and_never_overlap(counts):
    found = [(float(bar.x), float(bar.width)) for bar in bars(parts(*counts))]
    for (x, width), (after, _) in pairwise(found):
        assert after == pytest.approx(x + width + 2, abs=0.11)
    if found:
        assert found[0][0] == 0
        assert sum(found[-1]) == pytest.approx(1000, abs=0.11)


def test_a_line_rises_from_the_foot_to_the_top():
    drawn = line([0, 5, 10], goal=10, width=20, height=26)
    assert drawn.pieces == ("0.0,23.0 8.5,13.0 17.0,3.0",)
    assert (drawn.goal, drawn.last) == ("3.0", ("17.0", "3.0"))


def test_the_goal_stretches_the_scale():
    # From 0 to 20: the value 10 stands in the middle of 3 … 23.
    assert line([0, 10], goal=20, width=13, height=26).pieces == ("0.0,23.0 10.0,13.0",)


def test_a_missing_month_breaks_the_line():
    drawn = line([1, None, 1, 1, None], width=43, height=26)
    assert drawn.pieces == ("0.0,13.0", "20.0,13.0 30.0,13.0")
    assert drawn.last == ("30.0", "13.0")


@pytest.mark.parametrize("values", [[], [None, None]])
def test_no_value_draws_nothing(values):
    assert line(values).pieces == ()
    assert line(values).last is None


def test_one_value_is_a_point():
    assert line([7], width=20, height=26).last == ("0.0", "13.0")


@given(st.lists(st.none() | st.floats(-1e6, 1e6), max_size=24), st.none() | st.floats(-1e6, 1e6))
def test_a_line_stays_in_its_box(values, goal):
    drawn = line(values, goal=goal)
    points = [point.split(",") for piece in drawn.pieces for point in piece.split()]
    assert len(points) == sum(value is not None for value in values)
    for x, y in points:
        assert 0 <= float(x) <= 96
        assert 3 <= float(y) <= 23
