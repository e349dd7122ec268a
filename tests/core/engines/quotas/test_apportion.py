"""Published tables of the US House, brute force on small cases, the oddities each method is known for."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.engines.quotas.houses import HAMILTON_1792, HILL_2010, HILL_2020, WEBSTER_1832

from xuezheng.core.engines.quotas.apportion import FloorError, Split, apportion, exact
from xuezheng.core.engines.quotas.problem import Method

QUIET = settings(max_examples=60, deadline=None, derandomize=True)


def split(weights, seats, method, **more):
    weights = tuple(map(Fraction, weights))
    return apportion(Split(seats, weights, tuple(range(len(weights))), **more), method)


@pytest.mark.parametrize(
    ("table", "people", "seats", "method", "floor"),
    [
        (HAMILTON_1792, 3615920, 120, Method.LARGEST_REMAINDER, 0),
        (WEBSTER_1832, 11931000, 240, Method.WEBSTER, 0),
        (HILL_2010, 309183463, 435, Method.HUNTINGTON_HILL, 1),
        (HILL_2020, 331108434, 435, Method.HUNTINGTON_HILL, 1),
    ],
    ids=("1792", "1832", "2010", "2020"),
)
def test_a_published_table_of_the_house(table, people, seats, method, floor):
    # The totals are published too: they prove that the figures were copied without a slip.
    assert sum(one for one, _ in table.values()) == people
    found = split([one for one, _ in table.values()], seats, method, floor=floor)
    assert dict(zip(table, found, strict=True)) == {key: own for key, (_, own) in table.items()}


def test_eighty_nine_people_more_would_have_kept_a_seat_of_new_york():
    more = {key: one + (89 if key == "NY" else 0) for key, (one, _) in HILL_2020.items()}
    found = dict(zip(more, split(more.values(), 435, Method.HUNTINGTON_HILL, floor=1), strict=True))
    assert (found["NY"], found["MN"]) == (27, 7)


def test_largest_remainders_can_take_a_seat_away_when_there_is_one_more():
    # The Alabama paradox: 6, 6 and 2 over 10 and 11 seats.
    assert split([6, 6, 2], 10, Method.LARGEST_REMAINDER) == (4, 4, 2)
    assert split([6, 6, 2], 11, Method.LARGEST_REMAINDER) == (5, 5, 1)


def test_floors_are_set_and_the_rest_split_again():
    assert split([90, 9, 1], 10, Method.LARGEST_REMAINDER, floor=1) == (8, 1, 1)
    assert split([90, 9, 0], 10, Method.LARGEST_REMAINDER, floor=1) == (9, 1, 0)
    assert split([90, 9, 1], 10, Method.WEBSTER, floor=1) == (8, 1, 1)
    with pytest.raises(FloorError, match="保底需3个名额，只有2个"):
        split([1, 1, 1], 2, Method.WEBSTER, floor=1)


def test_equals_are_parted_by_the_order_given():
    for method in Method:
        assert split([5, 5], 1, method) == (1, 0)


WEIGHTS = st.lists(st.integers(1, 12), min_size=1, max_size=4)


def every(count, seats):
    return (way for way in product(range(seats + 1), repeat=count) if sum(way) == seats)


@QUIET
@given(WEIGHTS, st.integers(0, 7))
def test_largest_remainders_are_nearest_to_the_exact_shares(weights, seats):
    shares = exact(seats, list(map(Fraction, weights)))

    def far(way):
        return sum(abs(own - share) for own, share in zip(way, shares, strict=True))

    found = split(weights, seats, Method.LARGEST_REMAINDER)
    assert far(found) == min(far(way) for way in every(len(weights), seats))
    assert all(abs(own - share) < 1 for own, share in zip(found, shares, strict=True))


@QUIET
@given(WEIGHTS, st.integers(0, 7))
def test_webster_has_the_least_squares_by_head(weights, seats):
    shares = exact(seats, list(map(Fraction, weights)))

    def far(way):
        return sum((own - s) ** 2 / w for own, s, w in zip(way, shares, weights, strict=True))

    found = split(weights, seats, Method.WEBSTER)
    assert far(found) == min(far(way) for way in every(len(weights), seats))


@QUIET
@given(WEIGHTS, st.integers(0, 12))
def test_divisor_methods_never_take_a_seat_away_when_there_is_one_more(weights, seats):
    for method in (Method.WEBSTER, Method.HUNTINGTON_HILL):
        less, more = split(weights, seats, method), split(weights, seats + 1, method)
        assert all(a <= b for a, b in zip(less, more, strict=True))
