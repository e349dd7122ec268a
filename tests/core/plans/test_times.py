"""Time words as deadlines in a plan of 2026."""

import pytest

from xuezheng.core.plans.times import moment


@pytest.mark.parametrize(
    ("text", "key", "deadline"),
    [
        ("年内", "time_word", "2026"),
        ("年底前", "time_word", "2026"),
        ("上半年", "time_word", "2026-06"),
        ("第三季度", "time_word", "2026-09"),
        ("秋季开学前", "time_word", "2026-09"),
        ("去年", "time_word", None),
        ("明年", "time_word", "2027"),
        ("9月底前", "date", "2026-09"),
        ("2025年底", "date", "2025"),
        ("2026年9月1日前", "date", "2026-09-01"),
        ("2027年秋季学期", "date", "2027-09"),
        ("2026年以来", "date", None),
        ("5-6月", "date", "2026-06"),
        ("2024-2028年", "years", "2028"),
        ("用三年时间", "span", "2028"),
        ("两年内", "span", "2027"),
        ("十五五末", "five_year", "2030"),
        ("每月", "cadence", None),
    ],
)
def test_deadlines(text, key, deadline):
    assert moment(text, key, 2026).deadline == deadline


def test_without_a_year_nothing_is_invented():
    assert moment("年内", "time_word", None).deadline is None
    assert moment("9月底前", "date", None).deadline is None
