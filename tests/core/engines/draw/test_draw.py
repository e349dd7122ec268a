"""The draw and its referee: any order of the list, any size, every wrong result caught."""

import copy
import json
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.engines.draw import order as orders
from xuezheng.core.engines.draw import referee as judge
from xuezheng.core.engines.draw import rows as texts
from xuezheng.core.engines.draw.draw import run
from xuezheng.core.engines.draw.problem import canonical, read
from xuezheng.core.engines.draw.referee import objections
from xuezheng.core.engines.draw.tell import lines, told

RICH = {
    "list": "".join(
        f"YT{n:03}\t{2 if n % 7 == 0 else 1}\t{'教工' if n % 5 == 0 else ''}\t{'乙校,甲校' if n % 3 else ''}\n"
        for n in range(60)
    ),
    "places": [
        {"place": "甲校", "seats": 20, "quotas": {"教工": 4}},
        {"place": "乙校", "seats": 15, "quotas": {"教工": 9}},
    ],
    "waiting": 10,
}


def test_the_order_is_that_of_hashes_written_out_by_hand():
    problem = {"list": "b\na\nc\n", "places": [{"place": "A", "seats": 1}], "purpose": "p"}

    def field(word):
        return len(word.encode()).to_bytes(4, "big") + word.encode()

    digest = sha256(b"a\nb\nc\n").hexdigest()
    shared = b"".join(map(field, ("xuezheng.draw.1", "ticket", "p", digest, "种子")))
    drawn = sorted((sha256(shared + field(key)).hexdigest(), key) for key in "abc")
    rows = run(read(problem), "种子")["rows"].splitlines()
    assert [row.split("\t")[:2] for row in rows] == [[full[:16], key] for full, key in drawn]


entries = st.lists(
    st.tuples(
        st.text(st.sampled_from("ab01𠮷"), min_size=1, max_size=4),
        st.integers(1, 3),
        st.sampled_from(["", "x", "y"]),
        st.sampled_from(["", "A", "B", "A,B", "B,A"]),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda one: one[0],
)
places = st.tuples(st.integers(2, 9), st.integers(1, 9), st.integers(1, 2), st.integers(1, 1))
rules = st.fixed_dictionaries(
    {
        "groups": st.sampled_from(["skip", "stop", "extend"]),
        "quotas": st.sampled_from(["reserved_first", "open_first"]),
        "unused": st.sampled_from(["release", "keep"]),
        "waiting": st.one_of(st.none(), st.integers(0, 4)),
    }
)


def problem_of(rows, numbers, given_rules):
    first, second, x, y = numbers
    return {
        "list": "".join("\t".join(map(str, row)) + "\n" for row in rows),
        "places": [
            {"place": "A", "seats": first, "quotas": {"x": x}},
            {"place": "B", "seats": second, "quotas": {"y": y}},
        ],
        **given_rules,
    }


@settings(max_examples=150)
@given(entries, places, rules, st.text(st.characters(codec="utf-8"), max_size=8), st.randoms())
def test_list_order_never_matters_and_the_referee_agrees(rows, numbers, given_rules, seed, chance):
    problem = problem_of(rows, numbers, given_rules)
    result = run(read(problem), seed)
    assert objections(problem, seed, result) == []
    mixed = list(rows)
    chance.shuffle(mixed)
    other = problem_of(mixed, numbers, given_rules)
    assert canonical(other) == canonical(problem)
    assert run(read(other), seed) == result
    for one in result["places"]:
        assert one["given"] + one["left"] == one["seats"] + one["extra"]


def mutated(result):
    """Give wrong results, each by one change somebody might like to make."""
    rows = result["rows"].splitlines()

    def with_rows(found):
        return {**result, "rows": "".join(f"{row}\n" for row in found)}

    for at in range(len(rows) - 1):
        yield with_rows([*rows[:at], rows[at + 1], rows[at], *rows[at + 2 :]])
    for at, row in enumerate(rows):
        ticket, key, kind, place = row.split("\t")
        yield with_rows([*rows[:at], *rows[at + 1 :]])
        yield with_rows([*rows[:at], row, *rows[at:]])
        for wrong in (
            (ticket[:-1] + ("0" if ticket[-1] != "0" else "1"), key, kind, place),
            (ticket, key + "x", kind, place),
            (ticket, key, "waiting" if kind != "waiting" else "open", place),
            (ticket, key, kind, "甲校" if place != "甲校" else "乙校"),
        ):
            yield with_rows([*rows[:at], "\t".join(wrong), *rows[at + 1 :]])
    for at, one in enumerate(result["places"]):
        for field in ("seats", "given", "extra", "left", "last"):
            changed = copy.deepcopy(result)
            changed["places"][at][field] = one[field] + 1
            yield changed
    yield {**result, "places": result["places"][:1]}
    yield {**result, "rows": result["rows"][:-1]}
    yield {**result, "rows": ""}
    yield {"rows": result["rows"]}
    yield {**result, "places": "none"}


@pytest.mark.parametrize("groups", ["skip", "stop", "extend"])
def test_every_wrong_result_is_caught(groups):
    problem = {**RICH, "groups": groups}
    result = run(read(problem), "seed")
    assert objections(problem, "seed", result) == []
    wrong = list(mutated(result))
    assert len({json.dumps(one, sort_keys=True) for one in wrong}) > 50
    for one in wrong:
        assert objections(problem, "seed", one), one


def test_every_wrong_result_is_caught_where_all_are_alike():
    problem = {
        "list": "".join(f"YT{n:02}\n" for n in range(20)), "waiting": 5,
        "places": [{"place": "甲校", "seats": 8}],
    }  # fmt: skip
    result = run(read(problem), "seed")
    assert objections(problem, "seed", result) == []
    wrong = [one for one in mutated(result) if one["rows"] != result["rows"] or one != result]
    assert len({json.dumps(one, sort_keys=True) for one in wrong}) > 50
    for one in wrong:
        assert objections(problem, "seed", one), one


def test_another_seed_and_another_list_are_caught():
    result = run(read(RICH), "seed")
    assert objections(RICH, "seed ", result)
    assert objections({**RICH, "list": RICH["list"] + "YT999\n"}, "seed", result)
    assert objections({**RICH, "purpose": "other"}, "seed", result)


NUMBERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=5)


