"""Reports and leavers taken out by the one way out: a purpose, a mark, a second person above 100."""

import io

import pytest
from python_calamine import CalamineWorkbook
from tests.apps.rosters.acting import lines, right, take
from tests.apps.signing import signed_in, signed_out

from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import Release
from xuezheng.apps.audit.models import Entry, Look
from xuezheng.apps.people.models import Person, PersonFact
from xuezheng.apps.rosters.models import Finding

STRANGER = ["赵六", right("330282198502020016"), "B090", "第一小学", "事业编制", "在职"]
LEAVERS = {"ahead": "36", "purpose": "staff"}


def sheet(answer):
    """Give the rows of a workbook that was sent."""
    assert answer.status_code == 200
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return book.get_sheet_by_index(0).to_python()


@pytest.fixture
def compared(staff, personnel):  # noqa: ARG001 - staff is compared
    """Three differences: 李强 elsewhere, 赵六 unknown, 张敏 and 吴丹 without a line."""
    return take(
        personnel, "roster", [*lines(("li", 3, "第二小学"), drop=("wu", "zhang2")), STRANGER]
    )


def leavers(org, number):
    """Register people born in 1967, who all retire within 36 months."""
    people = Person.objects.bulk_create(Person() for _ in range(number))
    PersonFact.objects.bulk_create(
        PersonFact(
            subject=one, org_id=org, name=f"何{place:03}", pinyin="he", initials="h",
            staff_number=f"R{place:04}", mobile="13900000001", sex="1", born="1967-01-02",
            valid_from="2020-09-01",
        )
        for place, one in enumerate(people)
    )  # fmt: skip
    return people


def test_a_report_carries_its_mark_and_the_numbers_its_purpose_opens(client, personnel, compared):
    signed_in(client, "section", personnel, duty="staff")
    url = f"/rosters/{compared.pk}/export/"
    assert client.post(url).status_code == 403
    assert client.post(url, {"purpose": "roll"}).status_code == 422
    rows = sheet(client.post(url, {"purpose": "staff"}))
    assert "名册差异（教职工）　导出：测试人员（人事科）" in rows[0][0]
    assert "用途：教职工管理　3 行，含 3 人的敏感信息" in rows[0][0]
    assert rows[1][:3] == ["比对结果", "姓名", "身份证号"]
    assert {row[1]: row[2] for row in rows[2:5]}["赵六"] == right("330282198502020016")
    assert "不得转发" in rows[5][0]
    assert len(rows) == 6
    entry = Entry.objects.get(intention="roster.export")
    assert (entry.kind, entry.purpose, entry.rows) == ("roster_staff", "staff", 3)
    assert Look.objects.filter(entry=entry).count() == 3


def test_a_report_on_many_waits_for_a_second_person_and_goes_out_once(
    client, bureau, personnel, compared
):
    people = Person.objects.bulk_create(Person() for _ in range(98))
    Finding.objects.bulk_create(
        Finding(roster=compared, person=one.pk, name="何某", org=bureau["one"], status="only_ours")
        for one in people
    )
    url, given = f"/rosters/{compared.pk}/export/", {"purpose": "staff"}
    signed_in(client, "section", personnel, duty="staff")
    answer = client.post(url, given)
    request = Release.objects.get()
    assert answer["Location"] == f"/exports/{request.pk}/"
    assert (request.persons, request.kind) == (101, "roster_staff")
    approved = client.post(f"/exports/{request.pk}/decide/", {"decide": "approve"})
    assert approved.status_code == 303
    assert not Release.objects.get().approved, "one's own is decided by another"
    signed_out(client)
    second = signed_in(client, "leader", bureau["b"])
    assert client.post(f"/exports/{request.pk}/decide/", {"decide": "approve"}).status_code == 303
    assert Release.objects.get().decided_by == second.account
    signed_out(client)


def test_the_list_of_leavers_waits_too(client, bureau, personnel):
    leavers(bureau["one"], 101)
    asker = signed_in(client, "section", personnel, duty="staff")
    assert client.post("/rosters/leavers/", {"ahead": "36"}).status_code == 403
    answer = client.post("/rosters/leavers/", LEAVERS)
    request = Release.objects.get()
    assert answer["Location"] == f"/exports/{request.pk}/"
    assert "退休预测" in client.get(answer["Location"]).content.decode()
    Release.objects.update(
        approved=True, decided=clock.now(), decided_by=(asker.account or 0) + 1, decided_person=None
    )
    rows = sheet(client.post("/rosters/leavers/", LEAVERS | {"request": str(request.pk)}))
    assert "退休预测　导出：测试人员（人事科）" in rows[0][0]
    assert "101 行，含 101 人的敏感信息" in rows[0][0]
    assert (rows[2][4], rows[2][5]) == ("R0000", "13900000001")
    assert len(rows) == 104
    again = client.post("/rosters/leavers/", LEAVERS | {"request": str(request.pk)})
    assert again.status_code == 403


def test_a_principal_takes_out_the_own_school_and_an_office_nothing(client, bureau):
    leavers(bureau["one"], 2)
    leavers(bureau["two"], 3)
    signed_in(client, "principal", bureau["one"])
    assert len(sheet(client.post("/rosters/leavers/", LEAVERS))) == 2 + 2 + 1
    signed_out(client)
    signed_in(client, "office", bureau["b"])
    assert client.post("/rosters/leavers/", LEAVERS).status_code == 404
