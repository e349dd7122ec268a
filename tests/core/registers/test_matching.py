"""Matching lists: every level by hand, sums by hand, and laws over any lists."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.adapters.parameters import shipped
from xuezheng.core.registers.matching import (
    LEVELS,
    Likeness,
    Said,
    Scales,
    blocks,
    gate_weights,
    match,
    scales_in,
    weigh,
)

SCALES = scales_in(shipped().on(date(2026, 10, 12)))
ZHANG = Said("1", "张敏", date(1980, 5, 1), "2", "13800000001", {"resident": "a"}, "一小")


def levels(ours, theirs):
    return [term.level for term in weigh(ours, theirs, SCALES).terms]


@pytest.mark.parametrize(
    ("changed", "level"),
    [
        ({"name": "章敏"}, "name.sound"),
        ({"name": "张放"}, "name.near"),
        ({"name": "李强"}, "name.differs"),
        ({"born": date(1980, 1, 5)}, "born.near"),
        ({"born": date(1981, 5, 1)}, "born.near"),
        ({"born": date(1971, 5, 2)}, "born.differs"),
        ({"sex": "1"}, "sex.differs"),
        ({"mobile": "13800000002"}, "mobile.differs"),
        ({"ids": {"resident": "b"}}, "id.near"),
        ({"ids": {"resident": "bc"}}, "id.differs"),
    ],
)
def test_each_level(changed, level):
    assert level in levels(ZHANG, replace(ZHANG, **changed))


def test_what_is_not_known_counts_neither_way():
    assert levels(ZHANG, Said("x", "张敏")) == ["name.same"]
    assert weigh(Said("1"), Said("2"), SCALES).total == 0
    assert levels(ZHANG, replace(ZHANG, ids={"payroll": "a"}))[0] == "name.same"


def test_two_neighbours_changed_about_in_a_number_are_near():
    one, other = Said("1", ids={"resident": "1234"}), Said("2", ids={"resident": "1324"})
    assert levels(one, other) == ["id.near"]
    assert levels(one, replace(other, ids={"resident": "4321"})) == ["id.differs"]


def test_the_sum_is_told_term_by_term_in_words():
    theirs = Said("9", "张敏", date(1980, 5, 1), "2", "13800000009")
    weighed = weigh(ZHANG, theirs, SCALES, same_unit=True)
    # 9.00 + 11.00 + 1.00 − 1.50 + 3.50
    assert weighed.total == 2300
    assert weighed.told().zh == (
        "姓名相同 +9.00；出生日期相同 +11.00；性别相同 +1.00；手机号不同 −1.50；单位相同 +3.50；"
        "合计 +23.00：应为同一人"
    )
    assert "Mobile number: differs −1.50" in weighed.told().en


def test_the_same_number_under_another_name_waits_for_a_person():
    assert weigh(ZHANG, ZHANG, SCALES).verdict is Likeness.SAME
    assert weigh(ZHANG, replace(ZHANG, name="李强"), SCALES).verdict is Likeness.MAYBE
    two = replace(ZHANG, ids={"resident": "zz"})
    assert weigh(ZHANG, two, SCALES).verdict is Likeness.MAYBE


def test_the_shipped_weights_are_whole_and_serve_the_gate():
    assert list(SCALES.faults()) == []
    assert (SCALES.same, SCALES.maybe) == (2000, 1500)
    served = gate_weights(SCALES)
    assert served.agree["sound"] == 500
    assert served.differ["id"] == -700
    assert served.maybe == 1500


def test_faults_of_weights_are_named():
    broken = Scales({"name.same": 1, "shoe.same": 2}, same=1, maybe=2)
    told = list(broken.faults())
    assert len(told) == len(LEVELS) - 1 + 2
    assert told[-1] == "maybe 2 > same 1"
    assert "shoe.same: 没有这一级 / unknown" in told


def test_nobody_is_paired_twice_and_who_came_close_is_told():
    twin = replace(ZHANG, key="2", ids={"resident": "b"}, mobile="")
    line = Said("r1", "张敏", date(1980, 5, 1), "2", "", {"resident": "b"}, "一小")
    again = replace(line, key="r2", ids={})
    found = {one.theirs.key: one for one in match([ZHANG, twin], [line, again], SCALES)}
    assert found["r1"].ours.key == "2"
    assert found["r2"].ours.key == "1"
    assert [one.key for one in found["r2"].others] == ["2"]


PEOPLE = st.builds(
    Said,
    key=st.just(""),
    name=st.sampled_from(["张敏", "章敏", "王芳", "李强", ""]),
    born=st.sampled_from([date(1980, 5, 1), date(1980, 1, 5), None]),
    mobile=st.sampled_from(["", "13800000001"]),
    ids=st.sampled_from([{}, {"resident": "a"}, {"resident": "b"}]),
    unit=st.sampled_from(["", "一小"]),
)


@settings(max_examples=60)
@given(st.lists(PEOPLE, max_size=6), st.lists(PEOPLE, max_size=6), st.randoms())
def test_the_order_of_lists_changes_nothing(ours, theirs, chance):
    ours = [replace(one, key=f"o{n}") for n, one in enumerate(ours)]
    theirs = [replace(one, key=f"t{n}") for n, one in enumerate(theirs)]
    first = {one.theirs.key: one for one in match(ours, theirs, SCALES)}
    taken = [one.ours.key for one in first.values() if one.ours]
    assert len(taken) == len(set(taken))
    chance.shuffle(ours)
    chance.shuffle(theirs)
    assert {one.theirs.key: one for one in match(ours, theirs, SCALES)} == first


def test_a_list_without_days_of_birth_is_found_by_name():
    assert blocks(Said("1", "张敏")) == {"n:张敏"}
