"""Stretches of the year the office counts in: day, week, month, quarter, year, school year, term."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from xuezheng.core.base.labels import T

SCHOOL_YEAR_BEGINS = 9
SPRING_BEGINS = 2
_ORDINALS = "一二三四"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days with a key that sorts (时段); both ends belong to it."""

    first: date
    last: date
    key: str
    label: T

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def year(number: int) -> Period:
    """Give a calendar year.

    >>> year(2026).key, year(2026).last.isoformat()
    ('2026', '2026-12-31')
    """
    label = T(f"{number}年", f"{number}")
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number}", label)


def quarter(number: int, part: int) -> Period:
    """Give a quarter, 1 to 4, of a year.

    >>> quarter(2026, 3).key, quarter(2026, 3).label.zh
    ('2026Q3', '2026年第三季度')
    """
    label = T(f"{number}年第{_ORDINALS[part - 1]}季度", f"Q{part} {number}")
    first = date(number, 3 * part - 2, 1)
    return Period(first, month(number, 3 * part).last, f"{number}Q{part}", label)


def month(number: int, part: int) -> Period:
    """Give a month, 1 to 12, of a year.

    >>> month(2028, 2).key, month(2028, 2).last.isoformat()
    ('2028-02', '2028-02-29')
    """
    first = date(number, part, 1)
    last = date(number, part, monthrange(number, part)[1])
    label = T(f"{number}年{part}月", f"{number}-{part:02}")
    return Period(first, last, f"{number}-{part:02}", label)


def quarters(number: int) -> tuple[Period, ...]:
    """Give the four quarters of a year."""
    return tuple(quarter(number, part) for part in range(1, 5))


def quarter_of(day: date) -> Period:
    """Give the quarter a day lies in.

    >>> quarter_of(date(2026, 10, 12)).key
    '2026Q4'
    """
    return quarter(day.year, (day.month + 2) // 3)


def month_of(day: date) -> Period:
    """Give the month a day lies in."""
    return month(day.year, day.month)


def day_of(day: date) -> Period:
    """Give one day.

    >>> day_of(date(2026, 10, 12)).key, day_of(date(2026, 10, 12)).label.zh
    ('2026-10-12', '2026年10月12日')
    """
    label = T(f"{day.year}年{day.month}月{day.day}日", day.isoformat())
    return Period(day, day, day.isoformat(), label)


def week_of(day: date) -> Period:
    """Give the week, Monday to Sunday, a day lies in; numbered as ISO 8601 does.

    >>> week_of(date(2026, 10, 12)).key, week_of(date(2027, 1, 1)).label.zh
    ('2026W42', '2026年第53周')
    """
    year_, number, weekday = day.isocalendar()
    first = day - timedelta(weekday - 1)
    label = T(f"{year_}年第{number}周", f"week {number} of {year_}")
    return Period(first, first + timedelta(6), f"{year_}W{number:02}", label)


def school_year(begins: int) -> Period:
    """Give the school year (学年) that begins in a year, from 1 September to 31 August.

    >>> school_year(2026).label.zh, school_year(2026).last.isoformat()
    ('2026—2027学年', '2027-08-31')
    """
    label = T(f"{begins}—{begins + 1}学年", f"school year {begins}–{begins + 1}")
    first = date(begins, SCHOOL_YEAR_BEGINS, 1)
    return Period(
        first, date(begins + 1, SCHOOL_YEAR_BEGINS, 1) - timedelta(1), f"{begins}S", label
    )


def school_year_of(day: date) -> Period:
    """Give the school year a day lies in.

    >>> school_year_of(date(2026, 8, 31)).key, school_year_of(date(2026, 9, 1)).key
    ('2025S', '2026S')
    """
    return school_year(day.year if day.month >= SCHOOL_YEAR_BEGINS else day.year - 1)


def term_of(day: date) -> Period:
    """Give the term (学期) a day lies in: the first to the end of January, the second to August.

    >>> term_of(date(2026, 10, 12)).label.zh, term_of(date(2027, 2, 1)).label.zh
    ('2026—2027学年第一学期', '2026—2027学年第二学期')
    """
    whole = school_year_of(day)
    turns = date(whole.first.year + 1, SPRING_BEGINS, 1)
    first = day < turns
    half = T("第一学期", ", first term") if first else T("第二学期", ", second term")
    label = T(whole.label.zh + half.zh, whole.label.en + half.en)
    key = whole.key + ("1" if first else "2")
    if first:
        return Period(whole.first, turns - timedelta(1), key, label)
    return Period(turns, whole.last, key, label)


def of_key(key: str) -> Period:
    """Find a period by its key. Raises ``ValueError``.

    Keys: 2026, 2026Q3, 2026-09, 2026-09-30, 2026W40, 2026S, 2026S1.

    >>> of_key("2026Q3") == quarter(2026, 3), of_key("2026S2").first.isoformat()
    (True, '2027-02-01')
    >>> of_key("2026W42").first.isoformat(), of_key("2026-10-12") == day_of(date(2026, 10, 12))
    ('2026-10-12', True)
    """
    number, rest = int(key[:4]), key[4:]
    if rest.startswith("W"):
        return week_of(date.fromisocalendar(number, int(rest[1:]), 1))
    if rest == "S":
        return school_year(number)
    if rest == "S1":
        return term_of(school_year(number).first)
    if rest == "S2":
        return term_of(school_year(number).last)
    return _civil(number, rest)


def _civil(number: int, rest: str) -> Period:
    """Find a year, quarter or month by what stands after the year."""
    if rest in {"Q1", "Q2", "Q3", "Q4"}:
        return quarter(number, int(rest[1:]))
    if rest.startswith("-"):
        return (
            day_of(date.fromisoformat(f"{number}{rest}"))
            if rest[3:]
            else month(number, int(rest[1:]))
        )
    if rest:
        raise ValueError(rest)
    return year(number)
