"""Working calendars: what chinesecalendar knows, and files a bureau uploads for later years.

An uploaded file is CSV with the columns ``day,kind``: one line for each
weekday that is off (休) and each weekend day that is worked (班); naming the
other days does no harm. A file speaks for the whole of every year it names.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from types import MappingProxyType

from chinese_calendar import constants  # type: ignore[import-untyped]  # ships no types

from xuezheng.adapters import parameters
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import FRIDAY, Calendar, Term

HEAD = ["day", "kind"]
WORDS = {"班": True, "上班": True, "work": True, "休": False, "放假": False, "rest": False}


class CalendarFileError(InputError):
    """A calendar file that cannot be used; every wrong line is told at once."""

    code = "calendar-file"
    text = T("日历文件有误：\n{issues}", "The calendar file is wrong:\n{issues}")


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """The exceptions a file names: True for a worked weekend day, False for a weekday off."""

    days: Mapping[date, bool]
    digest: str

    @property
    def years(self) -> frozenset[int]:
        """Give the years the file speaks for."""
        return frozenset(day.year for day in self.days)


@cache
def shipped() -> Calendar:
    """Give the calendar that comes with the software: 2004 to the last published year."""
    days = {day: False for day in constants.holidays if day.weekday() <= FRIDAY}
    days |= {day: True for day in constants.workdays if day.weekday() > FRIDAY}
    first, last = min(constants.holidays), max(constants.holidays)
    return Calendar(
        version=f"chinesecalendar {version('chinesecalendar')}",
        days=MappingProxyType(days),
        known_from=date(first.year, 1, 1),
        known_through=date(last.year, 12, 31),
        terms=terms(),
    )


def terms() -> tuple[Term, ...]:
    """Give the terms of schools that are known, in order: the newest value of ``school.terms``."""
    told = parameters.shipped().on(date.max)["school.terms"]
    return tuple(map(Term.of, told)) if isinstance(told, tuple) else ()


def read_file(data: bytes) -> CalendarDays:
    """Read an uploaded calendar; raises ``CalendarFileError`` with every wrong line."""
    rows = list(csv.reader(io.StringIO(_decoded(data))))
    days: dict[date, bool] = {}
    issues: list[str] = []
    if not rows or [cell.strip() for cell in rows[0]] != HEAD:
        raise CalendarFileError(issues="第1行应为 / line 1 must be: day,kind")
    for number, row in enumerate(rows[1:], start=2):
        cells = [cell.strip() for cell in row]
        if any(cells):
            issues.extend(f"第{number}行 / line {number}: {one}" for one in _line(cells, days))
    if not days and not issues:
        issues.append("没有日期 / no days")
    if issues:
        raise CalendarFileError(issues="\n".join(issues))
    return CalendarDays(MappingProxyType(days), sha256(data).hexdigest())


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def _line(cells: list[str], days: dict[date, bool]) -> list[str]:
    """Take one line's day into ``days``; give what is wrong with it."""
    if len(cells) != len(HEAD):
        return [f"{len(cells)} 列，应为 2 列 / expected 2 columns"]
    written, word = cells
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return [f"“{written}”不是日期，应如 2027-10-01 / no day, write it like 2027-10-01"]
    worked = WORDS.get(word)
    if worked is None:
        return [f"“{word}”，应为 班、休 / expected work, rest"]
    if day in days:
        return [f"{day} 重复 / repeated"]
    days[day] = worked
    return []


def combined(files: Iterable[CalendarDays]) -> Calendar:
    """Lay uploaded files, in their order, over the shipped calendar.

    A file replaces all exceptions of the years it names; the known stretch
    grows by years that follow without a gap.
    """
    calendar = shipped()
    days, years = dict(calendar.days), set[int]()
    named = [calendar.version]
    for file in files:
        days = {day: worked for day, worked in days.items() if day.year not in file.years}
        days |= file.days
        years |= file.years
        named.append(file.digest[:12])
    last = calendar.known_through.year
    while last + 1 in years:
        last += 1
    return Calendar(
        version=" + ".join(named),
        days=MappingProxyType(days),
        known_from=calendar.known_from,
        known_through=date(last, 12, 31),
        terms=calendar.terms,
    )
