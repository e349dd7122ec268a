"""Ranks, ties, quotas, grades by share, and how firmly a ranking stands."""

from fractions import Fraction as Exact
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.assess.test_scoring import FIGURES, TREE, VERSION, line, says

from xuezheng.core.assess.criteria import Grade, Version
from xuezheng.core.assess.ranking import Edge, Entry, chosen, chosen_by_group, entry, grades, ranked
from xuezheng.core.assess.scoring import scored
from xuezheng.core.assess.stability import reweighted, stability


def test_equals_share_a_place_and_the_next_is_left_out():
    rows = [
        Entry("a", Exact(90)),
        Entry("b", Exact(95)),
        Entry("c", Exact(90)),
        Entry("d", Exact(80)),
    ]
    assert [(one.key, one.rank, one.shared) for one in ranked(rows)] == [
        ("b", 1, False), ("a", 2, True), ("c", 2, True), ("d", 4, False),
    ]  # fmt: skip


def test_a_declared_line_tells_equals_apart():
    rows = [Entry("a", Exact(90), (Exact(40),)), Entry("b", Exact(90), (Exact(45),))]
    assert [one.key for one in ranked(rows)] == ["b", "a"]


def test_equals_at_the_last_seat_are_all_in_or_all_out():
    rows = [Entry("a", Exact(9)), Entry("b", Exact(8)), Entry("c", Exact(8)), Entry("d", Exact(7))]
    assert chosen(rows, 2, Edge.IN) == ("a", "b", "c")
    assert chosen(rows, 2, Edge.OUT) == ("a",)
    assert chosen(rows, 3, Edge.OUT) == ("a", "b", "c")
    assert chosen(rows, 0, Edge.IN) == ()


def test_each_group_has_its_own_seats():
    rows = [Entry(key, Exact(total), (), group) for key, total, group in
            (("a", 9, "x"), ("b", 8, "x"), ("c", 1, "y"), ("d", 5, "z"))]  # fmt: skip
    assert chosen_by_group(rows, {"x": 1, "y": 1}, Edge.OUT) == ("a", "c")


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=7), st.integers(0, 8))
def test_places_and_seats_agree_with_counting_by_hand(worths, seats):
    rows = [Entry(f"k{n}", Exact(total), (Exact(tie),)) for n, (total, tie) in enumerate(worths)]
    for place in ranked(rows):
        own = worths[int(place.key[1:])]
        assert place.rank == 1 + sum(other > own for other in worths)
        equals = sum(other == own for other in worths)
        assert place.shared == (equals > 1)
        assert (place.key in chosen(rows, seats, Edge.OUT)) == (place.rank + equals - 1 <= seats)
        assert (place.key in chosen(rows, seats, Edge.IN)) == (place.rank <= seats)


SHARED = Version(
    since=2025,
    trees={"school": line("all", full=100)},
    grades=(
        Grade("best", says("优秀"), Exact(85), most=Exact(3, 10)),
        Grade("good", says("良好"), Exact(70)),
        Grade("rest", says("合格"), Exact(0)),
    ),
)


def test_a_share_caps_a_grade_and_whoever_finds_no_seat_gets_the_next():
    totals = {"a": 99, "b": 95, "c": 90, "d": 86, "e": 80, "f": 60, "g": 88}
    sheets = {
        key: scored(SHARED.trees["school"], SHARED, {"all": Exact(value)})
        for key, value in totals.items()
    }
    # 3/10 of 7 is 2 seats.
    found = grades(SHARED, sheets)
    assert found == {
        "a": "best",
        "b": "best",
        "c": "good",
        "g": "good",
        "d": "good",
        "e": "good",
        "f": "rest",
    }
    open_ = sheets | {"z": scored(SHARED.trees["school"], SHARED, {})}
    assert "z" not in grades(SHARED, open_)


def test_a_weight_grows_and_the_whole_stays():
    grown = reweighted(TREE, "teaching", Exact(11, 10))
    assert grown.whole == 100
    assert [one.weight for one in grown.children] == [Exact(66, 100), Exact(34, 100), 1]
    with pytest.raises(KeyError):
        reweighted(TREE, "nothing", Exact(1))
    with pytest.raises(ValueError, match="teaching"):
        reweighted(TREE, "teaching", Exact(5, 3))


def test_a_close_pair_changes_places_and_a_clear_leader_does_not():
    base = {"plan": Exact(1), "hazards": Exact(0), "honours": Exact(0), "drills": Exact(4)}
    units = {
        "clear": base | {"lessons": Exact(60), "rate": Exact(100)},
        "teaches": base | {"lessons": Exact(60), "rate": Exact(100), "plan": Exact(0)},  # 60 + 20
        "safe": base | {"lessons": Exact(30), "rate": Exact("95.2")},  # 36.24 + 40
    }
    # teaches: 80; safe: (30 + 30.4) × 0.6 + 40 = 76.24. With teaching at 0.54 and safety at 0.46
    # teaches has 77, safe 32.616 + 46 = 78.616.
    found = {one.key: one for one in stability(TREE, VERSION, units)}
    assert (found["clear"].rank, found["clear"].firm) == (1, True)
    assert (found["teaches"].rank, found["teaches"].worst, found["teaches"].firm) == (2, 3, False)
    assert (found["safe"].rank, found["safe"].best) == (3, 2)


def test_rankings_do_not_depend_on_the_order_asked_in():
    rows = [Entry("a", Exact(1)), Entry("b", Exact(2)), Entry("c", Exact(2))]
    assert len({ranked(list(one)) for one in permutations(rows)}) == 1
    sheet = scored(TREE, VERSION, FIGURES)
    assert entry("u", sheet, VERSION).total == Exact("73.4")
