"""The plan page once issued: reviewed targets in the text, each with how it stands."""

import re

import pytest
from tests.apps.plans.conftest import AT

from xuezheng.apps.audit.services import act
from xuezheng.apps.plans.models import Plan
from xuezheng.apps.targets.models import Target
from xuezheng.apps.targets.services import INTENTIONS


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def issued(bureau, agreed, run):
    run("plan.issue", bureau.office, plan=agreed, version=1)
    return agreed


def enter(bureau, indicator, value):
    target = Target.objects.get(indicator=indicator)
    [intention] = [one for one in INTENTIONS if one.key == "figure.enter"]
    given = {"target": target.pk, "day": "2026-03-01", "value": value, "source": "月报"}
    act(intention, given, actor=bureau.of(target.org_id), at=AT)


def test_the_page_shows_how_targets_stand(as_, bureau, issued, django_assert_max_num_queries):
    enter(bureau, "建成学校", "3")
    client = as_(bureau.office)
    with django_assert_max_num_queries(24):
        shown = client.get(f"/plans/{issued}/")
    told = words(shown)
    assert "现值 3所 人事科" in told
    assert "已下达 第 1 版" in told
    assert "全年过去 16%" in told, "61 of 365 days on 2 March"
    page = shown.content.decode()
    assert re.search(r'class="cm met" href="#t1"', page), (
        "the text takes the colour of the standing"
    )
    only = words(client.get(f"/plans/{issued}/?need=1"))
    assert "显示" in only


def test_strangers_see_progress_only_once_it_is_public(as_, bureau, issued, run):
    assert as_(None).get(f"/plans/{issued}/").status_code == 404
    run(
        "plan.review_release", bureau.leader, plan=issued, disclosure="proactive", reason="可以公开"
    )
    run("plan.publish", bureau.office, plan=issued)
    enter(bureau, "建成学校", "2")
    told = words(as_(None).get(f"/plans/{issued}/"))
    assert "现值 2所 人事科" in told
    assert "核对" not in told


def test_corrected_targets_stand_in_the_text_as_reviewed(as_, bureau, plan, run):
    seen = Plan.objects.get().steps
    keys = list(
        Plan.objects.get().proposals.filter(verdict="pending").values_list("key", flat=True)
    )
    item = next(k for k in keys if k.startswith("t"))
    run(
        "plan.decide",
        bureau.office,
        plan=plan,
        act="correct",
        on=[item],
        seen=seen,
        becomes=[{"quote": "建成学校3所", "indicator": "新建公办学校"}],
    )
    run(
        "plan.decide",
        bureau.office,
        plan=plan,
        act="accept",
        on=[k for k in keys if k != item],
        seen=seen + 1,
    )
    run("plan.freeze", bureau.office, plan=plan, seen=seen + 2)
    assert "新建公办学校" in words(as_(bureau.office).get(f"/plans/{plan}/"))
