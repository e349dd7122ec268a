"""Parameters: the day decides, higher layers win, the digest tells any change."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import (
    Dated,
    Layer,
    Overlay,
    Parameter,
    ParametersError,
    Rules,
    canonical,
    plain,
)
from xuezheng.core.base.sources import Source

RULE = Source("某办法", "云教〔2020〕1号", date(2020, 1, 1))
OWN = Source("局内规定")
START = date(2020, 1, 1)


def parameter(key="task.sign_within", *values, **more):
    return Parameter(
        key=key,
        title=T("签收时限", "Time to sign"),
        unit=T("个工作日", "working days"),
        values=tuple(Dated(since, value, RULE) for since, value in values),
        reviewed=START,
        **more,
    )


SIGN = parameter("task.sign_within", (START, 2), (date(2026, 1, 1), 3), least=1, most=30)
SHARE = parameter("task.share", (START, Decimal("12.5")))
RULES = Rules({one.key: one for one in (SIGN, SHARE)})


def bureau(since, value, key="task.sign_within", layer=Layer.BUREAU):
    return Overlay(layer, key, since, value, OWN)


def test_the_day_decides_the_value():
    assert RULES.on(START)["task.sign_within"] == 2
    assert RULES.on(date(2025, 12, 31))["task.sign_within"] == 2
    assert RULES.on(date(2026, 1, 1))["task.sign_within"] == 3
    assert RULES.on(START).whole("task.sign_within") == 2


def test_a_share_stays_exact():
    assert RULES.on(START)["task.share"] * 3 == Decimal("37.5")
    with pytest.raises(TypeError):
        RULES.on(START).whole("task.share")


def test_an_unknown_name_says_the_nearest():
    with pytest.raises(KeyError, match=r"did you mean task\.sign_within"):
        RULES.on(START)["task.sing_within"]


def test_before_its_first_value_a_parameter_says_since_when():
    with pytest.raises(KeyError, match="its first is from 2020-01-01"):
        RULES.on(date(2019, 12, 31))["task.share"]
    assert "task.share" not in RULES.on(date(2019, 12, 31))


def test_the_bureau_goes_before_the_province_and_may_give_back():
    rows = [
        bureau(date(2026, 3, 1), 5),
        bureau(date(2026, 6, 1), None),
        bureau(date(2026, 4, 1), 4, layer=Layer.PROVINCE),
    ]
    expected = {
        date(2026, 2, 28): 3,
        date(2026, 3, 1): 5,
        date(2026, 5, 31): 5,
        date(2026, 6, 1): 4,
    }
    for order in permutations(rows):
        laid = RULES.overlaid(order)
        assert {day: laid.on(day)["task.sign_within"] for day in expected} == expected
    assert RULES.on(date(2026, 3, 1))["task.sign_within"] == 3


def test_every_wrong_row_is_told_at_once():
    rows = [
        bureau(START, 1, "task.sing_within"),
        bureau(START, "two"),
        bureau(date(2026, 5, 1), 31),
        bureau(START, True, "task.share"),
    ]
    with pytest.raises(ParametersError) as caught:
        RULES.overlaid(rows)
    told = caught.value.told().zh
    assert "task.sing_within: 没有这个参数 / unknown; did you mean task.sign_within?" in told
    assert "task.sign_within 2020-01-01: 'two'，应为 / expected integer" in told
    assert "task.sign_within 2026-05-01: 31，应在 / expected 1 … 30" in told
    assert "task.share 2020-01-01: True，应为 / expected number" in told


def test_one_layer_sets_a_value_once_a_day():
    with pytest.raises(ParametersError, match="两次"):
        RULES.overlaid([bureau(START, 4), bureau(START, 5)])


def test_the_digest_tells_any_change_in_force_and_nothing_else():
    day = date(2026, 10, 12)
    before = RULES.on(day).digest
    assert RULES.overlaid([]).on(day).digest == before
    assert RULES.overlaid([bureau(day + timedelta(1), 5)]).on(day).digest == before
    assert RULES.overlaid([bureau(day, 3)]).on(day).digest != before  # another source
    assert len(before) == 64


def test_numbers_with_a_point_and_texts_never_look_alike():
    assert canonical(plain({"b": Decimal("1.50"), "a": ("x", 1)})) == (
        b'{"a":["x",1],"b":{"number":"1.5"}}'
    )
    assert canonical(plain(Decimal("1.5"))) != canonical(plain("1.5"))


@given(
    st.dictionaries(st.dates(START, date(2030, 1, 1)), st.integers(1, 30), min_size=1),
    st.dates(START, date(2030, 12, 31)),
)
def test_the_newest_value_not_after_the_day_holds(values, day):
    one = Rules({"a.b": parameter("a.b", *values.items())})
    begun = [since for since in values if since <= day]
    if begun:
        assert one.on(day)["a.b"] == values[max(begun)]
    else:
        assert "a.b" not in one.on(day)
