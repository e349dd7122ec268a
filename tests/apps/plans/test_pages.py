"""The plan pages and the API: what each shows, refuses, and never gives away."""

import io
import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.apps.plans.test_access import TABLE as WORKING

from xuezheng.adapters import clock, files
from xuezheng.apps.files.services import take
from xuezheng.apps.plans import access, limits
from xuezheng.apps.plans.models import Origin, PlanFile
from xuezheng.apps.plans.services import SecretFileError, keep_plan, read_plan, sweep
from xuezheng.apps.plans.urls import urlpatterns
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.plans.reading import as_json

TEXTS = Path(__file__).parents[3] / "src/xuezheng/demo/texts"
AT = datetime(2026, 10, 12, 9, tzinfo=clock.ZONE)
PLAN = "青禾县教育局2026年工作要点\n一、目标\n建成学校3所，覆盖率达到65%以上（目前63.3%）。\n开展37嗡活动。\n"
ENGLISH = {"HTTP_COOKIE": "xz-language=en"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _demo(monkeypatch):
    """The demo's rules: its clock, upload open, nobody counted before."""
    monkeypatch.setattr(access, "may_upload", lambda: True)
    monkeypatch.setattr(clock, "now", lambda: AT)
    limits._sent.clear()


@pytest.fixture
def plan():
    return keep_plan(PLAN.encode(), "要点.txt", origin=Origin.BUREAU, at=AT, public=True)


@pytest.fixture
def city():
    return keep_plan(
        (TEXTS / "plan-2026.txt").read_bytes(),
        "plan-2026.txt",
        origin=Origin.BUREAU,
        at=AT,
        public=True,
    )


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def sent(text, name="a.txt"):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def test_strangers_start_at_the_newest_plan(client, plan):
    assert client.get("/plans/newest/").url == f"/plans/{plan.key}/"


def test_without_plans_strangers_start_at_the_empty_list(client):
    response = client.get("/plans/newest/", follow=True)
    assert "还没有工作要点" in words(response)


@pytest.mark.usefixtures("plan")
def test_the_list_names_years_and_counts(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        shown = words(client.get("/plans/"))
    assert "青禾县教育局2026年工作要点 2026 – txt 3 1" in shown
    assert "Work plans" in words(client.get("/plans/", **ENGLISH))


def test_the_plan_page_pairs_text_and_targets(client, plan, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        page = client.get(f"/plans/{plan.key}/").content.decode()
    assert 'href="#t1" data-pair="1">建成学校3所<sup>1</sup></a>' in page
    assert 'id="t2" data-pair="2"' in page
    assert "≥65%" in page
    assert "基数" in page
    assert "amount.one" in page, "each target names the rule that read it"


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?view=outline", "一、目标"),
        ("?view=clauses", "量化目标"),
        ("?view=left", "数字后面没有认得的量词"),
        ("?kind=baseline", "显示 1 个"),
        ("?due=1", "显示 0 个"),
    ],
)
def test_views_and_filters(client, plan, query, shown):
    assert shown in words(client.get(f"/plans/{plan.key}/{query}"))


def test_every_view_speaks_english(client, city):
    for query in ("", "?view=outline", "?view=clauses", "?view=left", "?part=1", "?kind=rule"):
        response = client.get(f"/plans/{city.key}/{query}", **ENGLISH)
        assert response.status_code == 200
        assert "Not understood" in words(response)


def test_an_unknown_part_is_not_found(client, plan):
    assert client.get(f"/plans/{plan.key}/?part=7").status_code == 404
    assert client.get(f"/plans/{plan.key}/?part=x").status_code == 404


def test_a_plan_against_its_summary(client, city):
    shown = words(client.get(f"/plans/compare/?a={city.key}.0&b={city.key}.1"))
    assert "优质幼儿园在园幼儿占比 ≥67% 64.6% ← 64.6% 2.4" in shown
    assert "起点" in shown


def test_comparing_needs_two_and_names_what_is_missing(client, plan):
    assert "前一份" in words(client.get("/plans/compare/"))
    assert client.get(f"/plans/compare/?a={plan.key}&b=nobody").status_code == 404
    assert client.get(f"/plans/compare/?a={plan.key}&b={plan.key}.9").status_code == 404


def test_an_upload_is_read_and_opened(client):
    response = client.post("/plans/upload/", {"file": sent(PLAN)})
    assert response.status_code == 302
    row = PlanFile.objects.get()
    assert response.url == f"/plans/{row.key}/"
    assert (row.origin, row.expires_at - row.uploaded_at) == ("visitor", timedelta(hours=24))
    assert "建成学校" in words(client.get(response.url))
    assert "青禾县" not in words(client.get("/plans/")), "a visitor's file is never listed"


def test_pasted_words_are_read_too(client):
    response = client.post("/plans/upload/", {"text": PLAN})
    assert response.status_code == 302


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "请选择文件，或粘贴全文"),
        ({"file": b""}, "文件是空的"),
        ({"file": bytes(range(1, 9)) * 200}, "认不出这种文件"),
        ({"file": b"\x89PNG\r\n\x1a\n" + b"\0" * 50}, "这是图片"),
        ({"file": b"PK\x03\x04broken"}, "文件已损坏"),
        ({"file": "机密★10年\n某局2026年工作要点\n".encode()}, "文件首部标有密级"),
    ],
)
def test_a_wrong_upload_says_what_to_do(client, data, told):
    given = {name: sent(value, "要点.docx") for name, value in data.items()}
    response = client.post("/plans/upload/", given)
    assert response.status_code == 422
    assert told in words(response)
    assert not PlanFile.objects.exists()


