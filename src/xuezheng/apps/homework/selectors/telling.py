"""Homework and tests as plain JSON (作业与考试), the same for the API and the command."""

from typing import Any

from xuezheng.apps.homework.selectors.page import ClassRow, Shown, Sum


def _class(one: ClassRow) -> dict[str, Any]:
    weeks = [
        {
            "monday": cell.week.monday.isoformat(), "longest": cell.week.longest, "limit": cell.week.limit,
            "load": cell.week.load.key if cell.week.load else None, "over": cell.week.over,
        }
        for cell in one.cells if cell
    ]  # fmt: skip
    return {
        "school_class": one.number, "org": one.org, "name": one.name.zh, "limit": one.limit, "weeks": weeks,
        "in_a_row": one.in_a_row, "subject": one.tests.subject, "tests": one.tests.tests,
        "tests_limit": one.tests.limit, "tests_over": one.tests.over,
    }  # fmt: skip


def _sum(one: Sum) -> dict[str, Any]:
    return {key: getattr(one, key) for key in ("org", "name", "classes", "told", "over", "tested")}


def told(found: Shown) -> dict[str, Any]:
    """Give a page as plain JSON."""
    return {
        "on": found.day.isoformat(), "kept": found.on, "whole": _sum(found.whole), "left": found.left,
        "schools": [_sum(one) for one in found.schools], "classes": [_class(one) for one in found.classes],
        "limits": [
            {"grade": one.key, "minutes": one.minutes, "tests": one.tests, "sleep": one.sleep}
            for one in found.limits
        ],
    }  # fmt: skip
