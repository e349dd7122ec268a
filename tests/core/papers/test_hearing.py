"""Hearing before naming (R14), and the planted line that was wrong (D2)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from xuezheng.core.papers.hearing import (
    Heard,
    Named,
    UnheardError,
    heard,
    hearing_ends,
    in_time,
    require_heard,
)

ZONE = ZoneInfo("Asia/Shanghai")


def at(day, hour, minute=0, month=10):
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def workday(day):
    """October 2026 as it is: a holiday to the 7th, and Saturday the 10th a working day."""
    if day.month == 10 and day.day <= 7:
        return False
    return day.weekday() < 5 or day == date(2026, 10, 10)


def test_working_hours_skip_noon_evening_and_sunday():
    # Friday 16:00, 8 hours: 1.5 on Friday, 6.5 of the 7 on the working Saturday.
    assert hearing_ends(at(9, 16), 8, is_workday=workday) == at(10, 17)
    # Saturday 17:50: the office is closed; 8 hours are Monday's seven and one of Tuesday.
    assert hearing_ends(at(10, 17, 50), 8, is_workday=workday) == at(13, 9, 30)


def test_a_calendar_without_working_days_is_an_error():
    with pytest.raises(ValueError, match="2026"):
        hearing_ends(at(9, 9), 1, is_workday=lambda _: False)


def test_evidence_of_the_last_day_at_ten_to_six_is_in_time():
    line = Named("青鹤镇中心小学", "未按时报送", date(2026, 10, 10), at(10, 17, 50))
    assert in_time(line)
    assert not in_time(Named("甲", "", date(2026, 10, 10), at(11, 0, 1)))
    assert not in_time(Named("甲", "", date(2026, 10, 10)))


def test_issuing_waits_until_everyone_named_was_heard():
    unasked = Named("甲校", "逾期2项")
    asked = Named("乙校", "逾期1项", opened_at=at(12, 9), until=at(13, 9, 30))
    stated = Named("丙校", "", opened_at=at(12, 9), until=at(13, 9, 30), stated_at=at(12, 10))
    with pytest.raises(UnheardError) as refused:
        require_heard([unasked, asked, stated], at(12, 11))
    assert refused.value.facts["count"] == 2
    assert "甲校、乙校" in str(refused.value)
    with pytest.raises(UnheardError):
        require_heard([asked], at(13, 9, 29))
    require_heard([asked, stated], at(13, 9, 30))
    assert heard(asked, at(13, 9, 30)) is Heard.LAPSED


def test_a_waiver_or_a_struck_line_opens_the_way():
    require_heard(
        [Named("甲校", "", waived="上级要求当日通报"), Named("乙", "", struck=True)], at(12, 9)
    )
