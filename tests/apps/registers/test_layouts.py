"""Workbooks of others: what their columns mean is said once, the next file goes straight to the report."""

import io

import openpyxl
import pytest
from tests.apps.registers.acting import NOON, TODAY, do
from tests.apps.registers.test_importing import KINDS, classes, counts, staged, written
from tests.apps.signing import signed_in

from xuezheng.adapters import clock
from xuezheng.apps.files.services import take
from xuezheng.apps.jobs.services import work
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.apps.registers.models import ForeignHeads, Import, ImportRow
from xuezheng.apps.registers.services.importing import TitlesError
from xuezheng.apps.registers.services.layouts import MappingError
from xuezheng.core.registers.timeline import AsOf

HEADS = "序号,学生姓名,性别,出生年月日,年级,班级,是否住宿,家长电话"
ROWS = (
    "1,张小明,男,20200302,一年级,1班,住校,1380000",
    "2,李小红,女,2020.5.6,一年级,1班,走读,1380001",
)
COLUMNS = {1: "name", 2: "sex", 3: "born", 4: "school_class", 5: "school_class", 6: "boards"}
VALUES = {"boards": {"住校": "是", "走读": "否"}}


def theirs(*lines, title="白鹭中心小学花名册", encoding="gb18030"):
    """Make a list as another system gives it."""
    return "\n".join([title, HEADS, *lines, "合计,2"]).encode(encoding)


def mapped(who, data, **more):
    """Say what the columns of a file mean."""
    file = take(data, "名册.csv", actor=who, at=NOON)
    given = {"kind": "pupil", "file": file, "top": 1, "last": 1, "columns": COLUMNS}
    return do("register.map", actor=who, **given | {"values": VALUES} | more)


def test_said_once_the_next_file_of_that_layout_needs_no_click(clerk, bureau):
    classes(bureau)
    with pytest.raises(TitlesError):
        staged(clerk, "pupil", theirs(*ROWS))
    mapped(clerk, theirs(*ROWS))
    batch = staged(clerk, "pupil", theirs(*ROWS))
    assert (batch.state, counts(batch)) == ("staged", (2, 2, 0, 0))
    written(clerk, batch)
    found = EnrolmentFact.objects.at(AsOf(TODAY)).order_by("name")
    assert [(one.name, str(one.born), one.boards) for one in found] == [
        ("张小明", "2020-03-02", True),
        ("李小红", "2020-05-06", False),
    ]
    assert all(one.school_class_id for one in found)
    next_file = theirs(
        "3,王小强,男,20200708,一年级,1班,住校,138", title="附件1\n第二批", encoding="utf-8"
    )
    assert counts(staged(clerk, "pupil", next_file)) == (1, 1, 0, 0)


def test_what_a_bureau_said_holds_for_its_schools_and_a_schools_own_goes_before(
    clerk, people, bureau
):
    classes(bureau)
    mapped(people["other"], theirs(*ROWS))
    with pytest.raises(TitlesError):
        staged(clerk, "pupil", theirs(*ROWS))
    ForeignHeads.objects.update(org=bureau["b"])
    assert counts(staged(clerk, "pupil", theirs(*ROWS))) == (2, 2, 0, 0)
    mapped(clerk, theirs(*ROWS), columns={1: "name", 2: "sex"}, values={})
    told = ImportRow.objects.filter(batch=staged(clerk, "pupil", theirs(*ROWS)))
    assert {row.issues[0]["zh"] for row in told} == {"“出生日期”：未填写；请填写"}
    mapped(clerk, theirs(*ROWS))
    assert ForeignHeads.objects.count() == 2


def test_what_cannot_be_meant_is_refused(clerk, people):
    data = theirs(*ROWS)
    for wrong in (
        {"columns": {0: "@org"}},
        {"columns": {1: "nobody"}},
        {"columns": {99: "name"}},
        {"values": {"boards": {"住校": "也许"}}},
    ):
        with pytest.raises(MappingError):
            mapped(clerk, data, **wrong)
    assert not ForeignHeads.objects.exists()
    assert people


def test_the_error_workbook_of_a_foreign_file_is_our_own_and_goes_in_again(client, clerk, bureau):
    classes(bureau)
    bad = ROWS[0].replace("一年级", "九年级")
    signed_in(client, "clerk", bureau["s"])
    mapped(clerk, theirs(bad, ROWS[1]))
    answer = _sent(client, theirs(bad, ROWS[1]))
    work(KINDS, clock.now)
    batch = Import.objects.get()
    assert counts(batch) == (2, 1, 1, 0)
    book = client.get(f"{answer['Location']}errors/").content
    page = openpyxl.load_workbook(io.BytesIO(book)).active
    assert [cell.value for cell in page[1]] == [
        "姓名", "性别", "出生日期", "班级", "寄宿", "需改正的问题",
    ]  # fmt: skip
    assert page["F2"].value == "“班级”：本校没有这个班级；请写作“2023级1班”"
    page["D2"] = "一年级1班"
    out = io.BytesIO()
    page.parent.save(out)
    _sent(client, out.getvalue(), "有误.xlsx")
    work(KINDS, clock.now)
    assert counts(Import.objects.latest("id")) == (1, 1, 0, 0)


def _sent(client, data, name="名册.csv"):
    file = io.BytesIO(data)
    file.name = name
    return client.post("/registers/pupil/import/", {"file": file, "since": "2026-10-12"})


def test_on_screen_columns_are_guessed_words_are_asked_and_the_report_follows(client, bureau):
    classes(bureau)
    signed_in(client, "clerk", bureau["s"])
    asks = _sent(client, theirs(*ROWS))["Location"]
    page = client.get(asks).content.decode()
    assert '<option value="name" selected>姓名</option>' in page
    assert "“寄宿”的写法对应哪个选项" in page
    given = {f"at_{place}": key for place, key in COLUMNS.items()} | {"top": 2, "last": 2}
    again = client.post(asks, given)
    assert again.status_code == 422
    assert "请选择对应的选项" in again.content.decode()
    done = client.post(asks, given | {"word_boards_0": "是", "word_boards_1": "否"})
    assert done["Location"].startswith("/registers/imports/")
    straight = _sent(client, theirs(*ROWS))["Location"]
    assert straight.startswith("/registers/imports/")


def test_heads_in_other_rows_are_looked_at_again(client, bureau):
    signed_in(client, "clerk", bureau["s"])
    asks = _sent(client, theirs(*ROWS))["Location"]
    page = client.post(asks, {"top": 3, "last": 3, "look": "1"})
    assert page.status_code == 200
    assert "<td>张小明</td>" in page.content.decode()
    assert client.post(asks, {"top": 2, "last": 2}).status_code == 422
    signed_in(client, "clerk", bureau["r"])
    assert client.get(asks).status_code == 404
