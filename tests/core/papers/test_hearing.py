"""Hearing before naming (R14), and the planted line that was wrong (D2)."""

from datetime import date, datetime

import pytest

from xuezheng.core.base.workdays import CIVIL, Calendar, Span
from xuezheng.core.papers.hearing import (
    Heard,
    Named,
    UnheardError,
    heard,
    in_time,
    require_heard,
)

OCTOBER = Calendar(
    "test",
    {date(2026, 10, day): day == 10 for day in (1, 2, 5, 6, 7, 10)},
    date(2026, 1, 1),
    date(2026, 12, 31),
)
"""A holiday to the 7th; Saturday the 10th is worked."""


def at(day, hour, minute=0, month=10):
    return datetime(2026, month, day, hour, minute, tzinfo=CIVIL)


def test_evidence_of_the_last_day_at_ten_to_six_is_in_time():
    # Five working days from 28 September end on Saturday 10 October at six.
    due = OCTOBER.due_at(at(28, 9, month=9), 5, Span.WORKING_DAYS)
    assert due.at == at(10, 18)
    assert in_time(Named("青鹤镇中心小学", "未按时报送", due.at, at(10, 17, 50)))
    assert not in_time(Named("甲", "", due.at, at(10, 18, 1)))
    assert not in_time(Named("甲", "", due.at))


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
