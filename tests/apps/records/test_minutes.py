"""Limits kept to the minute are late on their own day from their moment on: in lists, roll-ups, on the page."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.records.steps import do

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.records.selectors.detail import case
from xuezheng.apps.records.selectors.filters import Filters, Show
from xuezheng.apps.records.selectors.lists import cases, counts
from xuezheng.apps.records.selectors.rollup import across, rolled
from xuezheng.apps.records.selectors.waiting import overdue
from xuezheng.core.base.periods import month_of
from xuezheng.core.base.standings import Standing

DAY = date(2026, 10, 12)
HAPPENED = datetime(2026, 10, 12, 7, 55, tzinfo=ZONE)


@pytest.fixture
def incident(bureau):
    """An incident of Monday 7:55: by telephone within 30 minutes, in writing within the hour."""
    data = {
        "title": "单杠跌落", "category": "injury", "spot": "操场",
        "happened_at": HAPPENED.isoformat(),
    }  # fmt: skip
    given = {"kind": "incident", "org": bureau.school, "data": data}
    return do("case.open", bureau.principal, HAPPENED + timedelta(minutes=5), **given)["case"]


def at(monkeypatch, hour, minute):
    """Set the clock to a moment of that day."""
    now = datetime(2026, 10, 12, hour, minute, tzinfo=ZONE)
    monkeypatch.setattr("xuezheng.adapters.clock.now", lambda: now)
    return now


def late(actor):
    """The late incidents in sight, by the list of that view."""
    return [one.id for one in cases(actor, "incident", Filters(Show.LATE), day=DAY).rows]


def rolled_up(bureau, day):
    """How many incidents are overdue by the roll-up of a month, by that of all ledgers, and by its drill."""
    who, month = bureau.principal, month_of(DAY)
    found = rolled(who, "incident", month, day)
    place = [one.of for one in found.counts].index("overdue")
    [across_] = [one for one in across(who, month, day) if one.ledger.key == "incident"]
    filters = Filters(Show.ALL, figure=found.counts[place], period=month)
    drilled = len(cases(who, "incident", filters, day=day).rows)
    assert found.total[place] == across_.overdue == drilled
    return drilled


@pytest.mark.parametrize(
    ("hour", "minute", "words", "standing"),
    [
        (8, 10, "今天 08:25 前", Standing.RISK),
        (8, 25, "今天 08:25 前", Standing.RISK),
        (8, 40, "逾期不足 1 小时", Standing.MISS),
        (10, 30, "逾期 2 小时", Standing.MISS),
    ],
)
def test_a_list_says_the_moment_and_from_it_on_how_late(
    bureau, incident, monkeypatch, hour, minute, words, standing
):
    now = at(monkeypatch, hour, minute)
    [row] = cases(bureau.principal, "incident", day=DAY).rows
    assert (row.left.words.zh, row.left.standing) == (words, standing)
    gone = [incident] if standing is Standing.MISS else []
    assert late(bureau.principal) == gone
    assert [one.id for one in overdue(bureau.principal, DAY)] == gone
    assert counts(bureau.principal, "incident", DAY).by["late"] == len(gone)
    assert rolled_up(bureau, DAY) == len(gone)
    limits = case(bureau.principal, incident, now).limits
    assert limits[0].left == row.left, "the page of the case says what the list says"
    assert [one.left.late for one in limits] == [bool(gone), hour >= 9]


def test_on_another_day_days_alone_are_compared(bureau, incident, monkeypatch):
    at(monkeypatch, 8, 40)
    tomorrow = DAY + timedelta(1)
    assert [one.id for one in overdue(bureau.principal, tomorrow)] == [incident]
    assert rolled_up(bureau, tomorrow) == 1
    assert rolled_up(bureau, DAY - timedelta(1)) == 0
    [row] = cases(bureau.principal, "incident", day=tomorrow).rows
    assert row.left.words.zh == "逾期 1 个工作日"


def test_a_list_asks_no_more_where_something_is_due_to_the_minute_today(
    bureau, incident, monkeypatch
):
    assert incident
    at(monkeypatch, 8, 40)
    asked = []
    for day in (DAY, DAY + timedelta(1)):
        cases(bureau.principal, "incident", day=day)  # What a process keeps is kept from here on.
        with CaptureQueriesContext(connection) as queries:
            cases(bureau.principal, "incident", day=day)
        asked.append(len(queries))
    today, tomorrow = asked
    assert today == tomorrow
    assert today <= 8
