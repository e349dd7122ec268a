"""Who looked at whose sensitive fields: the screen, one's own list, the table taken out."""

import pytest
from tests.apps.accounts.doing import do
from tests.apps.accounts.test_purposes import kind
from tests.apps.accounts.test_releasing import take
from tests.apps.answers import same_answer
from tests.apps.signing import account_for, actor_for, sign_in_as, signed_in

from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import Account, Release, Session
from xuezheng.apps.audit.models import Entry, Look
from xuezheng.apps.audit.services import Thing, viewed
from xuezheng.core.base.deeds import Whose

pytestmark = pytest.mark.django_db


def rows(client, url="/looks/"):
    page = client.get(url)
    assert page.status_code == 200
    return [(one.who, one.kind.zh, one.purpose.zh, one.persons) for one in page.context["rows"]]


@pytest.fixture
def looked(units):
    """Have a clerk look at a page with two pupils here and one there."""
    actor = actor_for(("clerk", units.school))
    Account.objects.filter(pk=actor.account).update(name="周敏")
    whose = [Whose(units.school, 901), Whose(units.school, 902), Whose(units.other, 903)]
    viewed(actor, Thing("task", "list"), ["id"], at=clock.now(), purpose="aid", whose=whose)
    return actor


@pytest.mark.usefixtures("looked")
@pytest.mark.parametrize(
    ("role", "org", "persons"),
    [
        ("audit_admin", "bureau", 3),
        ("leader", "bureau", 3),
        ("principal", "school", 2),
        ("principal", "other", 1),
        ("township", "other_town", 1),
        ("township", "town", 2),
        ("principal", "bureau", None),
    ],
)
def test_each_head_sees_looks_at_the_people_of_his_units(client, units, role, org, persons):
    signed_in(client, role, getattr(units, org))
    found = rows(client)
    assert found == ([("周敏", "督查督办台账", "资助与营养改善审核", persons)] if persons else [])


@pytest.mark.usefixtures("looked")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("purpose=aid", 1), ("purpose=check", 0), ("kind=task", 1), ("kind=none", 0),
        ("person=902", 1), ("person=904", 0), ("person=x", 0), ("who=nobody", 0),
        ("day=1999-01-01", 0), ("day=x", 0), ("unit=x", 0),
    ],
)  # fmt: skip
def test_filters_stand_in_the_address(client, units, query, found):
    signed_in(client, "audit_admin", units.bureau)
    assert len(rows(client, f"/looks/?{query}")) == found


def test_a_unit_outside_ones_reach_finds_nothing(client, units, looked):
    del looked
    signed_in(client, "principal", units.school)
    assert rows(client, f"/looks/?unit={units.other}") == []
    assert len(rows(client, f"/looks/?unit={units.school}")) == 1


def test_pages_go_on_where_the_last_one_ended(client, units, looked):
    for _ in range(60):
        viewed(looked, Thing("task", 1, units.school), ["id"], at=clock.now(), purpose="aid")
    signed_in(client, "audit_admin", units.bureau)
    first = client.get("/looks/")
    assert len(first.context["rows"]) == 50
    second = client.get(f"/looks/?before={first.context['following']}")
    assert len(second.context["rows"]) == 11
    assert second.context["following"] is None


def test_a_person_sees_who_looked_at_his_own(client, units, looked):
    account = account_for(("clerk", units.other))
    viewed(
        looked, Thing("task", 1), ["id"], at=clock.now(), purpose="staff",
        whose=[Whose(units.other, account.person_id)],
    )  # fmt: skip
    sign_in_as(client, account)
    assert [one[2] for one in rows(client, "/me/looks/")] == ["教职工管理"]


def test_one_entry_a_page_counts_persons(looked):
    del looked
    entry = Entry.objects.get(intention="view")
    assert (entry.rows, entry.purpose) == (3, "aid")
    assert Look.objects.filter(entry=entry).count() == 3


