"""The log's screen: who may read it, what it finds, what it gives away."""

import json

import pytest
from tests.apps.accounts.doing import do, keeper, somebody
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import Account
from xuezheng.apps.audit.models import Entry
from xuezheng.apps.audit.services import seal
from xuezheng.cli import log_verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def acts(units):
    """Have an administrator disable and enable a clerk."""
    admin, clerk = keeper(units.school), somebody("clerk", units.school)
    Account.objects.filter(pk=admin.account).update(name="周管")
    for key in ("account.disable", "account.enable"):
        do(key, admin, account=clerk.pk)
    seal()
    return admin, clerk


@pytest.mark.usefixtures("acts")
@pytest.mark.parametrize(
    ("role", "org", "read", "export"),
    [
        ("audit_admin", "bureau", 200, 200),
        ("office", "bureau", 200, 404),
        ("security_admin", "bureau", 404, 404),
        ("system_admin", "bureau", 404, 404),
        ("leader", "bureau", 404, 404),
        ("principal", "school", 404, 404),
        ("unit_admin", "school", 404, 404),
    ],
)
def test_the_audit_administrator_reads_and_exports_the_office_reads(
    client, units, role, org, read, export
):
    signed_in(client, role, getattr(units, org))
    number = Entry.objects.first().pk
    assert client.get("/log/").status_code == read
    assert client.get(f"/log/{number}/").status_code == read
    assert client.post("/log/verify/").status_code == read
    assert client.post("/log/export/").status_code == export


def test_filters_stand_in_the_address(client, units, acts):
    admin, clerk = acts
    signed_in(client, "audit_admin", units.bureau)
    login = Account.objects.get(pk=admin.account).login
    day = clock.today().isoformat()

    def titles(query):
        return [row.intention for row in client.get(f"/log/?{query}").context["rows"]]

    both = ["account.enable", "account.disable"]
    assert titles(f"who={login}") == both
    assert titles("who=nobody") == []
    assert titles("intention=account.disable") == ["account.disable"]
    assert titles(f"kind=account&thing={clerk.pk}") == both
    assert titles(f"unit={units.school}") == both
    assert titles(f"unit={units.other}") == []
    assert titles(f"day={day}") == both
    assert titles("day=2020-01-01") == []


def test_who_used_the_rights_of_an_administrator_is_one_choice(client, units, acts):
    """An administrator of the school switched an account twice; the security administrator issues a slip."""
    _, clerk = acts
    do("account.reset", actor_for(("security_admin", units.bureau)), account=clerk.pk)
    signed_in(client, "audit_admin", units.bureau)

    def found(rights):
        page = client.get("/log/", {"rights": rights})
        return [row.intention for row in page.context["rows"]]

    assert found("unit") == ["account.enable", "account.disable"]
    assert found("three") == ["account.reset"]
    assert set(found("")) >= {"account.enable", "account.disable", "account.reset"}
    assert "三员办理的" in client.get("/log/").content.decode()
    page = client.get("/log/").content.decode()
    assert "周管" in page
    assert "停用账号" in page


def test_the_list_pages_by_key(client, units):
    Entry.objects.bulk_create(
        Entry(at=clock.now(), channel="page", intention="x.y", digest="0" * 64) for _ in range(60)
    )
    signed_in(client, "audit_admin", units.bureau)
    first = client.get("/log/")
    assert len(first.context["rows"]) == 50
    second = client.get(f"/log/?before={first.context['following']}")
    assert (len(second.context["rows"]), second.context["following"]) == (10, None)


def test_an_entry_shows_what_it_said(client, units, acts):  # noqa: ARG001
    signed_in(client, "audit_admin", units.bureau)
    do("account.reset", account=somebody("clerk", units.school).pk)
    entry = Entry.objects.get(intention="account.reset")
    page = client.get(f"/log/{entry.pk}/").content.decode()
    assert "重置密码" in page
    assert entry.digest in page


def test_a_change_behind_our_back_shows_on_the_page(client, units, acts):  # noqa: ARG001
    signed_in(client, "audit_admin", units.bureau)
    assert "完整，没有改动" in client.post("/log/verify/").content.decode()
    Entry.objects.filter(seq=1).update(person=999)
    assert "日志被改动过" in client.post("/log/verify/").content.decode()


def test_the_export_verifies_and_is_logged(client, units, acts, tmp_path):  # noqa: ARG001
    signed_in(client, "audit_admin", units.bureau)
    body = b"".join(client.post("/log/export/").streaming_content)
    file = tmp_path / "log.ndjson"
    file.write_bytes(body)
    assert list(log_verify.faults(file)) == []
    assert [json.loads(line)["intention"] for line in body.splitlines()][:2] == [
        "account.disable",
        "account.enable",
    ]
    assert Entry.objects.filter(intention="log.export").count() == 1
