"""Pages and API of indicators: what they show, to whom, in how many queries."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from tests.apps.indicators.conftest import AT
from tests.apps.signing import signed_in

from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.models import Stated
from xuezheng.apps.indicators.selectors import kept
from xuezheng.apps.indicators.services.boards import CREATE
from xuezheng.apps.jobs.models import Job


def text(answer):
    return answer.content.decode()


def test_the_list_shows_topics_and_values_at_the_readers_place(counted, client):
    signed_in(client, "leader", counted.orgs["bureau"])
    found = text(client.get("/indicators/?topic=sizes"))
    assert "大班额比例" in found
    assert "0.0%" in found
    assert "计算指标</button>" not in found
    signed_in(client, "office", counted.orgs["office"])
    assert "计算指标</button>" in text(client.get("/indicators/"))


def test_the_page_shows_verdict_account_and_twins(counted, client):
    signed_in(client, "leader", counted.orgs["bureau"])
    found = text(client.get("/indicators/large_class_share/"))
    for words in (
        "怎么算的",
        "义务教育班级",
        "大班额起点",
        "56",
        "国发〔2016〕40号",
        "已符合",
        "看表格",
        "快照摘要",
    ):
        assert words in found
    client.cookies["xz-language"] = "en"
    assert "How it is computed" in text(client.get("/indicators/large_class_share/"))


def test_a_school_sees_its_own_place_and_no_other(counted, client):
    signed_in(client, "clerk", counted.orgs["school"])
    assert client.get("/indicators/pupils/").status_code == 200
    assert client.get(f"/indicators/pupils/?org={counted.orgs['bureau']}").status_code == 404
    assert client.get("/indicators/pupils/?org=x").status_code == 404
    assert client.get("/indicators/nothing/").status_code == 404


def test_rows_lead_on_to_the_register(counted, client):
    signed_in(client, "leader", counted.orgs["bureau"])
    found = text(client.get(f"/indicators/pupils/rows/?org={counted.orgs['school']}"))
    assert "在校学生" in found
    assert f'href="/registers/pupil/{counted.pupils[0]}/"' in found
    assert "张小山" not in found


def test_counting_is_asked_for_on_the_page(counted, client):
    signed_in(client, "office", counted.orgs["office"])
    answer = client.post("/indicators/count/", {"since": "2026-09-01"})
    assert answer.headers["Location"] == f"/jobs/{Job.objects.latest('id').pk}/"


def test_a_figure_of_another_origin_is_told_on_the_page(counted, client):
    signed_in(client, "clerk", counted.orgs["school"])
    given = {
        "org": counted.orgs["school"],
        "origin": "yearbook",
        "day": "2026-10-12",
        "number": "39",
        "paper": "基础基312",
    }
    assert client.post("/indicators/pupils/state/", given).status_code == 302
    assert Stated.objects.get().number == 39_000
    assert "+37" in text(client.get("/indicators/pupils/"))
    wrong = client.post("/indicators/pupils/state/", given | {"number": "x"})
    assert (wrong.status_code, "填报另口径数值" in text(wrong)) == (422, True)
    choice = {
        "org": counted.orgs["school"],
        "origin": "yearbook",
        "first": "2026-09-01",
        "last": "2027-08-31",
        "reason": "以年报为准",
    }
    assert client.post("/indicators/pupils/choose/", choice).status_code == 302
    assert "以年报为准" in text(client.get("/indicators/pupils/"))
    assert (
        client.post("/indicators/pupils/choose/", choice | {"last": "2020-01-01"}).status_code
        == 422
    )


def test_the_api_tells_the_same(counted, client):
    signed_in(client, "leader", counted.orgs["bureau"])
    keys = {one["key"] for one in client.get("/api/indicators").json()}
    assert {"large_class_share", "task.open", "register.honour"} <= keys | {
        "task.open",
        "register.honour",
    }
    one = client.get("/api/indicators/large_class_share").json()
    assert (one["part"], one["whole"], one["number"], one["shown"]) == (0, 1, "0", "0.0")
    assert one["used"][0]["key"] == "class_size.large"
    places = client.get("/api/indicators/pupils/places").json()
    assert {one["org"]: one["number"] for one in places}[counted.orgs["school"]] == "2"
    assert [one["day"] for one in client.get("/api/indicators/pupils/series").json()] == [
        "2026-10-12"
    ]
    assert len(client.get("/api/indicators/pupils/rows").json()["rows"]) == 2
    assert client.get("/api/indicators/nothing").status_code == 404


def test_a_pivot_sets_indicators_against_places_and_days(counted, client):
    signed_in(client, "leader", counted.orgs["bureau"])
    found = text(client.get("/indicators/pivot/?topic=sizes"))
    assert "大班额比例" in found
    assert "0.0%" in found
    assert "2026年10月12日" in text(client.get("/indicators/pivot/?topic=sizes&by=time"))
    signed_in(client, "clerk", counted.orgs["school"])
    assert client.get("/indicators/pivot/?topic=sizes").status_code == 200
    assert client.get(f"/indicators/pivot/?org={counted.orgs['bureau']}").status_code == 404


def test_paper_says_whose_figures_when_and_by_whom(counted, client):
    actor = signed_in(client, "leader", counted.orgs["bureau"])
    board = act(CREATE, {"name": "晨会", "tiles": [{"key": "pupils"}]}, actor=actor, at=AT).result
    for page in (
        "/indicators/large_class_share/",
        f"/indicators/boards/{board['dashboard']}/",
        "/indicators/pivot/?key=pupils&rows=nature&columns=stage",
    ):
        found = text(client.get(page))
        paper = found.split('class="xz-print"')[1].split("</div>")[0]
        assert "bureau" in paper  # the unit
        assert "打印日期" in paper
        assert "数据截至" in found
    sheet = Path(finders.find("indicators/indicators.css")).read_text("utf-8")
    house = Path(finders.find("xz/app.css")).read_text("utf-8")
    assert "@media print" in sheet
    assert "@page { size: A4;" in house
    assert 'counter(page) " / " counter(pages)' in house
    assert "thead { display: table-header-group; }" in house


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/indicators/pivot/?topic=sizes", 12),
        ("/indicators/large_class_share/", 12),
        ("/indicators/?topic=sizes", 12),
    ],
)
def test_pages_read_little(counted, client, django_assert_max_num_queries, path, most):
    signed_in(client, "leader", counted.orgs["bureau"])
    client.get(path)
    with django_assert_max_num_queries(most):
        client.get(path)
    kept.forget()
