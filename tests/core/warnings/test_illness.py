"""Clusters and absences: limits worked out by hand, and a second count beside the rule."""

from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.warnings.illness import Cluster, Ill, Limits, away, clusters

MONDAY = date(2026, 10, 12)
LIMITS = Limits(class_day=3, class_days=5, school_days=10, days=3)


def on(day, pupils, school_class="三2", symptom="fever"):
    return Ill(MONDAY + timedelta(days=day), school_class, symptom, pupils)


def test_three_in_a_day_are_a_cluster_and_two_are_none():
    assert clusters([on(0, 2)], MONDAY, LIMITS) == ()
    assert clusters([on(0, 2), on(0, 1)], MONDAY, LIMITS) == (
        Cluster("fever", "三2", 3, 1, MONDAY),
    )


def test_five_in_three_days_are_a_cluster_and_what_lies_before_is_not_counted():
    three = [on(-2, 1), on(-1, 2), on(0, 2)]
    first = MONDAY - timedelta(days=2)
    assert clusters(three, MONDAY, LIMITS) == (Cluster("fever", "三2", 5, 3, first),)
    assert clusters([on(-3, 4), on(-1, 2), on(0, 2)], MONDAY, LIMITS) == ()
    assert clusters([on(1, 9)], MONDAY, LIMITS) == ()


def test_other_symptoms_and_other_classes_are_counted_apart_until_the_school_has_ten():
    spread = [on(-1, 2, f"三{n}") for n in range(5)]
    assert clusters(spread[:4], MONDAY, LIMITS) == ()
    [school] = clusters(spread, MONDAY, LIMITS)
    assert (school.reach, school.pupils, school.within) == ("school", 10, 3)
    assert clusters([on(0, 2), on(0, 2, symptom="rash")], MONDAY, LIMITS) == ()


SEEN = st.lists(
    st.builds(
        Ill,
        st.integers(-4, 1).map(lambda n: MONDAY + timedelta(days=n)),
        st.sampled_from("ab"),
        st.sampled_from(["fever", "rash"]),
        st.integers(0, 4),
    ),
    max_size=12,
)


@settings(max_examples=80)
@given(SEEN)
def test_a_plain_second_count_finds_the_same(seen):
    wanted = set()
    last = {MONDAY - timedelta(days=n) for n in range(3)}
    for symptom, where in product(["fever", "rash"], "ab"):
        mine = [one for one in seen if one.symptom == symptom and one.school_class == where]
        today = sum(one.pupils for one in mine if one.day == MONDAY)
        if today >= 3 or sum(one.pupils for one in mine if one.day in last) >= 5:
            wanted.add((symptom, where))
    for symptom in ("fever", "rash"):
        if sum(one.pupils for one in seen if one.symptom == symptom and one.day in last) >= 10:
            wanted.add((symptom, ""))
    found = clusters(seen, MONDAY, LIMITS)
    assert {(one.symptom, one.school_class) for one in found} == wanted
    assert len(found) == len(wanted)


def test_three_school_days_running_without_a_reason_and_since_when():
    days = [date(2026, 10, day) for day in (8, 9, 10, 12)]
    gone = [(day, 12) for day in days] + [(day, 13) for day in days[-2:]]
    assert away(gone, days, 3) == {12: date(2026, 10, 8)}
    assert away(gone, days, 2) == {12: date(2026, 10, 8), 13: date(2026, 10, 10)}
    assert away(gone, days[-2:], 3) == {}
    assert away([], days, 3) == {}
