"""The worked example of docs/quotas.md, every small matrix there is, wrong results."""

import json
from copy import deepcopy
from fractions import Fraction
from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.engines.mutating import mutations

from xuezheng.adapters.parameters import shipped
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.given import GivenError
from xuezheng.core.engines.quotas.engine import ENGINE
from xuezheng.core.engines.quotas.matrix import MatrixError, balanced

QUIET = settings(max_examples=60, deadline=None, derandomize=True)

EXAMPLE = {
    "method": "largest_remainder", "share": "1/2", "tilt": "11/10", "floor": 1,
    "recycling": "others",
    "seniors": [{"key": "s1", "plan": 41}, {"key": "s2", "plan": 30}],
    "juniors": [
        {"key": "a", "graduates": 310}, {"key": "b", "graduates": 150, "rural": True},
        {"key": "c", "graduates": 95, "rural": True}, {"key": "d", "graduates": 8},
    ],
    "used": [
        {"senior": "s1", "junior": "a", "admitted": 11, "waiting": 9},
        {"senior": "s1", "junior": "b", "admitted": 2, "waiting": 0},
        {"senior": "s1", "junior": "c", "admitted": 3, "waiting": 1},
    ],
}  # fmt: skip


def run(mapping, seed="s"):
    return ENGINE.run(ENGINE.read(mapping), seed)


def year(**changes):
    return {**deepcopy(EXAMPLE), **changes}


def test_the_worked_example():
    result = run(EXAMPLE)
    assert [row["quota"] for row in result["rows"]] == [21, 15]
    # Weights 310, 165, 104.5, 8; d falls below the floor and gets 1; 35 over 579.5.
    assert [row["quota"] for row in result["columns"]] == [19, 10, 6, 1]
    cells = {(one["senior"], one["junior"]): one["seats"] for one in result["cells"]}
    assert cells == {
        ("s1", "a"): 11, ("s1", "b"): 6, ("s1", "c"): 3, ("s1", "d"): 1,
        ("s2", "a"): 8, ("s2", "b"): 4, ("s2", "c"): 3,
    }  # fmt: skip
    # b leaves 4 of 6; 9 of a and 1 of c wait: 3.6 and 0.4.
    assert result["recycled"] == [
        {"senior": "s1", "unused": 4, "open": 0, "given": [{"junior": "a", "seats": 4}]}
    ]
    assert ENGINE.referee(EXAMPLE, "s", result) == []
    told = [one.zh for one in ENGINE.told(ENGINE.read(EXAMPLE), result, "b")]
    assert (
        told[1]
        == "指标共36个，按比例应得10.111，得10个（最大余数法（先取整，余额给小数部分大的））"
    )
    assert told[2].startswith("s1：6个（")
    with pytest.raises(NotFoundError):
        ENGINE.told(ENGINE.read(EXAMPLE), result, "z")


def test_unused_seats_open_to_all_where_the_rule_says_so():
    result = run(year(recycling="open"))
    assert result["recycled"] == [{"senior": "s1", "unused": 4, "open": 4, "given": []}]
    few = year()
    few["used"][0]["waiting"] = 2
    assert run(few)["recycled"][0]["open"] == 1


def test_the_share_in_force_is_half_with_its_source():
    rules = shipped()
    dated = rules.parameters["quota.share"].values[-1]
    assert Fraction(str(dated.value)) == Fraction(1, 2)
    assert dated.source.number == "教基二〔2016〕4号"


TABLES = st.integers(2, 3).flatmap(
    lambda width: st.tuples(
        st.lists(
            st.lists(st.integers(0, 6), min_size=width, max_size=width), min_size=2, max_size=2
        ),
        st.lists(
            st.lists(st.integers(0, 2), min_size=width, max_size=width), min_size=2, max_size=2
        ),
    )
)


