"""What pages, programs and services read of timetables."""

from xuezheng.apps.curriculum.selectors.checking import checked, school_checked
from xuezheng.apps.curriculum.selectors.exercising import exercised, school_exercised

__all__ = ["checked", "exercised", "school_checked", "school_exercised"]
