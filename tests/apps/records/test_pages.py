"""Pages of ledgers and cases, without scripts: from a form to a closing, drafts, many at once, the API."""

import io
import json
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.records.steps import MONDAY, do, move, reported, task
from tests.apps.signing import signed_in

from xuezheng.adapters import clock
from xuezheng.apps.audit.models import Entry as LogEntry
from xuezheng.apps.people.models import Person
from xuezheng.apps.records.models import Draft, Record, Watch


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    monkeypatch.setattr(clock, "today", MONDAY.date)


@pytest.fixture
def office(client, bureau):
    """Sign in as the office."""
    signed_in(client, "office", bureau.office)
    return client


def as_(client, role, org, number=None):
    person = Person.objects.get_or_create(pk=number)[0].pk if number else None
    return signed_in(client, role, org, person=person)


def words(response):
    return response.content.decode()


NEW = {
    "title": "新增学位1200个", "source": "leader_note", "source_date": "2026-09-25",
    "source_number": "云教批〔2026〕18号", "due": "2026-12-18", "quarters-0-quarter": "q3",
    "quarters-0-goal": "完成选址",
}  # fmt: skip


def test_the_ledgers_and_an_empty_one(office):
    page = words(office.get("/ledgers/"))
    assert "督查督办台账" in page
    assert "没有事项" in words(office.get("/ledgers/task/"))
    assert office.get("/ledgers/nothing/").status_code == 404


def opened(client, bureau):
    """Open a task by the form; gives it."""
    as_(client, "office", bureau.office, 21)
    parties = {"party-lead": f"#{bureau.basic}", "party-supervisor": f"#{bureau.office}"}
    given = NEW | parties | {"key": "k1"}
    made = client.post("/ledgers/task/new/", given)
    record = Record.objects.get()
    assert made["Location"] == f"/cases/{record.pk}/"
    client.post("/ledgers/task/new/", given)
    assert Record.objects.count() == 1
    return record


def test_the_form_says_who_asks_and_what_is_wrong(client, bureau):
    as_(client, "office", bureau.office)
    page = words(client.get("/ledgers/task/new/"))
    assert "约需 10 分钟" in page
    assert "年度工作要点任务分解" in page
    wrong = client.post("/ledgers/task/new/", {"party-lead": f"#{bureau.basic}"})
    assert wrong.status_code == 422
    assert "未填写" in words(wrong)
    record = opened(client, bureau)
    assert record.data["quarters"] == [{"quarter": "q3", "goal": "完成选址"}]
    page = words(client.get(f"/cases/{record.pk}/"))
    assert "牵头单位" in page
    assert "云教批〔2026〕18号" in page


def test_from_a_form_to_a_closing_without_scripts(client, bureau):
    record = opened(client, bureau)
    at = f"/cases/{record.pk}/"
    barred = client.get(f"{at}moves/close/", follow=True)
    assert barred.redirect_chain == [(at, 302)]
    assert "现在不能办理" in words(barred)
    assert client.get(f"{at}moves/nothing/").status_code == 404
    client.post(f"{at}moves/issue/", {"seen": 1})
    as_(client, "section", bureau.basic, 22)
    client.post(f"{at}moves/sign/", {"seen": 2})
    bare = client.post(f"{at}moves/report/", {"seen": 3})
    assert bare.status_code == 422
    assert "请附佐证材料" in words(bare)
    scan = SimpleUploadedFile("验收单.pdf", b"%PDF-1.4 x", "application/pdf")
    client.post(f"{at}moves/report/", {"seen": 3, "result": "已新增1210个", "files": scan})
    record.refresh_from_db()
    assert (record.state, record.checker_opened_at) == ("reported", None)
    as_(client, "office", bureau.office, 21)
    assert "验收单.pdf" in words(client.get(at))
    record.refresh_from_db()
    assert (record.checker_opened_at, record.version) == (MONDAY, 5)
    client.post(f"{at}moves/close/", {"seen": 5})
    record.refresh_from_db()
    assert record.state == "closed"
    assert "已销号" in words(client.get(at))


def test_a_stale_page_keeps_what_was_typed(client, bureau):
    as_(client, "office", bureau.office, 1)
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    do("case.correct", bureau.second, case=case, seen=2, data={"text": "改"})
    as_(client, "section", bureau.basic, 3)
    answer = client.post(f"/cases/{case}/moves/decline/", {"seen": 2, "note": "职责不符"})
    assert answer.status_code == 409
    assert "已被他人更新" in words(answer)
    assert Draft.objects.get().data["note"] == "职责不符"


def test_drafts_are_kept_without_and_with_scripts(office):
    office.post("/ledgers/task/new/", {"title": "一半", "keep": "1"})
    assert 'value="一半"' in words(office.get("/ledgers/task/new/"))
    told = office.post(
        "/drafts/", {"draft": "new:task", "title": "一大半", "csrfmiddlewaretoken": "x"}
    )
    assert "已暂存 09:00" in words(told)
    before = LogEntry.objects.count()
    office.post("/drafts/", {"draft": "new:task", "title": "一大半"})
    assert LogEntry.objects.count() == before
    assert Draft.objects.get().data == {"title": "一大半"}


