"""Promises of one small bureau, for the tests of targets."""

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from xuezheng.core.targets.figures import Figure
from xuezheng.core.targets.numbers import exact
from xuezheng.core.targets.target import Direction, Origin, Period, Target

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
CHINA = ZoneInfo("Asia/Shanghai")
DEMO_DAY = date(2026, 10, 12)


def target(direction=Direction.UP, value="6", unit="所", **given):
    """A target of the year; numbers as text."""
    for name in ("low", "high", "baseline"):
        if isinstance(given.get(name), str):
            given[name] = exact(given[name])
    return Target(
        indicator=given.pop("indicator", "新建学校"),
        unit=unit,
        direction=direction,
        period=given.pop("period", YEAR),
        value=exact(value) if isinstance(value, str) else value,
        **given,
    )


_ids = iter(range(1, 10**6))


def figure(value, day=date(2026, 9, 30), origin=Origin.ENTERED, **given):
    """A figure; ``value`` is text, a fraction or None."""
    return Figure(
        id=given.pop("id", None) or next(_ids),
        day=day,
        value=exact(value) if isinstance(value, str) else value,
        origin=origin,
        known_at=given.pop("known_at", datetime(day.year, day.month, day.day, 9, tzinfo=CHINA)),
        **given,
    )


def third(n):
    return Fraction(n, 3)
