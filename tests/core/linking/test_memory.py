"""What was decided before comes first, or last: under the words, unit and scope of a target."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.labels import T
from xuezheng.core.linking.memory import Remembered, heard, order, preselected
from xuezheng.core.linking.offers import Link, Reason, Way

LAST_YEAR = "云汀市教育局2025年工作要点"


def link(key, score="0.8", name=""):
    return Link(key, Way.COMPUTED, Fraction(score), (Reason(T("用语", "Words")),), name)


def told(key, *, refused=False, year=2025, name=""):
    return Remembered(key, name, Way.COMPUTED, refused, LAST_YEAR, year)


def keys(links):
    return [one.key for one in links]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("2026年全市大班额比例", "%", ""), ("大班额 比例", "％", "")),
        (("力争“双师型”教师占比", "%", ""), ("双师型教师占比", "%", "")),
        (("年底前创建党建示范校", "所", "全市"), ("创建党建示范校", "所", "全市")),
    ],
)
def test_words_that_say_the_same_are_remembered_alike(one, other):
    assert heard(*one) == heard(*other)


@pytest.mark.parametrize(
    "other",
    [("大班额比例", "‰", "小学"), ("大班额比例", "%", "初中"), ("超大班额比例", "%", "小学")],
)
def test_another_unit_scope_or_word_is_another_target(other):
    assert heard("大班额比例", "%", "小学") != heard(*other)


def test_what_was_confirmed_last_year_comes_first_and_says_so():
    links = order([link("a", "0.9"), link("b", "0.6")], [told("b")])
    assert keys(links) == ["b", "a"]
    assert links[0].reasons[0].text.zh == f"2025年《{LAST_YEAR}》中已采用"
    assert links[0].reasons[1].text.zh == "用语"
    assert preselected(links, [told("b")]).key == "b"


def test_a_figure_named_by_a_clerk_comes_first_though_nothing_suggests_it():
    assert keys(order([link("a")], [told("c")])) == ["c", "a"]


def test_what_was_refused_comes_last_and_is_not_offered():
    memory = [told("a", refused=True)]
    links = order([link("a"), link("b")], memory)
    assert keys(links) == ["b", "a"]
    assert preselected(links, memory).key == "b"
    assert preselected(order([link("a")], memory), memory) is None


def test_where_nothing_fitted_nothing_is_offered_but_all_can_be_seen():
    memory = [told("", refused=True)]
    links = order([link("a"), link("b")], memory)
    assert keys(links) == ["a", "b"]
    assert links[0].reasons[0].text.zh.endswith("中未采用")
    assert preselected(links, memory) is None


def test_of_two_decisions_on_one_figure_the_newer_counts():
    memory = [told("a", year=2025), told("a", refused=True, year=2024)]
    assert preselected(order([link("b"), link("a")], memory), memory).key == "a"


def test_one_figure_by_two_names_is_two_figures():
    memory = [told("t", name="文明校园")]
    assert [one.name for one in order([link("t", name="绿色学校")], memory)] == [
        "文明校园",
        "绿色学校",
    ]


@given(
    st.lists(st.sampled_from("abcde"), unique=True),
    st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans())),
)
def test_no_suggestion_is_lost_and_none_told_twice(some, decided):
    memory = [told(key, refused=refused) for key, refused in decided]
    found = keys(order([link(key) for key in some], memory))
    assert len(found) == len(set(found))
    assert set(some) <= set(found)
    assert set(found) - set(some) <= {key for key, refused in decided if not refused}