def test_a_secret_file_is_not_kept():
    with pytest.raises(SecretFileError):
        read_plan("秘密\n某局2026年工作要点".encode(), "a.txt")
    assert read_plan("某局2026年工作要点\n做好保守国家秘密工作。".encode(), "a.txt").parts


def test_too_many_uploads_are_refused(client, monkeypatch):
    monkeypatch.setattr(limits, "MOST", 2)
    for number in range(2):
        assert client.post("/plans/upload/", {"text": f"{PLAN}{number}"}).status_code == 302
    assert "上传过于频繁" in words(client.post("/plans/upload/", {"text": PLAN}))


def test_closed_upload_is_refused_everywhere(client, monkeypatch, plan):
    monkeypatch.setattr(access, "may_upload", lambda: False)
    assert client.get("/plans/upload/").status_code == 403
    assert client.post("/plans/upload/", {"text": PLAN}).status_code == 403
    assert client.post("/api/plans/read", {"file": sent(PLAN)}).status_code == 403
    assert client.get(f"/plans/{plan.key}/").status_code == 200


def test_the_same_bytes_make_one_row():
    first = keep_plan(PLAN.encode(), "a.txt", origin=Origin.VISITOR, at=AT)
    again = keep_plan(PLAN.encode(), "b.txt", origin=Origin.VISITOR, at=AT)
    own = keep_plan(PLAN.encode(), "a.txt", origin=Origin.BUREAU, at=AT, public=True)
    assert first.key == again.key
    assert own.key != first.key
    assert PlanFile.objects.count() == 2


def test_a_visitors_file_ends_after_a_day(client, monkeypatch):
    row = keep_plan(PLAN.encode(), "a.txt", origin=Origin.VISITOR, at=AT)
    kept = files.place(row.digest)
    assert kept.exists()
    later = AT + timedelta(hours=24)
    monkeypatch.setattr(clock, "now", lambda: later)
    ended, unknown = client.get(f"/plans/{row.key}/"), client.get("/plans/nobody/")
    assert (ended.status_code, unknown.status_code) == (404, 404)

    def same(response, key):
        """Without the form's token and the address asked for, which both pages repeat."""
        page = re.sub(r'value="\w{64}"|>[0-9a-f]{16}<', "", response.content.decode())
        return page.replace(key, "KEY")

    assert same(ended, row.key) == same(unknown, "nobody"), (
        "an ended key looks like one that never was"
    )
    assert sweep(later) == 1
    assert not kept.exists()
    assert not PlanFile.objects.exists()


def test_swept_bytes_stay_while_another_row_rests_on_them():
    keep_plan(PLAN.encode(), "a.txt", origin=Origin.VISITOR, at=AT)
    own = keep_plan(PLAN.encode(), "a.txt", origin=Origin.BUREAU, at=AT, public=True)
    assert sweep(AT + timedelta(days=2)) == 1
    assert files.place(own.digest).exists()


def test_swept_bytes_stay_while_a_file_somebody_sent_rests_on_them():
    row = keep_plan(PLAN.encode(), "a.txt", origin=Origin.VISITOR, at=AT)
    take(PLAN.encode(), "佐证.txt", actor=SYSTEM, at=AT)
    assert sweep(AT + timedelta(days=2)) == 1
    assert files.place(row.digest).exists()


