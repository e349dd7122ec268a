"""The progress page of a task: milestones by quarter or by hand, targets, reports, who drives it."""

import re
from datetime import date

import pytest
from tests.apps.answers import same_answer
from tests.apps.signing import signed_in
from tests.apps.targets.acting import MARCH, NOW, PLAN, TODAY, aim, do, enter, move, task

from xuezheng.adapters import clock
from xuezheng.apps.records.models import Record
from xuezheng.apps.targets.models import Milestone
from xuezheng.apps.targets.selectors import Filters, progress_of, quarters
from xuezheng.apps.targets.selectors.bars import drawn
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.standings import Standing
from xuezheng.ui.preferences import cookie

pytestmark = pytest.mark.django_db
GOALS = [
    {"quarter": "q1", "goal": "完成选址"},
    {"quarter": "q3", "goal": "主体封顶"},
    {"quarter": "q4", "goal": "交付使用"},
]


@pytest.fixture(autouse=True)
def _demo_day(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def steps(case):
    found = Milestone.objects.filter(record=case).order_by("day")
    return [(row.day, row.words) for row in found]


def test_quarterly_goals_become_milestones_once(city):
    case = task(city, quarters=GOALS)
    made = do("milestone.quarters", city.head, record=case)["milestones"]
    assert len(made) == 3
    assert steps(case) == [
        (date(2026, 3, 31), "完成选址"),
        (date(2026, 9, 30), "主体封顶"),
        (date(2026, 12, 31), "交付使用"),
    ]
    assert do("milestone.quarters", city.head, record=case)["milestones"] == []


def test_quarters_over_before_the_task_began_make_no_milestone(city):
    case = task(city, quarters=GOALS, at=NOW)
    do("milestone.quarters", city.head, record=case)
    assert steps(case) == [(date(2026, 12, 31), "交付使用")]


def test_whoever_does_not_see_the_task_finds_none(city):
    case = task(city, quarters=GOALS)
    for number in (case, 99_999_999):
        with pytest.raises(NotFoundError):
            do("milestone.quarters", city.stranger, record=number)
        with pytest.raises(NotFoundError):
            do("milestone.set", city.stranger, record=number, day="2026-11-30", words="甲")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_page_shows_targets_milestones_reports_and_limits(client, city, language):
    case = task(city, quarters=GOALS, text="新建改扩建义务教育学校6所。")
    target = aim(city, record=case)
    enter(city, target, "4")
    move(case, "sign", city.head, MARCH)
    told = {"progress": "四所已竣工", "problems": "无", "next_steps": "推进其余两所"}
    move(case, "progress", city.head, data=told)
    signed_in(client, "office", city.office)
    client.cookies[cookie("language")] = language
    page = text(client.get(f"/progress/task/{case}/"))
    for words in ("新建改扩建义务教育学校6所。", "基础教育科", "四所已竣工", f"/targets/{target}/"):
        assert words in page, words
    assert "/plans/plan-2026/" in page
    assert ("Behind schedule" in page) is (language == "en")
    assert f"/progress/task/{case}/" in text(client.get(f"/cases/{case}/"))
    for view in ("list", "board", "gantt", "quarters"):
        assert f"/progress/task/{case}/" in text(client.get(f"/progress/plan-2026/{view}/")), view


def test_milestones_are_set_and_reached_on_the_page(client, city):
    case = task(city, quarters=GOALS)
    move(case, "sign", city.head, MARCH)
    signed_in(client, "section", city.basic)
    assert "按季度节点设定" in text(client.get(f"/progress/task/{case}/"))
    for _ in range(2):
        done = client.post(f"/progress/task/{case}/quarters/")
        assert done["Location"] == f"/progress/task/{case}/"
    assert len(steps(case)) == 3
    assert "按季度节点设定" not in text(client.get(f"/progress/task/{case}/"))
    address = f"/progress/task/{case}/milestones/"
    refused = client.post(address, {"day": "2027-01-01", "words": "甲"})
    assert refused.status_code == 422
    assert "日期不在起止时间内" in text(refused)
    assert client.post(address, {"day": "2026-11-15", "words": "竣工验收"}).status_code == 302
    first = Milestone.objects.get(words="完成选址")
    done = client.post(f"/milestones/{first.pk}/done/")
    assert done["Location"] == f"/progress/task/{case}/"
    assert client.post(f"/milestones/{first.pk}/done/").status_code == 409


def test_quarters_and_gantt_show_the_milestones(client, city):
    case = task(city, quarters=GOALS)
    move(case, "sign", city.head, MARCH)
    do("target.plant", city.clerk, MARCH, targets=[], plan=PLAN)
    do("milestone.quarters", city.head, record=case)
    first = Milestone.objects.get(words="完成选址").pk
    do("milestone.done", city.head, milestone=first, day="2026-03-31")
    rows = progress_of(city.clerk, Filters(plan=7), TODAY).rows
    assert rows[0].standing is Standing.RISK
    [quartered] = quarters(rows, TODAY)
    assert [(one.quarter.zh, one.tone) for one in quartered.steps] == [
        ("一季度", Standing.MET), ("三季度", Standing.MISS), ("四季度", Standing.WAIT),
    ]  # fmt: skip
    [bar] = drawn(rows, TODAY).bars
    assert [mark.tone for mark in bar.marks] == ["met", "miss", "wait"]
    assert [mark.x for mark in bar.marks] == sorted(mark.x for mark in bar.marks)
    assert "，节点2026年9月30日：主体封顶" in bar.label.zh
    signed_in(client, "office", city.office)
    assert "三季度 主体封顶" in text(client.get("/progress/plan-2026/quarters/"))
    assert text(client.get("/progress/plan-2026/gantt/")).count("gt__step") == 3


def test_a_task_of_others_and_none_answer_alike(client, city):
    case = task(city)
    absent = case + 1
    signed_in(client, "section", city.safety)
    client.get(f"/progress/task/{absent}/")
    for action in ("", "milestones/", "quarters/"):
        method = "post" if action else "get"
        here, nowhere = (f"/progress/task/{one}/{action}" for one in (case, absent))
        assert same_answer(client, here, nowhere, method=method) == 404, action
    assert Record.objects.get(pk=case).version > 0
