"""Forecasts against promises: floors, ceilings, vetoes and ranges, each with its words."""

from datetime import date
from fractions import Fraction

import pytest

from xuezheng.core.base.standings import Standing
from xuezheng.core.targets.outlook import Likely, outlook
from xuezheng.core.targets.target import Direction, Period, Target

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def target(direction, op, value=None, **more):
    return Target(
        indicator="大班额比例", unit="%", direction=direction, period=YEAR, op=op,
        value=None if value is None else Fraction(value), **more,
    )  # fmt: skip


UP = target(Direction.UP, ">=", 95)
CEILING = target(Direction.DOWN, "<=", "2.5")
STRICT = target(Direction.DOWN, "<", "2.5")
VETO = target(Direction.DOWN, "=", 0)
RANGE = target(Direction.HOLD, "range", low=Fraction(40), high=Fraction(45))


@pytest.mark.parametrize(
    ("promise", "low", "high", "likely"),
    [
        (UP, 95, 97, Likely.KEEPS),
        (UP, 94, 97, Likely.OPEN),
        (UP, 90, 94, Likely.FAILS),
        (CEILING, "2.1", "2.5", Likely.KEEPS),
        (CEILING, "2.4", "2.6", Likely.OPEN),
        (CEILING, "2.6", "3", Likely.FAILS),
        (STRICT, "2.1", "2.5", Likely.OPEN),
        (STRICT, "2.5", "3", Likely.FAILS),
        (VETO, 0, 0, Likely.KEEPS),
        (VETO, 0, 1, Likely.OPEN),
        (VETO, 1, 2, Likely.FAILS),
        (RANGE, 41, 44, Likely.KEEPS),
        (RANGE, 30, 50, Likely.OPEN),
        (RANGE, 46, 50, Likely.FAILS),
    ],
)
def test_what_an_interval_means(promise, low, high, likely):
    low, high = Fraction(low), Fraction(high)
    assert outlook(promise, (low + high) / 2, low, high).likely is likely


def test_the_words_hold_both_numbers():
    found = outlook(CEILING, Fraction("2.6"), Fraction("2.6"), Fraction("2.9"))
    assert found.standing is Standing.RISK
    assert "2.6%" in found.words.zh
    assert "≤2.5%" in found.words.zh.replace(" ", "")
    assert "Likely to be missed" in found.words.en
