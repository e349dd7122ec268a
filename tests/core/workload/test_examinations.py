"""Tests of a term by class and subject, counted by hand."""

from xuezheng.core.workload.examinations import TermTests, TestHeld

TERM = [
    TestHeld(11, "P4", "maths"),
    TestHeld(11, "P4", "maths", 401),
    TestHeld(11, "P4", "maths", 402),
    TestHeld(11, "P4", "maths", 402),
    TestHeld(11, "P4", "chinese"),
    TestHeld(11, "P5", "maths"),
    TestHeld(12, "P4", "maths"),
]
"""Class 401: mathematics 1 + 1, Chinese 1. Class 402: mathematics 1 + 2. Other grades and schools do not count."""


def test_a_class_has_the_tests_of_its_grade_and_its_own():
    first, second = (TermTests(TERM).most(11, "P4", one, 1) for one in (401, 402))
    assert (first.subject, first.tests, first.over) == ("maths", 2, 1)
    assert (second.subject, second.tests, second.over) == ("maths", 3, 2)


def test_at_the_limit_nothing_is_over_and_without_one_nothing_ever_is():
    assert TermTests(TERM).most(11, "P4", 401, 2).over == 0
    assert TermTests(TERM).most(11, "P4", 402, None).over == 0


def test_a_class_without_tests_has_none():
    found = TermTests(TERM).most(11, "P1", 101, 0)
    assert (found.subject, found.tests, found.over) == ("", 0, 0)


def test_of_equal_subjects_the_first_told_stands():
    assert (
        TermTests([*TERM, TestHeld(11, "P4", "chinese", 401)]).most(11, "P4", 401, 1).subject
        == "maths"
    )
