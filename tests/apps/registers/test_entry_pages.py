"""Pages: entering by a form, a draft, an import from upload to written, a request from ask to approval."""

import io

import openpyxl
import pytest
from tests.apps.registers.acting import TODAY, do, lift
from tests.apps.registers.test_importing import KINDS, ROWS, book
from tests.apps.registers.test_requesting import held
from tests.apps.signing import signed_in

from xuezheng.adapters import clock, workbooks
from xuezheng.apps.jobs.services import work
from xuezheng.apps.registers.models import ChangeRequest, Import, RegisterVersion
from xuezheng.core.registers.timeline import AsOf


@pytest.fixture
def school(client, bureau):
    """A clerk of the first school signed in."""
    signed_in(client, "clerk", bureau["s"])
    return bureau["s"]


def test_a_form_says_who_asks_tells_all_that_is_wrong_and_enters(client, school):
    page = client.get("/registers/lift/new/").content.decode()
    assert "上次填报 <b>无</b>" in page
    for words in ("谁要求填", "计划财务科", "约需 4 分钟", "自哪天起"):
        assert words in page
    sent = {"name": "", "floors": "四", "day": "2026-10-12", "key": "k1"}
    wrong = client.post("/registers/lift/new/", sent)
    assert wrong.status_code == 422
    assert wrong.content.decode().count("xz-field__wrong") == 2
    good = client.post("/registers/lift/new/", sent | {"name": "2号电梯", "floors": "４"})
    assert good.status_code == 302
    [row] = RegisterVersion.objects.at(AsOf(TODAY))
    assert (row.org_id, row.data["floors"]) == (school, 4)
    page = client.get("/registers/lift/new/").content.decode()
    assert "<b>无</b>" not in page


def test_what_was_typed_waits_as_a_draft(client, school):
    assert school
    client.post("/registers/lift/new/", {"name": "未写完", "keep": "1"})
    page = client.get("/registers/lift/new/").content.decode()
    assert 'value="未写完"' in page
    assert "已带出上次暂存的内容" in page


def test_a_change_by_form_writes_only_what_differs(client, people, school):
    one = lift(school, people["clerk"], keeper=school)
    page = client.get(f"/registers/lift/{one}/edit/").content.decode()
    assert 'value="1号电梯"' in page
    sent = {"name": "1号电梯", "floors": "6", "keeper": school, "day": "2026-10-01", "key": "k2"}
    assert client.post(f"/registers/lift/{one}/edit/", sent).status_code == 302
    [row] = RegisterVersion.objects.filter(subject=one).at(AsOf(TODAY))
    assert (row.data["floors"], row.data["keeper"], row.valid_from.day) == (6, school, 1)
    assert client.get(f"/registers/lift/{one}/edit/?act=correct").status_code == 404


def test_a_request_goes_from_the_clerk_to_the_principal(client, people, bureau):
    held(2, "principal", bureau["s"])
    one = lift(bureau["s"], people["clerk"])
    signed_in(client, "clerk", bureau["s"])
    sent = {
        "name": "1号电梯", "floors": "5", "day": "2026-10-12", "reason": "铭牌为5层", "key": "k3",
    }  # fmt: skip
    answer = client.post(f"/registers/lift/{one}/change/?act=correct", sent)
    [asked] = ChangeRequest.objects.all()
    assert answer["Location"] == f"/registers/requests/{asked.pk}/"
    page = client.get(answer["Location"]).content.decode()
    assert "撤回申请" in page
    assert 'value="approve"' not in page
    signed_in(client, "principal", bureau["s"])
    assert "1号电梯" in client.get("/registers/requests/").content.decode()
    page = client.get(answer["Location"]).content.decode()
    assert "<del>4</del>" in page
    assert "<ins>5</ins>" in page
    decide = f"/registers/requests/{asked.pk}/decide/"
    refused = client.post(decide, {"act": "return", "note": " "}, follow=True).content.decode()
    assert "退回须写明原因，至少2个字。" in refused
    assert 'value="approve"' in refused, "the request is there again, not a page of an error"
    client.post(decide, {"act": "approve"})
    again = client.post(decide, {"act": "approve"}, follow=True).content.decode()
    assert f"/registers/lift/{one}/" in again, "what was decided meanwhile is said beside it"
    assert RegisterVersion.objects.get(subject=one, known_to__year=9999).data["floors"] == 5
    signed_in(client, "clerk", bureau["r"])
    assert client.get(answer["Location"]).status_code == 404


