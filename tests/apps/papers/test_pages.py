"""Pages of papers: the office's work without scripts; a named unit and a section see their part."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.apps.papers.acting import NOW, PLAN, PROSE, circular, do, line_of, overdue, planned
from tests.apps.signing import signed_in

from xuezheng.adapters import clock
from xuezheng.apps.papers.models import Contribution, Paper, SaidNumber, Sheet
from xuezheng.apps.records.models import Record


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", NOW.date)


@pytest.fixture
def office(client, city):
    """Sign in as the office."""
    signed_in(client, "office", city.office)
    return client


@pytest.fixture
def paper(city):
    planned(city)
    return circular(city)


def words(response):
    return response.content.decode()


def test_from_a_form_to_the_preview(office, city):
    planned(city)
    page = words(office.get("/papers/new/"))
    assert "督办通知单" in page
    assert PLAN["title"] in page
    made = office.post("/papers/new/", {"kind": "circular", "plan": PLAN["key"]})
    row = Paper.objects.get()
    assert made["Location"] == f"/papers/{row.pk}/"
    page = words(office.get(made["Location"]))
    assert "云汀市教育局文件" in page
    assert "抄送：" not in page
    assert 'href="/progress/plan-2026/list/' in page
    assert "盐浦小学" in page
    assert "建议删去这一条" in page
    assert row.title in words(office.get("/papers/"))


def test_what_a_form_lacks_is_said_on_the_form(office):
    answer = office.post("/papers/new/", {"kind": "supervision"})
    assert answer.status_code in {404, 422}
    answer = office.post("/papers/new/", {"kind": "poem"})
    assert answer.status_code == 422


def test_a_notice_is_drawn_up_by_the_number_people_write(office, city):
    case = overdue(city)
    number = Record.objects.get(pk=case).number
    page = words(office.get(f"/cases/{case}/"))
    assert f'href="/papers/new/?kind=supervision&amp;record={case}"' in page
    for said in (f" {number.lower()} ", str(case)):
        made = office.post("/papers/new/", {"kind": "supervision", "record": said})
        assert "消除大班额" in words(office.get(made["Location"]))
    assert (
        office.post("/papers/new/", {"kind": "supervision", "record": "RW-1999-0001"}).status_code
        == 404
    )


def test_issuing_too_early_is_refused_on_the_page(office, paper):
    row = Paper.objects.get(pk=paper)
    answer = office.post(f"/papers/{paper}/issue/", {"seen": row.version})
    assert answer.status_code == 409
    assert "还有 1 个拟点名单位未听取意见：盐浦小学" in words(answer)


def test_struck_then_issued_then_corrected(office, paper):
    line = line_of(paper)
    office.post(f"/papers/{paper}/strike/", {"naming": line.pk, "reason": "按时送达"})
    row = Paper.objects.get(pk=paper)
    office.post(f"/papers/{paper}/issue/", {"seen": row.version})
    page = words(office.get(f"/papers/{paper}/"))
    assert "云教督〔2026〕1号" in page
    assert "已印发" in page
    given = {"reason": "数据有误", "was": "2项", "reads": "3项"}
    answer = office.post(f"/papers/{paper}/correct/", given)
    assert "更正的原件" in words(office.get(answer["Location"]))


def test_downloads_are_files_of_their_kind(office, paper):
    data = office.get(f"/papers/{paper}/paper.docx")
    assert "关于2026年" in docx.Document(io.BytesIO(data.content)).core_properties.title
    assert data["Content-Disposition"].startswith("attachment")
    assert office.get(f"/papers/{paper}/paper.xlsx").status_code == 404
    table = do_table(office)
    assert office.get(f"/papers/{table}/paper.xlsx").content.startswith(b"PK")


def do_table(office):
    office.post("/papers/new/", {"kind": "decomposition", "plan": PLAN["key"]})
    return Paper.objects.latest("pk").pk


def test_a_named_school_answers_on_its_own_page(client, city, paper):
    do("paper.hear", city.clerk, paper=paper)
    signed_in(client, "principal", city.school)
    line = line_of(paper)
    assert "待本单位说明" in words(client.get("/papers/"))
    page = words(client.get(f"/papers/hearings/{line.pk}/"))
    assert "消除大班额" in page
    assert "提高教师交流轮岗比例" not in page
    assert client.get(f"/papers/{paper}/").status_code == 404
    file = SimpleUploadedFile("佐证.pdf", b"%PDF-1.4 x")
    given = {"statement": "佐证材料10月10日已报", "file": file}
    client.post(f"/papers/hearings/{line.pk}/", given)
    page = words(client.get(f"/papers/hearings/{line.pk}/"))
    assert "已报情况说明" in page
    assert "佐证.pdf" in page


@pytest.mark.parametrize("address", ["/papers/{}/", "/papers/{}/paper.docx", "/papers/{}/hear/"])
def test_a_foreign_draft_looks_like_one_that_does_not_exist(client, city, paper, address):
    signed_in(client, "principal", city.other)
    call = client.post if address.endswith("hear/") else client.get
    foreign, absent = call(address.format(paper)), call(address.format(99_999_999))
    assert foreign.status_code == absent.status_code == 404
    line = line_of(paper)
    do("paper.hear", city.clerk, paper=paper)
    assert client.get(f"/papers/hearings/{line.pk}/").status_code == 404


def test_a_section_writes_and_sees_its_numbers(client, city, paper):
    do(
        "paper.ask", city.clerk, paper=paper,
        headings=[{"heading": "教师队伍建设", "orgs": [city.basic]}],
    )  # fmt: skip
    one = Contribution.objects.get()
    signed_in(client, "section", city.basic)
    assert "教师队伍建设" in words(client.get("/papers/"))
    client.post(f"/papers/paragraphs/{one.pk}/", {"seen": 1, "text": PROSE})
    page = words(client.get(f"/papers/paragraphs/{one.pk}/"))
    assert "不一致" in page
    assert "52.6%" in page
    assert "无出处" in page


def test_numbers_are_checked_and_settled_by_one_click(office, paper):
    office.post(f"/papers/{paper}/check/", {"text": PROSE})
    page = words(office.get(f"/papers/{paper}/"))
    assert "改为 52.6%" in page
    wrong = SaidNumber.objects.get(said="54.1%")
    answer = office.post(f"/papers/{paper}/settle/", {"number": wrong.pk, "choice": "theirs"})
    assert answer.status_code == 422
    assert "须写明理由或出处" in words(answer)
    office.post(f"/papers/{paper}/settle/", {"number": wrong.pk, "choice": "ours"})
    assert SaidNumber.objects.get(pk=wrong.pk).settled == "ours"


def test_a_sheet_from_print_to_scan_and_void(office, city, paper):
    answer = office.post(f"/papers/{paper}/print/")
    row = Sheet.objects.get()
    assert answer["Location"] == f"/sheets/{row.code}/"
    found = office.get("/sheets/", {"code": row.code.lower().replace("-", " ")})
    assert found["Location"] == f"/sheets/{row.code}/"
    assert office.get(f"/sheets/{row.code}/sheet.docx").content.startswith(b"PK")
    scan = SimpleUploadedFile("扫描.pdf", b"%PDF-1.4 x")
    given = {"signer": "李局长", "signed_on": "2026-10-12", "file": scan}
    office.post(f"/sheets/{row.code}/key-in/", given)
    assert "已签批（代录）" in words(office.get(f"/sheets/{row.code}/"))
    do("paper.name_unit", city.clerk, paper=paper, org=city.other, said="未报送。")
    page = words(office.get(f"/sheets/{row.code}/"))
    assert "已作废" in page
    assert "一并作废" in page
    assert "已作废" in words(office.get(f"/papers/{paper}/"))


def test_a_case_prints_its_sheet(office, city):
    case = overdue(city)
    answer = office.post("/sheets/print/", {"subject": "case", "number": case})
    assert "消除大班额" in words(office.get(answer["Location"]))


def test_only_what_was_released_is_open_to_strangers(client, city, paper):
    do("paper.waive", city.leader, naming=line_of(paper).pk, reason="上级要求")
    row = Paper.objects.get(pk=paper)
    do("paper.issue", city.clerk, paper=paper, seen=row.version)
    assert client.get(f"/papers/public/{paper}/").status_code == 404
    do("paper.review_for_release", city.leader, paper=paper, disclosure="active")
    do("paper.release", city.clerk, paper=paper)
    page = client.get(f"/papers/public/{paper}/")
    assert page.status_code == 200
    assert "云教督〔2026〕1号" in words(page)
    assert client.get(f"/papers/{paper}/").status_code != 200


def test_pages_speak_english_and_the_paper_stays_chinese(office, paper):
    office.cookies["xz-language"] = "en"
    page = words(office.get(f"/papers/{paper}/", headers={"Accept-Language": "en"}))
    assert "云汀市教育局文件" in page


def test_the_list_costs_few_queries(office, paper, django_assert_max_num_queries):
    assert str(paper) in words(office.get("/papers/"))
    with django_assert_max_num_queries(16):
        office.get("/papers/")


def test_the_api_lists_and_shows_the_manifest(office, paper):
    listed = office.get("/api/papers").json()
    assert [one["number"] for one in listed] == [paper]
    shown = office.get(f"/api/papers/{paper}").json()
    assert shown["manifest"]["template"] == "circular"
    assert shown["manifest"]["figures"][0]["source"] == "progress:plan-2026:"
    assert office.get("/api/papers/99999999").status_code == 404
