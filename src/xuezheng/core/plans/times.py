"""What a time word of a plan means as a deadline (完成时限).

A year is the plan's own (计划年度); terms of several years count it as the first:
三年内 in a plan of 2021 ends in 2023.
"""

import re
from dataclasses import dataclass

from xuezheng.core.plans.numerals import number


@dataclass(frozen=True, slots=True)
class Moment:
    """A time word read: ``deadline`` is YYYY, YYYY-MM or YYYY-MM-DD, or None.

    ``year`` is the year it names or implies, so that past years can be told
    from coming ones.
    """

    deadline: str | None
    year: int | None = None


_DATE = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d)学?年(?:度)?)?\s?(?:(?P<m0>\d{1,2})[-~至到])?(?:(?P<m>\d{1,2})月)?"
    r"(?:份|底|末|初|上旬|中旬|下旬)?\s?(?:(?P<d>\d{1,2})日)?(?P<rest>.*)",
    re.DOTALL,
)
_SPAN_YEARS = re.compile(r"((?:19|20)\d\d)年?\s?[-~至到]\s?((?:19|20)\d\d)")
_TERM = re.compile(r"(?P<n>\d{1,2}|[一二两三四五六七八九十]+)(?:到[二三四五])?个?年")
_SINCE = re.compile(r"(?:起|以来|后|开始)$")
_NUMERIC = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})")
_PLAN_PERIOD = re.compile(r"十([一二三四五六七])五")

# Months that a season or part of a year ends in or begins with, as officials use them.
_PARTS = (
    (re.compile(r"上半年|[二2]季度|年中"), "06"),
    (re.compile(r"[一1]季度"), "03"),
    (re.compile(r"[三3]季度"), "09"),
    (re.compile(r"[四4]季度|下半年"), "12"),
    (re.compile(r"秋季|新学期|上学期"), "09"),
    (re.compile(r"春季"), "03"),
    (re.compile(r"暑假"), "08"),
    (re.compile(r"寒假"), "01"),
)
_NOW = re.compile(r"今年|年内|全年|本年|当年|年度内|年底|年末")
_PAST = re.compile(r"去年|上年|前年|近年")


def moment(text: str, key: str, year: int | None) -> Moment:
    """Read one time token; ``key`` is its lexeme's, ``year`` the plan's.

    >>> moment("9月底前", "date", 2026).deadline, moment("用三年时间", "span", 2021).deadline
    ('2026-09', '2023')
    """
    if _SINCE.search(text) or key == "cadence":
        return Moment(None, _year_of(text))
    if key == "five_year":
        return _five_years(text)
    if key == "years":
        spans = _SPAN_YEARS.search(text)
        return Moment(spans[2], int(spans[2])) if spans else Moment(None)
    if key == "span":
        return _term(text, year)
    if key == "clock":
        found = _NUMERIC.search(text)
        return (
            Moment(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}", int(found[1]))
            if found
            else Moment(None)
        )
    if key == "date":
        return _date(text, year)
    return _word(text, year)


def _year_of(text: str) -> int | None:
    found = re.search(r"(?:19|20)\d\d", text)
    return int(found[0]) if found else None


def _five_years(text: str) -> Moment:
    found = _PLAN_PERIOD.search(text)
    if not found:
        return Moment(None)
    last = 2010 + 5 * ("一二三四五六七".index(found[1]) - 1 + 1)
    return Moment(str(last) if "末" in text else None, last)


def _term(text: str, year: int | None) -> Moment:
    found = _TERM.search(text)
    if not found or year is None:
        return Moment(None, year)
    last = year + int(number(found["n"])) - 1
    return Moment(str(last), last)


def _part(text: str) -> str | None:
    return next((month for pattern, month in _PARTS if pattern.search(text)), None)


def _date(text: str, year: int | None) -> Moment:
    found = _DATE.match(text)
    if found is None or not (found["y"] or found["m"]):
        return Moment(None, year)
    named = int(found["y"]) if found["y"] else year
    if named is None:
        return Moment(None)
    if found["m"] is None:
        part = _part(text[4:].replace("学年", ""))
        return Moment(f"{named}-{part}" if part else str(named), named)
    day = f"-{int(found['d']):02d}" if found["d"] else ""
    return Moment(f"{named}-{int(found['m']):02d}{day}", named)


def _word(text: str, year: int | None) -> Moment:
    if _PAST.search(text):
        return Moment(None, year - 1 if year else None)
    if year is None:
        return Moment(None)
    if "明年" in text:
        return Moment(str(year + 1), year + 1)
    part = _part(text)
    if part:
        return Moment(f"{year}-{part}", year)
    return Moment(str(year), year) if _NOW.search(text) else Moment(None, year)
