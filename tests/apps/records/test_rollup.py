"""Roll-ups: numbers of a day, week, month and term up the tree, who is missing, drills that agree."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from tests.apps.records.steps import do, move, person, reported, task
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock
from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.access import ledger_of
from xuezheng.apps.records.models import Nudge, Record
from xuezheng.apps.records.selectors import Filters, cases
from xuezheng.apps.records.selectors.figures import admits, figure, figures
from xuezheng.apps.records.selectors.rollup import Span, across, asked_period, owed_by, rolled
from xuezheng.apps.records.services.nudging import PeriodError
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import month, of_key
from xuezheng.core.ledgers.definition import Count
from xuezheng.site.intentions import intention

SEPTEMBER, OCTOBER = month(2026, 9), month(2026, 10)
DAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 9, tzinfo=ZONE)


def on(day, hour=9):
    return datetime(2026, *day, hour, tzinfo=ZONE)


def practice(org, who, at):
    """Write one practice up: a case that schools open by themselves."""
    data = {"title": "晨读", "about": "teaching", "summary": "每日二十分钟"}
    return do("case.open", who, at, kind="practice", org=org, data=data)["case"]


def values(found, key):
    at = next(n for n, one in enumerate(found.counts) if one.of == key and not one.where)
    return {part.name: part.values[at] for part in found.parts} | {"": found.total[at]}


@pytest.fixture
def second(bureau):
    """A second school of the township beside the first."""
    given = {
        "code": "second", "name": "second", "kind": "primary", "parent": bureau.town,
        "since": "2020-09-01",
    }  # fmt: skip
    org = act(intention("organisation.add"), given, actor=SYSTEM, at=on((9, 1))).result[
        "organisation"
    ]
    return SimpleNamespace(org=org, principal=person(9, "principal", org))


def test_numbers_go_up_the_tree_and_name_who_is_missing(bureau, second):
    # September: one at the first school. October: one at the first school, none at the second.
    practice(bureau.school, bureau.principal, on((9, 28)))
    practice(bureau.school, bureau.principal, on((10, 9)))
    found = rolled(bureau.clerk, "practice", OCTOBER, DAY)
    assert values(found, "opened") == {
        "bureau": 0, "office科": 0, "basic科": 0, "safety科": 0, "town": 1, "": 1,
    }  # fmt: skip
    assert values(found, "open")["town"] == 2
    assert found.owing == 2
    assert [(one.name, one.under) for one in found.absent] == [("second", "town")]
    below = rolled(bureau.clerk, "practice", OCTOBER, DAY, bureau.town)
    assert values(below, "opened") == {"town": 0, "school": 1, "second": 0, "": 1}
    assert (below.above, found.above) == (bureau.bureau, None)
    assert [one.name for one in rolled(bureau.clerk, "practice", SEPTEMBER, DAY).absent] == [
        "second"
    ]
    practice(second.org, second.principal, on((10, 12)))
    assert rolled(bureau.clerk, "practice", OCTOBER, DAY).absent == ()


def test_a_past_month_says_what_stood_at_its_end(bureau):
    # Handed in on 28 September and closed on 9 October; its check was due on 8 October.
    one = reported(bureau, on((9, 28)))
    ledger = ledger_of("task")
    stands = Count("waits", T("待审核", "To check"), T("件", "cases"), "reported")

    def counted(count, period, day=DAY):
        return Record.objects.filter(admits(ledger, count, period, day), kind="task").count()

    plain = {
        key: figure(ledger, key) for key in ("all_opened", "all_closed", "all_open", "all_overdue")
    }
    assert counted(stands, SEPTEMBER) == counted(stands, OCTOBER) == 1
    move(one, "close", bureau.second, on((10, 9)))
    assert (counted(stands, SEPTEMBER), counted(stands, OCTOBER)) == (1, 0)
    told = {key: (counted(c, SEPTEMBER), counted(c, OCTOBER)) for key, c in plain.items()}
    assert told == {
        "all_opened": (1, 0), "all_closed": (0, 1), "all_open": (1, 0), "all_overdue": (0, 0),
    }  # fmt: skip
    week = of_key("2026W41")
    assert week.last == date(2026, 10, 11)
    # On the 8th itself the limit has just run out; it was met late the day after.
    assert counted(plain["all_overdue"], of_key("2026-10-08")) == 1
    assert counted(plain["all_overdue"], of_key("2026-10-07")) == 0
    assert counted(plain["all_overdue"], week) == 0


def test_what_runs_out_today_is_not_late_yet(bureau):
    task(bureau, due="2026-10-12")
    late = figure(ledger_of("task"), "all_overdue")
    ledger = ledger_of("task")
    for day, many in ((date(2026, 10, 12), 0), (date(2026, 10, 13), 1)):
        found = Record.objects.filter(admits(ledger, late, OCTOBER, day))
        assert found.count() == many


def test_a_drill_shows_the_very_cases_that_were_counted(bureau):
    made = [task(bureau, on((9, 28))), task(bureau, on((10, 9))), task(bureau, on((10, 10)))]
    ledger = ledger_of("task")
    given = {"figure": "all_opened", "period": "2026-10", "under": str(bureau.bureau)}
    page = cases(bureau.clerk, "task", Filters.read(ledger, given), day=DAY)
    assert sorted(row.id for row in page.rows) == made[1:]
    found = rolled(bureau.clerk, "task", OCTOBER, DAY)
    assert values(found, "opened")["basic科"] == len(page.rows)


def test_a_condition_without_a_slot_and_a_sum_are_read_from_the_data(bureau):
    task(bureau, on((10, 9)))
    other = {"title": "另一件", "source": "superior", "source_date": "2026-09-01", "measure": "甲"}
    task(bureau, on((10, 9)), data=other)
    ledger = ledger_of("task")
    by_slot = Count("a", T("上级", "Above"), T("件", "cases"), where={"source": "superior"})
    by_data = Count("b", T("甲", "A"), T("件", "cases"), where={"measure": "甲"})
    for count in (by_slot, by_data):
        assert Record.objects.filter(admits(ledger, count, OCTOBER, DAY)).count() == 1


def test_spans_hold_each_other():
    day = date(2026, 10, 12)
    keys = [one.holding(day).key for one in Span]
    assert keys == ["2026-10-12", "2026W42", "2026-10", "2026S1"]
    assert [Span.of_period(of_key(key)) for key in keys] == list(Span)
    assert asked_period("nonsense", day) == asked_period("", day) == OCTOBER


def test_each_rolls_up_what_is_theirs(bureau, second):
    practice(bureau.school, bureau.principal, on((10, 9)))
    own = rolled(bureau.principal, "practice", OCTOBER, DAY)
    assert (own.org, values(own, "opened")[""]) == (bureau.school, 1)
    for org in (bureau.bureau, second.org, 10**7):
        with pytest.raises(NotFoundError):
            rolled(bureau.principal, "practice", OCTOBER, DAY, org)
    town = rolled(bureau.town_officer, "practice", OCTOBER, DAY)
    assert [one.name for one in town.absent] == ["second"]


def test_who_owes_follows_from_roles_or_from_the_rhythm(bureau, second):
    tree = tree_of(DAY)
    assert owed_by(ledger_of("practice"), tree, bureau.bureau) == [bureau.school, second.org]
    assert owed_by(ledger_of("task"), tree, bureau.bureau) == []
    every = {one.of for one in figures(ledger_of("task"))}
    assert {"opened", "closed", "open", "overdue"} <= every


def test_the_missing_are_urged_at_once_and_those_who_reported_are_not(bureau, second):
    practice(bureau.school, bureau.principal, on((10, 9)))
    given = {"kind": "practice", "org": bureau.town, "period": "2026-10"}
    assert do("rollup.urge", bureau.town_officer, NOW, **given)["urged"] == [second.org]
    do("rollup.urge", bureau.town_officer, NOW, note="请今天报送", **given)
    row = Nudge.objects.get()
    assert (row.org, row.period, row.times, row.note) == (second.org, "2026-10", 2, "请今天报送")
    [absent] = rolled(bureau.town_officer, "practice", OCTOBER, DAY).absent
    assert absent.urged == 2
    with pytest.raises(PeriodError):
        do("rollup.urge", bureau.town_officer, NOW, **given | {"period": "x"})
    with pytest.raises(NotFoundError):
        do("rollup.urge", bureau.principal, NOW, **given)


def test_all_ledgers_side_by_side(bureau):
    task(bureau, on((10, 9)), due="2026-10-10")
    practice(bureau.school, bureau.principal, on((10, 9)))
    found = {one.ledger.key: one for one in across(bureau.clerk, OCTOBER, DAY)}
    assert (found["task"].opened, found["task"].overdue) == (1, 1)
    assert (found["practice"].opened, found["practice"].open) == (1, 1)
    assert found["problem"].opened == 0


@pytest.fixture
def _demo_day(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: DAY)


@pytest.mark.usefixtures("_demo_day")
def test_pages_workbook_and_programs_say_the_same(client, bureau, second):
    practice(bureau.school, bureau.principal, on((10, 9)))
    signed_in(client, "office", bureau.office)
    page = client.get("/ledgers/practice/rollup/?period=2026-10").content.decode()
    assert "应报 2 个单位，未报 1 个" in page
    assert f"&amp;under={bureau.town}&amp;period=2026-10" in page
    told = client.get("/api/cases/rollup?kind=practice&period=2026-10").json()
    at = [one["of"] for one in told["figures"]].index("opened")
    assert [(one["name"], one["values"][at]) for one in told["parts"]][-1] == ("town", 1)
    assert told["absent"] == [second.org]
    book = client.get("/ledgers/practice/rollup/workbook/?period=2026-10")
    assert book["Content-Type"].endswith("sheet")
    assert client.get("/ledgers/practice/rollup/?org=99999999").status_code == 404
    assert "台账汇总" in client.get("/rollups/").content.decode()
    town = actor_for(("township", bureau.town))
    signed_in(client, "township", bureau.town, person=town.person)
    page = client.get("/ledgers/practice/rollup/?period=2026-10").content.decode()
    assert "全部催报（1）" in page
    given = {"period": "2026-10", "org": bureau.town}
    done = client.post("/ledgers/practice/rollup/urge/", given, follow=True)
    assert "已催报 1 个单位。" in done.content.decode()
