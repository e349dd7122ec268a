"""Weights trained by splink: signs and order as they must be, and the same sum as splink's own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from xuezheng.adapters.matching import trained, written
from xuezheng.adapters.parameters import shipped
from xuezheng.core.base.codes import resident_check
from xuezheng.core.registers.matching import LEVELS, Said, Scales, match, scales_in

BEFORE = scales_in(shipped().on(date(2026, 10, 12)))
FAMILY, GIVEN = "王李张刘陈杨赵黄周吴徐孙", "敏芳强伟静丽军洋勇艳杰娟涛明超秀霞平刚桂"


def number(place, born, sex):
    body = f"330282{born:%Y%m%d}{(place % 100) * 2 + (sex == '1'):03d}"
    return body + resident_check(body)


def person(place):
    """One of many: names repeat as names do, days of birth lie over thirty years."""
    born = date(1965, 1, 1) + timedelta(days=(place * 7919) % 11_000)
    sex = str(place % 2 + 1)
    name = FAMILY[(place * 5) % 12] + GIVEN[(place * 3) % 20] + GIVEN[(place * 11) % 20]
    return Said(
        f"o{place:04}", name, born, sex, f"1380{place * 37 % 10**7:07}",
        {"resident": number(place, born, sex)}, str(place % 40),
    )  # fmt: skip


def theirs(one, place):
    """The same person on another list, with the mistakes that lists have."""
    line = replace(one, key=f"t{place:04}")
    if place % 13 == 0:
        line = replace(line, mobile="13900000000")
    if place % 17 == 0:
        line = replace(line, name=line.name[0] + "昕" + line.name[2:])
    if place % 19 == 0 and line.born:
        line = replace(line, born=line.born.replace(day=1))
    if place % 23 == 0:
        line = replace(line, ids={})
    return replace(line, unit=str((place + 1) % 40)) if place % 11 == 0 else line


@pytest.fixture(scope="module")
def lists():
    ours = [person(place) for place in range(600)]
    return ours, [theirs(one, place) for place, one in enumerate(ours)]


@pytest.fixture(scope="module")
def found(lists):
    return trained(*lists, BEFORE)


def test_agreement_speaks_for_and_difference_against(found):
    levels = found.scales.levels
    assert set(levels) == set(LEVELS)
    for sign in ("id", "name", "born", "sex", "mobile", "unit"):
        assert levels[f"{sign}.same"] > 0 > levels[f"{sign}.differs"], sign
    # One of two sexes says at most one bit, one of forty units about five.
    assert levels["sex.same"] <= 110
    assert 300 < levels["unit.same"] < 650
    assert levels["born.same"] > levels["unit.same"] > levels["sex.same"]
    assert levels["guardian.same"] == BEFORE.levels["guardian.same"]


def test_the_trained_weights_pair_the_lists_without_a_mistake(lists, found):
    ours, lines = lists
    scales = Scales(found.scales.levels, same=2000, maybe=1500)
    pairs = {one.theirs.key: one.ours.key for one in match(ours, lines, scales) if one.ours}
    assert [key for key, mine in pairs.items() if key[1:] != mine[1:]] == []
    assert len(pairs) >= 590


def test_what_was_trained_is_written_as_the_parameter_file_has_it(found):
    told = written(found.scales).splitlines()
    assert len(told) == 7
    assert told[0].startswith("id: {same: ")
