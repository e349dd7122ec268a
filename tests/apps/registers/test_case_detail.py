"""Tables of rows in the workbook of a ledger: sheets of detail, cells told and marked, taken out again."""

import io

import openpyxl
import pytest
from tests.apps.registers.acting import NOON, do
from tests.apps.registers.test_case_import import KINDS, counts, written
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock, workbooks
from xuezheng.apps.files.services import take
from xuezheng.apps.jobs.services import work
from xuezheng.apps.records.models import Record
from xuezheng.apps.registers.models import Import, ImportRow
from xuezheng.apps.registers.services.importing import DetailError

MAIN = ("序号", "牵头单位", "任务名称", "任务来源", "来源日期", "完成时限")
DETAIL = ("季度*", "节点目标*", "所属序号或登记号*")
"""In another order than the template has them."""


@pytest.fixture
def office(bureau):
    return actor_for(("office", bureau["k"]), at=NOON)


def heads(client):
    """Give the titles of the main sheet and of the sheet of quarters."""
    book = openpyxl.load_workbook(io.BytesIO(client.get("/ledgers/task/template/").content))
    return {page.title: [cell.value for cell in page[1]] for page in book.worksheets}


def book(rows, quarters):
    """A filled workbook of tasks: line, title, and the rows of their quarters."""
    main = [
        [line, "计划财务科", title, "领导批示", "2026-09-25", "2026-12-18"] for line, title in rows
    ]
    return workbooks.plain("督查督办台账", [MAIN, *main], None, {"季度节点": [DETAIL, *quarters]})


def staged(who, data):
    file = take(data, "t.xlsx", actor=who, at=NOON)
    return Import.objects.get(pk=do("case.stage", kind="task", file=file, actor=who)["batch"])


GOOD = [("第一季度", "开工", "1"), ("第二季度", "主体完工", "1"), ("第三季度", "交付", "2")]


def test_the_template_has_a_sheet_for_each_table(client, bureau):
    signed_in(client, "office", bureau["k"])
    found = heads(client)
    assert found["督查督办台账"][0] == "序号"
    assert found["季度节点"] == ["所属序号或登记号*", "季度*", "节点目标*"]


def test_rows_go_to_the_case_of_their_line(office):
    batch = written(office, staged(office, book([("1", "新增学位"), ("2", "校舍加固")], GOOD)))
    assert counts(batch) == ("visible", 2, 2, 0, 0)
    told = {one.subject: one.data["quarters"] for one in Record.objects.filter(kind="task")}
    assert [one["goal"] for one in told["新增学位"]] == ["开工", "主体完工"]
    assert [one["goal"] for one in told["校舍加固"]] == ["交付"]


def test_bad_cells_name_sheet_row_and_column_and_are_marked(office, client, bureau, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)
    rows = [("1", "新增学位"), ("2", "校舍加固"), ("3", "")]
    quarters = [("第三季度", "交付", "2"), ("第五季度", "开工", "1"), ("第二季度", "", "1")]
    batch = staged(office, book(rows, quarters))
    assert counts(batch)[1:] == (3, 1, 2, 0)
    [first, third] = ImportRow.objects.filter(batch=batch, outcome="rejected").order_by("row")
    assert [one["zh"].partition("：")[0] for one in first.issues] == [
        "季度节点 第3行第1列", "季度节点 第4行第2列",
    ]  # fmt: skip
    assert [one["cell"] for one in first.issues] == ["quarters#3:1", "quarters#4:2"]
    assert third.issues[0]["column"] == 3
    login = signed_in(client, "office", bureau["k"])
    Import.objects.filter(pk=batch.pk).update(asked_by=login.account)
    data = client.get(f"/registers/imports/{batch.pk}/errors/").content
    made = openpyxl.load_workbook(io.BytesIO(data))
    main, detail = made["督查督办台账"], made["季度节点"]
    # Only what is wrong comes back: lines 1 and 3, and of the quarters those of line 1, now rows 2 and 3.
    assert [cell.value for cell in main["A"]] == ["序号", "1", "3"]
    marked = [cell.coordinate for row in main for cell in row if cell.comment]
    assert marked == ["C3"]
    assert main["C3"].fill.fgColor.rgb == "FFF8D7DA"
    assert [cell.coordinate for row in detail for cell in row if cell.comment] == ["A2", "B3"]
    assert "必填" in detail["B3"].comment.text
    assert main["B2"].fill.fgColor.rgb != "FFF8D7DA"
    # Put right in its cells, it goes in.
    main["C3"], detail["A2"], detail["B3"] = "改善厕所", "第一季度", "主体完工"
    out = io.BytesIO()
    made.save(out)
    again = staged(office, out.getvalue())
    assert counts(again)[1:] == (2, 2, 0, 0)
    assert ImportRow.objects.get(batch=again, row=2).data["data"]["quarters"][0]["goal"] == "开工"


def test_rows_that_belong_to_no_case_stop_the_workbook(office):
    with pytest.raises(DetailError, match="季度节点 第2行"):
        staged(office, book([("1", "新增学位")], [("第一季度", "开工", "9")]))
    assert not Import.objects.exists()


def test_what_is_taken_out_names_the_case_in_each_row(office, client, bureau, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)
    written(office, staged(office, book([("1", "新增学位"), ("2", "校舍加固")], GOOD)))
    work(KINDS, lambda: NOON)
    signed_in(client, "office", bureau["k"])
    answer = client.post("/ledgers/task/export/", {})
    made = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert made.sheetnames[:2] == ["督查督办台账", "季度节点"]
    rows = [[cell.value for cell in row] for row in made["季度节点"].iter_rows(min_row=2)]
    numbers = {one.subject: one.number for one in Record.objects.filter(kind="task")}
    assert rows[0] == ["编号", "季度", "节点目标"]
    assert rows[1:4] == [
        [numbers["新增学位"], "第一季度", "开工"], [numbers["新增学位"], "第二季度", "主体完工"],
        [numbers["校舍加固"], "第三季度", "交付"],
    ]  # fmt: skip
