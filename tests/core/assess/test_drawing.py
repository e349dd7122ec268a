"""Draws and assignments: replayed, refereed by other code, compared with every possibility."""

from datetime import date
from hashlib import sha256
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.assess.assignment import UnjudgedError, assign
from xuezheng.core.assess.avoidance import Judge, Why, Work, avoided
from xuezheng.core.assess.referee import check
from xuezheng.core.assess.tickets import (
    PoolError,
    SeedError,
    commitment,
    drawn,
    hashed,
    list_digest,
    mixed,
    ordered,
    packed,
    require_committed,
)

SECRET, PUBLIC = "2026-10-12 第一次抽取", "3121.04"
SEED = mixed(SECRET, PUBLIC)


def test_fields_are_hashed_with_their_lengths_before_them():
    wanted = b"\x00\x00\x00\x0fxuezheng.draw.1\x00\x00\x00\x04list\x00\x00\x00\x01a"
    assert packed(["xuezheng.draw.1", "list", "a"]) == wanted
    assert list_digest(["a"]) == hashed("list", "a") == sha256(wanted).hexdigest()
    assert list_digest(["b", "a"]) == list_digest(["a", "b"]) != list_digest(["ab"])


def record(purpose, pool, seats, found, **more):
    return {
        "purpose": purpose, "pool": pool, "seats": seats, "seed": SECRET, "public": PUBLIC,
        "commitment": commitment(SECRET), "members": list(found.members),
        "reserves": list(found.reserves),
    } | more  # fmt: skip


def test_members_and_reserves_are_drawn_by_group_and_can_be_replayed():
    pool = {f"p{n}": "语文" if n % 2 else "数学" for n in range(10)} | {"other": "美术"}
    seats = {"语文": 2, "数学": 3}
    found = drawn("title-2026", pool, seats, SEED)
    assert sorted(pool[one] for one in found.members) == ["数学"] * 3 + ["语文"] * 2
    assert len(found.reserves) == 5
    assert "other" not in (*found.members, *found.reserves)
    told = record("title-2026", pool, seats, found)
    assert check(told) == []
    assert len(check(told | {"seed": SECRET + " "})) == 3
    assert len(check(told | {"public": "3121.05"})) == 2
    turned = told | {"members": told["members"][::-1], "reserves": told["reserves"][::-1]}
    assert len(check(turned)) == 2


def test_another_seed_or_a_short_pool_is_refused():
    with pytest.raises(SeedError):
        require_committed("other", commitment(SECRET))
    require_committed(SECRET, commitment(SECRET))
    with pytest.raises(PoolError, match="可抽1人，需抽2人"):
        drawn("p", {"a": "x"}, {"x": 2}, SEED)


def test_each_place_in_a_list_is_as_likely_as_any_other():
    # 600 seeds over 6 keys: each first about 100 times; χ² with 5 degrees stays below 20.5 (0.1 %).
    keys = tuple("abcdef")
    first = [ordered("p", keys, str(seed))[0] for seed in range(600)]
    assert sum((first.count(key) - 100) ** 2 / 100 for key in keys) < 20.5


ON = date(2026, 10, 12)


def test_oneself_ones_unit_a_unit_just_left_and_what_was_declared_are_avoided():
    judges = (
        Judge("zhang", "u1"), Judge("li", "u2", (("u1", date(2024, 10, 13)),)),
        Judge("wang", "u3", (("u1", date(2023, 10, 12)),)), Judge("zhao", "u4"),
    )  # fmt: skip
    works = (Work("w1", "u1"), Work("w2", "u9", frozenset({"zhang"})))
    found = avoided(judges, works, declared={("zhao", "w1")}, on=ON, years=3)
    assert found == {
        ("zhang", "w1"): Why.UNIT, ("zhang", "w2"): Why.SELF, ("li", "w1"): Why.FORMER,
        ("zhao", "w1"): Why.DECLARED,
    }  # fmt: skip
    # Three years to the day are over; 29 February runs to 1 March.
    leap = Judge("x", "u3", (("u1", date(2024, 2, 29)),))
    assert avoided([leap], works[:1], on=date(2027, 2, 28), years=3)
    assert not avoided([leap], works[:1], on=date(2027, 3, 1), years=3)


