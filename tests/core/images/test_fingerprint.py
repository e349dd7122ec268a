"""Prints of pictures: alike ones are near, others far, and near ones share a band but for a bit."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.images.fingerprint import (
    BITS,
    FURTHEST,
    SIDE,
    apart,
    bands,
    fingerprint,
    neighbours,
    read,
    written,
)

PRINTS = st.integers(0, 2**BITS - 1)


def scene(seed):
    """A made-up photo: some rectangles on a gradient."""
    made = Random(seed)
    greys = [4 * x + 2 * y for y in range(SIDE) for x in range(SIDE)]
    for _ in range(6):
        left, top = made.randrange(SIDE - 6), made.randrange(SIDE - 6)
        grey, wide, high = made.randrange(256), made.randrange(4, 16), made.randrange(4, 16)
        for y in range(top, min(SIDE, top + high)):
            for x in range(left, min(SIDE, left + wide)):
                greys[SIDE * y + x] = grey
    return greys


def test_the_print_of_a_picture_worked_out_by_hand():
    # One wave from light to dark: of all frequencies only those of the rows' index 0 are not nought.
    greys = [255 if x < SIDE // 2 else 0 for _ in range(SIDE) for x in range(SIDE)]
    value = fingerprint(greys)
    assert value is not None
    assert value & 1, "the first wave goes down, so its cosine is above the median"


def test_a_picture_that_shows_nothing_has_no_print():
    assert fingerprint([0] * SIDE * SIDE) is None
    assert fingerprint([200] * SIDE * SIDE) is None


@pytest.mark.parametrize("seed", range(6))
def test_noise_and_light_change_few_bits(seed):
    greys, made = scene(seed), Random(seed)
    lighter = [min(255, grey * 9 // 10 + 12 + made.randrange(-3, 4)) for grey in greys]
    assert apart(fingerprint(greys), fingerprint(lighter)) <= FURTHEST


def test_different_scenes_are_far_apart():
    prints = [fingerprint(scene(seed)) for seed in range(40)]
    nearest = min(apart(a, b) for i, a in enumerate(prints) for b in prints[:i])
    assert nearest > FURTHEST


@settings(max_examples=60)
@given(PRINTS, st.lists(st.integers(0, BITS - 1), max_size=FURTHEST, unique=True))
def test_near_prints_share_a_band_but_for_a_bit(value, flipped):
    other = value
    for place in flipped:
        other ^= 1 << place
    assert apart(value, other) == len(flipped)
    assert any(b in neighbours(a) for a, b in zip(bands(value), bands(other), strict=True))


@settings(max_examples=30)
@given(PRINTS)
def test_what_is_written_is_read(value):
    assert read(written(value)) == value
    assert sum(band << 16 * place for place, band in enumerate(bands(value))) == value


def test_nothing_written_is_no_print():
    assert read("") is None