@pytest.mark.usefixtures("looked")
def test_the_table_taken_out_says_by_whom_and_is_an_entry(client, units):
    signed_in(client, "audit_admin", units.bureau)
    lines = client.post("/looks/export/").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("查看记录　导出：测试人员（云汀市教育局）")
    assert lines[2].split(",")[1] == "周敏"
    assert lines[-1] == "导出完毕，共 1 行。"
    assert Entry.objects.get(intention="look.export").rows == 1


def test_a_purpose_is_stated_shown_and_ended_by_pages(client, units):
    signed_in(client, "clerk", units.school)
    page = client.get("/me/purpose/?group=care&next=/jobs/").content.decode()
    assert "资助与营养改善审核" in page
    assert "教职工管理" not in page, "no purpose for care"
    answer = client.post("/me/purpose/state/", {"purpose": "aid", "next": "/jobs/"})
    assert answer["Location"] == "/jobs/"
    page = client.get("/jobs/").content.decode()
    assert "正按用途查看敏感信息" in page
    client.post("/me/purpose/end/", {"next": "/jobs/"})
    assert "正按用途查看敏感信息" not in client.get("/jobs/").content.decode()
    assert Session.objects.get().purpose == ""


def test_a_request_is_decided_on_its_page_and_taken_once_from_there(client, units):
    principal = account_for(("principal", units.school))
    actor = actor_for(person=principal.person_id)
    number = take(actor, units.school, people=101, purpose="aid").waits
    Release.objects.filter(pk=number).update(conditions={"q": "三"})
    signed_in(client, "township", units.town)
    page = client.get("/exports/").content.decode()
    assert f"/exports/{number}/" in page
    assert "101 人" in page
    client.post(f"/exports/{number}/decide/", {"decide": "approve", "note": "可以"})
    sign_in_as(client, principal)
    page = client.get(f"/exports/{number}/").content.decode()
    assert 'action="/there/"' in page
    assert '<input type="hidden" name="q" value="三">' in page
    assert f'<input type="hidden" name="request" value="{number}">' in page


def test_a_request_of_others_is_as_if_there_were_none(client, units):
    number = take(
        actor_for(("principal", units.school)), units.school, kind(), people=101, purpose="aid"
    ).waits
    for role, org in (("principal", units.other), ("township", units.other_town)):
        signed_in(client, role, org)
        client.get("/exports/999999/")
        for tail in ("", "decide/"):
            here, nowhere = f"/exports/{number}/{tail}", f"/exports/999999/{tail}"
            assert same_answer(client, here, nowhere, method="post" if tail else "get") == 404


def test_duties_are_ticked_on_the_account(client, units):
    signed_in(client, "security_admin", units.bureau)
    account = account_for(("section", units.section))
    grant = do(
        "grant.give",
        actor_for(("security_admin", units.bureau)),
        person=account.person_id,
        role="section",
        org=units.section,
    )["grant"]
    page = client.get(f"/accounts/{account.pk}/").content.decode()
    assert "学生学籍、教学与教研" in page
    client.post(f"/accounts/{account.pk}/grants/{grant}/duty/", {"duty": ["care", "safety"]})
    page = client.get(f"/accounts/{account.pk}/").content.decode()
    assert "学生健康与关爱、校园安全" in page
    client.post(f"/accounts/{account.pk}/grants/{grant}/duty/", {"duty": ["accounts"]})
    assert "不能分管：accounts。" in client.get(f"/accounts/{account.pk}/").content.decode()


def test_the_pages_speak_english_too(client, units):
    signed_in(client, "principal", units.school)
    client.cookies["xz-language"] = "en"
    for address, words in (
        ("/me/purpose/?group=care", "Show for this purpose"),
        ("/exports/", "For me to decide"),
        ("/looks/", "Who looked at what"),
        ("/me/looks/", "Who looked at mine"),
    ):
        assert words in client.get(address).content.decode(), address
