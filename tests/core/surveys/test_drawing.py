"""Samples in proportion to the roll, drawn alike anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.surveys.drawing import Cell, SampleError, allocated, drawn


def cells(*rolls):
    return {Cell(place, "", "parent"): roll for place, roll in enumerate(rolls, 1)}


def test_largest_remainders_by_hand():
    # 20 of 1000: shares 10.46, 6.42, 3.12 -> 10, 6, 3, the one left goes to the remainder .46
    rolls = cells(523, 321, 156)
    assert list(allocated(rolls, 20).values()) == [11, 6, 3]


def test_equal_remainders_go_to_the_larger_roll_then_the_first():
    # 3 of 2, 2, 2: shares of 1; 2 of them: 2/3 each, the first two get one
    assert list(allocated(cells(2, 2, 2), 2).values()) == [1, 1, 0]
    # 5 of 10, 20, 20: shares 1, 2, 2
    assert list(allocated(cells(10, 20, 20), 5).values()) == [1, 2, 2]


def test_nothing_asks_everybody_and_small_schools_get_their_least():
    assert list(allocated(cells(30, 4), 0).values()) == [30, 4]
    # 10 of 500, 8: shares 9.84, 0.16 -> 10, 0; at least 5 each
    assert list(allocated(cells(500, 8), 10, 5).values()) == [10, 5]
    assert list(allocated(cells(500, 3), 10, 5).values()) == [10, 3]


def test_the_seed_and_nothing_else_decides():
    cell = Cell(7, "P4", "parent")
    first = drawn(cell, 40, 10, "2026-1")
    assert first == drawn(cell, 40, 10, "2026-1")
    assert first != drawn(cell, 40, 10, "2026-2")
    assert first != drawn(Cell(8, "P4", "parent"), 40, 10, "2026-1")
    assert first == tuple(sorted(set(first)))
    # who is drawn as one of five is drawn as one of ten too: seats are added, nobody is swapped
    assert set(drawn(cell, 40, 5, "2026-1")) < set(first)


def test_more_than_the_roll_is_refused():
    with pytest.raises(SampleError, match="名册 3 人"):
        drawn(Cell(1, "", "parent"), 3, 4, "x")
    with pytest.raises(SampleError, match="不能为负"):
        allocated(cells(3), -1)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=8), st.integers(1, 400))
def test_seats_add_up_and_stay_within_one_of_their_share(rolls, size):
    found = allocated(cells(*rolls), size)
    total = sum(rolls)
    assert sum(found.values()) == min(size, total)
    for cell, roll in cells(*rolls).items():
        assert found[cell] <= roll
        if size < total:
            assert abs(found[cell] - size * roll / total) < 1


@given(st.integers(1, 60), st.data())
def test_every_number_drawn_stands_on_the_roll_once(roll, data):
    count = data.draw(st.integers(0, roll))
    found = drawn(Cell(1, "P1", "pupil"), roll, count, "种子")
    assert len(found) == count == len(set(found))
    assert all(1 <= one <= roll for one in found)
