"""Linking on plans of our own words, and what never goes together."""

import pytest

from xuezheng.adapters.coverage import linked
from xuezheng.adapters.documents import load
from xuezheng.catalogue import current
from xuezheng.catalogue.linking import linker
from xuezheng.catalogue.linking.concepts import LEXICON
from xuezheng.core.base.text import canonical
from xuezheng.core.linking.naming import named, sought
from xuezheng.core.linking.offers import Said, Spoken, Way
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import as_json

PLANS = (
    (
        "学前教育",
        "普惠园在园幼儿占比提高到92%以上，公办园在园幼儿占比达到55%。等级园占比不低于97%。",
        ("inclusive_preschool_share", "public_preschool_share", "graded_kindergarten_share"),
    ),
    (
        "义务教育",
        "小学大班额比例控制在3%以内。全市超大班额比例降到0.5%以下。初中三年巩固率保持在99.5%以上。",
        ("primary_large_class_share", "very_large_class_share", "junior_retention"),
    ),
    (
        "队伍建设",
        "双师型教师占比达到60%。教师资格证持证率达到100%。新建名师工作室6个。",
        ("dual_share", "certified_share", "studios_new"),
    ),
    (
        "品牌创建",
        "创建省级绿色学校3所。举办校园足球比赛20场。学生近视率下降到48%以下。",
        ("titles_new", "events_held", "myopia"),
    ),
)
"""Fragments written for this test, each with the figures meant, in reading order."""


def suggestions(text):
    document = load(text.encode(), "plan.txt")
    return linked(as_json(read(document, current().grammar)), canonical(document.text))


@pytest.mark.parametrize(("heading", "text", "keys"), PLANS, ids=[one[0] for one in PLANS])
def test_other_words_reach_the_same_figures(heading, text, keys):
    found = suggestions(f"云岭县教育局2027年工作要点\n一、{heading}\n{text}\n")
    assert tuple(link.first.key if link.first else None for _, link in found) == keys


def test_the_lexicon_reads_no_wording_twice():
    assert LEXICON.faults() == []


@pytest.mark.parametrize(
    ("own", "unit", "never"),
    [
        ("普通高中生师比", "%", "senior_pupils_per_teacher"),
        ("高中大班额比例", "%", "primary_class_fit"),
        ("民办幼儿园在园幼儿占比", "%", "public_preschool_share"),
        ("公办幼儿园数", "%", "public_kindergartens"),
        ("公办幼儿园占比", "所", "public_kindergarten_share"),
        ("小学生师比", "元", "primary_pupils_per_teacher"),
    ],
)
def test_another_unit_or_scope_is_no_link(own, unit, never):
    found = linker().link(Spoken(own, own, unit))
    assert never not in {one.key for one in found.links}


def test_a_wider_area_and_a_difference_are_linked_to_nothing():
    for spoken in (
        Spoken("近视率", "近视率", "%", outside=True),
        Spoken("近视率", "近视率", "%", part=True),
        Spoken("近视率", "近视率", "个百分点", change=True),
    ):
        found = linker().link(spoken)
        assert found.first is None
        assert found.why.zh
        assert found.why.en


def test_the_direction_against_the_figure_costs():
    along = linker().link(Spoken("近视率", "近视率", "%", direction=Said.MOST)).first
    against = linker().link(Spoken("近视率", "近视率", "%", direction=Said.LEAST)).first
    assert along.key == against.key == "myopia"
    assert along.score > against.score


def test_reasons_are_told_and_the_order_is_the_same():
    spoken = Spoken("等级幼儿园招生覆盖率", "等级幼儿园招生覆盖率达到", "%", direction=Said.LEAST)
    once, again = linker().link(spoken), linker().link(spoken)
    assert once == again
    assert once.first.way is Way.COMPUTED
    assert [one.text.zh for one in once.first.reasons][1:] == [
        "单位：%",
        "范围一致：等级、幼儿园",
        "方向一致",
    ]


@pytest.mark.parametrize(
    ("own", "name"),
    [
        ("新创建市级绿色学校", "绿色学校"),
        ("我市共有省文明校园", "文明校园"),
        ("开发市民读本", "市民读本"),
        ("中职领航学校", "中职领航学校"),
        ("新增", ""),
    ],
)
def test_names_are_sought_without_act_and_level(own, name):
    assert sought(own) == name


def test_a_row_is_of_a_name_when_one_holds_the_other():
    assert named("云汀市绿色学校", "绿色学校")
    assert not named("绿色社区", "绿色学校")
    assert not named("校", "绿色学校")
