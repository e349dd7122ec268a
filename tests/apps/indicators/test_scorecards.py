"""Scorecards on screen and by API: the verdict, items with reasons, who sees what, in how many queries."""

import pytest
from tests.apps.signing import signed_in

from xuezheng.apps.indicators.selectors import scorecards


@pytest.fixture
def judged(counted):
    scorecards.forget()
    yield counted
    scorecards.forget()


def text(answer):
    return answer.content.decode()


def test_the_list_shows_every_card_with_its_verdict(judged, client):
    signed_in(client, "leader", judged.orgs["bureau"])
    found = text(client.get("/indicators/scorecards/"))
    for words in ("义务教育优质均衡", "学前教育普及普惠", "教督〔2017〕6号", "无数据"):
        assert words in found
    client.cookies["xz-language"] = "en"
    assert "Balanced compulsory education" in text(client.get("/indicators/scorecards/"))


def test_a_card_shows_verdict_first_then_items_with_reasons(judged, client):
    signed_in(client, "leader", judged.orgs["bureau"])
    found = text(client.get("/indicators/scorecards/balanced/"))
    assert found.index("判定") < found.index("资源配置") < found.index("一票否决")
    for words in ("缺：高于规定学历专任教师数", "≥4.2", "第七条", "已核原文", "据转引，待核原文"):
        assert words in found
    lines = text(client.get("/indicators/scorecards/sizes/?item=size"))
    assert "≤2,000" in lines
    assert "达标" in lines
    english = client.get("/indicators/scorecards/balanced/", headers={"accept-language": "en"})
    assert english.status_code == 200


def test_the_api_gives_the_same_with_exact_numbers(judged, client):
    signed_in(client, "leader", judged.orgs["bureau"])
    told = client.get("/api/scorecards/sizes").json()
    size = next(one for one in told["items"] if one["key"] == "size")
    assert (told["whole"], told["county"]) == (True, judged.orgs["bureau"])
    assert [(one["value"], one["limit"], one["verdict"]) for one in size["lines"]] == [
        ("2", "2000", "met")
    ]
    listed = {one["key"]: one["verdict"] for one in client.get("/api/scorecards").json()}
    assert listed["sizes"] == told["verdict"]


def test_a_school_sees_its_own_lines_alone(judged, client):
    signed_in(client, "principal", judged.orgs["school"])
    told = client.get("/api/scorecards/balanced").json()
    assert told["whole"] is False
    orgs = {line["org"] for item in told["items"] for line in item["lines"]}
    assert orgs == {judged.orgs["school"]}
    assert "只列本单位" in text(client.get("/indicators/scorecards/balanced/"))


def test_what_is_out_of_sight_looks_absent(judged, client):
    signed_in(client, "leader", judged.orgs["bureau"])
    for address in (
        "/indicators/scorecards/luck/",
        "/indicators/scorecards/balanced/?org=999999",
        "/indicators/scorecards/balanced/?org=x",
        "/indicators/scorecards/balanced/?item=luck",
        f"/indicators/scorecards/balanced/?org={judged.orgs['school']}",
    ):
        assert client.get(address).status_code == 404, address
    signed_in(client, "audit_admin", judged.orgs["bureau"])
    assert client.get("/indicators/scorecards/").status_code == 404


def test_a_card_asks_few_queries(judged, client, django_assert_max_num_queries):
    signed_in(client, "leader", judged.orgs["bureau"])
    client.get("/indicators/scorecards/balanced/")
    with django_assert_max_num_queries(12):
        client.get("/indicators/scorecards/balanced/")
