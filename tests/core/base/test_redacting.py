"""Words of persons in text and JSON: found however they are spaced or escaped, replaced by a mark."""

import json

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.redacting import MARK, NAME, NUMBER, Words

WORDS = Words.of(["张小山", "张山", "山"], ["14000000001", "T20269", "123", "110105201901010021"])


def test_what_is_too_short_means_nobody():
    assert WORDS.names == ("张小山", "张山")
    assert WORDS.numbers == ("110105201901010021", "14000000001", "T20269")
    assert not Words.of(["山"], ["12345"])


@pytest.mark.parametrize(
    ("text", "kinds", "after"),
    [
        ("家长反映张小山未到校", {NAME}, "家长反映［已删］未到校"),
        ("张 小 山、张　小山", {NAME}, "［已删］、［已删］"),
        ("140 0000 0001 或 140-00000001", {NUMBER}, "［已删］ 或 ［已删］"),
        ("证件110105201901010021，电话14000000001", {NUMBER}, "证件［已删］，电话［已删］"),
        ("工号T20269", {NUMBER}, "工号［已删］"),
        ("批次XT202690", set(), "批次XT202690"),
        ("李小海 14000000002", set(), "李小海 14000000002"),
        (json.dumps({"a": "张小山"}), {NAME}, '{"a": "［已删］"}'),
    ],
)
def test_words_are_found_and_replaced(text, kinds, after):
    assert WORDS.kinds(text) == kinds
    assert WORDS.without(text) == after
    assert WORDS.kinds(after) == set()
    rough = pc.match_substring_regex(pa.array([text]), WORDS.rough)[0].as_py()
    assert rough or not kinds


def test_json_is_gone_through_and_names_may_stay():
    value = {"张小山": [1, None, {"note": "张小山 14000000001"}], "n": True}
    assert WORDS.without(value) == {MARK: [1, None, {"note": f"{MARK} {MARK}"}], "n": True}
    assert WORDS.without(value, names=False)["张小山"][2] == {"note": f"张小山 {MARK}"}
    assert WORDS.kinds(value) == {NAME, NUMBER}


def test_the_first_place_is_shown_with_what_stands_around_it():
    assert WORDS.around("一二三张小山四五", 2) == ("二三", "张小山", "四五")
    assert WORDS.around("没有") is None


@given(st.text(st.sampled_from("张小山李 -12"), max_size=30))
def test_nothing_is_left_and_doing_it_twice_changes_nothing(text):
    once = WORDS.without(text)
    assert WORDS.without(once) == once
    assert WORDS.kinds(once) == frozenset()
