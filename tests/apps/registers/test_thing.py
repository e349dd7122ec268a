"""The page of one thing: as of a day, with its history on both axes and what refers to it."""

from dataclasses import replace
from datetime import date

import pytest
from tests.apps.answers import same_answer
from tests.apps.registers import ground
from tests.apps.registers.ground import DAY
from tests.apps.signing import signed_in

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.apps.registers.access import register_of, sight
from xuezheng.apps.registers.selectors.detail import detail
from xuezheng.core.base.actors import Stated
from xuezheng.core.base.deeds import Whose
from xuezheng.core.registers.timeline import AsOf


@pytest.fixture
def city(db):  # noqa: ARG001 - it writes
    return ground.planted()


@pytest.fixture
def moved(city):
    """A pupil who moved from the eastern to the western school on 1 September 2026."""
    person = ground.pupil(city.east, "王芳", ground.school_class(city.east))
    EnrolmentFact.objects.filter(subject=person).update(known_to=ground.NOTED)
    ground.pupil(
        city.east, "王芳", person=person, known_from=ground.NOTED, valid_to=date(2026, 9, 1)
    )
    ground.pupil(
        city.west, "王芳", person=person, begins=date(2026, 9, 1), known_from=ground.NOTED,
        began="transferred", number="G330102201803050011",
    )  # fmt: skip
    return person


def page_of(client, number, **query):
    answer = client.get(f"/registers/pupil/{number}/", {"on": DAY, **query})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_tells_the_day_the_history_and_what_was_believed(client, city, moved):
    signed_in(client, "township", city.town)
    page = page_of(client, moved)
    assert "转入" in page
    assert "云汀west" in page
    assert "<del>招生入学</del> → 转入" in page
    assert "曾经的记载（1 条" in page
    assert "2026-09-20 16:00 起不再如此记载" in page
    assert "招生入学" in page_of(client, moved, on="2026-08-31")
    assert "云汀east" in page_of(client, moved, known="2026-09-20T07:00:00+00:00")


def test_the_other_school_tells_only_that_it_was_there(client, city, moved):
    signed_in(client, "clerk", city.west)
    page = page_of(client, moved)
    assert "其他单位的记载" in page
    assert "一年级" not in page
    assert "<del>" not in page


def test_the_school_that_was_left_sees_what_it_kept(client, city, moved):
    signed_in(client, "clerk", city.east)
    page = page_of(client, moved)
    assert "所选日期没有记载" in page
    assert "招生入学" in page
    assert "转入" not in page


def test_a_foreign_thing_looks_and_costs_like_an_absent_one(client, city):
    foreign = ground.pupil(city.west, "李雷")
    signed_in(client, "clerk", city.east)
    same_answer(client, f"/registers/pupil/{foreign:07}/", f"/registers/pupil/{foreign + 1000:07}/")


def test_a_pupil_shows_guardians_and_a_class_its_pupils(client, city):
    one = ground.school_class(city.east)
    child = ground.pupil(city.east, "王芳", one)
    number = ground.guardian(child, "王大力", "13812345678")
    signed_in(client, "clerk", city.east)
    assert f"/registers/guardian/{number}/" in page_of(client, child)
    assert f"/registers/school_class/{one}/" in page_of(client, child)
    page = client.get(f"/registers/school_class/{one}/", {"on": DAY}).content.decode()
    assert "三年级（1）班" in page
    assert f"/registers/pupil/{child}/" in page
    assert f"/registers/pupil/?school_class={one}" in page


def test_a_school_shows_what_it_keeps(client, city):
    ground.pupil(city.east, "王芳", ground.school_class(city.east))
    ground.worker(city.east, "赵老师")
    signed_in(client, "clerk", city.east)
    page = client.get(f"/registers/organisation/{city.east}/", {"on": DAY}).content.decode()
    for key in ("school_class", "pupil", "person"):
        assert f'href="/registers/{key}/?org={city.east}&amp;on={DAY}">1</a>' in page
    other = client.get(f"/registers/organisation/{city.west}/", {"on": DAY}).content.decode()
    assert "/registers/pupil/?org" not in other


def test_sensitive_fields_are_masked_and_seeing_them_is_written_down(client, city, moved):
    signed_in(client, "clerk", city.west)
    before = Entry.objects.count()
    assert "G330102201803050011" not in page_of(client, moved)
    assert Entry.objects.count() == before
    person = replace(signed_in(client, "leader", city.bureau), stated=Stated("check", ("pupils",)))
    seen = sight(person, register_of("pupil"))
    found = detail(seen, moved, AsOf(date(2026, 10, 12)), actor=person, language="zh")
    assert "G330102201803050011" in [one.words for one in found.facts]
    told = [Whose(city.west, moved, moved)]
    assert found.page.clear(seen.kind.fields) == (("left_behind", "number"), told)
