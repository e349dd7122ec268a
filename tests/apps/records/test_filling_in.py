"""D8: a unit without an account is filled in for by its township, and a point of one person is checked one level up."""

from datetime import datetime

import pytest
from tests.apps.records.steps import do, evidence, move, person
from tests.apps.signing import account_for, signed_in

from xuezheng.adapters import clock
from xuezheng.adapters.clock import ZONE
from xuezheng.apps.records.access import ledgers_on
from xuezheng.apps.records.models import CaseEntry, Record
from xuezheng.apps.records.views.ledgers import MOST_COUNTED
from xuezheng.core.ledgers.cases import MoveRefusedError

AT = datetime(2026, 10, 12, 8, 0, tzinfo=ZONE)
FENCE = {"title": "围栏高度不足", "category": "security", "spot": "西门"}
ASSIGNED = {"grade": "general", "owner": "王建国", "due_on": "2026-10-30"}


def reported(bureau, actor):
    """Open a hazard of the school, assign it and report it put right."""
    case = do("case.open", actor, AT, kind="hazard", org=bureau.school, data=FENCE)["case"]
    move(case, "assign", actor, AT, data=ASSIGNED)
    photo = evidence(actor, AT, "围栏.pdf")
    move(case, "report", actor, AT, data={"result": "已加高", "after": [photo]}, files=[photo])
    return case


def test_the_township_fills_in_for_a_unit_without_an_account_and_another_checks(bureau):
    case = reported(bureau, bureau.town_officer)
    line = CaseEntry.objects.get(record=case, act="report")
    assert (line.org, line.part) == (bureau.town, "lead"), (
        "filled in by the township, for the school"
    )
    assert Record.objects.get(pk=case).org_id == bureau.school
    with pytest.raises(MoveRefusedError) as caught:
        move(case, "close", bureau.town_officer, AT, note="同意")
    assert "报送人不能审核" in caught.value.told().zh
    move(case, "close", person(17, "township", bureau.town), AT, note="同意")
    assert Record.objects.get(pk=case).state == "closed"


def test_the_ledgers_that_wait_for_somebody_come_first(client, bureau, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", AT.date)
    signed_in(client, "principal", bureau.school)
    order = [one.key for one in ledgers_on()]
    assert order.index("hazard") >= MOST_COUNTED, "far down, as long as nothing waits there"
    counted = client.get("/ledgers/").context["ledgers"]
    assert "hazard" not in [one["ledger"].key for one in counted]
    do("case.open", bureau.principal, AT, kind="hazard", org=bureau.school, data=FENCE)
    first = client.get("/ledgers/").context["ledgers"][0]
    assert (first["ledger"].key, first["open"], first["mine"]) == ("hazard", "1", 1)


def test_a_unit_with_an_account_is_not_filled_in_for(bureau):
    account_for(("principal", bureau.school))
    case = do("case.open", bureau.principal, AT, kind="hazard", org=bureau.school, data=FENCE)[
        "case"
    ]
    move(case, "assign", bureau.town_officer, AT, data=ASSIGNED)
    with pytest.raises(MoveRefusedError) as caught:
        move(case, "progress", bureau.town_officer, AT, data={"progress": "已报修"})
    assert "由隐患单位办理" in caught.value.told().zh
