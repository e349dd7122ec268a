"""The pages and the API of the organisation tree, on the demo city's own tree."""

import re

import pytest
from django.utils import translation

from xuezheng.adapters.clock import today
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.schools.services import plant
from xuezheng.demo.tree import units

DAY = "?on=2026-10-12"


@pytest.fixture
def city(db):  # noqa: ARG001 - opens the database
    plant(units())
    tree_of(today())  # what the frame of every page reads once per state of the register


def text(response):
    """Give the page's words without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.mark.django_db
def test_an_empty_register_says_so(client):
    response = client.get("/organisation/" + DAY)
    assert response.status_code == 200
    assert "这一天还没有机构" in text(response)


@pytest.mark.usefixtures("city")
def test_the_first_page_counts_the_city(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        response = client.get("/organisation/" + DAY)
    shown = text(response)
    for words in (
        "公办中小学 104",
        "民办中小学 20",
        "幼儿园 157",
        "中等职业学校 4",
        "特殊教育学校 1",
    ):
        assert words in shown
    # 60 + 6 primary, 24 + 2 junior, 10 + 8 + 2 combined, 2 + 8 + 2 senior, 4 + 1, 157: 286
    assert "全市 66 26 20 12 5 157 286" in shown
    assert "截至 2026年10月12日" in shown


@pytest.mark.usefixtures("city")
def test_the_map_has_every_township_with_its_name_and_address(client):
    page = client.get("/organisation/" + DAY).content.decode()
    drawn = page[page.index('<svg class="xz-map"') :]
    areas = re.findall(
        r'<a href="/organisation/(\d+)/\?on=2026-10-12"><title>(\S+) (\d+)</title><path', drawn
    )
    assert len(areas) == 18
    assert areas[0] == ("990281001", "云汀街道", "33")
    assert sum(int(number) for _, _, number in areas) == 286


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("990281/", "云汀市教育局"),
        ("990281K05/", "基础教育科"),
        ("990281107/", "新圩镇九年一贯制学校"),
        ("990281001J/", "云汀街道教办"),
    ],
)
def test_a_units_page_stays_within_its_queries(client, django_assert_max_num_queries, path, words):
    with django_assert_max_num_queries(8):
        response = client.get("/organisation/" + path + DAY)
    assert response.status_code == 200
    assert words in text(response)


@pytest.mark.usefixtures("city")
def test_a_school_shows_its_place_and_history(client, django_assert_max_num_queries):
    code = next(unit.code for unit in units() if unit.name == "白鹭初级中学")
    with django_assert_max_num_queries(8):
        shown = text(client.get(f"/organisation/{code}/" + DAY))
    assert "白鹭镇初级中学 至 2023年9月1日（不含）" in shown
    assert "CGCS2000" in shown
    assert text(client.get(f"/organisation/{code}/?on=2022-01-01")).count("白鹭镇初级中学") >= 2


@pytest.mark.usefixtures("city")
def test_a_school_is_found_only_on_its_days(client):
    code = next(unit.code for unit in units() if unit.name == "兰渚第二实验学校")
    assert client.get(f"/organisation/{code}/?on=2026-09-01").status_code == 200
    assert client.get(f"/organisation/{code}/?on=2026-08-31").status_code == 404


@pytest.mark.usefixtures("city")
def test_long_lists_are_paged(client, monkeypatch):
    monkeypatch.setattr("xuezheng.apps.schools.selectors.detail.PAGE", 20)
    first = client.get("/organisation/990281001/" + DAY).content.decode()
    second = client.get("/organisation/990281001/" + DAY + "&page=2").content.decode()
    rows = [page.count('<td><a class="t"') for page in (first, second)]
    # the office, 15 schools and 18 kindergartens of 云汀街道
    assert rows == [20, 14]
    assert "page=2" in first


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("path", ["", "990281/"])
@pytest.mark.parametrize("day", ["2026-13-01", "soon", "9999-12-31"])
def test_a_day_that_is_none_is_refused(client, path, day):
    response = client.get(f"/organisation/{path}?on={day}")
    assert response.status_code == 422
    assert day in text(response)


@pytest.mark.usefixtures("city")
def test_pages_take_no_writes(client):
    assert client.post("/organisation/").status_code == 405


@pytest.mark.usefixtures("city")
def test_the_english_page_has_no_chinese_but_names(client):
    client.cookies["xz-language"] = "en"
    shown = text(client.get("/organisation/" + DAY))
    assert "Public schools 104" in shown
    for words in ("截至", "合计", "全市", "分布", "科室和直属单位", "小学"):
        assert words not in shown
    translation.activate("zh-hans")


@pytest.mark.usefixtures("city")
def test_the_api_gives_the_tree_of_a_day(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        found = client.get("/api/organisations" + DAY).json()
    assert found["on"] == "2026-10-12"
    bureau = found["organisation"]
    assert (bureau["code"], bureau["name"]) == ("990281", "云汀市教育局")
    # 15 sections and centres, 18 townships
    assert len(bureau["children"]) == 33
    below = [child for town in bureau["children"] for child in town["children"]]
    assert len(below) == 18 + 286
    assert all(123.2 < unit["longitude"] < 123.8 for unit in below)


@pytest.mark.django_db
def test_the_api_gives_no_tree_where_none_stands(client):
    assert client.get("/api/organisations" + DAY).json()["organisation"] is None


@pytest.mark.django_db
def test_the_api_refuses_a_day_that_is_none(client):
    response = client.get("/api/organisations?on=morgen")
    assert response.status_code == 422
    assert response.json()["facts"] == {"found": "morgen"}
