"""Homework and tests as pages, API, commands and warnings read them (作业与考试)."""

from xuezheng.apps.homework.selectors.in_a_row import most_in_a_row
from xuezheng.apps.homework.selectors.page import ClassRow, Shown, Sum, shown
from xuezheng.apps.homework.selectors.telling import told
from xuezheng.apps.homework.selectors.told import judged_by_class

__all__ = ["ClassRow", "Shown", "Sum", "judged_by_class", "most_in_a_row", "shown", "told"]
