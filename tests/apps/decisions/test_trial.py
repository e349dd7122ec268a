"""Trials of a draft: sums beside sums for whoever prepares it; nothing kept, nothing once it is frozen."""

import json

import pytest
from tests.apps.decisions.acting import AT, DRAFT
from tests.apps.signing import signed_in

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.decisions.models import Decision, Line
from xuezheng.apps.decisions.selectors import trial
from xuezheng.apps.decisions.services import trial as trying
from xuezheng.apps.decisions.tasks import JOBS
from xuezheng.apps.jobs.services import work
from xuezheng.core.decisions.trial import UntriedError

LIST = "".join(f"YT26{n:06}\n" for n in range(40))


def test_other_seats_beside_those_drafted(client, office):
    number = office.drafted(lists={"list": LIST})
    signed_in(client, "section", office.places["section"], duty="pupils")
    assert f"/decisions/{number}/trial/" in client.get(f"/decisions/{number}/").content.decode()
    page = f"/decisions/{number}/trial/"
    terms = json.loads(client.get(page).context["form"].initial["terms"])
    assert "list" not in terms
    terms["places"][0]["seats"] = 25
    entries, before = Entry.objects.count(), Decision.objects.values().get()
    answer = client.post(page, {"terms": json.dumps(terms)})
    told = {row.place.zh: (row.now.zh, row.then.zh) for row in answer.context["rows"]}
    assert told["有去向"] == ("不足10", "25")
    assert told["没有去向"] == ("35", "15")
    shown = answer.content.decode()
    assert "试算，不公布" in shown
    assert "YT26" not in shown
    assert Decision.objects.values().get() == before
    assert (Entry.objects.count(), Line.objects.count()) == (entries, 0)
    sent = {"changed": {"places": terms["places"]}}
    api = client.post(f"/api/decisions/{number}/trial", sent, content_type="application/json")
    assert {row["place"]: row["then"] for row in api.json()}["有去向"] == "25"


def test_no_list_no_key_and_nothing_once_it_is_frozen(client, office):
    number = office.drafted(lists={"list": LIST})
    signed_in(client, "section", office.places["section"], duty="pupils")
    page = f"/decisions/{number}/trial/"
    for wrong, said in (
        ({"list": "YT26000001\n"}, "不能改名单"),
        ({"key": "YT26000001"}, "没有key"),
        ({"places": []}, "至少一个去向"),
    ):
        answer = client.post(page, {"terms": json.dumps(wrong)})
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert client.post(page, {"terms": "{"}).status_code == 422
    office.do("FREEZE", decision=number)
    assert client.get(page).status_code in (400, 422)
    few = office.drafted(lists={"list": "A\nB\n"}, title=DRAFT["title"])
    answer = client.post(f"/decisions/{few}/trial/", {"terms": json.dumps({"waiting": 1})})
    assert "不足10人" in answer.content.decode()
    client.cookies.clear()
    signed_in(client, "clerk", office.places["school"])
    assert client.get(page).status_code in (403, 404)
    assert client.get(f"/decisions/{few}/trial/").status_code == 404


KINDS = {one.key: one for one in JOBS}


@pytest.fixture(name="long")
def _long(client, office, monkeypatch):
    """A draft longer than what is tried at once, and its trial page as whoever prepares it."""
    monkeypatch.setattr(trial, "AT_ONCE", 39)
    number = office.drafted(lists={"list": LIST})
    signed_in(client, "section", office.places["section"], duty="pupils")
    yield number, f"/decisions/{number}/trial/"
    trying._OUTCOMES.clear()


def asked(client, page, seats=25):
    terms = json.loads(client.get(page).context["form"].initial["terms"])
    terms["places"][0]["seats"] = seats
    return client.post(page, {"terms": json.dumps(terms)}).url


def test_a_long_list_is_tried_by_a_job(client, long, office):
    number, page = long
    address = asked(client, page)
    shown = client.get(address).content.decode()
    assert "等待中" in shown
    assert "停止任务" in shown
    work(KINDS, lambda: AT)
    answer = client.get(address)
    told = {row.place.zh: (row.now.zh, row.then.zh) for row in answer.context["rows"]}
    assert told["有去向"] == ("不足10", "25")
    assert told["没有去向"] == ("35", "15")
    assert "YT26" not in answer.content.decode()
    job = client.get(f"/api/jobs/{address.rsplit('=', 1)[1]}").json()
    assert (job["state"], job["step"], job["total"]) == ("done", 6, 6)
    assert {one["place"][0]: one["then"][0] for one in job["result"]["rows"]}["有去向"] == "25"
    other = office.drafted(lists={"list": LIST}, title=DRAFT["title"])
    assert client.get(address.replace(f"/{number}/", f"/{other}/")).status_code == 404
    sent = {"changed": {"waiting": 1}}
    api = client.post(f"/api/decisions/{number}/trial", sent, content_type="application/json")
    assert api.status_code == 422
    assert "decision.try" in api.content.decode()


def test_a_worker_that_knows_nothing_begins_anew(client, long):
    number, page = long
    asked(client, page)
    row = Decision.objects.get(pk=number)
    args = {
        "decision": number, "changed": {"waiting": 2}, "draft": trying._draft(row), "on": "2026-10-12",
    }  # fmt: skip
    assert [trying.try_step(args, at, AT).next for at in range(3)] == [1, 2, 3]
    assert trying.try_step(args, 2, AT).next == 3  # a step done again
    trying._OUTCOMES.clear()
    assert trying.try_step(args, 3, AT).next == 1
    Decision.objects.filter(pk=number).update(lists=row.lists.replace("YT26000001", "YT27000001"))
    with pytest.raises(UntriedError, match="草案已修改"):
        trying.try_step(args, 1, AT)


def test_a_stopped_trial_and_one_of_nonsense_tell_no_sums(client, long):
    _number, page = long
    stopped, wrong = asked(client, page), asked(client, page, seats=-1)
    assert client.post(f"/jobs/{stopped.rsplit('=', 1)[1]}/stop/").status_code == 302
    work(KINDS, lambda: AT)
    assert client.get(stopped).context["rows"] == []
    assert "已停止" in client.get(stopped).content.decode()
    failed = client.get(wrong)
    assert failed.context["rows"] == []
    assert "places[0].seats" in failed.content.decode()
