"""When the missing are urged: to the minute in an emergency, by working days otherwise; each rung once."""

from datetime import date, datetime, time, timedelta

from xuezheng.adapters.calendars import shipped
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.ledgers.clocks import Rung
from xuezheng.core.ledgers.urging import Limit, fires_at, owed, woken

OPENS = time(8, 30)
SENT = datetime(2026, 10, 12, 5, 0, tzinfo=CIVIL)
DUE = SENT + timedelta(minutes=20)
URGENT = tuple(
    Rung(0, wakes, minutes)
    for minutes, wakes in (
        (-10, ("missing",)),
        (0, ("missing", "sender")),
        (10, ("missing", "above", "sender")),
        (40, ("top",)),
    )
)
LIMIT = Limit(SENT, DUE, URGENT)


def keys(minutes, fired=()):
    rungs = owed(LIMIT, SENT + timedelta(minutes=minutes), fired, shipped(), OPENS)
    return [rung.key for rung in rungs]


def test_an_emergency_urges_to_the_minute():
    assert [keys(minutes) for minutes in (9, 10, 19, 20, 30, 60)] == [
        [],
        ["-10m"],
        ["-10m"],
        ["-10m", "+0m"],
        ["-10m", "+0m", "+10m"],
        ["-10m", "+0m", "+10m", "+40m"],
    ]


def test_what_has_fired_is_not_owed_again():
    assert keys(30, {"-10m", "+0m"}) == ["+10m"]


def test_a_reminder_before_the_beginning_never_fires():
    short = Limit(SENT, SENT + timedelta(minutes=5), URGENT)
    found = owed(short, SENT + timedelta(minutes=5), (), shipped(), OPENS)
    assert [rung.key for rung in found] == ["+0m"]


def test_days_are_working_days_and_fire_when_the_office_opens():
    # Friday 25 September is a holiday; 30 September is followed by seven days off.
    due = datetime(2026, 9, 30, 18, 0, tzinfo=CIVIL)
    at = fires_at(due, Rung(1, ("missing",)), shipped(), OPENS)
    assert at == datetime(2026, 10, 8, 8, 30, tzinfo=CIVIL)
    assert fires_at(due, Rung(0, ()), shipped(), OPENS).date() == date(2026, 9, 30)


def test_whom_a_rung_wakes_each_unit_once():
    above = {11: 3, 12: 3, 13: None}.get
    assert woken(Rung(0, ("missing",)), [12, 11], 2, 1, above) == (("missing", 11), ("missing", 12))
    assert woken(Rung(0, ("above", "sender", "top")), [11, 12, 13], 2, 1, above) == (
        ("above", 3),
        ("above", 1),
        ("sender", 2),
    )
