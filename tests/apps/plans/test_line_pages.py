"""The decomposition on screen and on paper: buttons that say why, answers, matrix, sheets."""

import io
import json
import re

from docx import Document
from python_calamine import CalamineWorkbook

from xuezheng.apps.plans.models import Answer, Line, Plan
from xuezheng.apps.records.models import Record

ENGLISH = {"HTTP_COOKIE": "xz-language=en"}


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_from_final_to_issued_by_plain_forms(as_, bureau, final, django_assert_max_num_queries):
    """The office's whole way over the pages, without JavaScript."""
    client = as_(bureau.office)
    shown = client.get(f"/plans/{final}/lines/")
    assert "还没有分解表" in words(shown)
    assert "拟定 3 行" in words(shown)
    client.post(f"/plans/{final}/do/draft/")
    with django_assert_max_num_queries(20):
        shown = client.get(f"/plans/{final}/lines/")
    assert "还有 3 行未认领、被退回或没有牵头科室" in words(shown)
    assert re.search(r"<button[^>]*disabled[^>]*>下达", shown.content.decode())
    meeting = Line.objects.get(task__contains="教育大会")
    form = {
        "seen": "0",
        "act": "edit",
        "task": meeting.task,
        "lead": bureau.orgs["bg"],
        "due": "2026-06-30",
        "co": [bureau.orgs["rs"]],
        "groups": "各镇教办",
        "q2": "开好大会",
    }
    answer = client.post(f"/plans/{final}/lines/{meeting.pk}/", form)
    assert answer.status_code == 302
    assert "开好大会" in client.get(answer.url).content.decode()
    client.post(f"/plans/{final}/do/ask/")
    assert Answer.objects.count() == 5
    for code in ("rs", "jy", "xq", "bg"):
        unit = as_(bureau.of(bureau.orgs[code]))
        lines = Answer.objects.filter(org=bureau.orgs[code]).values_list("line_id", flat=True)
        done = unit.post(
            f"/plans/{final}/answers/",
            {"org": bureau.orgs[code], "line": list(lines), "act": "accept"},
        )
        assert done.status_code == 302, code
    client = as_(bureau.office)
    assert client.post(f"/plans/{final}/do/issue/", {"version": "1"}).status_code == 302
    shown = words(client.get(f"/plans/{final}/lines/"))
    assert "已下达" in shown
    assert Record.objects.filter(kind="task").count() == 3
    record = Record.objects.get(pk=Line.objects.get(pk=meeting.pk).case)
    assert record.data["quarters"] == [{"quarter": "q2", "goal": "开好大会"}]


def test_a_refused_button_says_why_on_the_page(as_, bureau, drafted):
    answer = as_(bureau.office).post(f"/plans/{drafted}/do/issue/", {"version": "1"})
    assert answer.status_code == 422
    assert "还有 3 行未认领" in words(answer)


def test_a_section_answers_its_own_lines(as_, bureau, drafted, run):
    run("plan.ask", bureau.office, plan=drafted)
    client = as_(bureau.kindergarten)
    shown = client.get(f"/plans/{drafted}/answers/")
    assert "优质幼儿园占比" in words(shown)
    assert "建成学校" not in words(shown)
    garden = Line.objects.get(task__contains="优质幼儿园")
    given = {"org": bureau.orgs["xq"], "line": [garden.pk], "act": "return"}
    assert "请写明理由" in words(client.post(f"/plans/{drafted}/answers/", given))
    client.post(f"/plans/{drafted}/answers/", given | {"reason": "归发展科"})
    told = words(client.get(f"/plans/{drafted}/lines/"))
    assert "退回 归发展科" in told
    assert "建成学校" not in told, "other lines are not its business before 下达"
    office = words(as_(bureau.office).get(f"/plans/{drafted}/lines/?show=returned"))
    assert "退回 归发展科" in office
    english = words(as_(bureau.kindergarten).get(f"/plans/{drafted}/answers/", **ENGLISH))
    assert "Returned" in english


def test_a_leader_decides_on_the_page(as_, bureau, drafted, run):
    run("plan.ask", bureau.office, plan=drafted)
    client = as_(bureau.leader)
    lines = list(Line.objects.values_list("pk", flat=True))
    shown = client.get(f"/plans/{drafted}/lines/")
    assert "裁定所选行" in words(shown)
    client.post(
        f"/plans/{drafted}/do/settle/",
        {"line": lines, "reason": "会议议定", "lead": bureau.orgs["bg"]},
    )
    assert set(Line.objects.values_list("state", flat=True)) == {"settled"}
    helping = [one["org"] for line in Line.objects.all() for one in json.loads(line.co)]
    assert bureau.orgs["bg"] not in helping, "whoever leads does not help besides"
    assert "待答复 0" in words(client.get(f"/plans/{drafted}/lines/"))


def test_an_issued_plan_no_longer_says_why_it_cannot_be_issued(as_, bureau, agreed, run):
    client = as_(bureau.office)
    run("plan.issue", bureau.office, plan=agreed, version=1)
    shown = words(client.get(f"/plans/{agreed}/lines/"))
    assert "现在不能下达" not in shown
    assert "公开审查" in shown


def test_the_matrix_shows_gaps_until_all_is_issued(as_, bureau, agreed, run):
    client = as_(bureau.office)
    before = words(client.get(f"/plans/{agreed}/matrix/"))
    assert "3 处缺口" in before
    run("plan.issue", bureau.office, plan=agreed, version=1)
    after = words(client.get(f"/plans/{agreed}/matrix/"))
    assert "每个列为任务的条目都有任务" in after
    assert "总体表述 1 句，不列任务" in after
    assert "关键之年" in words(client.get(f"/plans/{agreed}/matrix/?show=all"))
    Record.objects.filter(kind="task").update(data={"source": "plan", "clause": "0:none"})
    wrong = words(client.get(f"/plans/{agreed}/matrix/?show=gaps"))
    assert "要点任务没有对应条目" in wrong
    assert "A plan task without a clause" in words(
        client.get(f"/plans/{agreed}/matrix/", **ENGLISH)
    )


def test_the_sheets_have_the_heads_offices_know(as_, bureau, drafted):
    client = as_(bureau.office)
    heads = ["序号", "重点工作", "具体任务", "分管领导", "牵头科室", "配合科室", "完成时限"]
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(client.get(f"/plans/{drafted}/lines/table.xlsx").content)
    )
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[1][:7] == heads
    assert rows[2][:7] == [
        1.0,
        "主要任务",
        "建成学校3所，培训教师50名",
        "副局长",
        "人事科",
        "教研室",
        "2026年12月31日",
    ]
    paper = Document(io.BytesIO(client.get(f"/plans/{drafted}/lines/table.docx").content))
    table = paper.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == heads
    assert table.rows[1].cells[4].text == "人事科"


def test_release_and_publication_are_acts_of_their_own(as_, bureau, agreed, run):
    run("plan.issue", bureau.office, plan=agreed, version=1)
    client = as_(bureau.office)
    refused = client.post(f"/plans/{agreed}/do/publish/")
    assert "尚未经公开审查" in words(refused)
    client.post(f"/plans/{agreed}/do/release/", {"disclosure": "proactive", "reason": "可以公开"})
    assert client.post(f"/plans/{agreed}/do/publish/").status_code == 302
    assert Plan.objects.get().state == "public"
    assert "已公开，公众可看正文、任务和进度" in words(client.get(f"/plans/{agreed}/lines/"))
