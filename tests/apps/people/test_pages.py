"""Pages of people: who sees whom, masked numbers, history, and the workbook from end to end."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.apps.people.acting import CHANGE, TODAY, appoint, do, person, post
from tests.apps.people.test_importing import PEOPLE, UNITS, book
from tests.apps.signing import signed_in

from xuezheng.apps.people import selectors
from xuezheng.apps.people.models import PersonFact
from xuezheng.apps.people.selectors import pages
from xuezheng.apps.schools.access import tree_of

ON = f"?on={TODAY}"


def text(response):
    """Give the page's words without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def staff(bureau):
    """A head in the section, a principal and a teacher in the school."""
    found = {}
    for key, name, unit, title, rank, mobile in (
        ("head", "曾国华", "k", "科长", "head", "13812345678"),
        ("principal", "单雄", "s", "校长", "head", "13900000001"),
        ("teacher", "李敏", "s", "教师", "member", ""),
    ):
        found[key] = person(bureau[unit], name, f"N-{key}", mobile)
        appoint(found[key], post(bureau[unit], title, rank, duty="主持工作"))
    return found


def test_the_office_sees_everybody_with_masked_numbers(client, bureau, staff):
    signed_in(client, "office", bureau["b"])
    shown = text(client.get("/people/" + ON))
    for words in (
        "曾国华 基础教育科 基础教育科科长 N-head 138****5678",
        "白鹭初级中学校长",
        "李敏",
    ):
        assert words in shown
    assert "13812345678" not in shown
    assert staff


@pytest.mark.parametrize(
    ("query", "found"),
    [("zgh", {"曾国华"}), ("雄", {"单雄"}), ("S", {"单雄"}), ("N-teacher", {"李敏"}), ("xx", set()),
     ("13812345678", {"曾国华"}), ("李 敏", {"李敏"}), ("%", set())],
)  # fmt: skip
@pytest.mark.usefixtures("staff")
def test_people_are_found_by_name_initials_and_numbers(query, found):
    rows = pages.listed(TODAY, None, query).rows
    assert {row.person.name for row in rows} == found


def test_a_principal_sees_only_the_own_school(client, bureau, staff):
    signed_in(client, "principal", bureau["s"])
    shown = text(client.get("/people/" + ON))
    assert "李敏" in shown
    assert "曾国华" not in shown
    foreign, absent = (client.get(f"/people/{number}/" + ON) for number in (staff["head"], 999_999))
    assert (foreign.status_code, absent.status_code) == (404, 404)
    blind = [
        re.sub(r"[0-9a-f]{16}|/people/\d+/|nonce-\S+", "", text(one)) for one in (foreign, absent)
    ]
    assert blind[0] == blind[1]


def test_a_persons_page_shows_posts_and_history(client, bureau, staff):
    signed_in(client, "office", bureau["b"])
    held = selectors.appointment_of(selectors.posts_of(staff["teacher"], TODAY)[0].id, TODAY)
    do("appointment.end", hour=1, appointment=held, on=CHANGE)
    do("person.change", hour=2, person=staff["teacher"], since=CHANGE, organisation=bureau["k"])
    shown = text(client.get(f"/people/{staff['teacher']}/" + ON))
    assert "2020年9月1日 白鹭初级中学教师 至 2025年9月1日（不含）" in shown
    assert "2025年9月1日 李敏 基础教育科 N-teacher" in shown
    shown = text(client.get(f"/people/{staff['head']}/" + ON))
    assert "分工 主持工作" in shown


@pytest.mark.usefixtures("staff")
def test_lists_and_pages_stay_within_their_queries(staff, django_assert_max_num_queries):
    tree_of(TODAY)  # read once per state of the tree
    with django_assert_max_num_queries(6):
        assert len(pages.listed(TODAY, None).rows) == 3
    with django_assert_max_num_queries(8):
        pages.profile(staff["head"], TODAY, None)


def test_long_lists_are_paged_without_counting(bureau, monkeypatch):
    monkeypatch.setattr(pages, "PAGE", 2)
    for number in range(5):
        person(bureau["k"], "李敏", f"K{number}0")
    found = [pages.listed(TODAY, None, page=str(page)) for page in (1, 2, 3)]
    assert [len(one.rows) for one in found] == [2, 2, 1]
    assert [(one.has_previous(), one.has_next()) for one in found] == [
        (False, True), (True, True), (True, False),
    ]  # fmt: skip
    assert pages.listed(TODAY, None, page="x").number == 1


def test_a_day_long_past_shows_who_was_there_then(bureau, staff):
    where = selectors.posts_of(staff["head"], TODAY)[0].id
    do("appointment.end", hour=1, appointment=selectors.appointment_of(where, TODAY), on=CHANGE)
    rows = {row.person.name: row.titles for row in pages.listed(CHANGE - timedelta(1), None).rows}
    assert rows["曾国华"] == ("基础教育科科长",)
    rows = {row.person.name: row.titles for row in pages.listed(CHANGE, None).rows}
    assert rows["曾国华"] == ()
    assert pages.listed(TODAY, None, org="k").rows[0].unit.name == "基础教育科"
    assert bureau


def test_only_who_manages_the_bureau_meets_the_workbook(client, bureau):
    signed_in(client, "principal", bureau["s"])
    assert "导入单位和人员" not in text(client.get("/people/"))
    for path in ("/people/workbook/", "/people/workbook/blank.xlsx", "/people/workbook/1/"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code in {404, 405}


def test_a_workbook_is_sent_looked_at_and_written(client, bureau):
    signed_in(client, "system_admin", bureau["b"])
    assert client.get("/people/workbook/blank.xlsx").content[:2] == b"PK"
    assert "下载空白工作簿" in text(client.get("/people/workbook/"))
    row = PEOPLE[1] | {"unit": "nowhere", "staff_number": "K77"}
    data = book([*UNITS[1:2], UNITS[3]], [*PEOPLE[:3], row])
    sent = SimpleUploadedFile("单位和人员.xlsx", data)
    answer = client.post("/people/workbook/", {"file": sent, "since": "2026-10-12"})
    assert answer.status_code == 302
    page = client.get(answer["Location"])
    shown = text(page)
    assert "单位 2 0 0 2" in shown
    assert "人员 4 3 1 0" in shown
    assert "人员 第5行第4列 nowhere 没有这个单位代码，或该单位有误" in shown
    hidden = dict(re.findall(r'name="(since|seen)" value="([^"]+)"', page.content.decode()))
    path = answer["Location"].split("?")[0]
    assert client.post(path, hidden | {"seen": "0" * 64}).status_code == 409
    for _ in range(2):  # a double tap
        assert client.post(path, hidden)["Location"] == "/people/"
    assert PersonFact.objects.count() == 3
    assert client.post(path, {}).status_code == 422


@pytest.mark.parametrize("data", [b"", b"no workbook"], ids=["empty", "text"])
def test_what_is_no_workbook_is_refused(client, bureau, data):
    signed_in(client, "system_admin", bureau["b"])
    sent = SimpleUploadedFile("a.xlsx", data)
    answer = client.post("/people/workbook/", {"file": sent, "since": "2026-10-12"})
    assert answer.status_code == 422


def test_the_english_page_speaks_english(client, bureau, staff):
    signed_in(client, "office", bureau["b"])
    client.cookies["xz-language"] = "en"
    shown = text(client.get("/people/" + ON))
    assert "Staff register" in shown
    assert "工号" not in shown
    assert staff
