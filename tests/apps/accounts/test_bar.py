"""The bar: whose it is, who asks, and the entries that are for them."""

import pytest
from tests.apps.accounts.doing import somebody
from tests.apps.signing import sign_in_as, signed_in

from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import Account, Attempt, Session
from xuezheng.apps.accounts.tasks import clear
from xuezheng.site.navigation import ENTRIES, address

pytestmark = pytest.mark.django_db


def labels(client, path="/me/"):
    return [link.label.zh for link in client.get(path).context["look"]["links"]]


def test_every_entry_leads_somewhere():
    assert [one.name for one in ENTRIES if not address(one.name)] == []


def test_strangers_see_what_is_public_and_where_to_sign_in(client, units):  # noqa: ARG001
    page = client.get("/organisation/")
    assert labels(client, "/organisation/") == [
        "工作要点", "机构", "学区查询", "填写问卷", "公开决策", "公开指标", "培训机构名单", "对照",
    ]  # fmt: skip
    assert 'href="/sign-in/?next=/organisation/"' in page.content.decode()


@pytest.mark.parametrize(
    ("role", "org", "shown", "hidden"),
    [
        ("principal", "school", {"工作台", "台账", "公文", "办公"}, {"账号", "日志"}),
        ("office", "bureau", {"工作台", "日志"}, {"账号"}),
        ("unit_admin", "school", {"账号", "人员"}, {"工作台", "日志"}),
        ("audit_admin", "bureau", {"日志"}, {"工作台", "账号", "公文"}),
        ("security_admin", "bureau", {"账号"}, {"工作台", "日志", "台账"}),
    ],
)
def test_entries_follow_the_roles(client, units, role, org, shown, hidden):
    signed_in(client, role, getattr(units, org))
    found = set(labels(client))
    assert shown <= found
    assert not hidden & found


def test_an_institution_sees_its_own_affairs_and_not_those_of_schools(client, units):
    signed_in(client, "institution", units.school)
    look = client.get("/me/").context["look"]
    found = {one.label.zh for one in (*look["links"], *look["menu"])}
    assert {"工作台", "通知", "台账", "公文", "决策"} <= found
    assert not found & {
        "进度",
        "指标",
        "名录",
        "人员",
        "办公",
        "值班表",
        "量化考核",
        "评审",
        "导出审批",
    }
    desk = client.get("/desk/").content.decode()
    assert "我负责的指标" not in desk
    assert "本岗位常用指标" not in desk


def test_the_bar_names_person_post_and_bureau(client, units):
    account = somebody("principal", units.school)
    Account.objects.filter(pk=account.pk).update(name="王岚")
    sign_in_as(client, account)
    page = client.get("/me/").content.decode()
    for words in ("云汀市教育局", "王岚", "盐浦小学", "校长（园长）", "退出登录"):
        assert words in page, words


def test_who_asks_costs_one_query(client, units, django_assert_num_queries):
    signed_in(client, "clerk", units.school)
    client.get("/jobs/")
    with django_assert_num_queries(2):  # session, grants and tree at once, and the page's own
        client.get("/jobs/")


def test_the_tick_clears_what_has_ended(client, units):
    signed_in(client, "clerk", units.school)
    now = clock.now()
    Attempt.objects.create(name="a", wrong=1, last=now.replace(year=now.year - 1))
    Attempt.objects.create(name="b", wrong=1, last=now)
    assert clear(now) == 1
    assert clear(now.replace(year=now.year + 1)) == 2
    assert Session.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "first"),
    [("security_admin", "/accounts/"), ("audit_admin", "/log/"), ("system_admin", "/people/")],
)
def test_administrators_begin_at_their_own_page(client, units, role, first):
    signed_in(client, role, units.bureau)
    assert client.get("/desk/").headers["location"] == first
    assert client.get(first).status_code == 200


def test_whoever_sends_a_form_after_the_sign_in_ran_out_comes_back_to_it(client, db):  # noqa: ARG001
    """The form's page is read again; what was typed is the browser's to keep."""
    at = "http://testserver/cases/1/moves/report/?a=1"
    sent = client.post("/cases/1/moves/report/", headers={"referer": at})
    assert sent["Location"] == "/sign-in/?next=%2Fcases%2F1%2Fmoves%2Freport%2F%3Fa%3D1"
    saved = client.post("/drafts/", headers={"referer": at, "hx-request": "true"})
    assert saved["HX-Redirect"].endswith("next=%2Fcases%2F1%2Fmoves%2Freport%2F%3Fa%3D1")
    for told in ("http://elsewhere/cases/1/", "", "/cases/1/"):
        sent = client.post("/cases/1/moves/report/", headers={"referer": told})
        assert sent["Location"] == "/sign-in/?next=%2F"
