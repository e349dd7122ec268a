"""Pages of meetings: what the office types becomes tasks; others see their part or nothing."""

import io

import docx
import pytest
from django.urls import reverse
from tests.apps.meetings.conftest import MINUTES, MONDAY, do, meeting, minuted
from tests.apps.signing import signed_in

from xuezheng.adapters import clock
from xuezheng.apps.meetings.models import Agreement, Attendance, Body, Meeting, Resolution
from xuezheng.apps.meetings.selectors.office import gap_of
from xuezheng.apps.records.models import Record


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    monkeypatch.setattr(clock, "today", MONDAY.date)


@pytest.fixture
def office(client, bureau):
    """Sign in as the office."""
    signed_in(client, "office", bureau.office)
    return client


def words(response):
    return response.content.decode()


def test_from_a_form_to_a_task_without_scripts(office):
    given = {
        "title": "局长办公会", "kind": "directors", "day": "2026-09-28", "place": "三楼会议室",
        "agenda": "校园安全大检查｜安全科\n教师交流",
    }  # fmt: skip
    new = office.post("/meetings/new/", given)
    row = Meeting.objects.get()
    assert new["Location"] == f"/meetings/{row.pk}/"
    assert list(row.agenda.values_list("title", "reporter")) == [
        ("校园安全大检查", "安全科"),
        ("教师交流", ""),
    ]
    office.post(f"/meetings/{row.pk}/hold/", {"seen": 1, "attendance": "王某、李某（请假）"})
    assert dict(Attendance.objects.values_list("said", "how")) == {
        "王某": "present",
        "李某": "excused",
    }
    office.post(f"/meetings/{row.pk}/minutes/", {"seen": 2, "text": MINUTES, "day": "2026-09-29"})
    page = words(office.get(f"/meetings/{row.pk}/"))
    assert "读出 2 项议定事项" in page
    assert "在全市中小学幼儿园开展消防设施专项排查" in page
    assert "各镇教办" in page
    first = Resolution.objects.get(position=1)
    office.post(f"/resolutions/{first.pk}/accept/", {"seen": 1})
    office.post(f"/meetings/{row.pk}/issue/")
    assert Record.objects.filter(kind="task", state="issued").count() == 2
    page = words(office.get(f"/meetings/{row.pk}/"))
    assert "RW-2026-0001" in page
    assert "未启动" in page
    assert "已下达 2 项任务" in page


def test_a_resolution_is_corrected_by_names_as_people_say_them(office, bureau):
    minuted(bureau)
    first = Resolution.objects.get(position=1)
    page = words(office.get(f"/resolutions/{first.pk}/"))
    assert "责任单位：安全科" in page
    given = {
        "seen": 1, "text": "开展消防排查", "lead": "计财科", "co": "基教科、白鹭初级中学",
        "due": "2026-11-10", "key": "k1",
    }  # fmt: skip
    office.post(f"/resolutions/{first.pk}/", given)
    first.refresh_from_db()
    assert (first.lead_id, first.state) == (bureau.finance, "accepted")
    assert set(first.co.values_list("pk", flat=True)) == {bureau.basic, bureau.school}
    wrong = office.post(
        f"/resolutions/{first.pk}/", given | {"seen": 2, "lead": "没有的科", "key": ""}
    )
    assert wrong.status_code == 422
    assert "没有找到单位“没有的科”" in words(wrong)
    stale = office.post(f"/resolutions/{first.pk}/", given | {"key": "k2"})
    assert stale.status_code == 422


def test_a_double_tap_adds_one_resolution(office, bureau):
    number = minuted(bureau)
    given = {"text": "由安全科另行安排。", "lead": "安全科", "due": "2026-11-01", "key": "once"}
    for _ in range(2):
        assert office.post(f"/meetings/{number}/resolutions/", given).status_code == 302
    assert Resolution.objects.filter(meeting=number).count() == 3


