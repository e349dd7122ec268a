"""The stream of integers and the sharing out by weight."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.demo.stream import Stream, apportion


def test_the_first_word_is_what_the_rule_says():
    block = sha256(sha256("云汀".encode()).digest() + bytes(8)).digest()
    assert Stream("云汀").word() == int.from_bytes(block[:8], "big")


def test_another_name_gives_other_numbers():
    assert [Stream("a").word() for _ in range(3)] != [Stream("b").word() for _ in range(3)]


@given(st.integers(1, 10**9))
def test_numbers_stay_below_their_limit(limit):
    stream = Stream("limit")
    assert all(0 <= stream.below(limit) < limit for _ in range(20))


def test_a_shuffle_loses_nothing():
    assert sorted(Stream("x").shuffled(range(100))) == list(range(100))


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [(10, [1, 1, 1], [4, 3, 3]), (7, [3, 2, 1], [4, 2, 1]), (0, [1, 2], [0, 0])],
)
def test_shares_follow_the_largest_remainder(total, weights, shares):
    # 7 by 3:2:1 is 3.5, 2.33, 1.17: the half gets the one that is left
    assert apportion(total, weights) == shares


@given(st.integers(0, 10**6), st.lists(st.integers(1, 1000), min_size=1, max_size=30))
def test_shares_add_up_and_stay_near_their_quota(total, weights):
    shares = apportion(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share * sum(weights) - total * weight) < sum(weights)
