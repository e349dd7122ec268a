"""Which snapshots are due: one every night, and one of the census day (统计时点)."""

from datetime import date, datetime, time, timedelta

from xuezheng.adapters import parameters as shipped
from xuezheng.apps.audit import selectors as audit
from xuezheng.apps.snapshots.selectors.kept import KIND
from xuezheng.core.snapshots.manifest import Cause

LATE = timedelta(days=7)
"""So long after census day its snapshot is still taken, when nobody worked on the day itself."""


def due(now: datetime) -> list[tuple[date, Cause]]:
    """Give day and cause of every snapshot that is due now and was never asked for.

    On census day the one of that day stands for the nightly one. Costs: 2 queries.
    """
    numbers, today = shipped.shipped().on(now.date()), now.date()
    if now.time() < time.fromisoformat(str(numbers["snapshot.nightly_at"])):
        return []
    census = census_day(today)
    wanted = [] if census == today else [(today, Cause.NIGHTLY)]
    if today - LATE <= census <= today:
        wanted.append((census, Cause.CENSUS))
    return [one for one in wanted if not _asked(*one)]


def census_day(today: date) -> date:
    """Give the census day of a year, by the parameter in force on ``today``."""
    month, day = str(shipped.shipped().on(today)["snapshot.census_day"]).split("-")
    return date(today.year, int(month), int(day))


def _asked(day: date, cause: Cause) -> bool:
    return bool(audit.of_object(KIND, f"{day.isoformat()}-{cause.key}", 1))
