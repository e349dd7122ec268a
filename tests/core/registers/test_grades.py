"""Grades follow from the day; nothing is rolled over."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.registers.grades import LETTERS, grade, leaves, of

SIX_THREE = {
    "preschool": 3, "primary": 6, "junior": 3, "senior": 3, "vocational": 3, "special": 9,
}  # fmt: skip
FIVE_FOUR = SIX_THREE | {"primary": 5, "junior": 4}


@pytest.mark.parametrize(
    ("stage", "entered", "day", "key", "words"),
    [
        ("primary", 2026, "2026-09-01", "P1", "一年级"),
        ("primary", 2021, "2027-08-31", "P6", "六年级"),
        ("junior", 2024, "2026-10-12", "J3", "九年级"),
        ("senior", 2025, "2026-10-12", "S2", "高二"),
        ("preschool", 2027, "2026-10-12", "K0", "托班"),
        ("preschool", 2024, "2026-10-12", "K3", "大班"),
        ("vocational", 2026, "2027-01-01", "V1", "职一"),
        ("special", 2018, "2026-10-12", "E9", "九年级"),
    ],
)
def test_a_class_is_in_a_grade(stage, entered, day, key, words):
    found = grade(stage, entered, date.fromisoformat(day), SIX_THREE)
    assert (found.key, found.label.zh) == (key, words)


@pytest.mark.parametrize(
    ("stage", "entered", "day"),
    [
        ("primary", 2026, "2026-08-31"),
        ("primary", 2020, "2026-09-01"),
        ("preschool", 2028, "2026-10-12"),
        ("none", 2026, "2026-10-12"),
    ],
)
def test_before_and_after_it_is_in_none(stage, entered, day):
    assert grade(stage, entered, date.fromisoformat(day), SIX_THREE) is None


def test_where_primary_lasts_five_years_junior_begins_with_grade_six():
    day = date(2026, 10, 12)
    assert grade("junior", 2026, day, FIVE_FOUR).label.zh == "六年级"
    assert grade("junior", 2023, day, FIVE_FOUR).key == "J4"
    assert grade("primary", 2021, day, FIVE_FOUR) is None


@given(
    st.sampled_from(sorted(LETTERS)),
    st.integers(2010, 2040),
    st.dates(date(2005, 1, 1), date(2060, 1, 1)),
)
def test_a_year_later_it_is_one_grade_further(stage, entered, day):
    later = day.replace(year=day.year + 1, day=min(day.day, 28))
    day = day.replace(day=min(day.day, 28))
    now, then = (grade(stage, entered, one, SIX_THREE) for one in (day, later))
    if now is not None and then is not None:
        assert then.order == now.order + 1
    if now is not None:
        assert day < leaves(stage, entered, SIX_THREE)


def test_grades_sort_in_order_of_schooling():
    keys = [of(stage, 1, SIX_THREE) for stage in ("junior", "preschool", "senior", "primary")]
    assert [one.key for one in sorted(keys)] == ["K1", "P1", "J1", "S1"]
