"""Prose against figures: D3 and the manner of rounding."""

from datetime import date
from decimal import Decimal

import pytest

from xuezheng.core.papers.figures import Origin
from xuezheng.core.papers.numbers import (
    Known,
    Spoken,
    Verdict,
    agrees,
    compare,
    put,
    told_difference,
)

DAY = date(2026, 9, 30)
PROSE = "三季度，教师交流轮岗比例达到54.1%，普惠性幼儿园覆盖率为92.4%，家长开放日38场次。"


def known(indicator, unit, value, **more):
    return Known(
        f"target:{indicator}", indicator, unit, Decimal(value), DAY, Origin.ENTERED, **more
    )


def spoken(text, indicator, unit, value, prose=PROSE, **more):
    start = prose.index(text)
    return Spoken(start, start + len(text), text, indicator, unit, Decimal(value), **more)


def read(prose):
    return (
        spoken("54.1%", "教师交流轮岗比例", "%", "54.1", prose),
        spoken("92.4%", "普惠性幼儿园覆盖率", "%", "92.4", prose),
        spoken("38场次", "家长开放日", "场次", "38", prose),
    )


OURS = (
    known("教师校长交流轮岗比例", "%", "52.6"),
    known("普惠性幼儿园覆盖率", "%", "92.4"),
)


def test_one_wrong_one_right_one_without_source():
    wrong, right, bare = compare(PROSE, OURS, read=read)
    assert (wrong.verdict, right.verdict, bare.verdict) == (
        Verdict.DIFFERS,
        Verdict.AGREES,
        Verdict.NO_SOURCE,
    )
    assert wrong.our_words() == "52.6%"
    assert wrong.ours.as_of == DAY
    assert told_difference(wrong) == Decimal("-1.5")
    assert bare.ours is None


def test_ours_is_put_in_the_place_of_theirs_and_nothing_else_moves():
    wrong = compare(PROSE, OURS, read=read)[0]
    assert put(PROSE, [wrong]) == PROSE.replace("54.1%", "52.6%")


@pytest.mark.parametrize(
    ("text", "value", "op", "ours", "so"),
    [
        ("52.6%", "52.6", "=", "52.63", True),  # said to one place: 52.63 is 52.6
        ("52.6%", "52.6", "=", "52.65", False),  # half goes up: 52.7
        ("52.60%", "52.60", "=", "52.63", False),
        ("85%", "85", ">=", "91.2", True),  # 达到85%以上
        ("85%", "85", ">=", "84.9", False),
        ("50.5%", "50.5", "<=", "50.1", True),  # 控制在50.5%以内
        ("60%", "60", "<", "58", True),  # 近60%
        ("60%", "60", "<", "40", False),
    ],
)
def test_words_are_borne_out_as_they_round(text, value, op, ours, so):
    said = spoken(text, "x", "%", value, prose=text, op=op)
    assert agrees(said, known("x", "%", ours)) is so


def test_ten_thousands_round_to_their_own_digit():
    said = spoken("12.2万人", "在校生", "人", "122000", prose="12.2万人")
    assert agrees(said, known("在校生", "人", "121987"))
    assert not agrees(said, known("在校生", "人", "121400"))


def test_percent_and_points_are_never_compared():
    prose = "教师交流轮岗比例提高2.5个百分点"
    said = spoken("2.5个百分点", "教师交流轮岗比例", "百分点", "2.5", prose)
    [found] = compare(prose, OURS, read=lambda _: [said])
    assert found.verdict is Verdict.NO_SOURCE


def test_a_townships_number_is_not_held_against_the_bureaus():
    said = spoken("54.1%", "教师校长交流轮岗比例", "%", "54.1", scope="青鹤镇")
    [found] = compare(PROSE, OURS, read=lambda _: [said])
    assert found.verdict is Verdict.NO_SOURCE
    own = known("教师校长交流轮岗比例", "%", "54.1", scope="青鹤镇")
    [found] = compare(PROSE, [*OURS, own], read=lambda _: [said])
    assert found.verdict is Verdict.AGREES


def test_a_goal_quoted_as_goal_agrees_and_as_result_does_not():
    ours = known("普惠性幼儿园覆盖率", "%", "91.2", goal=Decimal(92))
    prose = "普惠性幼儿园覆盖率92%"
    said = spoken("92%", "普惠性幼儿园覆盖率", "%", "92", prose)
    promise = spoken("92%", "普惠性幼儿园覆盖率", "%", "92", prose, promised=True)
    assert compare(prose, [ours], read=lambda _: [said])[0].verdict is Verdict.DIFFERS
    assert compare(prose, [ours], read=lambda _: [promise])[0].verdict is Verdict.AGREES
