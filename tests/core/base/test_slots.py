"""When messages go out: hand-worked hours."""

from datetime import datetime, time

import pytest

from xuezheng.core.base.slots import Hours

HOURS = Hours.of(["14:00", "08:30"], "21:00-07:00")


def at(text):
    return datetime.fromisoformat(f"2026-10-12 {text}")


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [("20:59", False), ("21:00", True), ("23:59", True), ("06:59", True), ("07:00", False)],
)
def test_quiet_hours_reach_over_midnight(moment, quiet):
    assert HOURS.quiet(at(moment)) is quiet


def test_quiet_hours_within_a_day_and_none_at_all():
    noon = Hours((time(8),), time(12), time(13))
    assert [noon.quiet(at(one)) for one in ("11:59", "12:00", "12:59", "13:00")] == [
        False, True, True, False,
    ]  # fmt: skip
    assert not any(Hours((time(8),), time(0), time(0)).quiet(at(f"{h:02d}:00")) for h in range(24))


@pytest.mark.parametrize(
    ("moment", "slot"),
    [
        ("08:30", "2026-10-12 08:30"), ("13:59", "2026-10-12 08:30"), ("14:00", "2026-10-12 14:00"),
        ("23:00", "2026-10-12 14:00"), ("08:29", "2026-10-11 14:00"),
    ],
)  # fmt: skip
def test_the_latest_slot_is_todays_or_the_last_of_yesterday(moment, slot):
    assert HOURS.latest(at(moment)) == datetime.fromisoformat(slot)
