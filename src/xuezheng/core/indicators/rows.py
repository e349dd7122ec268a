"""The plain reading of expressions, row by row (逐行求值): what every other engine is held against."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from functools import singledispatch
from typing import Any

from xuezheng.core.base.parameters import Value
from xuezheng.core.base.periods import school_year_of
from xuezheng.core.indicators.expressions import (
    Among,
    Both,
    Calendar,
    Choose,
    CivilDay,
    Column,
    Compares,
    DaysBetween,
    Either,
    Expression,
    Holds,
    Literal,
    Missing,
    Moment,
    Not,
    Number,
    SchoolYear,
    Sums,
    Whole,
)

Row = Mapping[str, Any]
WHOLE = re.compile("-?[0-9]+")
CHINA = timedelta(hours=8)
_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
}


@dataclass(frozen=True)
class Bound:
    """What an expression is read with: the day, and the parameters in force on it."""

    day: date
    numbers: Mapping[str, Value]

    def moment(self, one: Moment) -> date:
        """Give the day a ``Moment`` means; 29 February of a year without one is the 28th."""
        begins = {
            "day": self.day,
            "year": date(self.day.year, 1, 1),
            "school_year": school_year_of(self.day).first,
        }[one.of]
        last = 28 if begins.month == 2 else begins.day
        there = begins.replace(year=begins.year + one.years, day=min(begins.day, last))
        return there + timedelta(one.days)

    @property
    def school_year(self) -> int:
        """The year in which the school year of the day began."""
        return school_year_of(self.day).first.year


def holds(given: Expression, row: Row, bound: Bound) -> bool:
    """Say whether a condition takes a row: it holds, and is not unknown."""
    return value(given, row, bound) is True


@singledispatch
def value(given: Expression, _row: Row, _bound: Bound) -> Any:
    """Give what an expression is for a row; ``None`` where that is unknown. Raises ``KeyError``."""
    raise TypeError(type(given).__name__)


@value.register
def _column(given: Column, row: Row, _bound: Bound) -> Any:
    return row[given.key]


@value.register
def _literal(given: Literal, _row: Row, _bound: Bound) -> Any:
    return given.value


@value.register
def _number(given: Number, _row: Row, bound: Bound) -> Any:
    found = bound.numbers[given.key]
    return found[given.entry] if given.entry and isinstance(found, Mapping) else found


@value.register
def _moment(given: Moment, _row: Row, bound: Bound) -> Any:
    return bound.moment(given)


@value.register
def _school_year(given: SchoolYear, _row: Row, bound: Bound) -> Any:
    return bound.school_year + given.years


@value.register(Compares)
@value.register(Sums)
def _signed(given: Compares | Sums, row: Row, bound: Bound) -> Any:
    left, right = value(given.left, row, bound), value(given.right, row, bound)
    return None if left is None or right is None else _SIGNS[given.sign](left, right)


@value.register
def _both(given: Both, row: Row, bound: Bound) -> Any:
    sides = (value(given.left, row, bound), value(given.right, row, bound))
    return False if False in sides else None if None in sides else True


@value.register
def _either(given: Either, row: Row, bound: Bound) -> Any:
    sides = (value(given.left, row, bound), value(given.right, row, bound))
    return True if True in sides else None if None in sides else False


@value.register
def _not(given: Not, row: Row, bound: Bound) -> Any:
    found = value(given.of, row, bound)
    return None if found is None else not found


@value.register
def _among(given: Among, row: Row, bound: Bound) -> Any:
    found = value(given.of, row, bound)
    return None if found is None else found in given.values


@value.register
def _missing(given: Missing, row: Row, bound: Bound) -> Any:
    return value(given.of, row, bound) is None


@value.register
def _holds(given: Holds, row: Row, bound: Bound) -> Any:
    found = value(given.of, row, bound)
    return None if found is None else given.value in found


@value.register
def _choose(given: Choose, row: Row, bound: Bound) -> Any:
    taken = given.then if value(given.when, row, bound) is True else given.other
    return value(taken, row, bound)


@value.register
def _calendar(given: Calendar, row: Row, bound: Bound) -> Any:
    found = value(given.of, row, bound)
    return None if found is None else getattr(found, given.what)


@value.register
def _civil_day(given: CivilDay, row: Row, bound: Bound) -> Any:
    found = value(given.of, row, bound)
    return None if found is None else (found.astimezone(UTC) + CHINA).date()


@value.register
def _days_between(given: DaysBetween, row: Row, bound: Bound) -> Any:
    since, until = value(given.since, row, bound), value(given.until, row, bound)
    return None if since is None or until is None else (until - since).days


@value.register
def _whole(given: Whole, row: Row, bound: Bound) -> Any:
    found = value(given.of, row, bound)
    return int(found) if found is not None and WHOLE.fullmatch(found) else None
