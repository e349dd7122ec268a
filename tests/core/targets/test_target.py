"""What a target is, and which way is better."""

from datetime import date
from fractions import Fraction

import pytest
from promises import YEAR, target

from xuezheng.core.targets.target import Direction, Period, Target, TargetError, direction_of


@pytest.mark.parametrize(
    ("op", "value", "baseline", "direction"),
    [
        (">=", 95, None, Direction.UP),
        (">", 95, 97, Direction.UP),
        ("<=", 3, None, Direction.DOWN),
        ("<", 3, None, Direction.DOWN),
        ("range", None, None, Direction.HOLD),
        ("=", 6, None, Direction.REACH),
        ("=", 0, None, Direction.DOWN),
        ("=", 90, 85, Direction.UP),
        ("=", 80, 85, Direction.DOWN),
        ("=", 85, 85, Direction.REACH),
        ("=", None, None, Direction.YES_NO),
    ],
)
def test_the_direction_follows_from_what_the_reader_gives(op, value, baseline, direction):
    numbers = [None if one is None else Fraction(one) for one in (value, baseline)]
    assert direction_of(op, *numbers) is direction


def test_reaching_the_baseline_means_holding_it():
    kept = target(Direction.REACH, "85", "%", baseline="85")
    assert kept.course is Direction.HOLD
    assert kept.satisfied(Fraction(85))
    assert not kept.satisfied(Fraction(86))


def test_greater_than_does_not_count_equality():
    assert not target(op=">").satisfied(Fraction(6))
    assert target(op=">=").satisfied(Fraction(6))
    assert not target(Direction.DOWN, op="<").satisfied(Fraction(6))


def test_counts_start_at_nought_and_rates_nowhere():
    assert target(unit="所").start == 0
    assert target(unit="%").start is None
    assert target(unit="%", baseline="4").start == 4
    assert target(unit="百分点").start == 0


def test_a_ceiling_from_nought_is_kept_and_a_floor_above_the_baseline_is_gone_for():
    assert target(Direction.DOWN, "5", "起").keeps
    assert not target(Direction.UP, "90", "%", baseline="85").keeps
    assert target(Direction.UP, "90", "%", baseline="92").keeps


def test_every_fault_is_told_at_once():
    with pytest.raises(TargetError) as told:
        Target(
            indicator=" ",
            unit="%",
            direction=Direction.HOLD,
            op="~",
            period=Period(date(2026, 12, 31), date(2026, 1, 1)),
            low=Fraction(2),
            high=Fraction(1),
        )
    words = told.value.told()
    assert words.zh == (
        "量化目标有误：缺少指标名称；完成时限早于起始日；比较符应为 ≥ > ≤ < = 或区间；区间下限大于上限"
    )
    assert "its range is upside down" in words.en


def test_a_comparison_against_the_direction_is_refused():
    with pytest.raises(TargetError, match="比较符与方向相反"):
        target(Direction.UP, op="<=")
    with pytest.raises(TargetError, match="缺少目标值"):
        Target(indicator="甲", unit="个", direction=Direction.UP, period=YEAR)
    with pytest.raises(TargetError, match="缺少区间上下限"):
        Target(indicator="甲", unit="个", direction=Direction.HOLD, period=YEAR)
