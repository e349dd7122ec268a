"""A supervisor's own schools: visits of those owed, what is open there, the month that writes itself."""

from datetime import date, datetime

import pytest
from tests.apps.records.steps import do, evidence, move
from tests.apps.signing import signed_in
from tests.apps.warnings.test_following import served
from tests.scenarios.served import worker

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.models import Person
from xuezheng.apps.registers.services import INTENTIONS as REGISTERS
from xuezheng.apps.warnings.selectors.beat import beat
from xuezheng.apps.warnings.selectors.supervisors import supervised
from xuezheng.apps.warnings.selectors.visits import sheet
from xuezheng.core.base.actors import SYSTEM

MONDAY, MONTH = date(2026, 10, 12), date(2026, 10, 1)
BY_KEY = {one.key: one for one in REGISTERS}


def at(hour):
    return datetime(2026, 10, 12, hour, tzinfo=ZONE)


def visit(bureau, planned_on, **more):
    data = {
        "title": "经常性督导", "supervisor": 22, "planned_on": planned_on, "form": "unannounced",
        "purpose": "regular",
    } | more  # fmt: skip
    given = {"kind": "visit", "org": bureau.bureau, "data": data}
    given["parties"] = [("lead", bureau.school)]
    return do("case.open", bureau.supervisor, at(9), **given)["case"]


@pytest.fixture
def found(bureau):
    """A visit planned for Thursday and made on Monday, its finding answered; another is planned."""
    Person.objects.bulk_create([Person(pk=22)], ignore_conflicts=True)
    worker(bureau.bureau, 22)
    act(BY_KEY["register.switch"], {"kind": "responsible_supervisor", "on": True}, actor=SYSTEM, at=at(8))  # fmt: skip
    given = {
        "supervisor": 22, "post": "part", "since": "2024-01-01", "until": "2026-12-31", "term": 1,
        "schools": [{"school": bureau.school, "since": "2024-03-01"}],
    }  # fmt: skip
    row = {"kind": "responsible_supervisor", "org": bureau.bureau, "since": "2024-01-01", "data": given}  # fmt: skip
    act(BY_KEY["register.add"], row, actor=SYSTEM, at=at(8))
    case = visit(bureau, "2026-10-15")
    move(case, "arrive", bureau.supervisor, at(10))
    said = {
        "finding": "体育课被占用", "items": ["lessons"], "notice": "按课表上课",
        "answer_by": "2026-11-02",
    }  # fmt: skip
    move(case, "find", bureau.supervisor, at(11), data=said)
    files = [evidence(bureau.principal)]
    move(case, "report", bureau.principal, at(15), data={"result": "已改"}, files=files)
    return case


def test_one_of_two_regular_visits_is_made_and_its_finding_waits_to_be_seen_again(bureau, found):
    """Two are owed a term (国务院令第624号第十四条); a special visit counts towards neither."""
    following = visit(bureau, "2026-10-20")
    special = visit(bureau, "2026-10-22", purpose="special", form="announced")
    for case in (special, visit(bureau, "2026-10-12")):
        move(case, "arrive", bureau.supervisor, at(16))
    # The second has only begun.
    [one] = beat(bureau.supervisor, MONDAY, MONTH).schools
    assert (one.made, one.owed, one.short, one.last) == (1, 2, 1, MONDAY)
    assert one.next == (following, date(2026, 10, 20))
    assert [(open_.id, open_.notice, open_.again) for open_ in one.open] == [
        (found, "按课表上课", True)
    ]
    [row] = supervised(bureau.supervisor, MONDAY)
    assert [school.visits for school in row.schools] == [1], (
        "made before the day it was planned for"
    )


def test_a_school_to_be_avoided_is_owed_no_visit(bureau, found):  # noqa: ARG001 - it stands
    served(22, bureau.school, date(2025, 9, 1))
    [one] = beat(bureau.supervisor, MONDAY, MONTH).schools
    assert (one.avoided, one.short) == (True, 0)


def test_the_month_writes_itself(bureau, found):
    month = beat(bureau.supervisor, MONDAY, MONTH).month
    assert (len(month.made), month.schools, month.findings, month.closed) == (1, 1, 1, 0)
    [one] = month.made
    assert (one.on, one.found, one.notice) == (MONDAY, "体育课被占用", "按课表上课")
    move(found, "close", bureau.supervisor, at(16), data={"again_on": "2026-10-12"})
    assert beat(bureau.supervisor, MONDAY, MONTH).month.closed == 1
    assert beat(bureau.supervisor, MONDAY, date(2026, 9, 1)).month.made == ()


def test_the_sheet_holds_the_last_three_findings_closed_ones_too(bureau, found):
    move(found, "close", bureau.supervisor, at(16), data={"again_on": "2026-10-12"})
    following = visit(bureau, "2026-10-20")
    [one] = sheet(bureau.supervisor, following, MONDAY).findings
    assert (one.found, one.stage.zh) == ("体育课被占用", "已销号")


def test_nobody_else_has_a_beat(client, bureau):
    assert beat(None, MONDAY, MONTH) is None
    assert beat(bureau.principal, MONDAY, MONTH) is None
    signed_in(client, "leader", bureau.bureau)
    assert "我的责任区" not in client.get("/supervisors/").content.decode()
    assert client.get("/supervisors/?on=x").status_code == 422
