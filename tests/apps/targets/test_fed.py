"""Confirmed links feed targets through the one function; suggestions and other units' figures never do."""

from datetime import date
from fractions import Fraction

import pytest
from tests.apps.targets.acting import NOW, TODAY, aim, do, enter

from xuezheng.apps.audit.services import act
from xuezheng.apps.targets.models import Link, Target
from xuezheng.apps.targets.selectors import Filters, detail, progress_of, sheet, tiles
from xuezheng.apps.targets.selectors.links import decided, remembered
from xuezheng.apps.targets.services import linking
from xuezheng.core.base.deeds import Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.linking.memory import heard
from xuezheng.core.targets.target import Origin

pytestmark = pytest.mark.django_db
LARGE = "large_class_share"
PLAN = linking.InPlan(number=7, title="云汀市教育局2026年工作要点", year=2026)


class Nothing(Given):
    """Nothing."""


def by_door(city, what):
    """Do something in a deed, as an intention of the plan would."""
    one = Intention("test.link", T("试", "Try"), Nothing, lambda deed, _: {"n": what(deed)})
    return act(one, {}, actor=city.clerk, at=NOW).result["n"]


def planted(city, **more):
    told = {"indicator": "大班额比例", "unit": "%", "op": "<=", "value": "2.5", "promise": "7:t1"}
    return aim(city, **(told | more))


def link(city, promise="7:t1", key=LARGE, name="", **more):
    one = linking.DecidedLink(
        promise=promise,
        indicator="大班额比例",
        unit="%",
        key=key,
        name=name,
        way="computed",
        **more,
    )
    return by_door(city, lambda deed: linking.decide(deed, PLAN, [one]))


def here(city, number):
    return detail(city.head, number, TODAY).aim.progress


def test_a_suggestion_changes_nothing_and_a_confirmed_link_gives_the_figure(figures):
    city = figures
    number = planted(city)
    assert here(city, number).standing is Standing.NODATA
    link(city, promise="7:other")
    assert here(city, number).standing is Standing.NODATA
    link(city)
    found = here(city, number)
    # 1 of 40 classes = 2.5 %, which the ceiling of 2.5 % allows
    assert (found.value, found.as_of, found.origin) == (Fraction(5, 2), TODAY, Origin.COMPUTED)
    assert found.standing in {Standing.MET, Standing.TRACK}
    before = detail(city.head, number, TODAY).aim.kept.on(date(2026, 4, 1))
    assert (before.value, before.standing) == (Fraction(5), Standing.RISK)


def test_every_view_shows_the_same_figure(figures):
    city = figures
    number = planted(city)
    link(city)
    whole = here(city, number)
    [listed] = [
        one
        for row in progress_of(city.clerk, Filters(), TODAY).rows
        for one in row.aims
        if one.id == number
    ]
    assert listed.progress == whole
    assert [(one.figure, one.standing) for one in tiles(city.head, TODAY)] == [
        ("2.5", whole.standing)
    ]
    assert sheet(progress_of(city.clerk, Filters(), TODAY).rows, TODAY, "zh")


def test_the_indicator_counts_before_what_was_entered_unless_an_origin_is_chosen(figures):
    city = figures
    number = planted(city)
    link(city)
    enter(city, number, "1.9", day="2026-10-12")
    found = here(city, number)
    assert found.value == Fraction(5, 2)
    assert [(one.origin, one.value) for one in found.beside] == [(Origin.ENTERED, Fraction(19, 10))]
    do("target.choose_origin", city.head, target=number, origin="entered", reason="以学籍核实为准")
    found = here(city, number)
    assert (found.value, found.origin) == (Fraction(19, 10), Origin.ENTERED)
    assert [one.origin for one in found.beside] == [Origin.COMPUTED]


