"""A hand-checked school of three classes, and what holds of every timetable.

Grade four is due 25 lessons by the plan below (2+6+4+2+2+1+3+3+1+1) of 30 at
most, grade eight 15 of the sciences and mathematics alone. Each figure in the
tests was worked out on paper from the lines above it.
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.catalogue.terms.curriculum import (
    ACCEPTS,
    COUNTS,
    FREE,
    NATIONAL,
    RANK,
    SCIENCES,
    SHARED,
    Subject,
)
from xuezheng.core.curriculum.check import CERTIFICATE, Fault, Finding, Standing, check, standing
from xuezheng.core.curriculum.exercise import Limits, moved
from xuezheng.core.curriculum.exercise import counted as moves
from xuezheng.core.curriculum.plan import Due, Extra, Lesson, Licence, Week, Words
from xuezheng.core.curriculum.school import counted
from xuezheng.core.curriculum.shares import Range, Within, shares

WORDS = Words(COUNTS, SCIENCES, ACCEPTS, FREE, RANK)
FOUR = Due(
    "primary",
    {
        "morality": 2, "chinese": 6, "maths": 4, "foreign": 2, "science": 2, "computing": 1,
        "exercise": 3, "arts": 3, "labour": 1, "practice": 1, "history": 0,
    },
    30, "curriculum.grade_4", "curriculum.weekly_most",
)  # fmt: skip
EIGHT = Due("junior", {"maths": 5, "physics": 3, "biology": 2}, 34, "curriculum.grade_8")
LICENCES = {
    1: [Licence("primary", "chinese")],
    2: [Licence("junior", "maths")],
    3: [Licence("primary", "exercise")],
    4: [Licence("preschool")],
    5: [Licence("primary", "music"), Licence("primary", "fine_art")],
    6: [Licence("senior", "physics")],
}
LIMITS = Limits(5, 60, 120)


def week(number, *lines, extras=()):
    """Lines are subject, lessons, teacher; each is of forty minutes."""
    lessons = (
        Lesson(100 * number + n, subject, lessons, 40, teacher)
        for n, (subject, lessons, teacher) in enumerate(lines)
    )
    return Week(number, tuple(lessons), tuple(extras))


WHOLE = week(
    1,
    ("morality", 2, 1), ("chinese", 5, 1), ("calligraphy", 1, 1), ("maths", 4, 2), ("foreign", 2, 9),
    ("science", 2, 2), ("computing", 1, None), ("exercise", 3, 3), ("music", 1, 5), ("fine_art", 2, 5),
    ("labour", 1, 4), ("practice", 1, 1),
    extras=(Extra("break", 5, 30), Extra("club", 2, 45, everyone=False)),
)  # fmt: skip
"""All 25 lessons; teacher 9 has no certificate on record, 4 one for kindergartens alone."""
POOR = week(2, ("chinese", 14, 1), ("maths", 10, 2), ("arts", 2, 5), ("exercise", 5, 3))
"""31 lessons: 14 + 10 + 2 + 5, of which arts is one short; the rest is missing."""


def test_calligraphy_counts_for_chinese_and_music_with_fine_art_for_arts():
    found = check(WHOLE, FOUR, LICENCES, WORDS)
    assert found.full
    assert (found.due, found.given, found.total) == (25, 25, 25)
    assert len(found.required) == 10  # history, with 0, is not due


def test_who_may_not_give_a_lesson_is_named_with_the_clause():
    found = check(WHOLE, FOUR, LICENCES, WORDS).findings
    assert found == (
        Finding(Fault.SUBJECT, "morality", 2, 2, CERTIFICATE, 100, 1),
        Finding(Fault.SUBJECT, "science", 2, 2, CERTIFICATE, 105, 2),
        Finding(Fault.UNMANNED, "computing", 1, 1, CERTIFICATE, 106, None),
        Finding(Fault.STAGE, "labour", 1, 1, CERTIFICATE, 110, 4),
    )


def test_lessons_are_told_apart_by_how_their_teacher_stands():
    # by right: 5 + 1 of Chinese, 4 maths, 3 exercise, 1 music, 2 art, 1 practice = 17; 2 + 2 another
    # subject, 1 a kindergarten certificate, 2 foreign unknown, 1 unnamed: 25 together
    tally = check(WHOLE, FOUR, LICENCES, WORDS).by_standing
    assert {one.key: n for one, n in tally.items()} == {
        "qualified": 17, "subject": 4, "stage": 1, "unknown": 2, "unmanned": 1,
    }  # fmt: skip


def test_what_is_missing_too_short_and_too_full():
    found = check(POOR, FOUR, LICENCES, WORDS)
    told = [(one.fault.key, one.subject, one.due, one.given, one.ground) for one in found.findings]
    plan = "curriculum.grade_4"
    assert told == [
        ("missing", "morality", 2, 0, plan), ("missing", "foreign", 2, 0, plan),
        ("missing", "science", 2, 0, plan), ("missing", "computing", 1, 0, plan),
        ("short", "arts", 3, 2, plan), ("missing", "labour", 1, 0, plan), ("missing", "practice", 1, 0, plan),
        ("over", "", 30, 31, "curriculum.weekly_most"),
    ]  # fmt: skip
    # 6 of 14 Chinese, 4 of 10 maths, 3 of 5 exercise, 2 arts: surplus fills no gap
    assert (found.due, found.given, len(found.opened)) == (25, 15, 4)


def test_integrated_science_stands_for_the_sciences_of_its_grade():
    enough = check(week(3, ("maths", 5, 2), ("science", 5, 6)), EIGHT, LICENCES, WORDS)
    assert enough.full
    assert enough.required == {"maths", "science"}
    short = check(week(3, ("maths", 5, 2), ("science", 4, 6)), EIGHT, LICENCES, WORDS)
    assert [(one.fault, one.subject, one.due, one.given) for one in short.findings] == [
        (Fault.SHORT, "science", 5, 4)
    ]
    apart = check(week(3, ("maths", 5, 2), ("physics", 5, 6)), EIGHT, LICENCES, WORDS)
    assert [(one.fault, one.subject) for one in apart.findings] == [(Fault.MISSING, "biology")]


def test_a_higher_certificate_reaches_down_and_a_lower_one_not_up():
    physics = Lesson(1, "physics", 3, 45, 6)
    assert standing(physics, "junior", LICENCES, WORDS) is Standing.QUALIFIED
    maths = Lesson(1, "maths", 3, 45, 2)
    assert standing(maths, "junior", LICENCES, WORDS) is Standing.QUALIFIED
    assert standing(maths, "senior", LICENCES, WORDS) is Standing.STAGE
    assert (
        standing(Lesson(1, "trade", 3, 45, 6), "vocational", LICENCES, WORDS) is Standing.QUALIFIED
    )


def test_the_school_in_figures():
    both = [check(one, FOUR, LICENCES, WORDS) for one in (WHOLE, POOR)]
    found = counted(both)
    # only Chinese, maths, arts and exercise stand in both classes
    assert (found.classes, found.full, found.required, found.opened) == (2, 1, 10, 4)
    assert (found.due, found.given, found.lessons) == (50, 40, 56)
    # POOR: 14 + 10 + 2 + 5, all by right
    assert (found.known, found.qualified) == (22 + 31, 17 + 31)
    assert counted([]) is None


def test_minutes_a_day_are_exact_and_a_club_of_some_gives_the_others_nothing():
    whole, poor = moved(WHOLE, LIMITS), moved(POOR, LIMITS)
    # 3 × 40 + 5 × 30 = 270 a week, 54 a day; 5 × 40 = 200, 40 a day
    assert (whole.minutes, poor.minutes) == (54, 40)
    assert (whole.taught, whole.beyond, whole.apart) == (24, 30, 90)
    assert [whole.daily, whole.hour, whole.enough] == [False, False, False]
    assert poor.daily
    third = moved(week(3, ("exercise", 4, 3), extras=(Extra("break", 5, 28),)), LIMITS)
    assert third.minutes == Fraction(300, 5)
    assert third.hour
    assert not third.enough


def test_a_thirtieth_of_a_minute_short_is_no_hour():
    # 299 minutes a week: 59.8 a day
    one = moved(Week(1, (Lesson(1, "exercise", 1, 299, None),)), LIMITS)
    assert one.minutes == Fraction(299, 5)
    assert not one.hour
    assert moves([one]).minutes == 59


def test_a_school_moves_as_long_as_the_class_that_moves_least():
    found = moves([moved(one, LIMITS) for one in (WHOLE, POOR)])
    assert (found.classes, found.daily, found.hour, found.enough, found.minutes) == (2, 1, 0, 0, 40)
    assert moves([]) is None


PLAN = {1: 8, 2: 8, 3: 6, 4: 6, 5: 6, 6: 6, 7: 5, 8: 5, 9: 5}
WEEKS = (35, 35, 35, 35, 35, 35, 35, 35, 33)


def test_nine_years_of_chinese():
    grades = {n: [[Lesson(1, "chinese", lessons, 40)]] for n, lessons in PLAN.items()}
    (found,) = shares(grades, WEEKS, 9522, {"chinese": Range(20, 22, "p")}, COUNTS)
    # 2×8×35 + 4×6×35 + 2×5×35 + 5×33 = 560 + 840 + 350 + 165
    assert found.lessons == 1915
    assert found.percent == Fraction(191500, 9522)
    assert found.within is Within.WITHIN
    assert (
        shares(grades, WEEKS, 9522, {"chinese": Range(21, 22, "p")}, COUNTS)[0].within
        is Within.BELOW
    )
    assert (
        shares(grades, WEEKS, 9522, {"chinese": Range(18, 20, "p")}, COUNTS)[0].within
        is Within.ABOVE
    )


def test_classes_of_a_grade_count_with_their_mean_and_a_grade_without_says_nothing():
    grades = {n: [[Lesson(1, "music", 2, 40)], [Lesson(2, "arts", 3, 40)]] for n in PLAN}
    (found,) = shares(grades, WEEKS, 9522, {"arts": Range(9, 11, "p")}, COUNTS)
    assert found.lessons == Fraction(5, 2) * 313
    assert shares({**grades, 9: []}, WEEKS, 9522, {"arts": Range(9, 11, "p")}, COUNTS) == ()


LINES = st.lists(
    st.builds(
        Lesson, st.integers(1, 99), st.sampled_from([one.key for one in Subject]), st.integers(1, 9),
        st.integers(30, 50), st.sampled_from([None, *range(1, 10)]),
    ),
    max_size=20,
)  # fmt: skip
DUES = st.builds(
    lambda stage, least, most: Due(stage, least, most, "p"),
    st.sampled_from(["primary", "junior", "senior"]),
    st.dictionaries(st.sampled_from(NATIONAL), st.integers(0, 9)),
    st.none() | st.integers(10, 40),
)


@given(LINES, DUES)
def test_every_lesson_stands_once_and_nothing_given_passes_what_is_due(lines, due):
    found = check(Week(1, tuple(lines)), due, LICENCES, WORDS)
    assert sum(found.by_standing.values()) == found.total == sum(one.lessons for one in lines)
    assert 0 <= found.given <= found.due == sum(due.least.values())
    assert found.opened <= found.required
    lacking = {one.subject for one in found.findings if one.fault in {Fault.MISSING, Fault.SHORT}}
    assert found.full == (not lacking)


@given(LINES, DUES, st.sampled_from(NATIONAL))
def test_more_lessons_never_lack_more(lines, due, subject):
    before = check(Week(1, tuple(lines)), due, LICENCES, WORDS)
    after = check(Week(1, (*lines, Lesson(1, subject, 1, 40))), due, LICENCES, WORDS)
    assert after.given >= before.given


@given(
    LINES,
    st.lists(
        st.builds(Extra, st.just("break"), st.integers(1, 9), st.integers(5, 60), st.booleans())
    ),
)
def test_minutes_add_up_to_the_week(lines, extras):
    found = moved(Week(1, tuple(lines), tuple(extras)), LIMITS)
    lessons = sum(one.lessons * one.minutes for one in lines if one.subject == "exercise")
    assert found.minutes * 5 + found.apart == lessons + sum(
        one.times * one.minutes for one in extras
    )


@pytest.mark.parametrize("named", [COUNTS, ACCEPTS, SHARED])
def test_words_name_subjects(named):
    keys = {one.key for one in Subject} | {"humanities"}
    assert set(named) <= keys
    assert {one for some in named.values() for one in some} <= keys
    assert set(FREE) | set(SCIENCES) | set(NATIONAL) <= keys
