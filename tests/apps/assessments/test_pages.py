"""Pages and API of assessments: criteria, rounds, sheets; what is foreign answers like what is absent."""

import pytest
from tests.apps.answers import same_answer
from tests.apps.assessments.acting import opened, reported, scored
from tests.apps.signing import signed_in

from xuezheng.apps.assessments.models import Round, Sheet


@pytest.fixture
def round_(bureau):
    number, cases = opened(bureau, "a", "b")
    reported(bureau, "a", cases["a"])
    scored(bureau, cases["a"])
    return number, cases


def test_the_criteria_say_how_points_come_about(client, bureau):
    signed_in(client, "principal", bureau.orgs["a"])
    page = client.get("/assessments/criteria/school_assessment/2026/compulsory/").content.decode()
    for words in ("每次 -1 分，最多 10 分", "60–100 间按比例", "重大安全责任事故", "3/10"):
        assert words in page
    assert client.get("/assessments/criteria/school_assessment/2026/none/").status_code == 404
    assert client.get("/assessments/criteria/none/2026/compulsory/").status_code == 404
    assert client.get("/assessments/criteria/school_assessment/2020/compulsory/").status_code == 404


def test_a_school_fills_in_its_sheet_and_reads_why(client, bureau, round_):
    _, cases = round_
    signed_in(client, "principal", bureau.orgs["b"])
    url = f"/assessments/cases/{cases['b']}/"
    page = client.get(url).content.decode()
    assert 'name="v-duty"' in page
    assert 'name="v-overdue"' not in page
    given = {"v-duty": "1", "n-duty": "责任书存档", "v-training": "不适用", "n-training": "新建校"}
    assert client.post(url, given).status_code == 302
    page = client.get(url).content.decode()
    assert "达标" in page
    assert "责任书存档" in page
    told = client.get(f"/api/assessments/cases/{cases['b']}").json()
    assert told["total"] == "无数据"
    assert {one["line"]: one["own"] for one in told["lines"]}["training"] == "不适用"


def test_another_schools_sheet_is_like_none(client, bureau, round_):
    _, cases = round_
    signed_in(client, "principal", bureau.orgs["b"])
    absent = "9" * len(str(cases["a"]))
    assert (
        same_answer(client, f"/assessments/cases/{cases['a']}/", f"/assessments/cases/{absent}/")
        == 404
    )
    assert client.get(f"/api/assessments/cases/{cases['a']}").status_code == 404


def test_the_section_ranks_on_the_page(client, bureau, round_):
    number, _ = round_
    signed_in(client, "section", bureau.section, duty="supervision")
    assert "排名" in client.get(f"/assessments/rounds/{number}/").content.decode()
    assert client.post(f"/assessments/rounds/{number}/rank/").status_code == 302
    assert "87.5" in client.get(f"/assessments/rounds/{number}/").content.decode()
    assert client.post(f"/assessments/rounds/{number}/publish/").status_code == 409
    units = client.get(f"/api/assessments/rounds/{number}").json()["units"]
    assert [(one["unit"], one["place"]) for one in units] == [("a", 1), ("b", None)]
    assert "2026年度" in client.get("/assessments/").content.decode()


def test_a_round_is_opened_on_the_page_for_all_of_its_type(client, bureau):
    signed_in(client, "section", bureau.section, duty="supervision")
    assert client.get("/assessments/new/").status_code == 200
    given = {"assessment": "school_assessment/compulsory", "year": 2026, "title": "年度考核"}
    assert client.post("/assessments/new/", given).status_code == 302
    assert Round.objects.get().sheets.count() == 3
    assert Sheet.objects.count() == 3
    signed_in(client, "principal", bureau.orgs["a"])
    assert client.get("/assessments/new/").status_code == 404
