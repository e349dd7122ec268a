"""Counting the roll (在校生统计): rows by school, grade and sex, the same bytes for the same facts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from xuezheng.core.registers.grades import Grade


@dataclass(frozen=True, slots=True)
class Counted:
    """One pupil as counted (在校生): school code, grade, sex."""

    school: str
    grade: Grade
    sex: str


HEAD = ("school", "grade", "sex", "pupils")
_UNITS = tuple[str, Grade, str]


def tally(pupils: Iterable[Counted]) -> list[tuple[_UNITS, int]]:
    """Count pupils by school, grade and sex, in that order."""
    found: Counter[_UNITS] = Counter((one.school, one.grade, one.sex) for one in pupils)
    return sorted(found.items())


def report(pupils: Iterable[Counted]) -> bytes:
    """Give the count as bytes: one line each, ordered, ended by newlines.

    >>> from xuezheng.core.base.labels import T
    >>> one = Counted("s1", Grade(21, "P1", T("一年级", "Grade 1")), "1")
    >>> report([one, one]).decode().split()
    ['school,grade,sex,pupils', 's1,P1,1,2']
    """
    lines = [",".join(HEAD)]
    lines += [
        f"{school},{grade.key},{sex},{number}" for (school, grade, sex), number in tally(pupils)
    ]
    return ("\n".join(lines) + "\n").encode()