def test_an_import_goes_from_upload_to_written(client, school):
    page = client.get("/registers/lift/import/").content.decode()
    assert "先导出已填好的登记表" in page
    blank = client.get("/registers/lift/template/")
    heads = workbooks.read(blank.content)["电梯"].rows[0]
    assert heads[:4] == ["系统登记号", "所属单位代码", "名称*", "层数*"]
    data = io.BytesIO(book("lift", [*ROWS, {"name": "坏", "floors": None}]))
    data.name = "电梯.xlsx"
    answer = client.post("/registers/lift/import/", {"file": data, "since": "2026-10-12"})
    work(KINDS, clock.now)
    page = client.get(answer["Location"]).content.decode()
    assert "共6行 = 接受5 + 有误1 + 未变0" in page
    assert "写入 5 行" in page
    batch = Import.objects.get()
    wrong = client.get(f"/registers/imports/{batch.pk}/errors/")
    [(_, filled)] = workbooks.read(wrong.content).items()
    assert len(filled.rows) == 2
    assert filled.rows[1][-1] == "“层数”：未填写；请填写"
    _put_right_and_sent_again(client, wrong.content)
    client.post(f"/registers/imports/{batch.pk}/commit/")
    work(KINDS, clock.now)
    assert "已写入" in client.get(answer["Location"]).content.decode()
    assert RegisterVersion.objects.at(AsOf(TODAY)).filter(org=school).count() == 5


def _put_right_and_sent_again(client, errors):
    """Fill in what the error workbook asks for, and send that workbook itself."""
    book = openpyxl.load_workbook(io.BytesIO(errors))
    page = book.active
    heads = [cell.value for cell in page[1]]
    page.cell(2, heads.index("层数") + 1, "12")
    data = io.BytesIO()
    book.save(data)
    data.seek(0)
    data.name = "电梯-有误.xlsx"
    client.post("/registers/lift/import/", {"file": data, "since": "2026-10-12"})
    work(KINDS, clock.now)
    again = Import.objects.latest("id")
    assert (again.given, again.accepted, again.rejected, again.layout) == (1, 1, 0, {})


def test_a_workbook_with_other_titles_is_asked_about_at_once(client, school):
    assert school
    data = io.BytesIO(workbooks.plain("x", [["甲", "乙"], ["1", "2"]]))
    data.name = "x.xlsx"
    answer = client.post("/registers/lift/import/", {"file": data, "since": "2026-10-12"})
    assert answer["Location"].startswith("/registers/lift/import/")
    assert answer["Location"].endswith("?since=2026-10-12")
    assert not Import.objects.exists()


def test_what_waits_for_a_check_stands_on_the_desk(client, people, bureau):
    held(2, "principal", bureau["s"])
    one = lift(bureau["s"], people["clerk"])
    given = {"kind": "lift", "subject": one, "act": "correct", "day": TODAY, "reason": "铭牌为5层"}
    do("register.ask", actor=people["clerk"], data={"floors": 5}, **given)
    signed_in(client, "principal", bureau["s"])
    page = client.get("/", follow=True).content.decode()
    assert "/registers/requests/" in page


def test_what_goes_out_comes_back_unchanged(client, people, school):
    told = {"make": "oil", "checked": "2026-12-31", "load": "1.25", "cost": "12,000.50"}
    for floors in (3, 5):
        lift(school, people["clerk"], f"{floors}层电梯", floors, keeper=school, **told)
    out = client.post("/registers/lift/export/", {"purpose": ""})
    data = io.BytesIO(b"".join(out.streaming_content))
    data.name = "电梯.xlsx"
    answer = client.post("/registers/lift/import/", {"file": data, "since": "2026-10-12"})
    work(KINDS, clock.now)
    page = client.get(answer["Location"]).content.decode()
    assert "共2行 = 接受0 + 有误0 + 未变2" in page