def test_a_part_takes_the_figure_of_its_own_unit(figures):
    city = figures
    number = planted(city)
    link(city)
    parts = do(
        "target.split", city.head, target=number, how="weighted_mean",
        parts=[{"org": city.school, "value": "2.5"}, {"org": city.other, "value": "2.5"}],
    )["parts"]  # fmt: skip
    found = {one.row.org_id: one.progress for one in detail(city.head, number, TODAY).aim.parts}
    assert found[city.school].value == Fraction(10, 3)  # 1 of 30
    assert found[city.other].value == 0  # none of 10: nought, not nothing
    by_door(city, lambda deed: linking.undo(deed, ["7:t1"]))
    assert not Target.objects.filter(pk__in=parts).exclude(linked="").exists()


def test_taken_back_the_target_stands_on_what_was_entered(figures):
    city = figures
    number = planted(city)
    enter(city, number, "1.9", day="2026-09-30")
    link(city)
    by_door(city, lambda deed: linking.undo(deed, ["7:t1"]))
    assert here(city, number).value == Fraction(19, 10)
    assert here(city, number).beside == ()
    assert Link.objects.get().ended_at == NOW
    with pytest.raises(NotFoundError):
        by_door(city, lambda deed: linking.undo(deed, ["7:t1"]))


def test_refusing_what_was_confirmed_ends_its_figures(figures):
    city = figures
    number = planted(city)
    link(city)
    link(city, refused=True, reason="口径不同")
    assert here(city, number).standing is Standing.NODATA
    assert Link.objects.filter(ended_at=None).count() == 1
    assert decided(7, TODAY)["t1"].refused


def test_a_target_planted_after_its_link_is_fed_at_once(figures):
    city = figures
    link(city)
    assert here(city, planted(city)).value == Fraction(5, 2)


def test_a_share_in_another_part_of_the_whole_is_converted(figures):
    city = figures
    number = planted(city, unit="‰", value="25")
    link(city)
    assert here(city, number).value == 25


def test_what_is_counted_by_a_name_feeds_the_whole_only(figures):
    city = figures
    number = planted(city, indicator="创建党建示范校", unit="所", op=">=", value="12")
    link(city, key="titles_new", name="党建示范校")
    assert here(city, number).standing is Standing.NODATA
    linking.count("s1", date(2026, 9, 1), ("titles_new", "党建示范校"), Fraction(3), 3)
    linking.count("s2", TODAY, ("titles_new", "党建示范校"), Fraction(4), 4)
    linking.count("s2", TODAY, ("titles_new", "绿色学校"), Fraction(9), 9)
    assert (here(city, number).value, here(city, number).as_of) == (4, TODAY)
    linking.count("s3", TODAY, ("titles_new", "党建示范校"), None, None)
    assert linking.named() == [("titles_new", "党建示范校")]


def test_an_indicator_the_catalogue_no_longer_has_feeds_nothing(figures):
    city = figures
    number = planted(city)
    link(city, key="gone")
    assert here(city, number).standing is Standing.NODATA


def test_without_any_run_nothing_is_fed(city):
    number = planted(city)
    link(city)
    assert here(city, number).standing is Standing.NODATA


def test_a_decision_is_remembered_for_other_plans_by_words_unit_and_scope(city):
    link(city)
    words = heard("2027年全市大班额比例", "%", "")
    [told] = remembered({words}, 8)[words]
    assert (told.key, told.title, told.year) == (LARGE, PLAN.title, 2026)
    assert remembered({words}, 7) == {}, "a plan does not remember itself"
    other = heard("大班额比例", "‰", "")
    assert other not in remembered({other}, 8)


def test_a_list_of_linked_targets_costs_few_queries(figures, django_assert_max_num_queries):
    city = figures
    for place in range(6):
        planted(city, promise=f"7:t{place}", clause=f"7:{place}")
        link(city, promise=f"7:t{place}")
    progress_of(city.head, Filters(plan=7), TODAY)
    with django_assert_max_num_queries(8):
        rows = progress_of(city.head, Filters(plan=7), TODAY).rows
    assert {aim.progress.value for row in rows for aim in row.aims} == {Fraction(5, 2)}