@QUIET
@given(TABLES)
def test_small_matrices_are_the_cheapest_of_all_and_give_more_to_earlier_cells(given_):
    numbers, seats = given_
    weights = tuple(tuple(map(Fraction, line)) for line in numbers)
    # The sums are those of some matrix that respects the empty cells.
    shape = [
        [s if w else 0 for s, w in zip(a, b, strict=True)]
        for a, b in zip(seats, numbers, strict=True)
    ]
    rows, columns = [sum(line) for line in shape], [sum(line) for line in zip(*shape, strict=True)]

    def price(cells):
        return prod(
            prod((2 * n - 1) / w for n in range(1, own + 1))
            for line, ws in zip(cells, weights, strict=True)
            for own, w in zip(line, ws, strict=True)
        )

    def lines(total, ws):
        ways = product(*(range(total + 1) if w else (0,) for w in ws))
        return [way for way in ways if sum(way) == total]

    every = [
        cells
        for cells in product(*(lines(total, ws) for total, ws in zip(rows, weights, strict=True)))
        if [sum(line) for line in zip(*cells, strict=True)] == columns
    ]
    least = min(map(price, every))
    found = balanced(weights, rows, columns)
    assert found.cells == max(cells for cells in every if price(cells) == least)
    for line, row, ws in zip(found.cells, found.rows, weights, strict=True):
        for own, column, weight in zip(line, found.columns, ws, strict=True):
            if weight:
                assert own - Fraction(1, 2) <= weight * row * column <= own + Fraction(1, 2)


def test_sums_that_no_matrix_has_are_told_with_the_schools():
    given = year(
        seniors=[{"key": "s1", "plan": 40, "serves": ["d"]}, {"key": "s2", "plan": 30}], used=[]
    )
    with pytest.raises(MatrixError) as caught:
        run(given)
    assert caught.value.told().zh == "没有满足合计的分法：d只有s1招收"


JUNIORS = st.lists(
    st.tuples(st.integers(0, 60), st.booleans()), min_size=2, max_size=6
).filter(lambda all_: any(n for n, _ in all_))  # fmt: skip


@QUIET
@given(
    JUNIORS, st.lists(st.integers(0, 40), min_size=1, max_size=3), st.sampled_from(
        ("largest_remainder", "webster", "huntington_hill")
    ), st.sampled_from(("1", "1.1", "3/2")), st.randoms(),
)  # fmt: skip
def test_sums_hold_the_referee_agrees_and_order_does_not_matter(
    juniors, plans, method, tilt, chance
):
    given = year(
        method=method, tilt=tilt, floor=0, share="1/2",
        juniors=[{"key": f"j{n}", "graduates": g, "rural": r} for n, (g, r) in enumerate(juniors)],
        seniors=[{"key": f"s{n}", "plan": plan} for n, plan in enumerate(plans)], used=[],
    )  # fmt: skip
    result = run(given)
    assert [one.zh for one in ENGINE.referee(given, "s", result)] == []
    assert sum(one["seats"] for one in result["cells"]) == sum((plan + 1) // 2 for plan in plans)
    other = deepcopy(given)
    chance.shuffle(other["juniors"])
    chance.shuffle(other["seniors"])
    assert ENGINE.canonical(other) == ENGINE.canonical(given)
    assert json.dumps(run(other)) == json.dumps(result)


@pytest.mark.parametrize("method", ["largest_remainder", "webster", "huntington_hill"])
def test_fifty_wrong_results_are_each_caught(method):
    given = year(method=method)
    result = run(given)
    for path, wrong in mutations(result):
        assert ENGINE.referee(given, "s", wrong), path
    assert ENGINE.referee(given, "t", result)


@pytest.mark.parametrize("method", ["largest_remainder", "webster", "huntington_hill"])
def test_a_seat_moved_from_one_school_to_another_is_caught(method):
    given = year(method=method, seniors=[{"key": "s1", "plan": 70}], used=[])
    result = run(given)
    for one, other in product(range(4), repeat=2):
        wrong = deepcopy(result)
        if one != other:
            for at, step in ((one, 1), (other, -1)):
                wrong["columns"][at]["quota"] += step
                wrong["cells"][at]["seats"] += step
            assert ENGINE.referee(given, "s", wrong), (one, other)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"share": "6/5"}, "share: 6/5，应在0至1之间"),
        ({"share": 0.5}, "share: 0.5，应为整数，或写成文字的小数、分数"),
        ({"tilt": "0"}, "tilt: 0，应大于0"),
        ({"juniors": [{"key": "a", "graduates": 0}], "used": []}, "juniors: 没有符合条件的毕业生"),
        ({"seniors": [{"key": "s1", "plan": 1, "serves": ["z"]}], "used": []}, "没有初中['z']"),
        ({"used": [{"senior": "s9", "junior": "a", "admitted": 0}]}, "used: 没有[('s9', 'a')]"),
    ],
)  # fmt: skip
def test_bad_input_says_where_and_what_is_allowed(change, said):
    with pytest.raises(GivenError) as caught:
        ENGINE.read(year(**change))
    assert said in caught.value.told().zh
