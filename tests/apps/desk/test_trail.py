"""The duty record of a unit: told, signed, open, done; what is out of sight stays out."""

from datetime import date

import pytest
from tests.apps.notices.conftest import MONDAY, bureau, do, send
from tests.apps.signing import signed_in

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.desk.selectors.trail import trail
from xuezheng.apps.records.services import INTENTIONS
from xuezheng.apps.schools.access import DayError
from xuezheng.core.base.errors import NotFoundError

__all__ = ["bureau"]
pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
CASES = {one.key: one for one in INTENTIONS}
CODE = "junior"


def at(hour, minute=0):
    return MONDAY.replace(hour=hour, minute=minute)


def opened(bureau, title="食堂整改", **more):
    """A task of the school, issued by the office."""
    given = {
        "kind": "task", "org": bureau.junior, "due": "2026-10-20",
        "parties": [("lead", bureau.junior), ("supervisor", bureau.office)],
        "data": {
            "title": title, "source": "leader_note", "source_date": "2026-10-09",
            "source_number": "1号",
        },
    } | more  # fmt: skip
    return act(CASES["case.open"], given, actor=bureau.clerk, at=MONDAY).result


def test_a_record_tells_what_was_told_signed_open_and_done(bureau):
    number = send(bureau)
    do("sign", bureau.principal, at(9, 30), notice=number, org=bureau.junior)
    case = opened(bureau)["case"]
    moved = {"case": case, "move": "issue", "seen": 1}
    act(CASES["case.move"], moved, actor=bureau.clerk, at=at(10))
    found = trail(bureau.clerk, CODE, TODAY)
    assert (found.name, found.since) == ("白鹭初级中学", date(2025, 10, 12))
    [told] = found.told
    assert (told.title, told.signer, told.minutes) == ("关于做好暴雨防范的通知", "沈听雨", 30)
    [(row, ledger)] = found.open
    assert (row.subject, ledger.zh) == ("食堂整改", "督查督办台账")
    assert [(one.said.zh, one.at) for one in found.done] == [("下达", at(10)), ("登记", MONDAY)]


def test_only_the_days_asked_for_are_told(bureau):
    send(bureau)
    opened(bureau)
    before = trail(bureau.clerk, CODE, TODAY, "2026-10-01", "2026-10-11")
    assert (before.told, before.done) == ([], [])
    # What is open is open today, whatever days are asked for; both ends count in full.
    assert len(before.open) == 1
    on_the_day = trail(bureau.clerk, CODE, TODAY, "2026-10-12", "2026-10-12")
    assert (len(on_the_day.told), len(on_the_day.done)) == (1, 1)


def test_a_stranger_sees_nothing_of_another_school(bureau):
    send(bureau)
    opened(bureau)
    found = trail(bureau.stranger, CODE, TODAY)
    assert (found.open, found.told, found.done) == ([], [], [])


def test_unknown_units_and_days_that_are_none_are_refused(bureau):
    with pytest.raises(NotFoundError):
        trail(bureau.clerk, "nobody", TODAY)
    for since, until in (("gestern", ""), ("2026-10-12", "2026-10-11")):
        with pytest.raises(DayError):
            trail(bureau.clerk, CODE, TODAY, since, until)


def test_the_page_of_a_unit_leads_to_it_for_whoever_works_there(client, bureau, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    send(bureau)
    address = f"/organisation/{CODE}/trail/"
    assert address not in client.get(f"/organisation/{CODE}/").content.decode()
    signed_in(client, "office", bureau.office)
    assert address in client.get(f"/organisation/{CODE}/").content.decode()
    page = client.get(address).content.decode()
    assert "关于做好暴雨防范的通知" in page
    assert "未查阅" in page
    assert client.get(f"{address}?since=gestern").status_code == 422


def test_the_api_tells_the_same_record(client, bureau, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    number = send(bureau)
    do("sign", bureau.principal, at(9, 30), notice=number, org=bureau.junior)
    case = opened(bureau)["case"]
    signed_in(client, "office", bureau.office)
    found = client.get(f"/api/desk/trail/{CODE}").json()
    assert (found["code"], found["since"], found["until"]) == (CODE, "2025-10-12", "2026-10-12")
    [told] = found["told"]
    assert (told["notice"], told["signer"], told["minutes"]) == (number, "沈听雨", 30)
    [row] = found["open"]
    assert (row["id"], row["subject"], row["ledger"]) == (case, "食堂整改", "督查督办台账")
    assert [one["said"] for one in found["done"]] == ["登记"]
    assert client.get("/api/desk/trail/nobody").status_code == 404
    assert client.get(f"/api/desk/trail/{CODE}?since=gestern").status_code == 422
