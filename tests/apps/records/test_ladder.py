"""The ladder in the database: every rung once, nothing silences it, the watchdog hears silence."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.records.steps import DONE_BY, MONDAY, do, evidence, move, task

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.models import Grant
from xuezheng.apps.audit.models import Entry as LogEntry
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.models import Person
from xuezheng.apps.records.access.rules import calendar, in_force
from xuezheng.apps.records.models import Alarm, CalendarRow, Deadline, Record, Woken
from xuezheng.apps.records.services import ladder
from xuezheng.apps.records.services.ladder import FIRE, fire, silent
from xuezheng.apps.records.tasks import TICKS, watchdog
from xuezheng.catalogue import current
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.actors import Grant as Held
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.ledgers.mustfire import LONGER, PAUSE, Expected, Turn, situations

START = MONDAY.date()


def morning(day, hour=8):
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def fired(case, clock):
    rows = Alarm.objects.filter(deadline__record=case, deadline__clock=clock)
    return {
        Expected(row.fired_at.astimezone(ZONE).date(), row.rung, row.deadline.due_day)
        for row in rows.select_related("deadline")
    }


def test_a_rung_fires_once_however_often_the_clock_ticks(bureau):
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    # To be signed by Wednesday the 30th: that day the lead, on 8 October the office as well.
    for day in (30, 30):
        fire(morning(date(2026, 9, day)))
    assert fired(case, "sign") == {Expected(date(2026, 9, 30), "+0", date(2026, 9, 30))}
    assert list(Woken.objects.values_list("word", "org")) == [("lead", bureau.basic)]
    fire(morning(date(2026, 10, 8)))
    late = Woken.objects.filter(alarm__rung="+1").values_list("word", "org")
    assert set(late) == {("lead", bureau.basic), ("supervisor", bureau.office)}
    fire(morning(date(2026, 10, 10)))  # a Saturday that is worked, the third day late
    above = Woken.objects.filter(alarm__rung="+3").values_list("word", "org")
    assert set(above) == {("supervisor", bureau.office), ("above", bureau.bureau)}
    assert LogEntry.objects.filter(intention="deadline.fire").count() == 3


def test_an_idle_tick_writes_nothing(bureau):
    task(bureau)
    with CaptureQueriesContext(connection) as asked:
        assert fire(MONDAY) == 0
    assert not [one for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert not LogEntry.objects.filter(intention="deadline.fire").exists()


def test_a_turn_that_owes_nothing_leaves_no_entry(bureau):
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    late = morning(date(2026, 9, 30))
    assert fire(late) == 1
    # As after a new calendar: everything is looked at again.
    Deadline.objects.filter(state="open").update(next_at=late)
    assert fire(late) == 0
    assert not Deadline.objects.filter(next_at__lte=late).exists()
    assert LogEntry.objects.filter(intention="deadline.fire").count() == 1


def test_a_stretch_asks_no_more_for_many_cases_than_for_one(bureau):
    asked = []
    for many in (1, 1, 5):  # The first turn fills what a process keeps.
        for _ in range(many):
            move(task(bureau), "issue", bureau.clerk)
        with CaptureQueriesContext(connection) as queries:
            assert fire(morning(date(2026, 9, 30))) == many
        asked.append(len(queries))
    assert asked[1] == asked[2]


def test_the_watchdog_asks_no_more_for_many_limits_than_for_one(bureau):
    asked = []
    for many in (1, 1, 5):
        for _ in range(many):
            move(task(bureau), "issue", bureau.clerk)
        with CaptureQueriesContext(connection) as queries:
            assert len(silent(morning(date(2026, 9, 30)))) == sum((1, 1, 5)[: len(asked) + 1])
        asked.append(len(queries))
    assert asked[1] == asked[2]


@pytest.mark.parametrize("dies", ["before it wakes", "after it woke", "before it moves on"])
def test_a_turn_that_dies_loses_and_doubles_nothing(bureau, monkeypatch, dies):
    cases = [task(bureau) for _ in range(5)]
    for case in cases:
        move(case, "issue", bureau.clerk)
    monkeypatch.setattr(ladder, "MOST", 2)
    late, turns = morning(date(2026, 9, 30)), []

    def broken(run, *, first):
        def second(*given):
            turns.append(run)
            if len(turns) > 1 and first:
                raise KeyboardInterrupt
            run(*given)
            if len(turns) > 1:
                raise KeyboardInterrupt

        return second

    name = "_moved_on" if dies == "before it moves on" else "wake"
    with monkeypatch.context() as during:
        during.setattr(ladder, name, broken(getattr(ladder, name), first=dies != "after it woke"))
        with pytest.raises(KeyboardInterrupt):
            fire(late)
    # The first turn of two stands whole, of the second nothing.
    assert (Alarm.objects.count(), Woken.objects.count()) == (2, 2)
    assert LogEntry.objects.filter(intention="deadline.fire").count() == 1
    assert Deadline.objects.filter(clock="sign", next_at__lte=late).count() == 3
    assert (fire(late), fire(late)) == (3, 0)
    assert set(Alarm.objects.values_list("deadline__record", "rung")) == {
        (case, "+0") for case in cases
    }
    assert (Alarm.objects.count(), Woken.objects.count(), silent(late)) == (5, 5, [])


def test_only_the_software_itself_fires(bureau):
    with pytest.raises(NotFoundError):
        act(FIRE, {"day": START}, actor=bureau.clerk, at=MONDAY)


def test_the_watchdog_names_what_never_fired(bureau, caplog):
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    late = morning(date(2026, 9, 30))
    assert silent(late) == [f"{case} sign:2026-09-30:+0"]
    assert watchdog(late) == 1
    assert "alarms-missing" in caplog.text
    assert TICKS["deadlines"](late) == 1
    assert TICKS["watchdog"](late) == 0


def test_a_pause_that_is_over_lets_the_clock_run_again(bureau):
    case = task(bureau)
    do("case.suspend", bureau.clerk, case=case, until="2026-09-30", note="等")
    fire(morning(date(2026, 9, 29)))
    assert Deadline.objects.get(record=case, clock="finish", state="suspended")
    fire(morning(date(2026, 9, 30)))
    assert Deadline.objects.get(record=case, clock="finish", state="open")
    assert Record.objects.get(pk=case).suspended_since is None


def test_a_published_calendar_moves_provisional_days_once_and_on_the_record(bureau):
    december = morning(date(2026, 12, 30), 9)
    case = task(bureau, december, due="2027-06-30")
    move(case, "issue", bureau.clerk, december)
    limit = Deadline.objects.get(record=case, clock="sign")
    # Nobody has published 2027: Thursday 31 December and Friday 1 January, as weekdays go.
    assert (limit.due_day, limit.provisional) == (date(2027, 1, 1), True)
    admin = Actor(90, 90, (Held(90, "system_admin", bureau.bureau),))
    text = "day,kind\n2027-01-01,休\n"
    assert do("calendar.take", admin, december, text=text) == {"years": [2027], "moved": 1}
    assert do("calendar.take", admin, december, text=text) == {"years": [2027], "moved": 0}
    moved = Deadline.objects.get(record=case, clock="sign", state="open")
    assert (moved.due_day, moved.provisional) == (date(2027, 1, 4), False)
    assert Record.objects.get(pk=case).next_due == date(2027, 1, 4)
    assert CalendarRow.objects.count() == 1
    with pytest.raises(NotFoundError):
        do("calendar.take", bureau.clerk, december, text=text)


def stand(bureau, situation):
    """Bring a case of its own to where the clock of a situation has just started."""
    at = morning(situation.start)
    due = situation.due if situation.clock == "finish" else situation.due + LONGER
    if situation.clock == "check":
        case = task(bureau, at, due=due.isoformat())
        for step, who, more in (
            ("issue", bureau.clerk, {}),
            ("sign", bureau.head, {}),
            ("report", bureau.head, {"data": {"result": "好"}, "files": [bureau.file]}),
        ):
            move(case, step, who, at, **more)
        return case
    case = task(bureau, at, due=due.isoformat())
    if situation.clock == "sign":
        move(case, "issue", bureau.clerk, at)
    return case


def turn(bureau, case, situation):
    """Do to it what the situation says, by the services."""
    at, record = morning(situation.on, 10), Record.objects.get(pk=case)
    match situation.turn:
        case Turn.EDITED:
            do(
                "case.correct",
                bureau.clerk,
                at,
                case=case,
                seen=record.version,
                data={"text": "改"},
            )
        case Turn.PAUSED:
            until = (situation.on + PAUSE).isoformat()
            do("case.suspend", bureau.clerk, at, case=case, until=until, note="停")
        case Turn.HANDED_ON:
            do("case.hand_on", bureau.head, at, case=case, person=4)
        case Turn.EXTENDED:
            until = (max(record.due, situation.on) + LONGER).isoformat()
            do("case.request_extension", bureau.head, at, case=case, until=until, note="延")
            do("case.decide_extension", bureau.clerk, at, case=case, grant=True)


@pytest.mark.parametrize("clock", [clock.key for clock in current().ledger("task").clocks])
def test_no_act_silences_an_alarm(bureau, clock):
    """The list the engine makes of itself, played in the database day by day."""
    Person.objects.create(pk=4)
    Grant.objects.create(person_id=4, role="clerk", org_id=bureau.basic, since=date(2026, 1, 1))
    bureau.file = evidence(bureau.head)
    ledger, known = current().ledger("task"), calendar()
    listed = [
        one for one in situations(ledger, START, known, in_force(START)) if one.clock == clock
    ]
    assert len(listed) > 20
    cases = {stand(bureau, one): one for one in listed}
    last = max(one.on for situation in listed for one in situation.expected) + PAUSE + LONGER
    day = START
    while day <= last:
        fire(morning(day, 9))
        for case, situation in cases.items():
            if situation.on == day:
                turn(bureau, case, situation)
        day += timedelta(days=1)
    for case, situation in cases.items():
        assert fired(case, clock) == set(situation.expected), situation.name


def test_what_is_due_by_december_reminds_five_working_days_before(bureau):
    case = task(bureau)
    fire(morning(date(2026, 12, 10)))
    assert fired(case, "finish") == set()
    fire(morning(date(2026, 12, 11)))
    assert fired(case, "finish") == {Expected(date(2026, 12, 11), "-5", DONE_BY)}
