"""Pivots and kept views: the corner is the place's figure, page, API and every file say the same."""

import argparse
import csv
import io
from decimal import Decimal
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from tests.apps.indicators.conftest import AT, TODAY
from tests.apps.signing import actor_for, signed_in

from xuezheng.apps.indicators.selectors import figures, pivoted
from xuezheng.apps.indicators.selectors.crossing import cross
from xuezheng.apps.indicators.selectors.exporting import FormatError, format_of
from xuezheng.apps.indicators.selectors.grouping import By, CrossError
from xuezheng.cli import indicator_export
from xuezheng.core.base.errors import NotFoundError

KEY = "/indicators/pivot/?key=pupils&rows=nature&columns=stage"


def text(answer):
    return answer.content.decode()


@pytest.fixture
def leader(counted):
    return actor_for(("leader", counted.orgs["bureau"]))


def table(actor, key="pupils", **by):
    return cross(actor, key, None, TODAY, by=(by.get("rows", ""), by.get("columns", "")))


def test_rows_columns_and_corner(counted, leader):
    found = table(leader, rows="nature", columns="stage")
    # one public school that names no stage, with two pupils
    assert [(one.code, one.words.zh) for one in found.heads] == [("none", "不办学")]
    assert [(line.head.code, line.cells[0].number, line.total.number) for line in found.lines] == [
        ("public", 2, 2)
    ]
    whole = figures.value(leader, "pupils", counted.orgs["bureau"], TODAY)
    assert (found.total.number, found.total.shown) == (whole.number, whole.shown)
    schools = table(leader, rows="school", columns="nature")
    assert [line.head.org for line in schools.lines] == [counted.orgs["school"]]
    days = table(leader, rows="time", columns="area")
    assert [line.head.day for line in days.lines] == [TODAY]
    assert (days.totals, days.total, days.lines[0].total.number) == ((), None, 2)
    assert [one.words.zh for one in days.heads] == ["未登记"]
    assert table(leader, rows="stage", columns="time").lines[0].total is None


def test_what_cannot_be_set_out_is_said(counted, leader):
    assert By.PLACE not in table(actor_for(("clerk", counted.orgs["school"]))).offered
    for rows, columns in (("nature", "nature"), ("x", "stage"), ("stage", "school")):
        with pytest.raises(CrossError) as refused:
            table(leader, rows=rows, columns=columns)
        assert "nature" in refused.value.told().en
    clerk = actor_for(("clerk", counted.orgs["school"]))
    with pytest.raises(NotFoundError):
        cross(clerk, "pupils", counted.orgs["bureau"], TODAY, by=("", ""))
    with pytest.raises(NotFoundError):
        table(leader, "nothing")


def test_every_file_says_what_the_page_says(leader):
    asked = pivoted.of_cross(leader, "pupils", None, TODAY, AT, by=("nature", "stage"))
    wanted = {("public", "none"): 2, ("public", ""): 2, ("", "none"): 2, ("", ""): 2}
    assert {(one.code("nature"), one.code("stage")): one.value for one in asked.rows} == wanted
    made = {key: format_of(key).make(asked, "zh") for key in pivoted.TABLES}
    lines = csv.DictReader(io.StringIO(made["csv"].decode("utf-8-sig")))
    assert {(one["nature"], one["stage"]): Decimal(one["value"]) for one in lines} == wanted
    lines = csv.DictReader(io.StringIO(made["sdmx"].decode()))
    assert {
        tuple(one[key].replace("_T", "") for key in ("NATURE", "STAGE")): Decimal(one["OBS_VALUE"])
        for one in lines
    } == wanted
    told = [value for group in ET.fromstring(made["adx"]) for value in group]  # noqa: S314 - our own file
    assert {
        (one.get("nature", ""), one.get("stage", "")): Decimal(one.get("value")) for one in told
    } == wanted
    page = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).active
    rows = list(page.iter_rows(min_row=2, values_only=True))
    assert rows[0][-2:] == ("办别", "学段")
    assert {(one[-2] or "", one[-1] or ""): one[6] for one in rows[1:]} == wanted
    with pytest.raises(FormatError):
        pivoted.need_table("svg")


