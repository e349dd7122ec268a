"""Bands of classes, shares as sums over sums, and who keeps away from which school."""

from datetime import date

import pytest

from xuezheng.core.warnings.class_sizes import SizeCount, Sized, SizeLimits, counted
from xuezheng.core.warnings.supervisors import Served, avoided

LIMITS = SizeLimits({"primary": 45, "junior": 50}, large=56, very_large=66)


@pytest.mark.parametrize(
    ("stage", "pupils", "band"),
    [
        ("primary", 45, "within"),
        ("primary", 46, "over"),
        ("junior", 50, "within"),
        ("junior", 55, "over"),
        ("primary", 56, "large"),
        ("junior", 65, "large"),
        ("primary", 66, "very_large"),
    ],
)
def test_the_bands_begin_where_the_papers_say(stage, pupils, band):
    assert LIMITS.band(stage, pupils).key == band


def test_a_kindergarten_has_no_band_and_is_not_counted():
    assert LIMITS.band("preschool", 80) is None
    assert counted([Sized(1, "大1", "preschool", 80)], LIMITS) == {}


def test_a_very_large_class_is_large_too_and_shares_are_sums_over_sums():
    classes = [
        Sized(1, "一1", "primary", 66),
        Sized(1, "一2", "primary", 40),
        Sized(2, "一1", "primary", 57),
    ]
    found = counted(classes, LIMITS)
    assert found == {1: SizeCount(2, 1, 1, 1), 2: SizeCount(1, 1, 1, 0)}
    both = found[1] + found[2]
    assert both == SizeCount(3, 2, 2, 1)
    assert both.share == "66.7"


def test_a_school_left_in_2025_is_avoided_for_three_years_to_the_day():
    left = [Served(7, date(2025, 9, 1))]
    assert avoided(left, date(2028, 8, 31), 3) == {7}
    assert avoided(left, date(2028, 9, 1), 3) == frozenset()
    assert avoided([Served(9, date(9999, 12, 31))], date(2026, 10, 12), 3) == {9}
    assert avoided([Served(9, date(2021, 2, 28))], date(2024, 2, 29), 3) == frozenset()
