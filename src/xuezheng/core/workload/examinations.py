"""Tests of a term against their limit (考试次数): counted by class and subject, never typed.

A test of a whole grade is one of each of its classes; a class has besides the
tests that were held in it alone. The subject with most tests is held against
the limit of the grade.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TestHeld:
    """One test of one subject (考试): of a grade of a school, or of one class where it names one."""

    __test__ = False

    org: int
    grade: str
    subject: str
    school_class: int | None = None


@dataclass(frozen=True, slots=True)
class TestCount:
    """The subject of a class with most tests (考试最多的学科), how many, and the limit."""

    __test__ = False

    subject: str
    tests: int
    limit: int | None

    @property
    def over(self) -> int:
        """How many tests there are too many; 0 where no limit holds."""
        return 0 if self.limit is None else max(0, self.tests - self.limit)


class TermTests:
    """The tests of a term (学期考试), found by grade and by class.

    Ties: of subjects with equally many tests the one told first stands.
    """

    def __init__(self, tests: Iterable[TestHeld]) -> None:
        self._of: dict[tuple[int, str] | int, list[str]] = {}
        for one in tests:
            key = (one.org, one.grade) if one.school_class is None else one.school_class
            self._of.setdefault(key, []).append(one.subject)

    def most(self, org: int, grade: str, school_class: int, limit: int | None) -> TestCount:
        """Give the subject of a class with most tests; no subject and 0 where the class had none."""
        own, shared = self._of.get(school_class, ()), self._of.get((org, grade), ())
        count = Counter([*shared, *own])
        if not count:
            return TestCount("", 0, limit)
        subject, many = count.most_common(1)[0]
        return TestCount(subject, many, limit)
