"""Exports: every format read back says the same figures; absent ones are absent in all; nothing becomes a formula."""

import csv
import io
from decimal import Decimal
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from PIL import Image
from tests.apps.indicators.conftest import AT, TODAY
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters.exchange.adx import as_adx
from xuezheng.adapters.exchange.books import as_book
from xuezheng.adapters.exchange.pictures import FIGURES, as_png
from xuezheng.adapters.exchange.tables import as_csv, as_sdmx
from xuezheng.apps.indicators.selectors.exporting import (
    FORMATS,
    DrawnError,
    FormatError,
    GrainError,
    format_of,
    of_one,
    of_topic,
)
from xuezheng.cli import indicator_export
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.exchange import Observation
from xuezheng.ui import plots


def observation(place, value, absence="", **more):
    given = {
        "indicator": "large_class_share", "title": T("大班额比例", "Large classes"),
        "place": place, "place_name": f"第{place}小学", "grain": "school", "day": TODAY,
        "value": value, "unit": T("%", "%"), "part": 2, "whole": 34, "unknown": 0,
        "absence": absence, "origin": "computed", "exact": "1/17", "snapshot": "2026-10-12-nightly",
        "content": "c" * 64, "definition": "d" * 64, "parameters": "p" * 64,
    }  # fmt: skip
    return Observation(**(given | more))


ROWS = (
    observation(1, Decimal("5.9")),
    observation(2, Decimal("0.0"), part=0),
    observation(3, None, "no_data", part=None, whole=None, exact=""),
    observation(4, Decimal("-12345.678"), place_name="=HYPERLINK(1)"),
)
FIGURES_TOLD = {1: Decimal("5.9"), 2: Decimal("0.0"), 3: None, 4: Decimal("-12345.678")}


def number(words):
    return Decimal(words) if words not in ("", None) else None


def from_csv(data):
    table = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    return {int(one["place"]): number(one["value"]) for one in table}


def from_sdmx(data):
    table = csv.DictReader(io.StringIO(data.decode()))
    return {int(one["REF_AREA"]): number(one["OBS_VALUE"]) for one in table}


def from_adx(data):
    found = dict.fromkeys(FIGURES_TOLD)
    for group in ET.fromstring(data):  # noqa: S314 - our own file
        for value in group:
            found[int(group.get("orgUnit"))] = Decimal(value.get("value"))
    return found


def from_book(data):
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    rows = list(page.iter_rows(min_row=3, values_only=True))
    return {one[2]: None if one[6] is None else Decimal(str(one[6])) for one in rows}


def test_all_formats_say_the_same():
    svg = plots.alone(
        plots.levels("图", [(one.place_name, one.value, str(one.value)) for one in ROWS]),
        "图", as_csv(ROWS).decode(),
    )  # fmt: skip
    figures = [
        from_csv(as_csv(ROWS)), from_sdmx(as_sdmx(ROWS)), from_adx(as_adx(ROWS, AT)),
        from_book(as_book(ROWS, "题")),
        from_csv(ET.fromstring(svg).find("{http://www.w3.org/2000/svg}desc").text.encode()),  # noqa: S314 - our own file
        from_csv(Image.open(io.BytesIO(as_png(svg, as_csv(ROWS).decode()))).info[FIGURES].encode()),
    ]  # fmt: skip
    assert all(one == FIGURES_TOLD for one in figures), figures
    # what is drawn is what is told
    words = [one.text for one in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314
    assert {"5.9", "0.0", "-12345.678"} <= set(words)


def test_an_absent_value_is_no_nought_anywhere():
    assert b'orgUnit="3"' not in as_adx(ROWS, AT)
    line = as_sdmx(ROWS).decode().splitlines()[3].split(",")
    assert (line[6], line[8]) == ("", "O")
    assert "no_data" in as_csv(ROWS).decode().splitlines()[3]


def test_no_text_becomes_a_formula():
    assert "'=HYPERLINK(1)" in as_csv(ROWS).decode()
    page = openpyxl.load_workbook(io.BytesIO(as_book(ROWS, "=1"))).active
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)


def test_a_file_holds_what_the_reader_sees(counted):
    school, bureau = counted.orgs["school"], counted.orgs["bureau"]
    clerk = actor_for(("clerk", school))
    mine = of_one(clerk, "pupils", TODAY, AT, org=None, grain="")
    assert [(one.place, one.value) for one in mine.rows] == [(school, 2)]
    with pytest.raises(NotFoundError):
        of_one(clerk, "pupils", TODAY, AT, org=bureau, grain="")
    leader = actor_for(("leader", bureau))
    every = of_one(leader, "pupils", TODAY, AT, org=None, grain="school")
    assert {one.grain for one in every.rows} == {"school"}
    with pytest.raises(GrainError):
        of_one(leader, "pupils", TODAY, AT, org=None, grain="street")
    with pytest.raises(FormatError, match="xlsx"):
        format_of("doc")
    topic = of_topic(leader, "sizes", TODAY, AT)
    assert "large_class_share" in {one.indicator for one in topic.rows}
    with pytest.raises(DrawnError):
        format_of("svg").make(topic, "zh")


def test_page_api_and_command_give_the_same_file(counted, client):
    signed_in(client, "leader", counted.orgs["bureau"])
    page = client.get("/indicators/large_class_share/export/?format=csv")
    api = client.get("/api/indicators/large_class_share/export?format=csv")
    assert page.content == api.content
    assert "attachment" in page.headers["Content-Disposition"]
    made = format_of("csv").make(
        of_one(SYSTEM, "large_class_share", TODAY, AT, org=None, grain=""), "zh"
    )
    assert made == page.content
    book = client.get("/indicators/export/?topic=sizes&format=xlsx")
    assert len(from_book(book.content)) == 1  # all at the reader's own place
    assert client.get("/indicators/large_class_share/export/?format=doc").status_code == 422
    assert client.get("/indicators/large_class_share/charts/course/?format=csv").status_code == 422
    assert client.get("/indicators/large_class_share/charts/nothing/").status_code == 404
    assert set(indicator_export.FORMATS) == set(FORMATS)
