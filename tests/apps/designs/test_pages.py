"""Pages of the designer, without scripts: begin, fill the form, see the faults, preview, activate, switch on."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.designs.conftest import VISITORS
from tests.apps.records.steps import MONDAY
from tests.apps.signing import signed_in

from xuezheng.adapters import clock, ledger_toml
from xuezheng.apps.designs import access
from xuezheng.apps.designs.forms import merged, shape
from xuezheng.apps.designs.models import Design
from xuezheng.apps.designs.selectors import checked
from xuezheng.apps.people.models import Person
from xuezheng.apps.records.access import switching
from xuezheng.apps.records.models import Record
from xuezheng.catalogue import current, shipped
from xuezheng.catalogue.flows import FLOWS


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    monkeypatch.setattr(clock, "today", MONDAY.date)


@pytest.fixture
def on(monkeypatch):
    monkeypatch.setattr(switching, "_kept", [])


def as_(client, role, org, number, duty=""):
    person = Person.objects.get_or_create(pk=number)[0].pk
    return signed_in(client, role, org, person=person, duty=duty)


def words(response):
    return response.content.decode()


def begin(client, **given):
    answer = client.post("/designs/begin/", given)
    assert answer.status_code == 302, words(answer)
    return int(answer["Location"].strip("/").split("/")[-1])


def posted(page):
    """Give what a browser would send of the form with rows, ticks and choices as they stand."""
    form = re.search(r'<form method="post" action="[^"]*/form/">.*?</form>', page, re.DOTALL)[0]
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]*>", form):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and ("checkbox" not in tag or " checked" in tag):
            found.setdefault(name[1], []).append(
                value[1] if value else "on" if "checkbox" in tag else ""
            )
    for name, inner in re.findall(
        r'<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        picked = re.search(r'value="([^"]*)" selected', inner) or re.search(
            r'value="([^"]*)"', inner
        )
        found[name] = [picked[1] if picked else ""]
    for name, inner in re.findall(
        r'<textarea [^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.DOTALL
    ):
        found[name] = [inner]
    return found


def test_a_form_sent_back_unchanged_changes_nothing(client, bureau):
    as_(client, "section", bureau.safety, 20, "safety")
    number = begin(client, title="访客登记", flow="patrol_zero_report")
    client.post(f"/designs/{number}/text/", {"text": VISITORS})
    before = ledger_toml.read(Design.objects.get(pk=number).text, FLOWS)
    page = words(client.get(f"/designs/{number}/"))
    assert "核对无误" in page
    client.post(f"/designs/{number}/form/", posted(page))
    after = ledger_toml.read(Design.objects.get(pk=number).text, FLOWS)
    assert after.issues == ()
    assert after.ledger == before.ledger
    assert after.numbers == before.numbers


@pytest.mark.parametrize("flow", [one.key for one in FLOWS])
def test_a_draft_begun_on_any_flow_has_no_faults(client, bureau, flow):
    as_(client, "system_admin", bureau.bureau, 30)
    number = begin(client, title="访客登记", title_en="Visitors", flow=flow)
    row = Design.objects.get(pk=number)
    assert [str(one) for one in checked(row.text, None).faults] == []
    assert row.key == "fang_ke_deng_ji"


def test_fields_are_proposed_from_the_head_row_of_a_workbook(client, bureau):
    as_(client, "section", bureau.safety, 20, "safety")
    book = openpyxl.Workbook()
    book.active.append(["2026年访客登记表"])
    book.active.append(["序号", "来访人姓名*", "联系电话", "来访日期", "人数", "是否驾车", "备注"])
    book.active.append([1, "不取内容", "13800000000", "2026-09-28", 2, "否", ""])
    kept = io.BytesIO()
    book.save(kept)
    file = SimpleUploadedFile("访客.xlsx", kept.getvalue())
    number = begin(client, title="访客登记", flow="patrol_zero_report", file=file)
    row = Design.objects.get(pk=number)
    fields = ledger_toml.loaded(row.text)[0]["fields"]
    assert [(one["label"], one["type"]) for one in fields] == [
        ("来访人姓名", "name"), ("联系电话", "phone"), ("来访日期", "day"), ("人数", "number"),
        ("是否驾车", "yes_no"), ("备注", "note"),
    ]  # fmt: skip
    assert "不取内容" not in row.text
    assert row.faults == 0
    pasted = begin(
        client, title="访客登记", flow="patrol_zero_report", heads="来访人姓名\t联系电话"
    )
    assert len(ledger_toml.loaded(Design.objects.get(pk=pasted).text)[0]["fields"]) == 2
    empty = SimpleUploadedFile("空.csv", "一个\n".encode())
    given = {"title": "空", "flow": "patrol_zero_report", "file": empty}
    assert client.post("/designs/begin/", given).status_code == 422


def test_a_copy_of_every_shipped_ledger_leaves_out_functions_and_says_so(client, bureau):
    as_(client, "system_admin", bureau.bureau, 30)
    number = begin(client, sample="drill")
    row = Design.objects.get(pk=number)
    assert (row.key, row.title, row.faults) == ("drill_2", "应急演练台账（副本）", 0)
    answer = client.post("/designs/begin/", {"sample": "themed_supervision"}, follow=True)
    assert "由程序计算或校验的内容没有带过来" in words(answer)
    assert client.post("/designs/begin/", {"sample": "nothing"}).status_code == 404
    for ledger in shipped().ledgers:
        text = Design.objects.get(pk=begin(client, sample=ledger.key)).text
        assert ledger_toml.read(text, FLOWS).issues == (), ledger.key


def test_the_form_adds_changes_and_drops_fields(client, bureau):
    as_(client, "section", bureau.safety, 20, "safety")
    number = begin(client, title="访客登记", flow="patrol_zero_report")
    client.post(f"/designs/{number}/text/", {"text": VISITORS})
    given = posted(words(client.get(f"/designs/{number}/")))
    given |= {
        "f-3-drop": "on", "f-7-label": "来访人数", "f-7-label_en": "How many", "minutes": "4",
        "f-8-label": "车牌号", "f-8-type": "text", "f-8-found": "on", "f-8-fill": "report",
        "f-9-label": "来访对象", "f-9-type": "choice", "f-9-choices": "教师\nother = 其他 | Other",
        "c-1-count": "2", "opens": ["clerk"],
    }  # fmt: skip
    client.post(f"/designs/{number}/form/", given)
    row = Design.objects.get(pk=number)
    told, _ = ledger_toml.loaded(row.text)
    fields = {one["label"]: one for one in told["fields"]}
    assert "来访事由" not in fields
    assert fields["来访人数"]["key"] == "people"
    assert fields["来访人数"]["label_en"] == "How many"
    assert fields["车牌号"] == {
        "key": "che_pai_hao", "label": "车牌号", "label_en": "Che pai hao", "type": "text", "slot": "t2",
    }  # fmt: skip
    assert fields["来访对象"]["choices"] == ["jiao_shi = 教师 | Jiao shi", "other = 其他 | Other"]
    assert {one["move"]: one["fields"] for one in told["fills"]} == {
        "report_zero": ["left"], "report": ["left", "che_pai_hao"],
    }  # fmt: skip
    assert (told["asks"]["minutes"], told["clocks"][0]["count"], told["opens"]) == (4, 2, ["clerk"])
    # The field that another's condition reads is gone, and that is told at its place.
    page = words(client.get(f"/designs/{number}/"))
    assert 'href="#fields-3"' in page
    assert "字段why不存在" in page


def test_another_flow_brings_its_parts_and_time_limits(client, bureau):
    as_(client, "section", bureau.safety, 20, "safety")
    number = begin(client, title="访客登记", flow="patrol_zero_report")
    given = posted(words(client.get(f"/designs/{number}/"))) | {"flow": "two_sided"}
    client.post(f"/designs/{number}/form/", given)
    row = Design.objects.get(pk=number)
    told, _ = ledger_toml.loaded(row.text)
    assert [one["key"] for one in told["parts"]] == ["lead", "other", "supervisor"]
    assert sorted(stage for one in told["clocks"] for stage in one["stages"]) == [
        "asked",
        "drafted",
    ]
    assert row.faults == 0


def test_a_text_that_is_no_toml_is_kept_and_shown_with_its_line(client, bureau):
    as_(client, "section", bureau.safety, 20, "safety")
    number = begin(client, title="访客登记", flow="patrol_zero_report")
    client.post(f"/designs/{number}/text/", {"text": 'key = "a"\nkey = "b"\n'})
    page = words(client.get(f"/designs/{number}/"))
    assert "第2行不合TOML语法" in page
    assert "基本情况" not in page
    assert client.get(f"/designs/{number}/preview/").status_code == 404


def test_the_preview_shows_what_a_role_meets(client, bureau):
    as_(client, "section", bureau.safety, 20, "safety")
    number = begin(client, title="访客登记", flow="patrol_zero_report")
    client.post(f"/designs/{number}/text/", {"text": VISITORS})
    clerk = words(client.get(f"/designs/{number}/preview/?role=clerk"))
    assert 'name="visitor"' in clerk
    assert "以后填写" in clerk
    assert "零报告" in clerk
    town = words(client.get(f"/designs/{number}/preview/?role=township"))
    assert "这个角色不登记" in town
    assert "办结" in town
    supervisor = words(client.get(f"/designs/{number}/preview/?role=supervisor"))
    assert "张三" in clerk
    assert "张三" not in supervisor  # Personal fields are masked for whoever does not see them.
    assert "这个角色看不到这本台账" in words(client.get(f"/designs/{number}/preview/?role=office"))
    assert not Record.objects.exists()


@pytest.mark.usefixtures("on")
def test_the_whole_way_by_pages(client, bureau):
    as_(client, "section", bureau.safety, 20, "safety")
    number = begin(client, title="访客登记", flow="patrol_zero_report")
    client.post(
        f"/designs/{number}/text/", {"text": VISITORS.replace('prefix = "FK"', 'prefix = "YH"')}
    )
    answer = client.post(f"/designs/{number}/stand/submit/")
    assert answer.status_code == 422
    assert "YH已由别的台账使用" in words(answer)
    client.post(f"/designs/{number}/text/", {"text": VISITORS})
    assert client.post(f"/designs/{number}/stand/submit/").status_code == 302
    assert client.post(f"/designs/{number}/stand/activate/").status_code == 404
    as_(client, "system_admin", bureau.bureau, 30)
    page = words(client.get(f"/designs/{number}/"))
    seen = re.search(r'name="seen" value="(\d+)"', page)[1]
    assert client.post(f"/designs/{number}/stand/activate/", {"seen": seen}).status_code == 302
    assert "自设" in words(client.get("/ledgers/switches/"))
    client.post("/ledgers/switches/visitors/", {"on": "yes"})
    as_(client, "clerk", bureau.school, 32)
    assert "访客登记" in words(client.get("/ledgers/visitors/new/"))
    given = {"visitor": "陈一帆", "came": "2026-09-28", "org": bureau.school}
    answer = client.post("/ledgers/visitors/new/", given)
    assert answer.status_code == 302, words(answer)
    assert "FK-2026-0001" in words(client.get("/ledgers/visitors/"))
    for face in ("board", "calendar"):
        assert client.get(f"/ledgers/visitors/?face={face}").status_code == 200
    assert client.get("/ledgers/visitors/rollup/").status_code == 200
    assert client.get("/ledgers/visitors/template/").status_code == 200
    assert len(client.get("/api/cases?kind=visitors").json()["cases"]) == 1


@pytest.mark.usefixtures("on")
def test_beyond_twelve_the_page_asks_once_more(client, bureau):
    as_(client, "system_admin", bureau.bureau, 30)
    keys = [one.key for one in current().ledgers][:13]
    every = dict.fromkeys((one.key for one in current().ledgers), False)
    switching.remember(every | dict.fromkeys(keys[:12], True), 10**12)
    page = words(client.get("/ledgers/switches/"))
    assert "新局不超过 12 本" in page
    answer = client.post(f"/ledgers/switches/{keys[12]}/", {"on": "yes"}, follow=True)
    assert "使用中的台账已到12本" in words(answer)
    answer = client.post(
        f"/ledgers/switches/{keys[12]}/", {"on": "yes", "beyond": "yes"}, follow=True
    )
    assert "已启用" in words(answer)


def test_a_list_of_designs_costs_few_queries(client, bureau):
    as_(client, "system_admin", bureau.bureau, 30)
    for _ in range(3):
        begin(client, title="访客登记", flow="patrol_zero_report")
    client.get("/designs/")
    with CaptureQueriesContext(connection) as asked:
        page = words(client.get("/designs/?state=draft"))
    assert page.count("访客登记") >= 3
    assert len(asked) <= 8
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/designs/{Design.objects.first().pk}/")
    assert len(asked) <= 12


def test_the_form_shows_whatever_a_text_says():
    for told in (
        {},
        {"fields": 3},
        {"fields": [1, {"type": 7}], "asks": [], "parts": [{}], "clocks": [{"ladder": 4}]},
    ):
        found = shape(told)
        assert found.flow is None
        assert len(found.fields) == 3 + len(
            told.get("fields", []) if isinstance(told.get("fields"), list) else []
        )
    assert access.may_draft(None) is False
    assert merged is not None
