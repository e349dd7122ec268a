"""Points from finding to repair, lists called for by the sum, pages, what the public sees."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.answers import same_answer
from tests.apps.institutions.conftest import DAY, NUMBER, decided, do, move
from tests.apps.signing import signed_in

from xuezheng.apps.institutions.selectors import listed, score, scores, valid
from xuezheng.apps.institutions.services.rules import ListDaysError, ListedError, PointsError
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.services.opening import OpenerError
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.points.balance import Counts

pytestmark = pytest.mark.django_db


def entries():
    return list(Record.objects.filter(kind="list_entry").order_by("id"))


def test_nothing_counts_before_it_is_decided_and_points_come_back_once_repaired(town):
    case = do(
        "credit.find", town.section, institution=town.org["t1"], breach="refund",
        found_on="2026-10-09", facts="退费申请未办理",
    )["case"]  # fmt: skip
    assert score(town.owner, town.org["t1"], DAY).row.balance.left == 12
    move(case, "tell", town.section, proof=True)
    with pytest.raises(RefusedError, match="待陈述申辩"):
        move(case, "decide", town.chief)
    move(case, "state", town.owner, data={"statement": "已退费"})
    with pytest.raises(RefusedError, match="报送人不能审核"):
        move(case, "decide", town.section)
    told = {"decision_number": "云教记〔2026〕1号", "decided_on": "2026-10-12"}
    move(case, "decide", town.chief, data=told)
    shown = score(town.owner, town.org["t1"], DAY)
    assert (shown.row.balance.left, shown.row.rank.grade, shown.row.rank.inspections) == (9, "B", 2)
    move(case, "repair", town.owner, data={"result": "已全部退费"}, proof=True)
    move(case, "restore", town.section)
    shown = score(town.owner, town.org["t1"], DAY)
    assert (shown.row.balance.left, shown.row.balance.returned) == (12, 3)
    assert [one.counts for one in shown.charged] == [Counts.REPAIRED]


def test_the_sum_calls_for_a_list_and_a_leader_decides_after_hearing(town):
    decided(town, "moved", 6)
    assert entries() == []
    decided(town, "advertising", 3)
    [entry] = entries()
    assert (entry.t1, entry.n1, entry.state) == ("watch", town.org["t1"], "found")
    assert "余3分" in entry.data["grounds"]
    move(entry.pk, "tell", town.section, proof=True)
    move(entry.pk, "waive", town.section, note="两次通知未陈述")
    told = {
        "decision_number": "云教名〔2026〕3号", "review": "public", "reviewed_by": town.chief.person,
        "published_on": "2026-10-12", "until": "2027-10-11",
    }  # fmt: skip
    with pytest.raises(ListDaysError, match="2027-04-11"):
        move(entry.pk, "decide", town.leader, data=told)
    assert listed(DAY) == []
    move(entry.pk, "decide", town.leader, data=told | {"until": "2027-04-11"})
    [line] = listed(DAY, "启明")
    assert (line.name, line.address, line.list.key) == (
        "望澜启明音乐培训中心",
        "观海路t1号",
        "watch",
    )
    assert listed(DAY, "观海路t2") == []
    decided(town, "not_shown", 1)
    assert len(entries()) == 1  # it stands there already
    decided(town, "holiday", 6)
    assert [one.t1 for one in entries()] == ["watch", "black"]


def test_what_is_not_found_public_is_not_shown(town):
    decided(town, "false_papers", 12)
    [entry] = entries()
    assert entry.t1 == "black"
    move(entry.pk, "tell", town.section, proof=True)
    move(entry.pk, "waive", town.section, note="未陈述")
    told = {
        "decision_number": "云教名〔2026〕4号", "review": "closed", "reviewed_by": town.chief.person,
        "published_on": "2026-10-12", "until": "2027-10-11",
    }  # fmt: skip
    move(entry.pk, "decide", town.leader, data=told)
    assert listed(DAY) == []


def test_entry_rules_of_the_white_list(town):
    given = {"institution": town.org["t1"], "list": "white", "grounds": "年检合格"}
    do("credit.propose", town.section, **given)
    with pytest.raises(ListedError, match="已在办理"):
        do("credit.propose", town.section, **given)
    with pytest.raises(ListedError, match="没有有效的办学许可证"):
        do("credit.propose", town.section, **given | {"institution": town.org["t2"]})
    decided(town, "refund", institution="t2")
    with pytest.raises(ListedError, match="余额为9分"):
        do("credit.propose", town.section, **given | {"institution": town.org["t2"]})


def test_other_points_than_the_table_s_are_refused_when_the_institution_is_told(town):
    given = {
        "kind": "deduction", "org": town.org["s"], "parties": [("lead", town.org["t1"])],
        "data": {
            "institution": town.org["t1"], "breach": "refund", "points": 5, "clause": "第九条",
            "found_on": "2026-10-09", "facts": "情况",
        },
    }  # fmt: skip
    case = do("case.open", town.section, **given)["case"]
    with pytest.raises(PointsError, match="应记3分"):
        move(case, "tell", town.section, proof=True)


def test_who_may_charge_and_who_sees(town):
    given = {
        "institution": town.org["t1"], "breach": "refund", "found_on": "2026-10-09", "facts": "情况",
    }  # fmt: skip
    for actor in (town.owner, town.leader):
        with pytest.raises((OpenerError, RefusedError, NotFoundError)):
            do("credit.find", actor, **given)
    decided(town, "refund")
    assert [row.id for row in scores(town.owner, DAY)] == [town.org["t1"]]
    assert [row.id for row in scores(town.section, DAY)] == [town.org["t1"], town.org["t2"]]
    with pytest.raises(NotFoundError):
        score(town.other, town.org["t1"], DAY)


def test_pages_say_the_score_and_cost_few_queries(client, town):
    decided(town, "refund")
    signed_in(client, "section", town.org["s"], duty="affairs")
    client.get("/institutions/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/institutions/")
    assert page.status_code == 200
    assert "9 / 12" in page.content.decode()
    assert len([one for one in asked if "SESSION" not in one["sql"].upper()]) <= 14
    one = client.get(f"/institutions/{town.org['t1']}/").content.decode()
    assert "未按约定退费" in one
    assert "余25天" in one
    sent = client.post(
        f"/institutions/{town.org['t1']}/find/",
        {"breach": "late_end", "found_on": "2026-10-11", "facts": "20:50仍在上课"},
    )
    assert sent.status_code == 302
    assert Record.objects.filter(kind="deduction").count() == 2
    bad = client.post(f"/institutions/{town.org['t1']}/find/", {"breach": "late_end"})
    assert bad.status_code == 422
    told = client.get(f"/api/institutions/{town.org['t1']}").json()
    assert (told["left"], told["pending"], told["grade"], told["licence"]) == (9, 2, "B", NUMBER)
    assert [row["left"] for row in client.get("/api/institutions").json()] == [9, 12]


def test_the_owner_s_page_says_what_is_due_when_and_what_may_be_done(client, town):
    """Told on Monday at 9:00; 16 hours of days of 7½ (9–12, 13:30–18) end on Wednesday at 10:00."""
    case = do(
        "credit.find", town.section, institution=town.org["t1"], breach="refund",
        found_on="2026-10-09", facts="情况",
    )["case"]  # fmt: skip
    move(case, "tell", town.section, proof=True)
    [charged] = score(town.owner, town.org["t1"], DAY).charged
    assert [key for key, _ in charged.moves] == ["state", "accept"]
    assert charged.due == date(2026, 10, 14)
    assert score(town.section, town.org["t1"], DAY).charged[0].moves == ()
    signed_in(client, "institution", town.org["t1"], person=town.owner.person)
    first = client.get("/institutions/")
    assert (
        first.headers["location"] == f"/institutions/{town.org['t1']}/"
    )  # its own page, no list of one
    page = client.get(f"/institutions/{town.org['t1']}/").content.decode()
    assert f"/cases/{case}/moves/state/" in page
    desk = client.get("/desk/").content.decode()
    assert "陈述申辩" in desk
    assert ">审核<" not in desk
    assert "/institutions/" in [one.url for one in client.get("/me/").context["look"]["links"]]


def test_a_foreign_institution_answers_like_none(client, town):
    signed_in(client, "institution", town.org["t2"])
    absent = max(town.org.values()) + 1_000_000
    assert (
        same_answer(client, f"/institutions/{town.org['t1']}/", f"/institutions/{absent}/") == 404
    )


def test_the_public_sees_whether_a_licence_is_valid_and_no_person(client, town):  # noqa: ARG001
    page = client.get(f"/licences/{NUMBER}/").content.decode()
    assert "办学许可证有效" in page
    assert "钟启明" not in page
    assert "办学许可证已到期" in client.get("/licences/证-t2/").content.decode()
    assert client.get("/licences/none/").status_code == 404
    assert client.get(f"/licences/{NUMBER}/code.svg")["Content-Type"] == "image/svg+xml"
    assert client.get("/institutions/lists/").status_code == 200
    assert json.loads(client.get("/api/institutions/lists").content) == []
    assert valid(NUMBER, DAY).form == "文化艺术类"
