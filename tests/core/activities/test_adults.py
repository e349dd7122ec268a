"""Who was trained: unique persons, doubts, subsidies and samples, worked out by hand."""

from datetime import date
from hashlib import sha256

import pytest

from xuezheng.core.activities.adults import (
    DOUBTED,
    HAD,
    NO_PAPER,
    NO_RATE,
    NOT_FILED,
    TOO_FEW,
    Asked,
    Doubt,
    Group,
    RateError,
    Row,
    findings,
    rates,
    sample,
    subsidies,
    unique,
)
from xuezheng.core.activities.sittings import Sitting, attended

EVENING, LATE = 19 * 60, 20 * 60 + 29
DAYS = [date(2026, 9, day) for day in (7, 9, 11, 14)]
# four evenings of 90 minutes: eight hours of 45 minutes
A = Group("A", "rural", 2, tuple(Sitting(day, EVENING, 90) for day in DAYS))
# the second evening begins at 20:29, a minute before class A ends
B = Group("B", "rural", 3, (Sitting(DAYS[0], 9 * 60, 90), Sitting(DAYS[1], LATE, 90)))
C = Group("C", "skill", 3, (Sitting(date(2026, 10, 1), EVENING, 180),))
D = Group("D", "elderly", 3, (Sitting(date(2026, 10, 2), EVENING, 90),), approved=False)
GROUPS = {one.number: one for one in (A, B, C, D)}
ALL = frozenset({1, 2, 3, 4})


def told(*rows):
    return [(one.doubt, one.rows) for one in findings(rows, GROUPS, 45)]


def test_a_person_in_three_classes_counts_once():
    assert unique([Row(1, 7, "A"), Row(2, 7, "B"), Row(3, 7, "C"), Row(4, 8, "A")]) == 2


def test_a_clean_row_raises_nothing():
    assert told(Row(1, 7, "A", ALL, 8)) == []


def test_more_hours_than_sat_through_are_told():
    # three sittings are 270 minutes, six hours
    assert told(Row(1, 7, "A", frozenset({1, 2, 3}), 6)) == []
    assert told(Row(1, 7, "A", frozenset({1, 2, 3}), 7)) == [(Doubt.TOO_MANY, (1,))]


def test_a_sitting_that_was_not_held_is_told_and_counts_for_nothing():
    # of 4 and 5 only 4 was held: 90 minutes, two hours
    assert told(Row(1, 7, "A", frozenset({4, 5}), 2)) == [(Doubt.NO_SITTING, (1,))]


def test_nobody_sits_in_two_classes_at_once():
    both = Row(1, 7, "A", frozenset({2}), 2), Row(2, 7, "B", frozenset({2}), 2)
    assert told(*both) == [(Doubt.AGAIN, (1, 2)), (Doubt.AT_ONCE, (1, 2))]
    apart = Row(1, 7, "A", frozenset({2}), 2), Row(2, 7, "B", frozenset({1}), 2)
    assert told(*apart) == [(Doubt.AGAIN, (1, 2))]
    assert told(both[0], Row(2, 8, "B", frozenset({2}), 2)) == []


def test_the_same_person_twice_in_a_class_and_a_class_nobody_approved_are_told():
    rows = Row(1, 7, "A", ALL, 8), Row(2, 7, "A", ALL, 8), Row(3, 8, "D", frozenset({1}), 2)
    assert told(*rows, Row(4, 9, "Z")) == [
        (Doubt.UNFILED, (3,)), (Doubt.UNFILED, (4,)), (Doubt.TWICE, (1, 2)),
    ]  # fmt: skip


def test_one_certificate_for_two_persons_is_told_and_one_person_may_hold_it_twice():
    rows = [
        Row(1, 7, "A", ALL, 8, True, "云1"), Row(2, 8, "A", ALL, 8, True, "云1"),
        Row(3, 9, "A", ALL, 8, True, "云2"), Row(4, 9, "C", frozenset({1}), 4, True, "云2"),
    ]  # fmt: skip
    assert told(*rows) == [(Doubt.SAME_PAPER, (1, 2))]


RATES = rates(
    [
        {"programme": "rural", "yuan": 300, "source": "甲"},
        {"programme": "skill", "yuan": 600, "certificate": True, "source": "乙"},
    ],
    ("rural", "skill", "elderly"),
)


def due(rows, had=()):
    held = {"A": 8, "B": 4, "C": 4, "D": 2}
    asked = [Asked(row, held[row.group]) for row in rows]
    found = subsidies(asked, GROUPS, RATES, findings(rows, GROUPS, 45), had, 80)
    return {one.row: (one.fen, one.why) for one in found}


