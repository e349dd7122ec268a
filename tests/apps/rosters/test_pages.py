"""Pages of rosters: mapped once, decided, handed out, taken out; D23: drafts for named persons only."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.answers import same_answer
from tests.apps.people.acting import NOON
from tests.apps.people.acting import do as do_people
from tests.apps.rosters.acting import START, book, lines, right, run, take
from tests.apps.signing import actor_for, signed_in, signed_out

from xuezheng.adapters import clock
from xuezheng.apps.rosters.access import rosters
from xuezheng.apps.rosters.models import Finding, Roster
from xuezheng.core.base.actors import Verb

STRANGER = ["赵六", right("330282198502020016"), "B090", "第一小学", "事业编制", "在职"]


def text(response):
    """Give the page's words without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def compared(staff, personnel):  # noqa: ARG001 - staff is compared
    return take(
        personnel, "roster", [*lines(("li", 3, "第二小学"), drop=("wu", "zhang2")), STRANGER]
    )


def test_a_roster_is_sent_mapped_compared_and_decided_by_hand(client, personnel, staff):
    actor = signed_in(client, "section", personnel, duty="staff,people")
    assert "还没有名册" in text(client.get("/rosters/"))
    sent = SimpleUploadedFile("编制九月.xlsx", book([*lines(drop=("wu",)), STRANGER]))
    mapped = client.post("/rosters/new/", {"file": sent})
    assert mapped.status_code == 302
    shown = text(client.get(mapped.url))
    assert "编制九月" in shown
    form = {f"at_{key}": place for key, place in zip(
        ("name", "resident", "number", "unit", "establishment", "state"), "012345", strict=True)}  # fmt: skip
    assert client.post(mapped.url, form).status_code == 422
    told = {"kind": "roster", "title": "编制九月", "day": "2026-09-01", **form}
    done = client.post(mapped.url, told)
    assert done.status_code == 302
    run()
    shown = text(client.get(done.url))
    assert "名册行数 7 一致 6 不同 0 仅名册有 1 仅我方有 0" in shown
    assert right("330282198502020016") not in shown
    [finding] = Finding.objects.all()
    decide = f"/rosters/findings/{finding.pk}/decide/"
    assert client.post(decide, {"decision": "same"}).status_code == 409
    done = client.post(decide, {"decision": "ours", "note": "未报到", "roster": finding.roster_id})
    assert done.status_code == 302
    assert "以我方为准 未报到" in text(client.get(done.url))
    client.post(f"/rosters/findings/{finding.pk}/undo/", {"roster": finding.roster_id})
    assert Finding.objects.get().decision == ""
    assert actor.person
    assert staff


def test_the_report_in_few_queries(client, personnel, compared):
    signed_in(client, "section", personnel, duty="staff")
    with CaptureQueriesContext(connection) as counted:
        assert client.get(f"/rosters/{compared.pk}/").status_code == 200
    assert len(counted) <= 8 + 6  # six for who asks and the page around
    shown = text(client.get(f"/rosters/{compared.pk}/?status=other_unit"))
    assert "李强" in shown
    assert "赵六" not in shown
    side = text(client.get("/rosters/together/"))
    assert "李强 单位不同" in side


def test_differences_are_handed_out_by_the_page(client, personnel, compared):
    signed_in(client, "section", personnel, duty="staff")
    due = {"due": str(clock.today() + timedelta(14))}
    assert client.post(f"/rosters/{compared.pk}/assign/", due).status_code == 302
    assert Finding.objects.exclude(case=None).count() == 3
    assert client.post(f"/rosters/{compared.pk}/compare/").status_code == 302


def test_a_principal_sees_the_own_school_only_and_decides_nothing(client, bureau, compared):
    signed_in(client, "principal", bureau["one"])
    shown = text(client.get(f"/rosters/{compared.pk}/"))
    assert "李强" in shown
    assert "张敏" not in shown
    finding = Finding.objects.get(status="other_unit")
    same_answer(client, f"/rosters/findings/{finding.pk}/decide/", "/rosters/findings/99999999/decide/",
                method="post", given={"decision": "ours"})  # fmt: skip
    assert Finding.objects.get(pk=finding.pk).decision == ""


NOVEMBER = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def draft(bureau, staff, personnel):
    """D23: a draft list of moves with a teacher of the principal's school; one leader is named."""
    leader = do_people(
        "person.add", name="方局长", organisation=bureau["b"], staff_number="L001", since=START
    )["person"]
    taker = actor_for(("section", personnel), duty="staff")
    row = take(
        personnel, "moves", [["李强", "", "", "第一小学", "", "拟调第二小学"]], actor=taker,
        release_at=NOVEMBER, named=["L001"],
    )  # fmt: skip
    assert staff
    return row, taker, leader


def test_a_draft_is_open_to_named_persons_only_until_its_release(bureau, draft):
    row, taker, leader = draft
    named = actor_for(("leader", bureau["b"]), person=leader)
    others = {
        "principal": actor_for(("principal", bureau["one"])),
        "other leader": actor_for(("leader", bureau["b"])),
        "other section": actor_for(("section", bureau["hr"]), duty="staff"),
        "office": actor_for(("office", bureau["b"])),
        "nobody": None,
    }
    sees = lambda actor, at: row in rosters(actor, Verb.READ, at)  # noqa: E731
    assert sees(named, NOON)
    assert sees(taker, NOON)
    assert {who for who, actor in others.items() if sees(actor, NOON)} == set()
    later = {who for who, actor in others.items() if sees(actor, NOVEMBER)}
    assert later == {"principal", "other leader", "other section"}


def test_before_the_release_the_page_looks_like_one_that_is_not_there(
    client, bureau, draft, monkeypatch
):
    row, _, _ = draft
    monkeypatch.setattr(clock, "now", lambda: NOON)
    signed_in(client, "principal", bureau["one"])
    same_answer(client, f"/rosters/{row.pk}/", "/rosters/99999999/")
    assert "李强" not in text(client.get("/rosters/"))
    signed_out(client)
    monkeypatch.setattr(clock, "now", lambda: NOVEMBER)
    signed_in(client, "principal", bureau["one"])
    assert "李强 第一小学 拟调第二小学" in text(client.get(f"/rosters/{row.pk}/"))
    assert Roster.objects.get(pk=row.pk).state == "shown"
