"""Pages and API of what runs out and of the burden; the page of switches."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.registers.acting import CHANGE, NOON, actor, do
from tests.apps.signing import signed_in

from xuezheng.adapters import clock
from xuezheng.apps.registers.services.expiry import remind


def honour(org, who, until, **more):
    data = {
        "title": "平安校园", "level": "市级", "holder": "学校（单位）", "issuer": "市教育局",
        "granted": "2023-11-02", "until": until, **more,
    }  # fmt: skip
    given = {"kind": "honour", "org": org, "since": CHANGE, "data": data}
    return do("register.add", actor=who, **given)["subject"]


@pytest.fixture
def ground(bureau, monkeypatch):
    """Three honours of one school and one of another, reminded of on the day of the demo."""
    monkeypatch.setattr(clock, "now", lambda: NOON.astimezone(clock.ZONE))
    who = actor(5, ("section", bureau["k"], "affairs"))
    found = [
        honour(bureau["s"], who, "2026-10-15", title="绿色学校"),
        honour(bureau["s"], who, "2026-10-01"),
        honour(bureau["s"], who, "2026-12-31", title="书香校园"),
        honour(bureau["r"], who, "2026-10-16", title="文明校园"),
    ]
    remind(NOON)
    return found


def page(client, address, **query):
    answer = client.get(address, query)
    assert answer.status_code == 200, answer.content.decode()[:400]
    return answer.content.decode()


def test_a_school_sees_its_own_by_span(client, bureau, ground):
    signed_in(client, "clerk", bureau["s"])
    month = page(client, "/registers/expiring/")
    assert "绿色学校" in month
    assert "还有3天" in month
    assert f'href="/registers/honour/{ground[0]}/"' in month
    for foreign in ("平安校园", "书香校园", "文明校园"):
        assert foreign not in month
    assert "书香校园" in page(client, "/registers/expiring/", span="90")
    ended = page(client, "/registers/expiring/", span="ended")
    assert "平安校园" in ended
    assert "已过11天" in ended
    assert "没有到期事项" in page(client, "/registers/expiring/", kind="safety_duty")


def test_the_api_says_the_same_and_a_stranger_nothing(client, bureau, ground):
    assert client.get("/api/expiring").status_code == 401
    signed_in(client, "clerk", bureau["s"])
    told = client.get("/api/expiring", {"span": "90"}).json()
    assert [(one["id"], one["ends"], one["left"]) for one in told["endings"]] == [
        (ground[0], "2026-10-15", 3),
        (ground[2], "2026-12-31", 80),
    ]
    assert told["after"] == ""
    ended = client.get("/api/expiring", {"span": "ended"}).json()["endings"]
    assert [(one["id"], one["ended"], one["bars"]) for one in ended] == [(ground[1], True, "")]


def test_pages_follow_each_other_by_key_and_cost_little(client, bureau, ground):  # noqa: ARG001
    who = actor(5, ("section", bureau["k"], "affairs"))
    for number in range(52):
        honour(bureau["s"], who, "2026-10-20", title=f"荣誉{number:02}")
    remind(NOON + timedelta(hours=1))
    signed_in(client, "clerk", bureau["s"])
    page(client, "/registers/expiring/")
    with CaptureQueriesContext(
        connection,
    ) as caught:
        first = client.get("/api/expiring").json()
    assert len(caught) <= 10  # who asks, what is on, where, and the rows
    second = client.get("/api/expiring", {"after": first["after"]}).json()
    assert (len(first["endings"]), len(second["endings"]), second["after"]) == (50, 3, "")
    seen = {one["id"] for one in first["endings"]} & {one["id"] for one in second["endings"]}
    assert not seen


def test_the_burden_of_a_school_by_hand(client, bureau, ground):  # noqa: ARG001
    signed_in(client, "clerk", bureau["s"])
    told = client.get(f"/api/burden/{bureau['s']}", {"month": "2026-10"}).json()
    # Three honours entered in October, five minutes each; honours are gone through in no month.
    assert told["minutes"] == 15
    assert told["cap"] == 600
    assert told["shares"] == [{"kind": "honour", "records": 3, "review": 0, "entry": 15}]
    assert told["year"] == [0] * 12
    shown = page(client, f"/registers/burden/{bureau['s']}/", month="2026-10")
    assert "荣誉登记" in shown
    assert "白鹭中心小学" in page(client, "/registers/burden/")
    assert client.get(f"/registers/burden/{bureau['r']}/").status_code == 404
    assert client.get(f"/api/burden/{bureau['r']}").status_code == 404


def test_a_township_sees_its_schools_side_by_side(client, bureau, ground):  # noqa: ARG001
    signed_in(client, "township", bureau["t"])
    told = client.get("/api/burden", {"month": "2026-10"}).json()
    assert {one["org"]: one["minutes"] for one in told["schools"]} == {
        bureau["s"]: 15,
        bureau["r"]: 5,
    }
    assert told["after"] == 0
    assert "白鹭第二小学" in page(client, "/registers/burden/", month="2026-10")
    earlier = client.get("/api/burden", {"month": "2026-09"}).json()
    assert [one["minutes"] for one in earlier["schools"]] == [0, 0]


def test_whoever_runs_the_system_switches_on_the_page(client, bureau):
    signed_in(client, "clerk", bureau["s"])
    assert client.get("/registers/switches/").status_code == 404
    assert client.post("/registers/switches/club/", {"on": "yes"}).status_code == 404
    signed_in(client, "system_admin", bureau["b"])
    assert "学生社团" in page(client, "/registers/switches/")
    assert client.post("/registers/switches/club/", {"on": "yes"}).status_code == 302
    assert client.post("/registers/switches/pupil/", {"on": "no"}).status_code == 403
    signed_in(client, "clerk", bureau["s"])
    assert "学生社团" in page(client, "/registers/")


def test_the_desk_has_one_line_for_all_that_runs_out(client, bureau, ground):  # noqa: ARG001
    signed_in(client, "clerk", bureau["s"])
    desk = page(client, "/desk/")
    assert "已到期 1 项，30天内到期 1 项" in desk
    assert "/registers/expiring/?span=ended" in desk
