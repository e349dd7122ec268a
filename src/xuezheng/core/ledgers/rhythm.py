"""Reports that come round (周期报告, R21): off until a named person approved them until a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.workdays import DAY

SUNDAY = 6
QUARTERS = (1, 4, 7, 10)


class Every(Labelled):
    """How often a report comes round (周期)."""

    DAY = ("day", T("每日", "Every day"))
    WORKDAY = ("workday", T("每个工作日", "Every working day"))
    SCHOOL_DAY = ("school_day", T("每个教学日", "Every school day"))
    WEEK = ("week", T("每周", "Every week"))
    MONTH = ("month", T("每月", "Every month"))
    QUARTER = ("quarter", T("每季度", "Every quarter"))


@dataclass(frozen=True, slots=True)
class Periodic:
    """A report that every unit owes in every period (周期报告).

    ``units`` are the kinds of organisation that owe one ("school",
    "kindergarten", "township" …). At the start of a period one case is opened
    for each, with ``data``, the period's first day in the field ``into`` and
    the ledger's title and that day in the field ``title``. Off by default: without a recorded
    approval, with approver and last day, nothing is opened.
    """

    every: Every
    units: tuple[str, ...]
    into: str
    data: Mapping[str, Any] = field(default_factory=dict)
    title: str = "title"


def starts(every: Every, day: date, *, worked: bool, taught: bool) -> bool:
    """Say whether a period starts on a day; ``worked`` and ``taught`` say what the calendar does.

    >>> starts(Every.WEEK, date(2026, 10, 12), worked=True, taught=True)
    True
    """
    match every:
        case Every.DAY:
            return True
        case Every.WORKDAY:
            return worked
        case Every.SCHOOL_DAY:
            return taught
        case Every.WEEK:
            return day.weekday() == 0
        case Every.MONTH:
            return day.day == 1
        case _:
            return day.day == 1 and day.month in QUARTERS


def last_day(every: Every, first: date) -> date:
    """Give the last day of the period that starts on ``first``.

    >>> last_day(Every.WEEK, date(2026, 10, 12)).isoformat()
    '2026-10-18'
    """
    if every is Every.WEEK:
        return first + (SUNDAY - first.weekday()) * DAY
    months = {Every.MONTH: 1, Every.QUARTER: 3}.get(every, 0)
    if not months:
        return first
    month = first.month - 1 + months
    return date(first.year + month // 12, month % 12 + 1, 1) - DAY