def test_page_api_and_file_agree(counted, client):
    signed_in(client, "leader", counted.orgs["bureau"])
    found = text(client.get(KEY))
    for words in ("公办", "不办学", "合计", "2", "按登记逐格计算"):
        assert words in found
    told = client.get("/api/pivots/pupils?rows=nature&columns=stage").json()
    assert {(one["row"], one["column"]): one["figure"]["number"] for one in told["cells"]} == {
        ("public", "none"): "2", ("public", ""): "2", ("", "none"): "2", ("", ""): "2",
    }  # fmt: skip
    page = client.get("/indicators/pivot/export/?key=pupils&rows=nature&columns=stage&format=csv")
    api = client.get("/api/pivots/pupils/export?rows=nature&columns=stage&format=csv")
    assert page.content == api.content
    topic = client.get("/indicators/pivot/export/?topic=sizes&format=csv")
    assert topic.content == client.get("/api/pivots/export?topic=sizes").content
    lines = client.get("/api/pivots?topic=sizes").json()
    shown = {one["key"]: one["shown"] for one in lines["lines"][0]["figures"] if one}
    rows = csv.DictReader(io.StringIO(topic.content.decode("utf-8-sig")))
    of_place = {
        one["indicator"]: one["value"] or None for one in rows if int(one["place"]) == lines["org"]
    }
    assert of_place == shown
    assert client.get(f"{KEY}&format=doc&columns=nature").status_code == 422
    client.cookies["xz-language"] = "en"
    assert "Who runs it" in text(client.get(KEY))


def test_a_pivot_page_reads_little(counted, client, django_assert_max_num_queries):
    signed_in(client, "leader", counted.orgs["bureau"])
    client.get(KEY)
    with django_assert_max_num_queries(12):
        client.get(KEY)


def test_views_are_kept_opened_and_dropped(counted, client):
    signed_in(client, "leader", counted.orgs["bureau"])
    query = KEY.partition("?")[2]
    save = {"kind": "indicator_pivot", "name": "按办别", "query": query}
    assert client.post("/indicators/views/", save).headers["Location"] == KEY
    assert f'href="{KEY.replace("&", "&amp;")}" aria-current="page">按办别' in text(client.get(KEY))
    page = text(client.get("/indicators/pupils/"))
    org = counted.orgs["bureau"]
    assert f'value="key=pupils&amp;org={org}"' in page
    client.post(
        "/indicators/views/",
        {"kind": "indicator", "name": "在校生", "query": f"key=pupils&org={org}"},
    )
    opened = client.get(f"/indicators/?key=pupils&org={org}")
    assert opened.headers["Location"] == f"/indicators/pupils/?org={org}"
    assert "在校生</a>" in text(client.get("/indicators/"))
    assert [(one["kind"], one["name"]) for one in client.get("/api/pivots/views").json()] == [
        ("indicator", "在校生"), ("indicator_pivot", "按办别"),
    ]  # fmt: skip
    client.post("/indicators/views/", save | {"query": ""})
    assert [one["name"] for one in client.get("/api/pivots/views").json()] == ["在校生"]
    assert client.post("/indicators/views/", save | {"kind": "task"}).status_code == 404
    signed_in(client, "principal", counted.orgs["school"])
    assert "在校生</a>" not in text(client.get("/indicators/"))


def test_whoever_sees_no_figures_keeps_no_view_of_them(counted, client):
    signed_in(client, "audit_admin", counted.orgs["bureau"])
    given = {"kind": "indicator", "name": "x", "query": "topic=sizes"}
    assert client.post("/indicators/views/", given).status_code == 404
    assert (
        client.post("/api/do/view.save", given, content_type="application/json").status_code == 404
    )


def test_the_command_takes_rows_and_columns():
    parser = argparse.ArgumentParser()
    indicator_export.add(parser)
    given = parser.parse_args(["pupils", "--rows", "nature", "--columns", "stage"])
    assert (given.rows, given.columns) == ("nature", "stage")
