"""Registers taken out as workbooks and through the API: masks, marks, who may."""

import io
import json

import pytest
from python_calamine import CalamineWorkbook
from tests.apps.answers import same_answer
from tests.apps.registers import ground
from tests.apps.registers.ground import DAY
from tests.apps.signing import signed_in

from xuezheng.apps.audit.models import Entry

NUMBER = "G330102201803050011"


@pytest.fixture
def city(db):  # noqa: ARG001 - it writes
    return ground.planted()


def sheet(answer):
    """Give the rows of a workbook that was sent."""
    assert answer.status_code == 200
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    return book.get_sheet_by_index(0).to_python()


def test_a_sheet_carries_its_mark_and_what_the_purpose_opens(client, city):
    one = ground.school_class(city.east)
    child = ground.pupil(city.east, "王芳", one, number=NUMBER)
    ground.pupil(city.west, "李雷")
    signed_in(client, "clerk", city.east)
    rows = sheet(client.post("/registers/pupil/export/", {"on": DAY, "purpose": "roll"}))
    assert "王芳" in rows[2]
    assert NUMBER in rows[2]
    assert "小学2024级1班" in rows[2]
    assert rows[1][:3] == ["系统登记号", "所属单位代码", "姓名"]
    assert rows[2][:3] == [str(child), "east", "王芳"]
    assert "用途：办理学籍与招生" in rows[0][0]
    assert "1 行" in rows[0][0]
    assert "不得转发" in rows[3][0]
    assert len(rows) == 4
    entry = Entry.objects.get(intention="register.export")
    assert (entry.kind, entry.purpose, entry.rows) == ("pupil", "roll", 1)


def test_sensitive_fields_leave_for_a_purpose_only(client, city):
    signed_in(client, "clerk", city.east)
    assert client.post("/registers/pupil/export/", {"on": DAY}).status_code == 403
    assert client.post("/registers/pupil/export/", {"purpose": "staff"}).status_code in {403, 422}


def test_what_stays_masked_is_left_empty(client, city):
    child = ground.pupil(city.east, "王芳", number=NUMBER)
    ground.guardian(child, "王大力", "13812345678")
    signed_in(client, "office", city.bureau)
    assert client.post("/registers/pupil/export/", {"on": DAY}).status_code == 404
    signed_in(client, "section", city.basic, duty="estate")
    rows = sheet(client.post("/registers/building/export/", {"on": DAY}))
    assert len(rows) == 3
    assert rows[2][0].startswith("导出完毕")


def test_many_sensitive_persons_wait_for_a_second_person(client, city):
    ground.many(city.east, 101)
    signed_in(client, "clerk", city.east)
    answer = client.post("/registers/pupil/export/", {"on": DAY, "purpose": "roll"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/exports/")


def test_the_api_gives_the_rows_of_the_page_masked(client, city):
    child = ground.pupil(city.east, "王芳", ground.school_class(city.east), number=NUMBER)
    ground.pupil(city.west, "李雷")
    signed_in(client, "clerk", city.east)
    told = json.loads(client.get("/api/registers/pupil", {"on": DAY}).content)
    assert [(one["id"], one["title"]) for one in told["things"]] == [(child, "王芳")]
    assert told["things"][0]["data"]["number"] != NUMBER
    assert told["count"] == "1"
    one = json.loads(client.get(f"/api/registers/pupil/{child}", {"on": DAY}).content)
    assert one["data"]["born"] == "2018-03-05"
    assert one["standing"]
    assert [spell["valid_from"] for spell in one["history"]] == ["2020-09-01"]


def test_the_api_hides_what_is_foreign(client, city):
    foreign = ground.pupil(city.west, "李雷")
    signed_in(client, "clerk", city.east)
    same_answer(client, f"/api/registers/pupil/{foreign}", f"/api/registers/pupil/{foreign + 5}")
    assert client.get("/api/registers/nothing").status_code == 404