def test_a_subsidy_is_given_once_a_person_and_programme_across_classes():
    rows = [
        Row(1, 7, "A", ALL, 8),  # 300 yuan
        Row(2, 7, "B", frozenset({1}), 2),  # 2 of 4 hours: 50 %
        Row(3, 8, "A", frozenset({1, 2, 3}), 6),  # 6 of 8: 75 %
        Row(4, 9, "C", frozenset({1}), 4, True, "云9"),  # 600 yuan
        Row(5, 10, "C", frozenset({1}), 4, True, ""),
        Row(6, 11, "D", frozenset({1}), 2),
        Row(7, 12, "A", ALL, 8),  # had it in another township
    ]
    assert due(rows, [(12, "rural")]) == {
        1: (30_000, None), 2: (0, TOO_FEW), 3: (0, TOO_FEW), 4: (60_000, None),
        5: (0, NO_PAPER), 6: (0, NOT_FILED), 7: (0, HAD),
    }  # fmt: skip


def test_the_second_class_of_one_programme_is_refused_and_another_programme_is_not():
    whole = frozenset({1, 2})
    early = Group("B", "rural", 3, (Sitting(DAYS[0], 540, 90), Sitting(DAYS[1], 540, 90)))
    third = Row(3, 7, "C", frozenset({1}), 4, True, "云1")
    rows = [Row(1, 7, "A", ALL, 8), Row(2, 7, "B", whole, 4), third]
    groups = GROUPS | {"B": early}
    asked = [Asked(row, held) for row, held in zip(rows, (8, 4, 4), strict=True)]
    found = subsidies(asked, groups, RATES, findings(rows, groups, 45), (), 80)
    assert [(one.fen, one.why) for one in found] == [(30_000, None), (0, HAD), (60_000, None)]


def test_what_cannot_be_true_is_not_paid_and_of_two_in_one_class_the_first_is():
    rows = [
        Row(1, 7, "A", ALL, 9), Row(2, 8, "A", ALL, 8), Row(3, 8, "A", ALL, 8),
    ]  # fmt: skip
    assert due(rows) == {1: (0, DOUBTED), 2: (30_000, None), 3: (0, DOUBTED)}
    assert due([Row(1, 7, "D", frozenset({1}), 2)]) == {1: (0, NOT_FILED)}
    elderly = GROUPS | {"D": Group("D", "elderly", 3, D.sittings)}
    row = Row(1, 7, "D", frozenset({1}), 2)
    [found] = subsidies([Asked(row, 2)], elderly, RATES, (), (), 80)
    assert (found.fen, found.why) == (0, NO_RATE)


@pytest.mark.parametrize(
    "row",
    [
        {"programme": "rural", "yuan": 0, "source": "甲"},
        {"programme": "rural", "yuan": 300},
        {"programme": "cooking", "yuan": 300, "source": "甲"},
        {"programme": "rural", "yuan": "300", "source": "甲"},
    ],
)
def test_a_row_of_the_table_without_money_paper_or_programme_is_refused(row):
    with pytest.raises(RateError, match="补贴标准表有误"):
        rates([row], ("rural", "skill"))


def test_a_programme_stands_once_in_the_table():
    row = {"programme": "rural", "yuan": 300, "source": "甲"}
    with pytest.raises(RateError):
        rates([row, row], ("rural",))


def test_a_sample_is_five_of_a_hundred_rounded_up_at_least_some_and_the_same_anywhere():
    assert len(sample(range(1, 101), "种子", 5, 3)) == 5
    assert len(sample(range(1, 102), "种子", 5, 3)) == 6
    assert sorted(sample([3, 1, 2], "种子", 5, 5)) == [1, 2, 3]
    assert sample(reversed(range(50)), "甲", 10, 1) == sample(range(50), "甲", 10, 1)
    assert sample(range(50), "甲", 10, 1) != sample(range(50), "乙", 10, 1)


def test_the_ticket_of_a_row_is_what_the_page_of_the_docs_says():
    """SHA-256 over scheme, seed and row, each after its length in four bytes; written again here."""
    rows = sorted(range(1, 30), key=_by_hand)
    assert list(sample(range(1, 30), "2026", 100, 1)) == rows


def _by_hand(row):
    raw = b"".join(
        len(one).to_bytes(4, "big") + one.encode()
        for one in ("xuezheng.adults.1", "2026", str(row))
    )
    return sha256(raw).hexdigest()


@pytest.mark.parametrize(
    ("words", "numbers"),
    [("1-3、5", {1, 2, 3, 5}), ("2，4 6", {2, 4, 6}), ("1至4", {1, 2, 3, 4}), ("", set())],
)
def test_sittings_are_read_as_people_write_them(words, numbers):
    assert attended(words) == numbers


@pytest.mark.parametrize("words", ["全勤", "3-1", "0", "1-", "1-999"])
def test_what_cannot_be_read_is_no_attendance(words):
    assert attended(words) is None
