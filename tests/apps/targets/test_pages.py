"""Pages of progress and targets: both languages, permissions, forms, exports, the feed."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from tests.apps.signing import signed_in, signed_out
from tests.apps.targets.acting import NOW, aim, do, enter, move, task

from xuezheng.adapters import clock
from xuezheng.apps.targets.models import Figure, Milestone, Target
from xuezheng.ui.preferences import cookie

pytestmark = pytest.mark.django_db
RANDOM = re.compile(rb'[0-9a-f]{16}|csrfmiddlewaretoken" value="[^"]*')
VIEWS = ("list", "board", "tree", "quarters", "gantt", "owners", "overdue")


@pytest.fixture(autouse=True)
def _demo_day(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def plan(city):
    """A plan with a task behind, one on schedule, one from a note overdue, a bare target."""
    late = task(city, title="新建改扩建学校6所")
    city.behind = aim(city, record=late)
    city.figure = enter(city, city.behind, "4")
    good = task(city, title="新增学位5400个", clause="7:14")
    city.good = aim(city, record=good, indicator="新增学位", unit="个", value="5400", clause="7:14")
    enter(city, city.good, "4320")
    move(good, "sign", city.head)
    note = {"source": "leader_note", "source_date": "2026-03-01", "source_number": "1号"}
    task(city, title="整治校门口秩序", clause="", org=city.safety, **note)
    city.alone = aim(
        city, org=city.school, indicator="体质优良率", unit="%", value="60", clause="7:30"
    )
    return city


def _counted():
    return CaptureQueriesContext(connection)


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_units_stand_first_with_what_each_has_done(client, plan):
    signed_in(client, "office", plan.office)
    page = text(client.get("/progress/all/owners/"))
    head = page[page.index("各单位完成数") : page.index("</nav>", page.index("各单位完成数"))]
    # Two tasks of one section, the leading one first; each line leads down to its tasks.
    for org, many in ((plan.basic, 2), (plan.safety, 1)):
        assert f'<a href="#u{org}">' in head
        assert f'<td class="num">0</td><td class="num">{many}</td>' in head.partition(f"#u{org}")[2]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_view_opens_in_both_languages(client, plan, view, language):
    signed_in(client, "office", plan.office)
    client.cookies[cookie("language")] = language
    page = client.get(f"/progress/plan-2026/{view}/")
    assert page.status_code == 200
    words = text(page)
    if view != "overdue":
        assert "新建改扩建学校6所" in words
    if language == "en":
        assert "Behind schedule" in words
        assert "进度滞后" not in words
    else:
        assert "进度滞后" in words
        assert "Behind schedule" not in words


def test_the_list_tells_why_with_both_numbers(client, plan):
    signed_in(client, "office", plan.office)
    words = text(client.get("/progress/all/"))
    assert "已完成66.7%，序时应达75%，距目标还差2所" in words
    assert "<b>4所</b> / ≥6所" in words
    assert "整治校门口秩序" in words
    assert "领导批示" in words
    only = text(client.get("/progress/plan-2026/"))
    assert "整治校门口秩序</a>" not in only


def test_filters_stand_in_the_address(client, plan):
    signed_in(client, "office", plan.office)
    words = text(client.get("/progress/all/?source=leader_note"))
    assert "整治校门口秩序</a>" in words
    assert "新增学位5400个</a>" not in words
    assert "新增学位5400个</a>" not in text(client.get("/progress/all/?standing=risk"))
    assert "没有符合条件的任务" in text(client.get("/progress/all/?quarter=1"))
    for nonsense in (
        "?source=x&standing=y&due=z&quarter=99&org=q",
        "?after=nonsense",
        "?quarter=0",
    ):
        assert client.get(f"/progress/all/{nonsense}").status_code == 200


def test_addresses_that_lead_nowhere(client, plan):
    signed_in(client, "office", plan.office)
    for address in (
        "/progress/nobody/",
        "/progress/all/nonsense/",
        "/targets/99999999/",
        "/progress/99999999/",
    ):
        assert client.get(address).status_code == 404, address
    assert client.get("/progress/7/").status_code == 200
    assert client.get("/progress/")["Location"] == "/progress/plan-2026/"


def test_everything_asks_to_sign_in(client, plan):
    for address in (
        "/progress/all/",
        f"/targets/{plan.good}/",
        "/calendar/",
        "/progress/all/list.xlsx",
    ):
        assert client.get(address).status_code == 302, address
    assert client.get("/api/targets/progress").status_code == 401


@pytest.mark.parametrize(
    ("role", "org", "seen"),
    [
        ("office", "office", {"good", "behind", "alone"}),
        ("leader", "bureau", {"good", "behind", "alone"}),
        ("section", "basic", {"good", "behind"}),
        ("section", "safety", set()),
        ("township", "town", {"alone"}),
        ("township", "other_town", set()),
        ("principal", "school", {"alone"}),
        ("clerk", "school", {"alone"}),
        ("supervisor", "town", {"alone"}),
        ("institution", "school", set()),
        ("system_admin", "bureau", set()),
        ("security_admin", "bureau", set()),
        ("audit_admin", "bureau", set()),
        ("unit_admin", "town", set()),
    ],
)
def test_each_role_opens_the_targets_in_its_reach_and_no_other(client, plan, role, org, seen):
    signed_in(client, role, getattr(plan, org))
    opened = {
        name
        for name in ("good", "behind", "alone")
        if client.get(f"/targets/{getattr(plan, name)}/").status_code == 200
    }
    assert opened == seen
    answer = client.get("/api/targets/progress").json()
    assert {one["id"] for row in answer["rows"] for one in row["targets"]} == {
        getattr(plan, name) for name in seen
    }


def test_a_foreign_target_and_none_answer_alike(client, plan):
    signed_in(client, "section", plan.safety)
    client.get("/targets/99999999/")  # today's tree is read once
    for address in ("/targets/{}/", "/api/targets/{}", "/targets/{}/parts/"):
        answers, costs = [], []
        for number in (plan.good, 99_999_999):
            with _counted() as count:
                answer = client.get(address.format(number))
            body = answer.content.replace(f"/targets/{number}".encode(), b"N")
            answers.append((answer.status_code, RANDOM.sub(b"", body)))
            costs.append(len(count))
        assert answers[0] == answers[1], address
        assert answers[0][0] == 404
        assert costs[0] == costs[1], address


def test_a_section_enters_and_corrects_on_the_page(client, plan):
    signed_in(client, "section", plan.basic)
    page = text(client.get(f"/targets/{plan.behind}/"))
    assert f'action="/targets/{plan.behind}/figures/"' in page
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    sent = {"key": key, "value": "５", "day": "2026-10-08", "origin": "entered", "source": "月报"}
    for _ in range(2):
        assert client.post(f"/targets/{plan.behind}/figures/", sent).status_code == 302
    file = SimpleUploadedFile("验收单.pdf", b"%PDF-1.4 x")
    sent |= {"key": "another", "day": "2026-10-09", "file": file}
    client.post(f"/targets/{plan.behind}/figures/", sent)
    assert "验收单.pdf" in text(client.get(f"/targets/{plan.behind}/"))
    wrong = Figure.objects.get(target=plan.behind, day="2026-10-08").pk
    assert "更正数据" in text(client.get(f"/figures/{wrong}/correct/"))
    bad = client.post(
        f"/figures/{wrong}/correct/",
        {"key": "c", "value": "六", "day": "2026-10-08", "reason": "误"},
    )
    assert bad.status_code == 422
    done = client.post(
        f"/figures/{wrong}/correct/",
        {"key": "d", "value": "6", "day": "2026-10-08", "reason": "另一所已竣工"},
    )
    assert done["Location"] == f"/targets/{plan.behind}/"
    shown = text(client.get(f"/targets/{plan.behind}/"))
    assert "另一所已竣工" in shown
    assert '<del class="tg-old">5所</del>' in shown
    again = client.post(
        f"/figures/{wrong}/correct/",
        {"key": "e", "value": "7", "day": "2026-10-08", "reason": "又一所已竣工"},
    )
    assert again.status_code == 422
    assert "已被他人更新" in text(again)


def test_what_must_be_put_right_stays_in_the_form(client, plan):
    signed_in(client, "section", plan.basic)
    sent = {"key": "k", "value": "四所", "day": "2026-10-13", "origin": "entered"}
    page = client.post(f"/targets/{plan.behind}/figures/", sent)
    assert page.status_code == 422
    assert 'value="四所"' in text(page)
    assert "晚于今天" in text(page) or "不是数" in text(page)


def test_the_office_sees_no_form_and_is_told_why_when_it_posts(client, plan):
    signed_in(client, "office", plan.office)
    assert "/figures/" not in text(client.get(f"/targets/{plan.behind}/"))
    sent = {"key": "k", "value": "4", "day": "2026-10-12", "origin": "entered"}
    answer = client.post(f"/targets/{plan.behind}/figures/", sent)
    assert answer.status_code == 403
    assert "督办单位审核这项数据" in text(answer)


def test_parts_are_handed_out_on_the_page(client, plan):
    signed_in(client, "section", plan.basic)
    assert "盐浦镇教办" in text(client.get(f"/targets/{plan.good}/parts/"))
    assert client.post(f"/targets/{plan.good}/parts/", {}).status_code == 422
    done = client.post(
        f"/targets/{plan.good}/parts/", {f"u{plan.town}": "3000", f"u{plan.other_town}": "2000"}
    )
    assert done.status_code == 302
    assert Target.objects.filter(parent=plan.good).count() == 2
    assert "尚有 400 未分解" in text(client.get(f"/targets/{plan.good}/"))


def test_milestones_are_set_and_reached_on_the_page(client, plan):
    signed_in(client, "section", plan.basic)
    address = f"/targets/{plan.good}/milestones/"
    assert client.post(address, {"day": "2028-01-01", "words": "甲"}).status_code == 422
    done = client.post(address, {"day": "2026-11-30", "words": "主体封顶", "percent": "60"})
    assert done.status_code == 302
    step = Milestone.objects.get()
    assert step.share == 6000
    client.post(f"/milestones/{step.pk}/done/")
    step.refresh_from_db()
    assert step.done.isoformat() == "2026-10-12"


def test_the_origin_in_force_is_chosen_on_the_page(client, plan):
    enter(plan, plan.behind, "5", origin="yearbook", day="2026-10-01")
    signed_in(client, "section", plan.basic)
    assert "-1所" in text(client.get(f"/targets/{plan.behind}/"))
    address = f"/targets/{plan.behind}/origin/"
    assert client.post(address, {"origin": "entered", "reason": ""}).status_code == 422
    done = client.post(address, {"origin": "entered", "reason": "年报含民办"})
    assert done.status_code == 302
    assert Target.objects.get(pk=plan.behind).origin == "entered"


def test_the_workbook_holds_what_the_page_shows(client, plan):
    signed_in(client, "section", plan.basic)
    answer = client.get("/progress/plan-2026/list.xlsx?standing=risk")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert [row[1] for row in rows[2:]] == ["新建改扩建学校6所"]
    assert rows[2][5] == "进度滞后"
    assert (rows[2][8], rows[2][9], rows[2][13]) == ("≥6所", 4, "66.7%")
    signed_in(client, "supervisor", plan.town)
    assert client.get("/progress/plan-2026/list.xlsx").status_code == 403


def test_the_api_gives_exact_figures(client, plan):
    signed_in(client, "section", plan.basic)
    rows = client.get("/api/targets/progress?plan=7").json()["rows"]
    found = {row["title"]: row for row in rows}["新建改扩建学校6所"]
    assert found["progress"]["standing"] == "risk"
    aim_ = found["targets"][0]
    assert (aim_["progress"]["value"], aim_["progress"]["share"]) == ("4", "2/3")
    assert client.get(f"/api/targets/{plan.behind}").json() == aim_
    assert aim_ in client.get("/api/targets?plan=7").json()["targets"]


def test_the_feed_opens_without_sign_in_and_ends_with_a_new_address(client, plan):
    signed_in(client, "section", plan.basic)
    assert "还没有订阅地址" in text(client.get("/calendar/"))
    client.post("/calendar/renew/")
    first = re.search(r"/calendar/[^<]+\.ics", text(client.get("/calendar/")))[0]
    signed_out(client)
    feed = client.get(first)
    assert feed["Content-Type"] == "text/calendar; charset=utf-8"
    words = feed.content.decode()
    assert words.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:新建改扩建学校6所" in words
    assert "整治校门口秩序" not in words
    assert "4所" not in words
    signed_in(client, "section", plan.safety)
    client.post("/calendar/renew/")
    signed_out(client)
    assert client.get(first).status_code == 200
    for wrong in (first.replace(".ics", "x.ics"), "/calendar/nonsense.ics"):
        assert client.get(wrong).status_code == 404


def test_a_renewed_feed_ends_the_old_address(client, plan):
    signed_in(client, "section", plan.basic)
    addresses = []
    for _ in range(2):
        client.post("/calendar/renew/")
        addresses.append(re.search(r"/calendar/[^<]+\.ics", text(client.get("/calendar/")))[0])
    signed_out(client)
    assert [client.get(address).status_code for address in addresses] == [404, 200]


def test_a_page_of_progress_costs_a_fixed_number_of_queries(client, plan):
    signed_in(client, "section", plan.basic)
    client.get("/progress/plan-2026/")
    with _counted() as few:
        client.get("/progress/plan-2026/")
    for place in range(20):
        enter(plan, aim(plan, indicator=f"指标{place}"), str(place))
    with _counted() as many:
        client.get("/progress/plan-2026/")
    assert len(many) == len(few)


def test_closing_is_seen_everywhere_at_once(client, plan):
    signed_in(client, "office", plan.office)
    before = text(client.get("/progress/plan-2026/board/"))
    do("figure.correct", plan.head, figure=plan.figure, value="6", reason="两所九月底竣工")
    after = text(client.get("/progress/plan-2026/board/"))
    assert before != after
    assert "已下达，待签收" in after