@given(st.lists(NUMBERS, unique=True, min_size=1, max_size=40))
def test_arrays_give_the_plain_order(keys):
    by, plain = (way("p", "d", "s", keys) for way in (orders.by_arrays, orders.plainly))
    assert (by.keys, by.heads) == (plain.keys, plain.heads)


def test_tickets_that_begin_alike_are_sorted_the_plain_way(monkeypatch):
    def alike(_purpose, _digest, _seed, keys):
        return [bytes(31) + key.encode() for key in keys]

    monkeypatch.setattr(orders, "tickets", alike)
    found = orders.by_arrays("p", "d", "s", ["c", "a", "b"])
    assert found.keys == ["a", "b", "c"]


def test_large_lists_take_the_arrays(monkeypatch):
    plain = run(read(RICH), "seed")
    monkeypatch.setattr(orders, "ARRAYS_FROM", 2)
    monkeypatch.setattr(texts, "PART", 7)
    assert run(read(RICH), "seed") == plain
    problem = canonical(RICH)
    assert objections(problem, "seed", run(read(problem), "seed")) == []


@given(st.integers(1, 9), st.integers(0, 12), st.one_of(st.none(), st.integers(0, 4)))
def test_entries_that_are_all_alike_get_what_the_general_way_gives(many, plan, waiting):
    problem = {
        "list": "".join(f"{n}\n" for n in range(many)), "waiting": waiting,
        "places": [{"place": "A", "seats": plan}],
    }  # fmt: skip
    # A class that nobody bears takes the general way; its seat nobody takes is opened at the end.
    other = {**problem, "places": [{"place": "A", "seats": plan + 1, "quotas": {"x": 1}}]}
    assert read(problem).alike
    assert not read(other).alike
    found, general = run(read(problem), "s"), run(read({**other, "unused": "keep"}), "s")
    assert found["rows"] == general["rows"]
    changed = {"seats": plan, "left": general["places"][0]["left"] - 1}
    assert found["places"] == [general["places"][0] | changed]
    assert objections(problem, "s", found) == []


@pytest.mark.parametrize("size", [1, 30, 64])
def test_the_referee_reads_in_blocks(monkeypatch, size):
    problem, result = canonical(RICH), run(read(RICH), "seed")
    monkeypatch.setattr(judge, "BLOCK", size)
    assert objections(problem, "seed", result) == []
    for one in list(mutated(result))[::7]:
        assert objections(problem, "seed", one), one


def test_everybody_is_told_why():
    draw = read(RICH)
    result = run(draw, "seed")
    listed = list(lines(draw, result))
    assert [one.rank for one in listed] == list(range(1, 61))
    assert [x.outcome.zh for x in listed if x.outcome.zh.startswith("候补")][:2] == [
        "候补1",
        "候补2",
    ]
    for one in listed:
        said = [words.zh for words in told(draw, result, one.key)]
        assert said[0] == f"派位次序第{one.rank}，共60个号"
        refused = [choice for choice in draw.choices(one.key) if choice != one.place]
        if not one.place:
            assert all(any(choice in words for words in said) for choice in refused)
    with pytest.raises(NotFoundError):
        told(draw, result, "YT999")


def test_a_group_is_told_what_was_left_for_it():
    problem = {"list": "a\nb\t2\nc\n", "places": [{"place": "A", "seats": 2}]}
    draw = read(problem)
    seed = next(
        str(n)
        for n in range(99)
        if [row.split("\t")[1] for row in run(draw, str(n))["rows"].splitlines()] == ["a", "b", "c"]
    )
    said = [words.zh for words in told(draw, run(draw, seed), "b")]
    assert "A：轮到时剩1个学位，整组需要2个；规则：整组顺延，由后面的补上" in said
