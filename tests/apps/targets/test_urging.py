"""Urging from the list of what is overdue: those ticked, once, by whoever oversees them."""

from datetime import date

import pytest
from tests.apps.signing import signed_in
from tests.apps.targets.acting import NOW, aim, enter, task

from xuezheng.adapters import clock
from xuezheng.apps.records.access import entries
from xuezheng.apps.targets.selectors import overdue, progress_of
from xuezheng.apps.targets.selectors.rows import Filters

pytestmark = pytest.mark.django_db
PAGE = "/progress/all/overdue/"


@pytest.fixture(autouse=True)
def _demo_day(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def urged(case):
    return list(entries(case).filter(act="urge").values_list("note", flat=True))


def send(client, *cases, note="请本周报送", key="once"):
    return client.post("/progress/all/urge/", {"case": cases, "note": note, "key": key})


def test_the_office_urges_what_is_ticked_and_a_repeated_click_does_nothing(client, city):
    first, other = (
        task(city, title="甲", due="2026-06-30"),
        task(city, title="乙", due="2026-06-30"),
    )
    signed_in(client, "office", city.office)
    assert f'value="{first}" checked' in client.get(PAGE).content.decode()
    for _ in range(2):
        assert send(client, first).headers["Location"] == PAGE
    assert (urged(first), urged(other)) == (["请本周报送"], [])
    assert "已催办 1 件。" in client.get(PAGE).content.decode()


def test_nothing_ticked_and_what_is_not_there_are_said(client, city):
    signed_in(client, "office", city.office)
    send(client)
    assert "请先勾选任务。" in client.get(PAGE).content.decode()
    send(client, 999999, key="other")
    assert "999999：" in client.get(PAGE).content.decode()


def test_a_section_is_not_offered_it(client, city):
    case = task(city, title="甲", due="2026-06-30")
    signed_in(client, "section", city.basic)
    assert "/urge/" not in client.get(PAGE).content.decode()
    assert send(client, case).status_code == 404
    assert urged(case) == []


def test_a_task_is_late_since_the_first_target_missed_though_it_runs_till_december(city):
    case = task(city, title="改造户外场地", due="2026-12-31")
    number = aim(city, record=case, value="32", due="2026-06-30")
    enter(city, number, "15")
    actor = city.clerk
    [late] = overdue(progress_of(actor, Filters(), NOW.date()).rows, NOW.date())
    assert (late.row.id, late.due) == (case, date(2026, 6, 30))
    assert late.days > 0
