"""Bars count working days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.targets.gantt import Span, chart

HOLIDAYS = {date(2026, 10, day) for day in range(1, 8)}
WORKED = {date(2026, 9, 27), date(2026, 10, 10)}


class Autumn:
    """The weeks around the National Day of 2026."""

    def is_workday(self, day):
        return day in WORKED or (day.weekday() < 5 and day not in HOLIDAYS)


def drawn(*spans, first=date(2026, 9, 21), last=date(2026, 10, 16), on=date(2026, 10, 12)):
    given_ = [Span(n, *span) for n, span in enumerate(spans)]
    return chart(given_, Autumn(), first, last, on)


def test_a_bar_over_the_holiday_counts_its_working_days_only():
    found = drawn((date(2026, 9, 28), date(2026, 10, 10)))
    # Before it: 21-25 September and Sunday the 27th. In it: 28, 29, 30 September, 8, 9, 10 October.
    assert [(beam.x, beam.width) for beam in found.beams] == [(6, 6)]


def test_rest_is_marked_where_it_falls():
    found = drawn()
    assert [(rest.x, rest.first.day, rest.days, rest.holiday) for rest in found.rests] == [
        (5, 26, 1, False),
        (9, 1, 7, True),
        (12, 11, 1, False),
    ]
    assert [(tick.x, tick.month.month) for tick in found.ticks] == [(0, 9), (9, 10)]
    assert (found.width, found.today) == (17, 12)


def test_a_bar_goes_on_outside_and_one_of_rest_days_is_still_seen():
    found = drawn(
        (date(2026, 3, 2), date(2026, 9, 22)),
        (date(2026, 10, 3), date(2026, 10, 4)),
        (date(2026, 10, 16), date(2026, 12, 31)),
        (date(2025, 1, 1), date(2025, 2, 1)),
    )
    assert [(b.key, b.x, b.width, b.cut_before, b.cut_after) for b in found.beams] == [
        (0, 0, 2, True, False),
        (1, 9, 1, False, False),
        (2, 16, 1, False, True),
    ]


@given(st.dates(date(2026, 8, 1), date(2026, 11, 30)), st.integers(0, 90))
def test_every_bar_lies_inside(start, length):
    found = drawn((start, start + timedelta(days=length)))
    for beam in found.beams:
        assert beam.x >= 0
        assert beam.width >= 1
        assert beam.x + beam.width <= found.width
