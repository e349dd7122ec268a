"""The shipped calendar, and files for later years."""

from datetime import date

import pytest

from xuezheng.adapters.calendars import CalendarFileError, combined, read_file, shipped

NEXT = "day,kind\n2027-01-01,休\n2027-02-06,班\n"


def test_the_demo_year_is_known():
    calendar = shipped()
    assert calendar.is_workday(date(2026, 10, 10))
    assert not calendar.is_workday(date(2026, 10, 7))
    assert calendar.add_workdays(date(2026, 9, 28), 5).day == date(2026, 10, 10)
    assert (calendar.known_from, calendar.known_through) == (date(2004, 1, 1), date(2026, 12, 31))


def test_every_day_of_the_known_years_agrees_with_the_library():
    chinese_calendar = pytest.importorskip("chinese_calendar")
    calendar = shipped()
    day = date(2025, 1, 1)
    for number in range(730):
        one = date.fromordinal(day.toordinal() + number)
        assert calendar.is_workday(one) == chinese_calendar.is_workday(one), one


def test_a_year_beyond_is_provisional_until_its_file_comes():
    start = date(2026, 12, 15)
    assert shipped().add_workdays(start, 20).provisional
    found = combined([read_file(NEXT.encode())]).add_workdays(start, 20)
    # New Year's Day is off now: 12 January becomes the 13th
    assert (found.day, found.provisional) == (date(2027, 1, 13), False)


def test_years_with_a_gap_are_used_but_not_known_through():
    calendar = combined([read_file(b"day,kind\n2028-01-03,rest\n")])
    assert not calendar.is_workday(date(2028, 1, 3))
    assert calendar.known_through == date(2026, 12, 31)


def test_a_later_file_replaces_the_year():
    one = read_file(NEXT.encode())
    two = read_file("day,kind\n2027-01-04,休\n".encode("gb18030"))
    calendar = combined([one, two])
    assert calendar.is_workday(date(2027, 1, 1))
    assert not calendar.is_workday(date(2027, 1, 4))
    assert calendar.version.count(" + ") == 2
    assert combined([two, one]).version != calendar.version


def test_every_wrong_line_is_told():
    wrong = (
        "day,kind\n2027-13-01,休\n2027-01-01,maybe\n2027-01-02\n\n2027-01-04,休\n2027-01-04,休\n"
    )
    with pytest.raises(CalendarFileError) as caught:
        read_file(wrong.encode())
    told = caught.value.told().zh
    assert "第2行 / line 2: “2027-13-01”不是日期" in told
    assert "第3行 / line 3: “maybe”，应为 班、休" in told
    assert "第4行 / line 4: 1 列" in told
    assert "第7行 / line 7: 2027-01-04 重复" in told


@pytest.mark.parametrize("text", ["", "date;kind", "day,kind", "\ufffe\0"])
def test_a_file_of_another_shape_is_refused(text):
    with pytest.raises(CalendarFileError):
        read_file(text.encode("utf-16-le"))
    with pytest.raises(CalendarFileError):
        read_file(text.encode())
