"""Which grade a class is in (年级): a function of its stage, the year it entered, and the day.

Nothing is rolled over: on 1 September every class is a grade further because
the day is, and after its last grade it is none any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import school_year_of

PRESCHOOL, PRIMARY, JUNIOR, SENIOR = "preschool", "primary", "junior", "senior"
VOCATIONAL, SPECIAL = "vocational", "special"
LETTERS = {
    PRESCHOOL: "K",
    PRIMARY: "P",
    JUNIOR: "J",
    SENIOR: "S",
    VOCATIONAL: "V",
    SPECIAL: "E",
}
"""The letter of a stage's grades, in the order of schooling."""
NEXT = {PRESCHOOL: PRIMARY, PRIMARY: JUNIOR, JUNIOR: SENIOR}
"""Where pupils of a stage go on."""
_NURSERY = ("托班", "小班", "中班", "大班", "学前班")
_NURSERY_EN = ("Toddlers", "Small class", "Middle class", "Big class", "Pre-primary")
_DIGITS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True, order=True)
class Grade:
    """One grade of a stage (年级): ``P6``, ``J1``, ``K0`` for toddlers; sorts in order of schooling."""

    order: int
    key: str
    label: T


def grade(stage: str, entered: int, day: date, years: Mapping[str, int]) -> Grade | None:
    """Give the grade on a day of a class that entered in a year; ``None`` before and after.

    ``years`` is how long each stage lasts (六三、五四学制). ``entered`` is the
    year whose September opens the first grade; a kindergarten class whose
    小班 lies a year ahead is one of toddlers (托班).

    >>> lasts = {"preschool": 3, "primary": 6, "junior": 3, "senior": 3}
    >>> grade("primary", 2021, date(2026, 10, 12), lasts).label.zh
    '六年级'
    >>> grade("junior", 2026, date(2026, 10, 12), lasts).key
    'J1'
    >>> grade("preschool", 2027, date(2026, 10, 12), lasts).label.zh
    '托班'
    >>> grade("primary", 2020, date(2026, 10, 12), lasts) is None
    True
    """
    number = school_year_of(day).first.year - entered + 1
    first = 0 if stage == PRESCHOOL else 1
    if not first <= number <= years.get(stage, 0):
        return None
    return of(stage, number, years)


def of(stage: str, number: int, years: Mapping[str, int]) -> Grade:
    """Give the ``number``-th grade of a stage.

    >>> of("junior", 1, {"primary": 5, "junior": 4}).label.zh
    '六年级'
    """
    letter = LETTERS[stage]
    order = list(LETTERS).index(stage) * 20 + number
    return Grade(order, f"{letter}{number}", _label(stage, number, years))


def _label(stage: str, number: int, years: Mapping[str, int]) -> T:
    if stage == PRESCHOOL:
        return T(_NURSERY[number], _NURSERY_EN[number])
    if stage == SENIOR:
        return T(f"高{_DIGITS[number - 1]}", f"Senior {number}")
    if stage == VOCATIONAL:
        return T(f"职{_DIGITS[number - 1]}", f"Vocational {number}")
    whole = number + (years[PRIMARY] if stage == JUNIOR else 0)
    return T(f"{_DIGITS[whole - 1]}年级", f"Grade {whole}")


def leaves(stage: str, entered: int, years: Mapping[str, int]) -> date:
    """Give the first day on which a class is in no grade any more.

    >>> leaves("primary", 2021, {"primary": 6}).isoformat()
    '2027-09-01'
    """
    return date(entered + years[stage], 9, 1)