def test_a_note_is_read_into_the_form_and_handed_out(office, bureau):
    note = "请基教科会同安全科研究，10月20日前报我。\n王某 2026年10月9日"
    read = office.post("/assign/", {"read": "1", "text": note, "source": "leader_note"})
    page = words(read)
    assert 'value="基础教育科"' in page
    assert 'value="2026-10-20"' in page
    assert 'value="2026-10-09"' in page
    assert not Record.objects.exists()
    # A note without a day keeps the day that stands in the form.
    undated = {"read": "1", "text": "请安全科研究。", "source": "leader_note", "day": "2026-10-08"}
    assert 'value="2026-10-08"' in words(office.post("/assign/", undated))
    given = {
        "source": "leader_note", "number": "批〔2026〕18号", "day": "2026-10-09", "text": note,
        "title": "研究课后服务", "lead": "基教科", "co": "安全科", "due": "2026-10-20", "key": "a",
    }  # fmt: skip
    done = office.post("/assign/", given)
    task = Record.objects.get()
    assert done["Location"] == f"/cases/{task.pk}/"
    assert (task.t2, task.org_id, task.data["source_number"]) == (
        "leader_note", bureau.basic, "批〔2026〕18号",
    )  # fmt: skip
    lacks = office.post("/assign/", {"source": "petition", "title": "噪声"})
    assert lacks.status_code == 422
    assert words(lacks).count("is-invalid") == 3


def test_an_uploaded_paper_is_read_and_goes_with_the_task(office):
    file = io.BytesIO(
        "云政办督〔2026〕18号 请计财科牵头办理《关于校舍维修的通知》，11月10日前报送。".encode()
    )
    file.name = "来文.txt"
    page = words(office.post("/assign/", {"read": "1", "source": "superior", "file": file}))
    assert "来文.txt" in page
    assert 'value="关于校舍维修的通知"' in page
    kept = page.split('name="kept" value="')[1].split('"')[0]
    given = {
        "source": "superior", "number": "云政办督〔2026〕18号", "day": "2026-10-09",
        "title": "关于校舍维修的通知", "lead": "计财科", "due": "2026-11-10", "kept": kept,
    }  # fmt: skip
    office.post("/assign/", given)
    assert Record.objects.get().data["source_file"] == int(kept)


def test_bodies_have_pages(office, bureau):
    given = {
        "name": "校园安全专班",
        "kind": "task_force",
        "begins": "2026-03-01",
        "rules": "每周调度",
    }
    office.post("/bodies/new/", given)
    row = Body.objects.get()
    for member in (
        {"part": "head", "org": "局办公室"},
        {"part": "member", "said": "市公安局 张某"},
    ):
        assert office.post(f"/bodies/{row.pk}/members/", member).status_code == 302
    case = do(
        "task.assign", bureau.clerk, source="petition", title="噪声", day="2026-10-09",
        lead=bureau.safety, due="2026-10-20",
    )  # fmt: skip
    office.post(f"/bodies/{row.pk}/tasks/", {"number": case["number"].lower()})
    page = words(office.get(f"/bodies/{row.pk}/"))
    assert "市公安局 张某" in page
    assert case["number"] in page
    assert "每周调度" in page
    member = row.members.get(part="member")
    office.post(f"/bodies/{row.pk}/members/{member.pk}/end/")
    assert "校园安全专班" in words(office.get("/bodies/?kind=task_force"))
    office.post(f"/bodies/{row.pk}/tasks/{case['case']}/end/")
    office.post(f"/bodies/{row.pk}/end/")
    assert "校园安全专班" in words(office.get("/bodies/?ended=1"))


def test_agreements_have_a_page(office, bureau):  # noqa: ARG001
    given = {"departments": "市公安局、市住建局", "what": "校园周边整治", "due": "2026-10-01"}
    office.post("/agreements/", given)
    row = Agreement.objects.get()
    assert "已过时限" in words(office.get("/agreements/"))
    office.post(f"/agreements/{row.pk}/settle/", {"outcome": "整治37处"})
    assert "整治37处" in words(office.get("/agreements/"))


