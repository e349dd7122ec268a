"""Which zone serves an address, what clashes, drawing borders, the pages and the API."""

import json
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.decisions.acting import Office
from tests.apps.signing import actor_for, signed_in

from xuezheng.apps.audit.services import act
from xuezheng.apps.schools.access import OutsideError
from xuezheng.apps.zones.access import history
from xuezheng.apps.zones.models import ZoneFact
from xuezheng.apps.zones.selectors import clashes, drawn, lists, served, table, zone
from xuezheng.apps.zones.selectors.cuts import last_cut
from xuezheng.apps.zones.services import DRAW, BorderError
from xuezheng.catalogue.engines import engine
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.registers.catchment import Clash
from xuezheng.core.registers.timeline import AsOf
from xuezheng.site.intentions import intention

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 1, tzinfo=UTC)
ASOF = AsOf(DAY)
TRIANGLE = {
    "type": "Polygon",
    "coordinates": [[[120.0, 30.0], [120.02, 30.0], [120.01, 30.015], [120.0, 30.0]]],
}


def test_an_address_gives_the_school_under_any_of_its_names(town):  # noqa: ARG001
    assert [(one.zone.school, one.place.zh) for one in served(ASOF, "望澜花园")] == [
        ("实验小学", "望澜花园（又名澜湖公寓、望澜花园南区）")
    ]
    assert [one.zone.school for one in served(ASOF, "澜湖公寓")] == ["湖滨小学", "实验小学"]
    assert [one.place.zh for one in served(ASOF, "观海路99号")] == ["观海路1至101号（单号）"]
    assert served(ASOF, "观海路100号") == []
    assert served(AsOf(date(2023, 1, 1)), "望澜花园") == []
    assert served(ASOF, "望澜花园", "junior") == []


def test_the_planted_contradictions_are_told(town):  # noqa: ARG001
    told = [(one.conflict.clash, one.conflict.about) for one in clashes(ASOF)]
    assert told == [(Clash.TWO_NAMES, "澜湖公寓"), (Clash.NUMBERS, "观海路101号")]


def test_the_table_stands_in_official_order_and_costs_three_queries(town):  # noqa: ARG001
    with CaptureQueriesContext(connection) as asked:
        rows = table(ASOF)
    assert len(asked) == 3
    assert [(row.school, row.places, row.bordered) for row in rows] == [
        ("实验小学", 2, True), ("湖滨小学", 3, False),
    ]  # fmt: skip


def test_the_map_holds_zones_and_their_schools_in_degrees(town):
    found = drawn(ASOF, "primary")
    layers = [one["properties"]["layer"] for one in found["features"]]
    assert layers == ["school", "zone"]
    [square] = found["features"][1]["geometry"]["coordinates"]
    assert square[0][0] == [120.0, 30.0]
    assert square[0][-1] == square[0][0]
    assert drawn(ASOF, "primary", town.zones[1])["features"] == []


def draw(actor, zone, told, since=DAY):
    given = {"zone": zone, "since": since.isoformat(), "geojson": json.dumps(told)}
    return act(DRAW, given, actor=actor, at=NOW)


def test_a_border_is_drawn_from_a_day_on_and_corrected_on_that_day(town):
    section = actor_for(("section", town.bureau), duty="pupils")
    draw(section, town.zones[0], TRIANGLE)
    kept = ZoneFact.objects.at(ASOF).get(subject=town.zones[0])
    assert json.loads(kept.outline) == [
        [[120000000, 30000000], [120020000, 30000000], [120010000, 30015000]]
    ]
    assert (
        ZoneFact.objects.at(AsOf(date(2026, 10, 11))).get(subject=town.zones[0]).outline
        != kept.outline
    )
    feature = {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": TRIANGLE}]}
    draw(section, town.zones[0], feature)
    assert history(town.zones[0]).count() == 2


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"type": "Point", "coordinates": [1, 2]}, "GeoJSON"),
        ({"type": "Polygon", "coordinates": "x"}, "GeoJSON"),
        ([1, 2], "GeoJSON"),
        ({"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [1, 1]]]}, "不足三点"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1]]]}, "自相交叉"),
    ],
)
def test_what_is_no_border_is_refused_and_nothing_written(town, told, words):
    section = actor_for(("section", town.bureau), duty="pupils")
    with pytest.raises(BorderError) as caught:
        draw(section, town.zones[0], told)
    assert words in str(caught.value.facts)
    assert history(town.zones[0]).count() == 1


def test_only_whose_duty_it_is_draws(town):
    with pytest.raises((OutsideError, NotFoundError)):
        draw(actor_for(("principal", town.schools[0])), town.zones[0], TRIANGLE)
    with pytest.raises(NotFoundError):
        draw(actor_for(("section", town.bureau), duty="pupils"), 999_999, TRIANGLE)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages(client, town, language):
    client.cookies["xz-language"] = language
    signed_in(client, "clerk", town.schools[0])
    page = client.get("/zones/", {"q": "澜湖公寓", "stage": "primary"}).content.decode()
    assert "湖滨小学" in page
    assert "/zones/map.json?stage=primary" in page
    clashing = client.get("/zones/clashes/").content.decode()
    assert "观海路101号" in clashing
    one = client.get(f"/zones/{town.zones[0]}/").content.decode()
    assert "望澜花园（又名" in one or "also 澜湖公寓" in one
    assert 'type="file"' not in one
    assert client.get("/zones/999999/").status_code == 404
    assert client.get("/zones/map.json?zone=x").json()["datum"] == "CGCS2000"


