"""What pages, programs and services read of training and leavers."""

from xuezheng.apps.vocational.selectors.leavers import LeaversShown, Line, leavers
from xuezheng.apps.vocational.selectors.pages import (
    ClassShown,
    call_rows,
    class_rows,
    class_shown,
    doubts_shown,
    sample_rows,
)
from xuezheng.apps.vocational.selectors.reckoning import Year, numbers_on, year_of
from xuezheng.apps.vocational.selectors.townships import Sums, townships

__all__ = [
    "ClassShown", "LeaversShown", "Line", "Sums", "Year", "call_rows", "class_rows", "class_shown",
    "doubts_shown", "leavers", "numbers_on", "sample_rows", "townships", "year_of",
]  # fmt: skip
