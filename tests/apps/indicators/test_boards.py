"""Dashboards: at most eight tiles, in an order of one's own, shared within scope, each seen within own sight."""

import pytest
from tests.apps.answers import same_answer
from tests.apps.indicators.conftest import AT, TODAY
from tests.apps.signing import actor_for, signed_in

from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.models import Board, OnDesk, Share
from xuezheng.apps.indicators.selectors import boards
from xuezheng.apps.indicators.selectors.boards import Chart
from xuezheng.apps.indicators.services.boards import (
    CHANGE,
    CHOOSE,
    CREATE,
    REMOVE,
    SHARE,
    ManyTilesError,
    OvertakenError,
    RoleError,
)
from xuezheng.core.base.errors import NotFoundError, RefusedError

SHARED = {"key": "large_class_share", "chart": "figure"}
PUPILS = {"key": "pupils", "chart": "bars"}


def do(intention, actor, **given):
    return act(intention, given, actor=actor, at=AT).result


def text(answer):
    return answer.content.decode()


@pytest.fixture
def leader(counted):
    return actor_for(("leader", counted.orgs["bureau"]))


@pytest.fixture
def principal(counted):
    return actor_for(("principal", counted.orgs["school"]))


def test_a_ninth_tile_is_refused_with_the_numbers(leader):
    number = do(CREATE, leader, name="晨会", tiles=[SHARED] * 8)["dashboard"]
    with pytest.raises(ManyTilesError) as refused:
        do(CHANGE, leader, dashboard=number, tiles=[SHARED] * 9)
    assert (
        refused.value.told().zh == "一个指标一览最多 8 块，现为 9 块；请先移出一块，或另建指标一览"
    )
    assert len(Board.objects.get().tiles) == 8


def test_tiles_keep_their_order_and_show_figure_table_and_link(counted, leader):
    town = counted.orgs["bureau"]
    tiles = [PUPILS | {"org": town}, SHARED, {"key": "pupils", "chart": "trend"}]
    number = do(CREATE, leader, name="晨会", tiles=tiles)["dashboard"]
    shown = boards.shown(leader, number, TODAY)
    assert [(one.indicator.key, one.chart, one.own) for one in shown.tiles] == [
        ("pupils", Chart.BARS, False),
        ("large_class_share", Chart.FIGURE, True),
        ("pupils", Chart.TREND, True),
    ]
    assert [one.figure.number for one in shown.tiles] == [2, 0, 2]
    assert [one.day.isoformat() for one in shown.tiles[2].course] == ["2026-10-12"]
    do(CHANGE, leader, dashboard=number, tiles=tiles[::-1], version=1)
    assert [one.chart for one in boards.shown(leader, number, TODAY).tiles] == [
        Chart.TREND,
        Chart.FIGURE,
        Chart.BARS,
    ]
    with pytest.raises(OvertakenError):
        do(CHANGE, leader, dashboard=number, name="迟到", version=1)


def test_a_board_shared_with_a_role_shows_each_reader_the_own_place(counted, leader, principal):
    number = do(CREATE, leader, name="校长指标一览", tiles=[SHARED, PUPILS])["dashboard"]
    with pytest.raises(NotFoundError):
        boards.shown(principal, number, TODAY)
    do(SHARE, leader, dashboard=number, org=counted.orgs["bureau"], role="principal")
    found = boards.shown(principal, number, TODAY)
    assert [one.org for one in found.tiles] == [counted.orgs["school"]] * 2
    assert (found.owned, found.shares) == (False, ())
    clerk = actor_for(("clerk", counted.orgs["school"]))
    with pytest.raises(NotFoundError):
        boards.shown(clerk, number, TODAY)
    do(
        SHARE, leader, dashboard=number, org=counted.orgs["bureau"], role="principal", on=False
    )  # fmt: skip
    assert not Share.objects.exists()
    with pytest.raises(NotFoundError):
        boards.shown(principal, number, TODAY)


def test_a_tile_out_of_sight_is_not_shown_to_whom_the_board_is(counted, leader, principal):
    here = PUPILS | {"org": counted.orgs["bureau"]}
    number = do(CREATE, leader, name="全局", tiles=[here, SHARED])["dashboard"]
    do(SHARE, leader, dashboard=number, org=counted.orgs["school"])
    found = boards.shown(principal, number, TODAY)
    assert ([one.indicator.key for one in found.tiles], found.hidden) == (["large_class_share"], 1)


def test_only_who_keeps_it_changes_it_and_a_unit_shares_it(counted, principal):
    office = counted.orgs["basic"]
    one, other = actor_for(("section", office)), actor_for(("section", office))
    own = do(CREATE, one, name="我的")["dashboard"]
    unit = do(CREATE, one, name="科里的", of_unit=True)["dashboard"]
    do(CHANGE, other, dashboard=unit, name="科室指标一览")
    with pytest.raises(NotFoundError):
        do(CHANGE, other, dashboard=own, name="别人的")
    do(SHARE, one, dashboard=own, org=office)
    with pytest.raises(RefusedError) as refused:
        do(CHANGE, other, dashboard=own, name="别人的")
    assert refused.value.code == "indicator-not-own"
    assert [(line.board.name, line.owned) for line in boards.listed(other)] == [
        ("科室指标一览", True),
        ("我的", False),
    ]
    assert [line.board.name for line in boards.listed(principal)] == []