def test_side_acts_have_their_forms(client, bureau):
    case = task(bureau)
    move(case, "issue", bureau.clerk)
    as_(client, "office", bureau.office, 1)
    at = f"/cases/{case}/"
    assert "催办" in words(client.get(at))
    assert client.post(f"{at}acts/urge/", {"note": ""}).status_code == 422
    client.post(f"{at}acts/urge/", {"note": "请尽快签收"})
    client.post(f"{at}acts/comment/", {"note": "已电话联系"})
    client.post(f"{at}watch/", {"on": "1"})
    page = words(client.get(at))
    assert "请尽快签收" in page
    assert "不再关注" in page
    only = words(client.get(f"{at}?history=words"))
    assert ("已电话联系" in only, "请尽快签收" in only) == (True, False)
    assert Watch.objects.count() == 1
    client.post(f"{at}acts/edit/", {"seen": 4, "title": "新增学位1210个", "source": "leader_note",
                                    "source_number": "云教批〔2026〕18号", "source_date": "2026-09-25"})  # fmt: skip
    assert Record.objects.get(pk=case).t1 == "新增学位1210个"
    as_(client, "section", bureau.basic, 3)
    client.post(f"{at}moves/sign/", {"seen": 5})
    client.post(f"{at}acts/ask_extension/", {"until": "2027-01-15", "note": "用地未批"})
    as_(client, "office", bureau.office, 1)
    assert "已申请延期至" in words(client.get(at))
    client.post(f"{at}acts/grant_extension/", {"decide": "grant"})
    assert Record.objects.get(pk=case).due == date(2027, 1, 15)


def test_many_at_once_and_what_stayed_behind(client, bureau):
    as_(client, "office", bureau.office, 1)
    clean, stale = task(bureau), task(bureau)
    page = words(client.get("/ledgers/task/"))
    assert 'value="issue"' in page
    do("case.correct", bureau.clerk, case=stale, seen=1, data={"text": "改"})
    given = {"case": [clean, stale], f"seen-{clean}": 1, f"seen-{stale}": 1, "do": "issue"}
    told = words(client.post("/ledgers/task/bulk/", given, follow=True))
    assert "已办理 1 件。" in told
    assert "已被他人更新" in told
    assert [Record.objects.get(pk=one).state for one in (clean, stale)] == ["issued", "drafted"]


def test_a_sheet_says_who_took_it_and_holds_no_formula(client, bureau):
    as_(client, "office", bureau.office, 1)
    task(bureau, data={"title": "=1+1", "source": "superior", "source_date": "2026-09-01"})
    answer = client.post("/ledgers/task/export/", {"show": "open"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet["A1"].value.startswith("督查督办台账　导出：测试人员（office科）　")
    assert sheet["A1"].value.endswith("用途：日常工作（无敏感信息）　1 行")
    assert sheet["A4"].value == "导出完毕，共 1 行。"
    assert sheet["A2"].value == "编号"
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=1+1", "s")
    entry = LogEntry.objects.get(intention="case.export")
    assert (entry.rows, entry.kind) == (1, "task")


def test_views_are_kept_and_lists_turn_into_boards(office, bureau):
    task(bureau)
    office.post("/ledgers/task/views/", {"name": "批示件", "query": "source=leader_note"})
    page = words(office.get("/ledgers/task/?source=leader_note"))
    assert "批示件" in page
    assert "领导批示" in page
    board = words(office.get("/ledgers/task/?as=board"))
    assert "新增学位1200个" in board
    assert office.get("/ledgers/task/?show=nonsense").status_code == 422


def test_a_signing_sheet_prints_with_seals_and_a_code(office, bureau):
    page = words(office.get(f"/cases/{reported(bureau)}/sheet/"))
    for part in ("校验码", "负责人（签章）", "审核人（签章）", "新增学位1200个"):
        assert part in page


def test_both_languages(office, bureau):
    case = task(bureau)
    office.cookies["xz-language"] = "en"
    for address in ("/ledgers/", "/ledgers/task/", "/ledgers/task/new/", f"/cases/{case}/"):
        page = words(office.get(address))
        assert "Supervised tasks" in page
    assert "Next steps" in page


def test_a_foreign_case_is_as_if_there_were_none(client, bureau):
    case = task(bureau)
    as_(client, "section", bureau.safety, 5)
    client.get("/ledgers/")
    for tail in ("", "sheet/", "moves/issue/", "acts/urge/"):
        told = []
        for number in (case, 10**7):
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(f"/cases/{number}/{tail}")
            body = words(answer).replace(str(number), "N")
            told.append((answer.status_code, len(asked), len(body)))
        assert told[0] == told[1], tail
        assert told[0][0] == 404
    for number in (case, 10**7):
        assert client.get(f"/api/cases/{number}").status_code == 404
        assert client.post(f"/cases/{number}/watch/", {"on": "1"}).status_code == 404


def test_programs_read_the_same(office, bureau):
    case = task(bureau)
    listed = office.get("/api/cases?kind=task&show=open").json()
    assert [row["id"] for row in listed["cases"]] == [case]
    assert (listed["cases"][0]["data"]["title"], listed["after"]) == ("新增学位1200个", "")
    one = office.get(f"/api/cases/{case}").json()
    assert [move["move"] for move in one["moves"]] == ["issue", "end"]
    done = office.post(
        "/api/do/case.move", json.dumps({"case": case, "move": "issue", "seen": 1}),
        content_type="application/json", headers={"Idempotency-Key": "a"},
    )  # fmt: skip
    assert done.status_code == 200, done.content
    assert office.get("/api/cases?kind=task&after=x").status_code == 422


def test_a_page_of_fifty_costs_few_queries(office, bureau):
    record = Record.objects.get(pk=task(bureau))
    for number in range(60):
        record.pk, record.number = None, f"X-{number}"
        record._state.adding = True
        record.save()
    office.get("/ledgers/task/")
    with CaptureQueriesContext(connection) as asked:
        page = words(office.get("/ledgers/task/"))
    assert page.count('name="case"') == 50
    assert len(asked) <= 8, [one["sql"][:120] for one in asked]
