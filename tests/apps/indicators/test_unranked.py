"""Rates of promotion are neither published nor ranked: no public table, official order only, own school's own."""

import pytest
from tests.apps.indicators.conftest import AT
from tests.apps.indicators.test_public import SCHOOLS, counted
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.selectors import kept
from xuezheng.apps.indicators.selectors.detail import page
from xuezheng.apps.indicators.selectors.public import UnrankedError
from xuezheng.apps.indicators.selectors.publications import choosable
from xuezheng.apps.indicators.services.publishing import SUBMIT
from xuezheng.catalogue.indicators import INDICATORS, indicator

KEYS = ("entrance_line_share", "entrance_progress", "entrance_vocational", "entrance_top")
RISEN = dict.fromkeys((one for some in SCHOOLS.values() for one in some), (90, 100))
FIGURES = {**RISEN, 932: (99, 100), 911: (80, 100), 922: (120, 100)}
"""All alike but one better, one worse, one beyond its whole: by size 922 and 932 would come first."""


@pytest.fixture
def city(bureau, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", AT.date)
    bureau.root = bureau.orgs["bureau"]
    yield bureau
    kept.forget()


def test_every_figure_of_entrance_is_marked_so_and_no_other_lost_its_public_table():
    marked = {one.key for one in INDICATORS if not one.ranked}
    assert marked == {one.key for one in INDICATORS if one.key.startswith("entrance_")}
    assert set(KEYS) <= marked


@pytest.mark.parametrize("key", KEYS)
def test_no_public_table_by_townships_or_schools(city, key):
    counted(city.root, FIGURES, key)
    leader = actor_for(("leader", city.root))
    for grain in ("township", "school"):
        with pytest.raises(
            UnrankedError, match="不得公布、不得排名（深化新时代教育评价改革总体方案）"
        ):
            act(SUBMIT, {"key": key, "grain": grain}, actor=leader, at=AT)
    assert [one for one in choosable(leader, AT.date()) if not one.ranked] == []


def test_schools_stand_in_the_official_order_whatever_their_figures(city):
    counted(city.root, FIGURES, "entrance_progress")
    leader = actor_for(("leader", city.root))
    shown = page(leader, "entrance_progress", city.root, AT.date())
    assert [one.org for one in shown.schools.rows] == sorted(FIGURES)
    counted(city.root, FIGURES, "large_class_share", 12)
    other = page(leader, "large_class_share", city.root, AT.date())
    assert next(one.org for one in other.schools.rows) == 922
    assert indicator("large_class_share").ranked


def test_nobody_without_an_account_reads_them(city, client):
    counted(city.root, FIGURES, "entrance_line_share")
    assert client.get("/api/indicators/entrance_line_share/places").status_code == 401
    assert "上线率" not in client.get("/public/indicators/").content.decode()
    signed_in(client, "leader", city.root)
    assert client.get("/api/indicators/entrance_line_share/places").status_code == 200
