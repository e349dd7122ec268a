"""Programmes over several years: the pages, what carries on, what is refused, who sees them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.apps.answers import same_answer
from tests.apps.signing import signed_in
from tests.apps.targets.acting import MARCH, NOW, do, task

from xuezheng.adapters import clock
from xuezheng.apps.records.models import Record
from xuezheng.apps.targets.models import Milestone, Programme
from xuezheng.apps.targets.services.milestones import MilestoneError
from xuezheng.apps.targets.services.programmes import EndedError
from xuezheng.core.base.errors import NotFoundError
from xuezheng.ui.preferences import cookie

pytestmark = pytest.mark.django_db
STEPS = [
    {"day": "2025-12-31", "words": "新建公办园3所"},
    {"day": "2026-09-30", "words": "新建公办园4所"},
    {"day": "2027-11-30", "words": "公办园全覆盖"},
]


@pytest.fixture(autouse=True)
def _demo_day(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def programme(city, **more):
    given = {
        "title": "学前教育三年行动计划", "org": city.basic, "start": "2025-01-01",
        "due": "2027-12-31", "source": "云教〔2025〕1号", "steps": STEPS,
    } | more  # fmt: skip
    return do("programme.open", city.clerk, MARCH, **given)["programme"]


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_list_and_page_tell_what_is_done_open_and_overdue(client, city, language):
    number = programme(city)
    do("milestone.done", city.head, milestone=Milestone.objects.get(day="2025-12-31").pk)
    signed_in(client, "office", city.office)
    client.cookies[cookie("language")] = language
    listed = text(client.get("/programmes/"))
    assert "学前教育三年行动计划" in listed
    assert "2025–2027" in listed
    page = text(client.get(f"/programmes/{number}/"))
    told = {
        "zh-hans": "完成 <b>1</b>，待完成 <b>2</b>，其中已过期 <b>1</b>",
        "en": "<b>1</b> reached, <b>2</b> open, <b>1</b> of these overdue",
    }
    assert told[language] in page
    assert [f'id="y{year}"' in page for year in (2025, 2026, 2027)] == [True] * 3
    assert ("评估与续订" in page or "Judge and renew" in page) is False


def test_one_that_ends_within_the_year_asks_to_be_judged_and_renewed(client, city):
    number = programme(city, start="2024-01-01", due="2026-12-31", steps=STEPS[:2])
    signed_in(client, "office", city.office)
    page = text(client.get(f"/programmes/{number}/"))
    assert "请评估完成情况，商定是否续订。 尚有 2 个节点未完成。" in page
    assert "2026年12月31日到期，2 个节点未完成" in text(client.get("/programmes/"))


def test_a_programme_is_registered_on_the_page_once(client, city):
    signed_in(client, "office", city.office)
    key = re.search(r'name="key" value="([^"]+)"', text(client.get("/programmes/new/")))[1]
    sent = {
        "key": key, "title": "教育数字化行动计划", "org": city.basic, "start": "2026-01-01",
        "due": "2028-12-31",
        "steps": "2026年12月15日 平台接入全部公办学校 60%\n\n2028/6/30，全覆盖（100%）",
    }  # fmt: skip
    for _ in range(2):
        assert client.post("/programmes/new/", sent).status_code == 302
    assert Programme.objects.count() == 1
    steps = Milestone.objects.order_by("day").values_list("day", "words", "share")
    assert [(day.isoformat(), words, share) for day, words, share in steps] == [
        ("2026-12-15", "平台接入全部公办学校", 6000),
        ("2028-06-30", "全覆盖", 10000),
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"steps": "年底前完成"}, "看不懂这一行：年底前完成"),
        ({"steps": "2026-02-30 全覆盖"}, "看不懂这一行：2026-02-30 全覆盖"),
        ({"steps": "2031-01-01 全覆盖"}, "不在起止时间内"),
        ({"due": "2025-12-31"}, "结束日期早于开始日期"),
    ],
)
def test_what_cannot_be_stays_in_the_form(client, city, wrong, said):
    signed_in(client, "office", city.office)
    sent = {
        "key": "k", "title": "甲行动计划", "org": city.basic, "start": "2026-01-01",
        "due": "2028-12-31",
    } | wrong  # fmt: skip
    page = client.post("/programmes/new/", sent)
    assert page.status_code == 422
    assert said in text(page)
    assert not Programme.objects.exists()


def test_what_is_open_of_past_years_goes_on_at_a_press_and_only_once(client, city):
    number = programme(city)
    signed_in(client, "office", city.office)
    assert "1 个往年节点转入 2026 年" in text(client.get(f"/programmes/{number}/"))
    for _ in range(2):
        client.post(f"/programmes/{number}/carry/")
    carried = Milestone.objects.get(carried_from__isnull=False)
    assert (carried.words, carried.day.isoformat()) == ("新建公办园3所", "2026-12-31")
    page = text(client.get(f"/programmes/{number}/"))
    assert "已转入2026年" in page
    assert "由2025年转入" in page
    assert "转入 2026 年</button>" not in page


def test_a_milestone_is_reached_with_what_shows_it(client, city):
    number = programme(city)
    step = Milestone.objects.get(day="2026-09-30")
    signed_in(client, "section", city.basic)
    assert f"/milestones/{step.pk}/done/" in text(client.get(f"/programmes/{number}/"))
    form = text(client.get(f"/milestones/{step.pk}/done/"))
    key = re.search(r'name="key" value="([^"]+)"', form)[1]
    late = client.post(f"/milestones/{step.pk}/done/", {"key": key, "day": "2026-10-13"})
    assert late.status_code == 422
    assert "完成日期晚于今天" in text(late)
    file = SimpleUploadedFile("验收单.pdf", b"%PDF-1.4 x")
    sent = {"key": key, "day": "2026-09-28", "file": file}
    done = client.post(f"/milestones/{step.pk}/done/", sent)
    assert done["Location"] == f"/programmes/{number}/"
    step.refresh_from_db()
    assert step.done.isoformat() == "2026-09-28"
    page = text(client.get(f"/programmes/{number}/"))
    assert "2026年9月28日完成" in page
    assert "验收单.pdf" in page


def test_the_office_supervises_and_does_not_reach_milestones_for_others(client, city):
    programme(city)
    step = Milestone.objects.get(day="2026-09-30")
    signed_in(client, "office", city.office)
    for method in ("get", "post"):
        assert getattr(client, method)(f"/milestones/{step.pk}/done/").status_code == 403


def test_a_programme_is_closed_once_nothing_is_open_and_then_takes_nothing_on(client, city):
    number = programme(city, steps=STEPS[:1])
    signed_in(client, "office", city.office)
    client.post(f"/programmes/{number}/close/")
    assert "还有 1 个节点没有完成" in text(client.get(f"/programmes/{number}/"))
    assert Programme.objects.get().closed is None
    do("milestone.done", city.head, milestone=Milestone.objects.get().pk)
    client.post(f"/programmes/{number}/close/")
    assert Programme.objects.get().closed == NOW.date()
    assert "已销号" in text(client.get("/programmes/"))
    with pytest.raises(EndedError):
        do("programme.close", city.clerk, programme=number)
    with pytest.raises(MilestoneError):
        do("milestone.set", city.clerk, programme=number, day="2026-11-30", words="甲")


def test_milestones_are_added_on_the_page(client, city):
    number = programme(city)
    signed_in(client, "office", city.office)
    address = f"/programmes/{number}/milestones/"
    outside = client.post(address, {"day": "2028-01-01", "words": "甲"})
    assert outside.status_code == 422
    assert "日期不在起止时间内" in text(outside)
    assert client.post(address, {"day": "2026-11-30", "words": "乙"}).status_code == 302
    assert Milestone.objects.filter(programme=number, words="乙").count() == 1


def test_tasks_of_the_plans_are_put_under_it_and_taken_out(client, city):
    number, case = programme(city), task(city)
    signed_in(client, "office", city.office)
    written = Record.objects.get(pk=case).number
    for _ in range(2):
        client.post(f"/programmes/{number}/tasks/", {"number": written.lower()})
    row = Record.objects.get(pk=case)
    assert row.n3 == number
    version = row.version
    assert "新建改扩建学校6所" in text(client.get(f"/programmes/{number}/"))
    assert "学前教育三年行动计划" in text(client.get(f"/progress/task/{case}/"))
    client.post(f"/programmes/{number}/tasks/", {"number": "RW-1999-0001"})
    assert "没有编号为 RW-1999-0001 的任务" in text(client.get(f"/programmes/{number}/"))
    for _ in range(2):
        client.post(f"/programmes/{number}/tasks/{case}/end/")
    row.refresh_from_db()
    assert (row.n3, row.version) == (None, version + 1)


def test_a_programme_of_others_and_none_answer_alike(client, city):
    number, absent, case = programme(city), 999_999, task(city)
    Programme.objects.filter(pk=number).update(id=900_001)  # no longer: numbers of equal length
    Milestone.objects.filter(programme=number).update(programme=900_001)
    signed_in(client, "section", city.safety)
    client.get(f"/programmes/{absent}/")
    assert "学前教育" not in text(client.get("/programmes/"))
    for action in ("", "carry/", "close/", "milestones/", "tasks/", f"tasks/{case}/end/"):
        method = "post" if action else "get"
        here, nowhere = f"/programmes/900001/{action}", f"/programmes/{absent}/{action}"
        assert same_answer(client, here, nowhere, method=method) == 404, action
    assert client.get("/api/targets/programmes").json() == []
    with pytest.raises(NotFoundError):
        do("programme.attach", city.stranger, programme=number, case=case)


def test_a_section_sees_its_own_programme_but_issues_nothing(client, city):
    number = programme(city)
    signed_in(client, "section", city.basic)
    page = text(client.get(f"/programmes/{number}/"))
    assert "/carry/" not in page
    assert client.get("/programmes/new/").status_code == 403
    client.post(f"/programmes/{number}/carry/")
    assert not Milestone.objects.filter(carried_from__isnull=False).exists()


def test_the_api_gives_programmes_with_their_milestones(client, city):
    number = programme(city)
    signed_in(client, "office", city.office)
    [found] = client.get("/api/targets/programmes").json()
    assert client.get(f"/api/targets/programmes/{number}").json() == found
    assert (found["done"], found["open"], found["late"], found["renew"]) == (0, 3, 2, False)
    assert [step["words"] for step in found["milestones"]] == [one["words"] for one in STEPS]
