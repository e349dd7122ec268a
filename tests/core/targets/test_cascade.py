"""From bureau to township to school."""

from fractions import Fraction

import pytest

from xuezheng.core.targets.cascade import How, Share, WeightError, gather, remainder


def shares(*values):
    return [
        Share(unit, value and Fraction(value))
        for unit, value in zip("甲乙丙", values, strict=False)
    ]


def test_a_sum_with_its_remainder():
    found = remainder(Fraction(6), shares(2, 3), How.SUM)
    assert (found.remainder, found.even) == (1, False)
    assert found.words.zh == "尚有 1 未分解"
    assert remainder(Fraction(5), shares(2, 3), How.SUM).words.zh == "分解数与总目标一致"
    assert remainder(Fraction(4), shares(2, 3), How.SUM).words.zh == "分解数超出总目标 1"


def test_a_weighted_mean_by_pupils():
    parts = [Share("甲", Fraction("2.4"), 1200), Share("乙", Fraction(4), 300)]
    # (2.4 × 1200 + 4 × 300) / 1500 = 2.72
    assert gather(parts, How.WEIGHTED_MEAN).value == Fraction("2.72")
    assert remainder(Fraction("2.5"), parts, How.WEIGHTED_MEAN).remainder == Fraction("-0.22")


def test_a_declared_gap_is_even_only_when_it_is_exactly_so():
    gap = Fraction(1)
    assert remainder(Fraction(6), shares(2, 3), How.DECLARED_GAP, declared=gap).even
    assert not remainder(Fraction(7), shares(2, 3), How.DECLARED_GAP, declared=gap).even


def test_a_missing_part_is_named_and_never_nought():
    found = remainder(Fraction(6), shares(2, None, 3), How.SUM)
    assert (found.parts.value, found.parts.missing) == (5, ("乙",))
    assert not found.parts.complete
    assert found.words.zh == "不完整，缺：乙"
    nobody = remainder(Fraction(6), shares(None, None), How.SUM)
    assert (nobody.parts.value, nobody.remainder) == (None, None)


def test_weights_are_whole_and_above_nought():
    with pytest.raises(WeightError, match="乙"):
        gather([Share("甲", Fraction(1)), Share("乙", Fraction(1), 0)], How.WEIGHTED_MEAN)
