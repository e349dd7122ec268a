"""Lists of registers: who sees what, found how, paged by key, at what cost."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.answers import same_answer
from tests.apps.registers import ground
from tests.apps.registers.ground import DAY
from tests.apps.signing import signed_in

from xuezheng.apps.pupils.models import EnrolmentFact

NAMES = re.compile(r'<a class="t" href="[^"]*">([^<]+)</a>')


@pytest.fixture
def city(db):  # noqa: ARG001 - it writes
    return ground.planted()


def listed(client, kind, **query):
    """Give the names on a page of a list."""
    answer = client.get(f"/registers/{kind}/", {"on": DAY, **query})
    assert answer.status_code == 200, answer.content.decode()[:600]
    return NAMES.findall(answer.content.decode())


def test_a_clerk_sees_the_own_school_in_the_order_of_names(client, city):
    ground.pupil(city.east, "王芳")
    ground.pupil(city.east, "陈小明")
    ground.pupil(city.west, "李雷")
    signed_in(client, "clerk", city.east)
    assert listed(client, "pupil") == ["陈小明", "王芳"]


def test_a_township_office_sees_its_schools_and_narrows_by_subtree(client, city):
    ground.pupil(city.east, "王芳")
    ground.pupil(city.campus, "陈小明")
    ground.pupil(city.west, "李雷")
    signed_in(client, "township", city.town)
    assert listed(client, "pupil") == ["陈小明", "李雷", "王芳"]
    assert listed(client, "pupil", org=city.east) == ["陈小明", "王芳"]
    assert listed(client, "pupil", org=city.bureau) == ["陈小明", "李雷", "王芳"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("王芳", ["王芳华", "王芳"]), ("wang fang", ["王芳华", "王芳"]), ("wangfang", ["王芳华", "王芳"]),
        ("wf", ["王芳华", "王芳"]), ("wfh", ["王芳华"]), ("王", ["王芳华", "王芳", "王磊"]),
        ("芳华", []), ("G330102201803050011", ["王磊"]), ("G3301", []),
    ],
)  # fmt: skip
def test_pupils_are_found_by_two_characters_reading_initials_and_whole_number(
    client, city, typed, found
):
    for name in ("王芳", "王芳华", "李雷"):
        ground.pupil(city.east, name)
    ground.pupil(city.east, "王磊", number="G330102201803050011")
    signed_in(client, "clerk", city.east)
    assert listed(client, "pupil", q=typed) == found


def test_a_list_stands_as_of_its_day_and_of_what_was_known(client, city):
    person = ground.pupil(city.east, "王芳")
    EnrolmentFact.objects.filter(subject=person).update(valid_to=date(2026, 9, 1))
    ground.pupil(city.west, "王芳", person=person, begins=date(2026, 9, 1), known_from=ground.NOTED)
    signed_in(client, "clerk", city.west)
    assert listed(client, "pupil") == ["王芳"]
    assert listed(client, "pupil", on="2026-08-31") == []
    assert listed(client, "pupil", known="2026-09-20T07:59:59+00:00") == []
    assert listed(client, "pupil", known="2026-09-20T08:00:00+00:00") == ["王芳"]


def test_guardians_are_seen_through_their_child_and_telephones_are_masked(client, city):
    child, other = ground.pupil(city.east, "王芳"), ground.pupil(city.west, "李雷")
    ground.guardian(child, "王大力", "13812345678")
    ground.guardian(other, "李大山", "13912345678")
    signed_in(client, "clerk", city.east)
    assert listed(client, "guardian") == ["王大力"]
    page = client.get("/registers/guardian/", {"on": DAY}).content.decode()
    assert "138****5678" in page
    assert "13812345678" not in page
    assert "王芳" in page


def test_a_masked_field_narrows_nothing(client, city):
    ground.pupil(city.east, "王芳", left_behind=True)
    ground.pupil(city.east, "李雷")
    signed_in(client, "clerk", city.east)
    assert listed(client, "pupil", left_behind="yes") == ["李雷", "王芳"]
    assert listed(client, "pupil", residence="migrant") == []


def test_classes_are_called_by_the_grade_of_the_day(client, city):
    ground.school_class(city.east, 2024, 2)
    signed_in(client, "clerk", city.east)
    assert listed(client, "school_class") == ["三年级（2）班"]
    assert listed(client, "school_class", on="2025-08-31") == ["一年级（2）班"]


def test_schools_are_counted_as_persons_and_as_places(client, city):
    signed_in(client, "clerk", city.east)
    page = client.get("/registers/organisation/", {"on": DAY}).content.decode()
    assert re.search(r"法人学校（园）</a> <b>2</b>", page)
    assert re.search(r"校区、园区、教学点</a> <b>1</b>", page)
    assert listed(client, "organisation", unit="places") == ["云汀campus"]


@pytest.mark.parametrize(
    "query",
    [{"sort": "born"}, {"after": "x"}, {"after": "a~x"}, {"org": "x"}, {"state": "gone"},
     {"unit": "x"}, {"known": "2026-09-20"}, {"known": "x"}, {"on": "x"}, {"boards": "1"}],
)  # fmt: skip
def test_conditions_that_do_not_exist_are_told(client, city, query):
    signed_in(client, "clerk", city.east)
    answer = client.get("/registers/pupil/", query)
    assert answer.status_code == 422


def test_a_register_out_of_reach_looks_like_none(client, city):
    signed_in(client, "institution", city.basic)
    same_answer(client, "/registers/pupil/", "/registers/pupix/")


def test_pages_by_key_lead_both_ways_and_cost_the_same(client, city):
    ground.many(city.east, 260, ground.school_class(city.east))
    signed_in(client, "township", city.town)
    client.get("/registers/pupil/", {"on": DAY})
    costs, seen, query = [], [], {}
    for _ in range(6):
        with CaptureQueriesContext(
            connection,
        ) as taken:
            answer = client.get("/registers/pupil/", {"on": DAY, **query})
        page = answer.content.decode()
        costs.append(len(taken))
        seen.append(NAMES.findall(page))
        after = re.search(r'rel="next" href="[^"]*after=([^"&]+)', page)
        if after is None:
            break
        query = {"after": after[1].replace("+", " ").replace("%7E", "~").replace("%20", " ")}
    assert [len(one) for one in seen] == [50, 50, 50, 50, 50, 10]
    assert [name for one in seen for name in one] == [f"生{at:05}" for at in range(260)]
    assert max(costs) <= 8, costs
    before = re.search(r'rel="prev" href="[^"]*before=([^"&]+)', page)[1].replace("+", " ")
    back = listed(client, "pupil", before=before.replace("%7E", "~").replace("%20", " "))
    assert back == seen[4]


def test_counting_stops_at_a_thousand(client, city):
    ground.many(city.east, 1003)
    signed_in(client, "clerk", city.east)
    with CaptureQueriesContext(connection) as taken:
        page = client.get("/registers/pupil/", {"on": DAY}).content.decode()
    assert "<b>1000+</b>" in page
    counts = [one["sql"] for one in taken if "COUNT(" in one["sql"]]
    assert len(counts) == 1
    assert "LIMIT 1001" in counts[0]


def test_the_first_page_shows_the_registers_of_ones_groups(client, city):
    signed_in(client, "clerk", city.east)
    page = client.get("/registers/").content.decode()
    assert "学生学籍" in page
    assert "/registers/building/" in page
    first, _, more = page.partition("更多名录")
    assert len(re.findall(r'<li><a class="t"', first)) == 12
    assert 'class="t"' in more
    signed_in(client, "institution", city.basic)
    page = client.get("/registers/").content.decode()
    assert "学生学籍" not in page
    assert "机构名录" in page
