"""The running number of a notice (通知编号): TZ-2026-0031, counted by year."""

from datetime import date

from xuezheng.apps.notices.access import serials


def numbered(day: date) -> str:
    """Give the next number of the year; its counter stays locked until the commit. Costs: 3 queries."""
    serials().get_or_create(year=day.year)
    row = serials().select_for_update().get(year=day.year)
    row.last += 1
    row.save(update_fields=["last"])
    return f"TZ-{day.year}-{row.last:04d}"
