"""What a linked target's page tells of its indicator: its course, a forecast with its error, or why there is none."""

import json
from datetime import date
from fractions import Fraction

import pytest
from tests.apps.signing import signed_in
from tests.apps.targets.acting import TODAY
from tests.apps.targets.counting import counted
from tests.apps.targets.test_fed import LARGE, link, planted

from xuezheng.apps.targets.models import Target
from xuezheng.apps.targets.selectors import detail
from xuezheng.apps.targets.selectors.course import course
from xuezheng.apps.targets.selectors.likely import likely
from xuezheng.apps.targets.selectors.rows import Filters, progress_of
from xuezheng.cli.plan_likely import printed
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.indicators.forecast import Why
from xuezheng.core.targets.outlook import Likely

pytestmark = pytest.mark.django_db


def told(city, number):
    row = Target.objects.get(pk=number)
    return course(city.head, row, detail(city.head, number, TODAY).aim.kept.target, TODAY, "zh")


def steadily(city, large):
    """Count one and the same on the first of nine months: so many of forty classes are large."""
    for month in range(1, 10):
        cells = {f"o{city.school}": (large, 30), f"o{city.other}": (0, 10)}
        counted(date(2026, month, 1), LARGE, **cells)


def test_two_days_draw_a_course_and_foretell_nothing(figures):
    number = planted(figures)
    assert told(figures, number) is None
    link(figures)
    found = told(figures, number)
    assert [(day, value) for day, value, _ in found.points] == [
        (date(2026, 3, 1), Fraction(5)), (date(2026, 10, 12), Fraction(5, 2)),
    ]  # fmt: skip
    assert (found.silent, found.foretold, found.looks) == (Why.FEW, None, None)
    assert "<svg" in found.wide


@pytest.mark.parametrize(("large", "likely"), [(1, Likely.KEEPS), (2, Likely.FAILS)])
def test_what_never_changed_is_foretold_as_it_is_without_error(city, large, likely):
    """One of forty is 2.5 %, which the goal of at most 2.5 % allows; two are 5 %."""
    steadily(city, large)
    number = planted(city)
    link(city)
    found = told(city, number)
    assert found.looks.likely is likely
    assert found.span == {1: "2.5%—2.5%", 2: "5%—5%"}[large]
    assert found.error.zh == "0 个百分点"
    assert found.foretold.found.points == 9


def test_the_page_shows_it_and_says_that_nobody_entered_a_figure(figures, client):
    number = planted(figures)
    signed_in(client, "section", figures.basic)
    before = client.get(f"/targets/{number}/").content.decode()
    assert "走势和预测" not in before
    assert "还没有数据" in before
    link(figures)
    shown = client.get(f"/targets/{number}/").content.decode()
    assert "走势和预测" in shown
    assert "历史不足，不作预测" in shown
    assert "没有人工填报的数据" in shown
    assert "还没有数据" not in shown


def listed(city):
    return likely(progress_of(city.head, Filters(), TODAY).rows, TODAY)


def test_what_will_be_missed_is_listed_by_lead_section(city, client, django_assert_max_num_queries):
    """Two of forty are 5 % in every month, the goal is at most 2.5 %: it will be missed, without error."""
    steadily(city, 2)
    planted(city)
    assert (listed(city).sections, listed(city).unlinked) == ((), 1)
    link(city)
    found = listed(city)
    [section] = found.sections
    [one] = section.rows
    assert (section.name, section.fails, found.fails, found.open) == ("基础教育科", 1, 1, 0)
    assert (one.value, one.told.span(), one.told.error().zh) == ("5%", "5%—5%", "0 个百分点")
    assert (found.keeps, found.silent, found.unlinked) == ((), (), 0)
    rows = progress_of(city.head, Filters(), TODAY).rows
    with django_assert_max_num_queries(1):  # the days counted; their sums are known by now
        likely(rows * 3, TODAY)
    signed_in(client, "section", city.basic)
    page = client.get("/progress/all/likely/").content.decode()
    for words in ("预计达不到", "5%—5%", "沿用最近值", "0 个百分点", "基础教育科"):
        assert words in page
    told = client.get("/api/targets/likely").json()
    [plain] = told["targets"]
    assert (told["fails"], plain["likely"], plain["value"], plain["high"]) == (1, "fails", "5", "5")
    assert (plain["method"], plain["error"], plain["target"]["org_name"]) == (
        "last", "0 个百分点", "基础教育科",
    )  # fmt: skip
    signed_in(client, "section", city.safety)
    assert client.get("/api/targets/likely").json()["targets"] == []


def test_the_command_lists_the_same_forecasts_of_a_plan(city, client, capsys):
    steadily(city, 2)
    number = planted(city)
    link(city)
    assert printed("all", "", as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["fails"], [one["target"]["id"] for one in told["targets"]]) == (1, [number])
    signed_in(client, "section", city.basic)
    assert told["targets"] == client.get("/api/targets/likely").json()["targets"]
    assert printed("all", "", as_json=False) == 0
    said = capsys.readouterr().out
    assert "预计不能完成 1，难以判断 0，未关联指标 0" in said
    assert "基础教育科" in said
    with pytest.raises(NotFoundError):
        printed("no-such-plan", "", as_json=False)


def test_nought_no_data_and_an_empty_denominator_are_told_apart(city):
    planted(city, op=">=")
    link(city)
    assert listed(city).silent[0].why.zh == "指标还没有数"
    for month in range(1, 10):
        counted(date(2026, month, 1), LARGE, **{f"o{city.school}": (0, 30)})
    [section] = listed(city).sections
    [one] = section.rows  # none of thirty is large: a nought, which is foretold
    assert (one.value, one.told.span(), one.likely) == ("0%", "0%—0%", Likely.FAILS)
    counted(date(2026, 10, 12), LARGE, **{f"o{city.school}": (0, 0)})
    found = listed(city)
    # nine noughts are foretold still; the newest figure is none, for the denominator is empty
    [one] = [*(row for part in found.sections for row in part.rows), *found.silent]
    assert one.told.absence.zh == "分母为零"
