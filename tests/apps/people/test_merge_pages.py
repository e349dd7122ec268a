"""Pages of one person's numbers, of merging and of leavers; who sees them and what they say."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.people.acting import START, TODAY, appoint, do, post
from tests.apps.people.test_pages import text
from tests.apps.signing import signed_in, signed_out

from xuezheng.apps.people import selectors
from xuezheng.apps.people.selectors.leaving import leavers, leaving

ON = f"?on={TODAY}"


def staff(org, number, **more):
    given = {"name": "张敏", "staff_number": number, "since": START, **more}
    return do("person.add", organisation=org, **given)["person"]


@pytest.fixture
def pair(bureau):
    """The same teacher entered twice."""
    one = staff(bureau["s"], "T001", born=date(1971, 11, 3), sex="2", cadre=True)
    two = staff(bureau["s"], "T002", born=date(1971, 11, 3), sex="2", decided=NEW)
    do("external_id.add", person=one, issuer="resident", number="110105197111030021", since=START)
    return one, two


NEW = {"new": True, "reason": "两份档案"}


def test_a_person_page_shows_numbers_masked_and_the_month_of_retirement(client, bureau, pair):
    signed_in(client, "office", bureau["b"])
    shown = text(client.get(f"/people/{pair[0]}/{ON}"))
    assert "居民身份证 110105**********21" in shown
    assert "110105197111030021" not in shown
    assert "退休月份 2027-05" in shown
    assert "1971-11-03" not in shown


def test_two_identities_side_by_side_are_merged_and_taken_apart(client, bureau, pair):
    one, two = pair
    signed_in(client, "system_admin", bureau["b"])
    assert "可能是同一人" in text(client.get(f"/people/{one}/merge/"))
    shown = text(client.get(f"/people/{one}/merge/?other={two}"))
    # 9.00 name, 11.00 birth, 1.00 sex, 3.50 unit; staff numbers differ in one place 9.00.
    assert "姓名相同 +9.00；出生日期相同 +11.00；性别相同 +1.00；单位相同 +3.50" in shown
    refused = client.post(f"/people/{one}/merge/", {"other": two, "reason": ""})
    assert refused.status_code == 422
    done = client.post(f"/people/{one}/merge/", {"other": two, "reason": "同一身份证"})
    assert done.status_code == 302
    assert selectors.canonical([two]) == {two: one}
    assert "同一人的另一人员号" in text(client.get(f"/people/{one}/"))
    assert "此人员号已并入" in text(client.get(f"/people/{two}/"))
    again = client.post(f"/people/{one}/merge/", {"other": two, "reason": "再来一次"})
    assert again.status_code == 422
    assert "已并入他人" in text(again)
    listed = text(client.get("/people/?q=张敏"))
    assert listed.count("T00") == 1
    client.post(f"/people/{two}/unmerge/", {"reason": "查证为两人"})
    assert selectors.canonical([two]) == {two: two}


def test_nobody_else_merges(client, bureau, pair):
    one, two = pair
    for role in ("office", "principal"):
        signed_in(client, role, bureau["b"])
        given = {"other": two, "reason": "同一身份证"}
        assert client.post(f"/people/{one}/merge/", given).status_code in {403, 404}
        signed_out(client)
    assert selectors.canonical([two]) == {two: two}


@pytest.fixture
def old(bureau):
    """D22: a man born in March 1966, a woman cadre born in November 1971; and others."""
    found = {}
    for key, unit, subject, born, sex, cadre in (
        ("man", "s", "数学", date(1966, 3, 8), "1", None),
        ("woman", "s", "语文", date(1971, 11, 20), "2", True),
        ("later", "s", "语文", date(1974, 1, 5), "2", True),
        ("office", "k", "", date(1967, 1, 2), "1", None),
        ("unknown", "s", "语文", date(1971, 11, 20), "2", None),
        ("young", "s", "数学", date(1990, 1, 1), "1", None),
    ):
        name = {"man": "周建国", "woman": "沈玉兰"}.get(key, f"某{key}")
        found[key] = do(
            "person.add", organisation=bureau[unit], name=name, staff_number=f"R-{key}",
            since=START, born=born, sex=sex, cadre=cadre,
        )["person"]  # fmt: skip
        appoint(found[key], post(bureau[unit], f"教师{key}", "member"), teaches=subject)
    return found


def test_leavers_by_month_subject_and_unit(bureau, old):
    # On 1 June 2026: the man leaves in 2026-07, the woman in 2027-05, both within 12 months;
    # the man of 1967-01 (24 months late: 7 months) in 2027-08, the woman of 1974-01
    # (48 months: 13 months) in 2030-02, beyond 36 months.
    day = date(2026, 6, 1)
    found = leavers(day, None, 36)
    assert [(one.person, one.when.month) for one in found] == [
        (old["man"], "2026-07"), (old["woman"], "2027-05"), (old["office"], "2027-08"),
    ]  # fmt: skip
    page = leaving(day, None)
    assert (page.near, page.far, page.unknown) == (2, 3, 1)
    assert [(one.label, one.near, one.far) for one in page.subjects] == [
        ("", 0, 1), ("数学", 1, 1), ("语文", 1, 1),
    ]  # fmt: skip
    assert [(one.label, one.near, one.far) for one in page.units] == [
        ("白鹭初级中学", 2, 2), ("基础教育科", 0, 1),
    ]  # fmt: skip
    assert leaving(day, frozenset({bureau["k"]})).far == 1
    assert leaving(day, frozenset({bureau["k"]}), unit=bureau["s"]).far == 0


def test_the_page_and_the_api_agree_and_a_principal_sees_the_school(client, bureau, old):
    signed_in(client, "principal", bureau["s"])
    shown = text(client.get("/people/leaving/?on=2026-06-01"))
    assert "2026-07 周建国 白鹭初级中学 数学" in shown
    assert "某office" not in shown
    told = client.get("/api/people/leaving?on=2026-06-01").json()
    assert [(one["person"], one["month"]) for one in told["people"]] == [
        (old["man"], "2026-07"), (old["woman"], "2027-05"),
    ]  # fmt: skip
    assert (told["near"], told["far"], told["unknown"]) == (2, 2, 1)


def test_the_page_offers_the_workbook_to_whoever_works_on_staff_files(client, bureau, old):
    signed_in(client, "office", bureau["b"])
    assert client.get("/people/leaving/").status_code == 404
    signed_out(client)
    signed_in(client, "section", bureau["k"], duty="staff")
    with CaptureQueriesContext(
        connection,
    ) as counted:
        shown = client.get("/people/leaving/?on=2026-06-01")
    assert len(counted) <= 16
    assert 'action="/rosters/leavers/"' in shown.content.decode()
    assert "教职工管理" in text(shown)
    assert old