def test_the_offices_page_counts_and_computes_gaps(office, bureau):
    minuted(bureau)
    data = {
        "title": "优质园覆盖", "obstacle": "公办园少", "benchmark": "邻市", "measured": "优质园覆盖率",
        "own_figure": "91.2", "their_figure": "95",
    }  # fmt: skip
    do("case.open", bureau.clerk, kind="problem", org=bureau.basic, data=data, due="2026-12-01")
    page = words(office.get("/office/"))
    assert "优质园覆盖率" in page
    assert "-3.8" in page
    assert "创新破难台账" in page
    assert gap_of("0.30", "0.3") == "0"
    assert gap_of("x", "1") == ""


def test_minutes_are_given_as_a_paper(office, bureau):
    number = minuted(bureau)
    given = office.get(f"/meetings/{number}/minutes.docx")
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(given.content)).paragraphs)
    assert "局长办公会纪要" in text
    assert "在全市中小学幼儿园开展消防设施专项排查" in text


PAGES = (
    ("meetings:show", "number"), ("meetings:minutes_file", "number"), ("meetings:body", "body"),
    ("meetings:resolution", "resolution"), ("meetings:add", "number"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "thing"), PAGES)
def test_a_foreign_page_looks_like_one_that_does_not_exist(client, bureau, name, thing):
    number = minuted(bureau)
    body = do(
        "body.found", bureau.clerk, name="专班", kind="task_force", org=bureau.office,
        begins="2026-03-01",
    )["body"]  # fmt: skip
    things = {
        "number": number, "body": body, "resolution": Resolution.objects.get(position=1).pk,
    }  # fmt: skip
    signed_in(client, "section", bureau.law)
    foreign = client.get(reverse(name, args=[things[thing]]))
    absent = client.get(reverse(name, args=[99_999_999]))
    assert (foreign.status_code, absent.status_code) == (404, 404)


def test_a_named_section_sees_its_resolution_without_the_minutes(client, bureau):
    number = minuted(bureau)
    do("resolution.issue", bureau.clerk, resolution=Resolution.objects.get(position=1).pk)
    signed_in(client, "section", bureau.safety)
    page = words(client.get(f"/meetings/{number}/"))
    assert "消防设施专项排查" in page
    assert "校舍维修资金" not in page
    assert "会议强调" not in page
    assert client.get(f"/meetings/{number}/minutes.docx").status_code == 404
    assert client.post(f"/meetings/{number}/minutes/", {"seen": 2, "text": "改"}).status_code in {
        403, 422,
    }  # fmt: skip
    assert client.get("/assign/").status_code == 403


@pytest.mark.parametrize(
    "path", ["/office/", "/meetings/", "/meetings/new/", "/bodies/", "/bodies/new/", "/assign/",
             "/agreements/"],
)  # fmt: skip
def test_nobody_gets_in_without_signing_in(client, db, path):  # noqa: ARG001
    assert client.get(path)["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("role", ["principal", "supervisor", "leader", "section", "township"])
def test_every_role_gets_the_lists(client, bureau, role):
    signed_in(client, role, bureau.bureau if role == "leader" else bureau.safety)
    for path in ("/office/", "/meetings/", "/bodies/", "/agreements/"):
        assert client.get(path).status_code == 200, path


def test_the_list_asks_few_questions(office, bureau, django_assert_max_num_queries):
    for _ in range(12):
        meeting(bureau)
    with django_assert_max_num_queries(12):
        office.get("/meetings/")


def test_the_api_gives_the_same(office, bureau):
    number = minuted(bureau)
    [listed] = office.get("/api/meetings").json()
    assert (listed["id"], listed["resolutions"], listed["number"]) == (number, 2, "〔2026〕5号")
    one = office.get(f"/api/meetings/{number}").json()
    assert [item["state"] for item in one["items"]] == ["proposed", "proposed"]
    assert one["minutes"].startswith("云汀市教育局")
    given = {"text": "会议决定，由安全科于12月15日前完成排查。"}
    [read] = office.post("/api/meetings/read", given, content_type="application/json").json()
    assert (read["lead"], read["due"]) == (bureau.safety, "2026-12-15")
    assert office.get("/api/meetings/bodies").json() == []