def possible(works, judges, each, avoided_):
    """Give every assignment there is."""
    able = [
        [
            one
            for one in combinations(judges, each)
            if not any((judge, work) in avoided_ for judge in one)
        ]
        for work in works
    ]
    yield from product(*able)


def heaviest(choice, judges):
    return max(sum(judge in one for one in choice) for judge in judges)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.integers(1, 5), st.integers(1, 2), st.data())
def test_small_assignments_are_the_first_of_the_most_even_ones(count, many, each, data):
    judges, works = [f"j{n}" for n in range(many)], [f"w{n}" for n in range(count)]
    pairs = data.draw(st.sets(st.sampled_from([(j, w) for j in judges for w in works])))
    order = ordered("p/judges", judges, SEED), ordered("p/works", works, SEED)
    all_ = list(possible(order[1], order[0], each, pairs))
    if not all_:
        with pytest.raises(UnjudgedError):
            assign(order[1], order[0], each=each, avoided=pairs)
        return
    found = assign(order[1], order[0], each=each, avoided=pairs)
    load = min(heaviest(one, judges) for one in all_)
    assert found.load == load
    even = [one for one in all_ if heaviest(one, judges) <= load]
    first = min(even, key=lambda choice: [[order[0].index(one) for one in own] for own in choice])
    assert [found.of(work) for work in order[1]] == list(first)
    told = {
        "purpose": "p", "pool": dict.fromkeys(judges, "g"), "seats": {"g": many}, "seed": SECRET, "public": PUBLIC,
        "commitment": commitment(SECRET), "members": list(ordered("p", judges, SEED)), "reserves": [],
        "works": works, "each": each, "avoided": [list(one) for one in pairs],
        "pairs": [list(one) for one in found.pairs], "load": found.load,
    }  # fmt: skip
    assert check(told) == []
    # The referee believes no other assignment, however plausible.
    for choice in even:
        if choice != first:
            other = [
                [work, judge] for work, own in zip(order[1], choice, strict=True) for judge in own
            ]
            assert check(told | {"pairs": other}) != []
            break


def test_the_referee_names_what_is_wrong():
    judges, works = ["a", "b", "c"], ["w1", "w2", "w3"]
    told = {
        "purpose": "p", "pool": dict.fromkeys(judges, "g"), "seats": {"g": 3}, "seed": SECRET, "public": PUBLIC,
        "commitment": commitment(SECRET), "members": list(ordered("p", judges, SEED)), "reserves": [],
        "works": works, "each": 1, "avoided": [["a", "w1"]], "load": 1,
    }  # fmt: skip
    said = check(told | {"pairs": [["w1", "a"], ["w1", "z"], ["w2", "b"], ["w2", "b"]]})
    assert {one.split(" / ")[0] for one in said} == {
        "a avoids w1", "w1 has 2 judges", "w2 has 2 judges", "w3 has 0 judges", "z is no member",
        "a pair stands twice", "load is exceeded",
    }  # fmt: skip
    even = assign(
        ordered("p/works", works, SEED),
        ordered("p/judges", judges, SEED),
        each=1,
        avoided={("a", "w1")},
    )
    slack = told | {"pairs": [list(one) for one in even.pairs], "load": 2}
    assert "a lower load is possible / 负荷还可以更均衡" in check(slack)


def test_a_hundred_works_and_twenty_judges_are_assigned_evenly():
    judges = ordered("p/judges", [f"j{n:02}" for n in range(20)], SEED)
    works = ordered("p/works", [f"w{n:03}" for n in range(100)], SEED)
    barred = {(f"j{n % 20:02}", f"w{n:03}") for n in range(100)}
    found = assign(works, judges, each=3, avoided=barred)
    assert found.load == 15
    assert not barred & {(judge, work) for work, judge in found.pairs}
    with pytest.raises(UnjudgedError, match="w"):
        assign(works, judges, each=3, avoided=barred, most=14)
    assert assign([], judges, each=3).pairs == ()
