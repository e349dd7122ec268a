"""An indicator's page names its targets: the same standing as every list, and what a figure would change."""

from datetime import date
from fractions import Fraction
from types import SimpleNamespace

import pytest
from tests.apps.targets.acting import TODAY, aim, enter

from xuezheng.apps.targets.selectors import Filters, detail, progress_of
from xuezheng.apps.targets.selectors.promised import goals
from xuezheng.catalogue.indicators import indicator
from xuezheng.core.base.standings import Standing

pytestmark = pytest.mark.django_db
SHARE = indicator("large_class_share")


def here(org):
    return SimpleNamespace(org=org)


def planted(city, **given):
    told = {"indicator": SHARE.title.zh, "unit": "%", "op": "<=", "value": "2.5"}
    return aim(city, org=city.basic, **(told | given))


def test_the_page_of_an_indicator_says_what_every_list_says(city):
    number = planted(city)
    for value in (None, "3", "2.4"):
        if value is not None:
            enter(city, number, value, day="2026-09-30" if value == "3" else "2026-10-01")
        [goal] = goals(city.leader, SHARE, here(city.bureau), TODAY)
        listed = [
            one
            for row in progress_of(city.leader, Filters(), TODAY).rows
            for one in row.aims
            if one.id == number
        ]
        page = detail(city.leader, number, TODAY).aim.progress
        assert {goal.standing, *(one.progress.standing for one in listed)} == {page.standing}
        assert goal.words == page.words == listed[0].progress.words
        assert (goal.url, goal.level) == (f"/targets/{number}/", Fraction(5, 2))


def test_what_a_figure_would_change_is_the_same_functions_word(city):
    number = planted(city)
    [goal] = goals(city.leader, SHARE, here(city.bureau), TODAY)
    assert goal.standing is Standing.NODATA
    would = goal.taken(Fraction(2), TODAY)
    enter(city, number, "2", day=TODAY.isoformat())
    [after] = goals(city.leader, SHARE, here(city.bureau), TODAY)
    assert (would.standing, would.words) == (after.standing, after.words)
    assert goal.expects(Fraction(3), Fraction("2.6"), Fraction(4)).standing is Standing.RISK


def test_other_units_names_and_eyes_see_nothing(city):
    planted(city, unit="个")
    planted(city, indicator="别的指标")
    assert goals(city.leader, SHARE, here(city.bureau), TODAY) == []
    planted(city)
    assert goals(city.leader, SHARE, here(city.town), TODAY) == []
    assert goals(city.auditor, SHARE, here(city.bureau), TODAY) == []
    assert goals(city.leader, SHARE, here(city.bureau), date(2027, 1, 5)) == []
