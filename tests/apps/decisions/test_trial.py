"""Trials of a draft: sums beside sums for whoever prepares it; nothing kept, nothing once it is frozen."""

import json

from tests.apps.decisions.acting import DRAFT
from tests.apps.signing import signed_in

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.decisions.models import Decision, Line

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
    assert "试算，不公布，不保存" in shown
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