def test_a_sweep_cut_off_leaves_no_row_without_its_bytes(monkeypatch):
    keep_plan(PLAN.encode(), "a.txt", origin=Origin.VISITOR, at=AT)
    monkeypatch.setattr(files, "forget", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sweep(AT + timedelta(days=2))
    assert not PlanFile.objects.exists()


def test_nothing_in_a_plan_becomes_markup(client):
    nasty = "<script>alert(1)</script>县教育局2026年工作要点\n一、<img src=x onerror=alert(1)>\n建成<b>学校</b>3所。\n"
    row = keep_plan(nasty.encode(), '"><script>.txt', origin=Origin.BUREAU, at=AT, public=True)
    for path in (
        f"/plans/{row.key}/",
        f"/plans/{row.key}/?view=clauses",
        f"/plans/{row.key}/?view=outline",
        "/plans/",
        f"/plans/compare/?a={row.key}&b={row.key}",
    ):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_the_reading_as_json_and_csv(client, plan):
    found = json.loads(client.get(f"/plans/{plan.key}/reading.json").content)
    assert [t["value"] for t in found["targets"]] == [3, 65, 63.3]
    sheet = client.get(f"/plans/{plan.key}/targets.csv").content.decode("utf-8-sig")
    assert sheet.splitlines()[1].startswith('"0","建成学校3所"')


def test_a_sheet_never_holds_a_formula(client):
    row = keep_plan(
        "一、目标\n=1+cmd|，建成学校3所。".encode(),
        "a.txt",
        origin=Origin.BUREAU,
        at=AT,
        public=True,
    )
    sheet = client.get(f"/plans/{row.key}/targets.csv").content.decode("utf-8-sig")
    assert '"=' not in sheet.replace("\"'=", "")


def test_the_api_reads_outlines_and_compares(client, plan):
    read = client.post("/api/plans/read", {"file": sent(PLAN)}).json()
    assert read == json.loads(json.dumps(as_json(read_plan(PLAN.encode(), "a.txt"))))
    outline = client.post("/api/plans/outline", {"file": sent(PLAN)}).json()
    assert outline[0]["outline"][0]["title"] == "目标"
    two = {"a": sent(PLAN), "b": sent(PLAN.replace("2026", "2025").replace("65%", "60%"))}
    pairs = client.post("/api/plans/compare", two).json()["pairs"]
    assert {p["relation"] for p in pairs} == {"same", "lowered"}
    kept = client.post("/api/plans/compare", {"a_key": plan.key, "b_key": plan.key}).json()
    assert kept["a"]["title"] == "青禾县教育局2026年工作要点"
    assert [p["key"] for p in client.get("/api/plans").json()] == [plan.key]
    assert client.get(f"/api/plans/{plan.key}").json()["parts"][0]["year"] == 2026


def test_api_errors_are_problems(client):
    answer = client.post("/api/plans/read", {"file": sent(b"")})
    assert (answer.status_code, answer.json()["code"]) == (422, "document-empty")
    assert answer["Content-Type"] == "application/problem+json"
    assert client.post("/api/plans/compare", {"a_key": "x"}).json()["code"] == "two-sides"
    assert client.get("/api/plans/nobody").status_code == 404


# method × address × who may: statuses for anybody, in the demo and where upload is closed.
TABLE = {
    "plans/newest/": {"get": (302, 302), "post": (405, 405)},
    "plans/": {"get": (200, 200), "post": (405, 405)},
    "plans/upload/": {"get": (200, 403), "post": (422, 403)},
    "plans/compare/": {"get": (200, 200), "post": (405, 405)},
    "plans/<str:key>/": {"get": (200, 200), "post": (405, 405)},
    "plans/<str:key>/reading.json": {"get": (200, 200), "post": (405, 405)},
    "plans/<str:key>/targets.csv": {"get": (200, 200), "post": (405, 405)},
}


def test_every_address_stands_in_a_table():
    """Those of the working plan stand in the table of ``test_access``."""
    assert {str(one.pattern) for one in urlpatterns} == set(TABLE) | set(WORKING)


@pytest.mark.parametrize("closed", [False, True], ids=["demo", "closed"])
@pytest.mark.parametrize("address", TABLE)
def test_who_may_do_what(client, plan, monkeypatch, address, closed):
    monkeypatch.setattr(access, "may_upload", lambda: not closed)
    for method, statuses in TABLE[address].items():
        path = "/" + address.replace("<str:key>", plan.key)
        assert getattr(client, method)(path).status_code == statuses[closed], (method, path)


def test_uploading_needs_the_forms_token():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/plans/upload/", {"text": PLAN}).status_code == 403


def test_a_large_file_is_refused_with_its_size(client):
    response = client.post(
        "/plans/upload/",
        {"file": SimpleUploadedFile("a.txt", io.BytesIO(b"x" * (20 * 1024 * 1024 + 1)).read())},
    )
    assert response.status_code in (413, 422)
