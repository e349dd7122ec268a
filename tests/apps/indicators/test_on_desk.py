"""Figures on the desk: the dashboard chosen, else the usual ones of the role, each with verdict and day."""

from tests.apps.indicators.conftest import AT, TODAY
from tests.apps.signing import actor_for, signed_in

from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.models import Board
from xuezheng.apps.indicators.selectors.on_desk import on_desk
from xuezheng.apps.indicators.services.boards import CHOOSE, CREATE
from xuezheng.catalogue import current
from xuezheng.catalogue.boards import MOST, USUAL, usual
from xuezheng.catalogue.indicators import INDICATORS


def test_the_usual_ones_are_there_and_eight_at_most():
    known = {one.key for one in INDICATORS}
    for role, keys in USUAL.items():
        assert set(keys) <= known, set(keys) - known
        assert len(set(keys)) == len(keys) <= MOST
        assert current().role(role)
    assert usual(("audit_admin", "clerk")) == USUAL["clerk"]
    assert usual(("audit_admin",)) == ()


def test_a_new_person_has_the_usual_figures_of_the_role(counted):
    found = on_desk(actor_for(("principal", counted.orgs["school"])), TODAY)
    assert (found.board, found.day) == (None, TODAY)
    told = {one.indicator.key: one for one in found.tiles}
    assert list(told) == [key for key in USUAL["principal"] if key in told]
    assert (told["pupils"].figure.number, told["pupils"].place) == (2, "school")
    assert told["large_class_share"].figure.absence.key == "not_applicable"  # it names no stage
    whole = on_desk(actor_for(("leader", counted.orgs["bureau"])), TODAY)
    share = next(one for one in whole.tiles if one.indicator.key == "large_class_share")
    assert (share.tone, share.line.kept) == ("met", True)
    assert share.verdict.zh.startswith("符合")
    assert told["teachers"].tone == "nodata"  # nothing was counted of it, which is no nought
    assert on_desk(actor_for(("audit_admin", counted.orgs["bureau"])), TODAY) is None


def test_the_dashboard_chosen_takes_their_place(counted):
    leader = actor_for(("leader", counted.orgs["bureau"]))
    tiles = [{"key": "pupils", "chart": "trend"}, {"key": "large_class_share"}]
    number = act(CREATE, {"name": "晨会", "tiles": tiles}, actor=leader, at=AT).result["dashboard"]
    act(CHOOSE, {"dashboard": number}, actor=leader, at=AT)
    found = on_desk(leader, TODAY)
    assert (found.board, found.name) == (number, "晨会")
    assert [one.indicator.key for one in found.tiles] == ["pupils", "large_class_share"]


def test_the_page_shows_them_and_makes_a_board_of_them(counted, client):
    signed_in(client, "leader", counted.orgs["bureau"])
    page = client.get("/desk/").content.decode()
    for words in (
        "本岗位常用指标",
        "学生近视率",
        "大班额比例",
        "已符合",
        "截至 2026年10月12日",
        "选一个放到工作台",
    ):
        assert words in page
    client.post("/indicators/boards/", {"name": "本校", "usual": "on"})
    assert [one["key"] for one in Board.objects.get().tiles] == list(USUAL["leader"])


def test_it_asks_little(counted, django_assert_max_num_queries):
    leader = actor_for(("leader", counted.orgs["bureau"]))
    on_desk(leader, TODAY)
    with django_assert_max_num_queries(4):
        on_desk(leader, TODAY)
