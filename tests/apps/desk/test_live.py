"""People are found as the register has them today, by whoever may see them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.registers import ground
from tests.apps.signing import actor_for, signed_in

from xuezheng.apps.desk.selectors.finding import search
from xuezheng.apps.desk.services import rebuild

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 12)


@pytest.fixture
def city():
    found = ground.planted()
    ground.pupil(found.east, "林晚", ground.school_class(found.east))
    ground.pupil(found.west, "林舟")
    ground.worker(found.west, "林之远", "W07")
    return found


def titles(actor, query):
    return [(hit.kind.zh, hit.title) for hit in search(actor, query, DAY)]


@pytest.mark.parametrize("query", ["林晚", "linwan", "lw"])
def test_a_pupil_is_found_by_a_name_of_two_characters_or_by_pinyin(city, query):
    assert ("学生学籍", "林晚") in titles(actor_for(("principal", city.east)), query)


def test_a_pupil_of_another_school_is_not_found(city):
    east = titles(actor_for(("principal", city.east)), "林")
    assert "林晚" in [title for _, title in east]
    assert "林舟" not in [title for _, title in east]
    assert titles(None, "林") == []


def test_staff_are_found_by_name_and_staff_number(city):
    assert [title for _, title in titles(actor_for(("office", city.bureau)), "W07")] == ["林之远"]
    assert [title for _, title in titles(actor_for(("office", city.bureau)), "林之")] == ["林之远"]


def test_who_may_not_see_pupils_finds_none(city):
    # The office keeps plans and papers: no role opens pupils to it.
    assert [kind for kind, _ in titles(actor_for(("office", city.bureau)), "林")] == ["教职工名录"]


@pytest.mark.parametrize("query", ["云汀east", "east"])
def test_a_unit_is_found_by_name_and_code(city, query):
    rebuild()
    found = search(actor_for(("clerk", city.west)), query, DAY)
    assert [(hit.kind.zh, hit.title, hit.url) for hit in found] == [
        ("单位", "云汀east", "/organisation/east/")
    ]


def test_a_search_asks_a_bounded_number_of_questions(city, client):
    rebuild()
    signed_in(client, "principal", city.east)
    client.get("/search/", {"q": "林"})
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/search/", {"q": "林"})
    assert "林晚" in page.content.decode()
    assert len(asked) <= 16