def test_sharing_stays_within_scope_and_names_a_role_there_is(counted, principal):
    number = do(CREATE, principal, name="本校")["dashboard"]
    do(SHARE, principal, dashboard=number, org=counted.orgs["school"], role="clerk")
    for org in (counted.orgs["bureau"], 9_999_999):
        with pytest.raises(NotFoundError):
            do(SHARE, principal, dashboard=number, org=org)
    with pytest.raises(RoleError):
        do(SHARE, principal, dashboard=number, org=counted.orgs["school"], role="wizard")


def test_what_is_out_of_sight_is_not_put_on_a_board(counted, principal):
    number = do(CREATE, principal, name="本校")["dashboard"]
    for tile in (PUPILS | {"org": counted.orgs["bureau"]}, {"key": "nothing"}):
        with pytest.raises(NotFoundError):
            do(CHANGE, principal, dashboard=number, tiles=[tile])


def test_a_removed_board_leaves_the_desks(leader):
    number = do(CREATE, leader, name="晨会")["dashboard"]
    do(CHOOSE, leader, dashboard=number)
    assert boards.chosen(leader) == number
    do(REMOVE, leader, dashboard=number)
    assert (boards.chosen(leader), OnDesk.objects.count()) == (None, 0)


def test_pages_make_arrange_and_show_a_board(counted, client):
    signed_in(client, "leader", counted.orgs["bureau"])
    made = client.post("/indicators/boards/?key=pupils&org=1", {"name": "晨会"})
    number = Board.objects.get().pk
    assert made.headers["Location"] == f"/indicators/boards/{number}/edit/?key=pupils&org=1"
    edit = f"/indicators/boards/{number}"
    for key, chart in (("pupils", "trend"), ("large_class_share", "funnel"), ("pupils", "bars")):
        assert (
            client.post(f"{edit}/add/", {"key": key, "org": "", "chart": chart}).status_code == 302
        )
    client.post(f"{edit}/arrange/", {"at": "2", "step": "up"})
    client.post(f"{edit}/arrange/", {"at": "0", "step": "out"})
    assert [one["chart"] for one in Board.objects.get().tiles] == ["bars", "funnel"]
    assert client.post(f"{edit}/arrange/", {"at": "2", "step": "up"}).status_code == 404
    assert (
        client.post(f"{edit}/arrange/", {"at": "0", "step": "up", "version": "1"}).status_code
        == 409
    )
    found = text(client.get(f"{edit}/"))
    assert "大班额比例" in found
    assert f'href="/indicators/pupils/?org={counted.orgs["bureau"]}"' in found
    assert "后移" in text(client.get(f"{edit}/edit/"))
    assert client.post(f"{edit}/add/", {"key": "x", "chart": "bars"}).status_code == 422
    assert client.post(f"{edit}/rename/", {"name": "周会"}).status_code == 302
    assert client.post(f"{edit}/choose/").status_code == 302
    assert "周会" in text(client.get("/indicators/boards/desk/", headers={"HX-Request": "true"}))
    assert "<html" not in text(
        client.get("/indicators/boards/desk/", headers={"HX-Request": "true"})
    )
    assert "<html" in text(client.get("/indicators/boards/desk/"))
    assert client.post(f"{edit}/remove/").status_code == 302
    assert not Board.objects.exists()


def test_the_ninth_tile_is_refused_on_the_page_where_it_was_asked(counted, client):
    actor = signed_in(client, "leader", counted.orgs["bureau"])
    number = do(CREATE, actor, name="晨会", tiles=[SHARED] * 8)["dashboard"]
    answer = client.post(
        f"/indicators/boards/{number}/add/", {"key": "pupils", "org": "", "chart": "trend"}
    )
    assert (answer.status_code, "一个指标一览最多 8 块" in text(answer)) == (422, True)


def test_the_api_tells_boards_and_tiles(counted, client):
    actor = signed_in(client, "leader", counted.orgs["bureau"])
    number = do(CREATE, actor, name="晨会", tiles=[PUPILS, SHARED])["dashboard"]
    assert [one["name"] for one in client.get("/api/dashboards").json()] == ["晨会"]
    found = client.get(f"/api/dashboards/{number}").json()
    assert [(one["key"], one["figure"]["number"]) for one in found["tiles"]] == [
        ("pupils", "2"),
        ("large_class_share", "0"),
    ]


def test_a_foreign_board_looks_like_none(counted, client, leader):
    numbers = [do(CREATE, leader, name="晨会")["dashboard"]]
    signed_in(client, "principal", counted.orgs["school"])
    absent = int("9" * len(str(numbers[0])))
    for page in ("", "edit/"):
        same_answer(
            client, f"/indicators/boards/{numbers[0]}/{page}", f"/indicators/boards/{absent}/{page}"
        )
    for page in ("remove/", "choose/"):
        same_answer(
            client, f"/indicators/boards/{numbers[0]}/{page}",
            f"/indicators/boards/{absent}/{page}", method="post",
        )  # fmt: skip
    same_answer(client, f"/api/dashboards/{numbers[0]}", f"/api/dashboards/{absent}")


def test_list_and_board_stay_within_their_queries(counted, client, django_assert_max_num_queries):
    actor = signed_in(client, "leader", counted.orgs["bureau"])
    charts = [one.key for one in Chart] * 2
    tiles = [{"key": "large_class_share", "chart": chart} for chart in charts]
    number = do(CREATE, actor, name="晨会", tiles=tiles)["dashboard"]
    for turn in range(20):
        do(CREATE, actor, name=f"第{turn}个", tiles=tiles)
    client.get(f"/indicators/boards/{number}/")
    with django_assert_max_num_queries(10):  # two of them find the session
        client.get("/indicators/boards/")
    with django_assert_max_num_queries(12):
        client.get(f"/indicators/boards/{number}/")
