"""The feed is what RFC 5545 asks for."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st
from promises import CHINA

from xuezheng.core.targets.calendar import Event, calendar, escaped, folded

STAMP = datetime(2026, 10, 12, 8, 30, tzinfo=CHINA)


def test_a_calendar_with_one_day():
    event = Event(
        "task-7@xuezheng", date(2026, 12, 31), "新建学校6所，完成时限", "http://x/cases/7/"
    )
    assert calendar("工作任务", [event], STAMP) == (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Xuezheng//Work plan//ZH\r\n"
        "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:工作任务\r\n"
        "X-WR-TIMEZONE:Asia/Shanghai\r\nBEGIN:VEVENT\r\nUID:task-7@xuezheng\r\n"
        "DTSTAMP:20261012T003000Z\r\nDTSTART;VALUE=DATE:20261231\r\n"
        "DTEND;VALUE=DATE:20270101\r\nSUMMARY:新建学校6所，完成时限\r\nURL:http://x/cases/7/\r\n"
        "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@given(st.text(max_size=300))
def test_no_line_is_longer_than_75_octets_and_nothing_is_lost(text):
    line = f"SUMMARY:{escaped(text)}"
    parts = folded(line).split("\r\n")
    assert all(len(part.encode("utf-8", "surrogatepass")) <= 75 for part in parts)
    assert "".join([parts[0], *(part[1:] for part in parts[1:])]) == line


@given(st.text(alphabet="ab\n\r;,\\:学", max_size=60))
def test_text_cannot_begin_a_line_of_its_own(text):
    made = calendar("甲", [Event("u", date(2026, 1, 1), text)], STAMP)
    assert made.count("\r\n") == made.count("\n") == made.count("\r")
    unfolded = made.replace("\r\n ", "").split("\r\n")
    assert [line.split(":")[0] for line in unfolded[7:-2]] == [
        "BEGIN", "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "TRANSP", "END",
    ]  # fmt: skip
