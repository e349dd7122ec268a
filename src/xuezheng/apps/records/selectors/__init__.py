"""Records and cases as others read them: lists, one case, what waits, what is late."""

from xuezheng.apps.records.access.rules import calendar, in_force
from xuezheng.apps.records.selectors.detail import CaseShown, case
from xuezheng.apps.records.selectors.filters import Filters, Show
from xuezheng.apps.records.selectors.history import Line
from xuezheng.apps.records.selectors.lists import Page, by_field, cases, counts
from xuezheng.apps.records.selectors.rows import CaseRow
from xuezheng.apps.records.selectors.waiting import Call, calls, overdue, waiting_for, waiting_on
from xuezheng.apps.records.selectors.wording import Left, left

__all__ = [
    "Call",
    "CaseRow",
    "CaseShown",
    "Filters",
    "Left",
    "Line",
    "Page",
    "Show",
    "by_field",
    "calendar",
    "calls",
    "case",
    "cases",
    "counts",
    "in_force",
    "left",
    "overdue",
    "waiting_for",
    "waiting_on",
]
