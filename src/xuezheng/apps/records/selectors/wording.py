"""How much time is left, in working days and words: overdue, today, so many days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from xuezheng.apps.records.models import FAR
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.base.workdays import CIVIL, Calendar

SOON, NEAR = 1, 3


@dataclass(frozen=True, slots=True)
class Left:
    """What is left until a day (时限): its shape, its words, the day itself; none where nothing runs."""

    standing: Standing
    words: T
    day: date | None
    days: int = 0

    @property
    def late(self) -> bool:
        """Say whether the day is over."""
        return self.standing is Standing.MISS


NO_LIMIT = Left(Standing.WAIT, T("无时限", "No limit"), None)


_KEPT: dict[tuple[date, date], tuple[Calendar, Left]] = {}
"""What has been said of a day, as long as the calendar is the same; a page asks for a hundred."""
MOST = 4096


def left(due: date | None, today: date, calendar: Calendar) -> Left:
    """Say how much is left until a day, in working days.

    On the demo's Monday, 12 October 2026, what ran out on Saturday the 10th,
    which was worked, is one working day late.
    """
    if due is None or due == FAR:
        return NO_LIMIT
    known = _KEPT.get((due, today))
    if known is None or known[0] is not calendar:
        if len(_KEPT) >= MOST:
            _KEPT.clear()
        known = _KEPT[due, today] = calendar, _left(due, today, calendar)
    return known[1]


def _left(due: date, today: date, calendar: Calendar) -> Left:
    days = calendar.workdays_between(today, due).days if due >= today else 0
    if due == today:
        return Left(Standing.RISK, T("今天", "Today"), due)
    if due < today:
        late = calendar.workdays_between(due, today).days
        return Left(Standing.MISS, _late(late), due, -late)
    standing = Standing.RISK if days <= SOON else Standing.TRACK if days <= NEAR else Standing.WAIT
    return Left(standing, _in(days), due, days)


HOUR = timedelta(hours=1)


def left_until(end: datetime, now: datetime) -> Left:
    """Say how a limit kept to the minute stands on its day: until when it runs, or how late it is."""
    at = end.astimezone(CIVIL)
    if now <= end:
        words = T(f"今天 {at:%H:%M} 前", f"Today by {at:%H:%M}")
        return Left(Standing.RISK, words, at.date())
    hours = (now - end) // HOUR
    if hours:
        words = T(f"逾期 {hours} 小时", f"{hours} hour{'s' * (hours != 1)} late")
    else:
        words = T("逾期不足 1 小时", "Less than an hour late")
    return Left(Standing.MISS, words, at.date())


def _late(days: int) -> T:
    if not days:
        return T("已过时限", "Past its day")
    return T(f"逾期 {days} 个工作日", f"{days} working day{'s' * (days != 1)} late")


def _in(days: int) -> T:
    if not days:
        return T("不足 1 个工作日", "Less than a working day")
    return T(f"剩 {days} 个工作日", f"{days} working day{'s' * (days != 1)} left")