def test_the_section_draws_on_the_page(client, town, tmp_path):
    signed_in(client, "section", town.bureau, duty="pupils")
    assert 'type="file"' in client.get(f"/zones/{town.zones[1]}/").content.decode()
    file = tmp_path / "border.geojson"
    file.write_text(json.dumps(TRIANGLE), "utf-8")
    with file.open("rb") as sent:
        done = client.post(f"/zones/{town.zones[1]}/border/", {"file": sent, "since": "2026-10-12"})
    assert done.status_code == 302
    assert zone(town.zones[1], AsOf(DAY)).row.bordered
    assert (
        client.post(f"/zones/{town.zones[1]}/border/", {"since": "2026-10-12"}).status_code == 422
    )


def test_programs_ask_the_same(client, town):
    signed_in(client, "clerk", town.schools[0])
    told = client.get("/api/zones", {"q": "观海路101号"}).json()["zones"]
    assert [(one["school"], one["how"]) for one in told] == [
        ("实验小学", "number"),
        ("湖滨小学", "number"),
    ]
    assert len(client.get("/api/zones").json()["zones"]) == 2
    assert [one["clash"] for one in client.get("/api/zones/clashes").json()] == [
        "two_names",
        "numbers",
    ]
    assert client.get("/api/zones", {"on": "gestern"}).status_code == 422


def test_a_zone_and_its_places_entered_in_the_register_serve_at_once(town):
    section = actor_for(("section", town.bureau), duty="pupils")

    def add(kind, data):
        given = {"kind": kind, "org": town.schools[0], "since": "2026-10-01", "data": data}
        return act(intention("register.add"), given, actor=section, at=NOW).result["subject"]

    made = add("zone", {"name": "东区施教区", "stage": "primary"})
    add("zone_address", {"zone": made, "kind": "estate", "name": "东湖苑", "parity": "all"})
    assert [one.zone.name for one in served(ASOF, "东湖苑")] == ["东区施教区"]
    assert not zone(made, ASOF).row.bordered
    draw(section, made, TRIANGLE)
    assert zone(made, ASOF).row.bordered


def test_the_lists_the_engine_reads_have_names_written_alike_and_the_borders(town):
    found = lists(ASOF, "primary")
    assert [(one["key"], one["school"]) for one in found] == [
        ("实验小学施教区", "实验小学"), ("湖滨小学施教区", "湖滨小学"),
    ]  # fmt: skip
    first, second = found
    assert first["lines"][0] == {
        "kind": "place", "names": ["望澜花园", "澜湖公寓", "望澜花园南区"],
    }  # fmt: skip
    assert len(first["rings"]) == 1
    assert second["rings"] == []
    problem = {"rules": {"version": "t"}, "zones": found, "children": [], "seats": []}
    by = engine("zones")
    result = by.run(by.read(by.canonical(problem)), "")
    assert by.referee(by.canonical(problem), "", result) == []
    assert result["overlaps"]
    assert lists(ASOF, "primary", [town.schools[1]]) == [second]
    assert lists(ASOF, "junior") == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("望澜花园南区3幢201室", ["<b>实验小学</b>", "望澜花园"]),
        ("观海路99号", ["<b>实验小学</b>", "门牌相符"]),
        ("观海路101号", ["两个以上施教区都写有这个地址", "实验小学", "湖滨小学"]),
        ("澜湖公寓", ["两个以上施教区都写有这个地址", "别名相符"]),
        ("高桥村", ["是不是这些", "<b>湖滨小学</b>"]),
        ("不知道的地方", ["没有查到"]),
        ("", ["学区查询"]),
    ],
)
def test_anybody_asks_which_school_an_address_belongs_to(client, town, asked, said):
    assert town
    page = client.get("/open/zones/", {"q": asked}).content.decode()
    assert [words for words in said if words not in page] == []
    assert "公开决策" in page  # a stranger finds the way on


def test_the_answer_costs_few_queries(client, town):
    with CaptureQueriesContext(connection) as found:
        assert client.get("/open/zones/?q=观海路99号&stage=junior").status_code == 200
    assert town
    assert len(found) <= 8


def test_who_asks_for_an_address_sees_how_far_the_seats_went_the_last_time(client, town):
    """Two seats, three children of the zone: 02 and 03 of the first band go in, 01 of the second is passed on."""
    office = Office({"section": town.bureau})
    named = {"甲校": "实验小学", "乙校": "湖滨小学"}
    told = json.loads(
        json.dumps(engine("bands").example({}).problem, ensure_ascii=False)
        .replace("甲校", named["甲校"])
        .replace("乙校", named["乙校"])
    )
    office.published(
        title="2026年秋季顺位录取", engine="bands",
        terms={"on": told["on"], "table": told["table"]},
        lists={"schools": told["schools"], "children": told["children"]},
    )  # fmt: skip
    cut = last_cut("实验小学", DAY)
    assert (cut.seats, cut.own, cut.passed_on, cut.last) == (2, 2, 1, 2)
    assert cut.band.zh == "第一顺位（户籍与住房一致）"
    page = client.get("/open/zones/", {"q": "望澜花园"}).content.decode()
    said = (
        "上次录取",
        "2026年秋季顺位录取",
        cut.url,
        "统筹到其他学校",
        "第一顺位（户籍与住房一致）",
        "第2位",
    )
    assert [words for words in said if words not in page] == []
    other = client.get("/open/zones/", {"q": "高桥村3组"}).content.decode()
    assert "本施教区报名的全部录取" in other
    assert last_cut("实验小学", date(2026, 7, 13)) is None  # before it was published
    assert last_cut("无此小学", DAY) is None
