"""Scorecards on counties whose every line was worked out by hand."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue.scorecards import SCORECARDS, scorecard, words
from xuezheng.catalogue.scorecards.county import OF_COUNTY
from xuezheng.catalogue.scorecards.schools import OF_SCHOOLS
from xuezheng.catalogue.terms.scorecard_reviews import Review
from xuezheng.catalogue.terms.scorecards import Figure
from xuezheng.core.scorecards.definition import Each, Fitting, Posts, Resource, Rooms, Share
from xuezheng.core.scorecards.facts import County, School
from xuezheng.core.scorecards.judging import judge
from xuezheng.core.scorecards.telling import bare, told

FOLDER = Path(__file__).parent / "scorecards"
SCENES = [
    (path.stem, scene)
    for path in sorted(FOLDER.glob("*.yaml"))
    for scene in yaml.safe_load(path.read_text("utf-8"))
]
NUMBERS = shipped().on(date(2026, 10, 12))


def exact(given):
    return {key: Fraction(str(value)) for key, value in (given or {}).items()}


def county(scene):
    schools = tuple(
        School(key=number, name=name, kind=one["kind"], pupils=one["pupils"], amounts=exact(one["amounts"]))
        for number, (name, one) in enumerate(scene["schools"].items(), 1)
    )  # fmt: skip
    return County(
        key=99, name="某县", schools=schools, amounts=exact(scene.get("amounts")),
        told=scene.get("told") or {},
    )  # fmt: skip


@pytest.mark.parametrize(("key", "scene"), SCENES, ids=[f"{k}: {s['name']}" for k, s in SCENES])
def test_a_county_is_judged_as_its_scene(key, scene):
    given = county(scene)
    judged = judge(scorecard(key), given, NUMBERS)
    numbers = {one.name: one.key for one in given.schools}
    found = {
        (one.item.key, line.school, line.stage): (one.item, line)
        for one in judged.items
        for line in one.lines
    }
    for item_key, school, stage, verdict, value, *more in scene["lines"]:
        item, line = found[item_key, numbers.get(school, 0), stage]
        assert (line.verdict.key, bare(line.value, item.unit)) == (verdict, value), (
            item_key,
            school,
        )
        if more and more[0] and line.gap is not None:
            assert line.gap == Fraction(more[0]), (item_key, school)
        if len(more) > 1 and more[1] in {"near", "far"}:
            assert line.near is (more[1] == "near"), (item_key, school)
        elif len(more) > 1:
            assert line.mark == more[1], (item_key, school)
    assert judged.verdict.key == scene["verdict"]
    assert [given.schools[one - 1].name for one in judged.failing()] == scene["failing"]
    for item_key, verdict in scene.get("items", {}).items():
        assert judged.found(item_key).verdict.key == verdict, item_key
    strangers = {numbers[name] for name in scene.get("strangers", ())}
    assert not strangers & {school for _, school, _ in found}
    assert told(judged, given, words())["verdict"] == scene["verdict"]


@pytest.mark.parametrize("card", SCORECARDS, ids=lambda one: one.key)
def test_a_card_names_parameters_amounts_and_marks_that_are_there(card):
    assert list(card.faults()) == []
    assert card.numbers() <= set(NUMBERS)
    assert any(key == card.key for key, _ in SCENES)


def test_every_amount_asked_for_is_counted_or_can_be_entered():
    entered = {one.key for one in Figure}
    of_school, of_county = set(OF_SCHOOLS) | entered, set(OF_COUNTY) | entered
    reviews = {one.key for one in Review}
    for card in SCORECARDS:
        for one in card.items:
            schools, whole = asked(one.test)
            assert {key for key in schools if not key.startswith("pupils")} <= of_school, one.key
            assert whole <= of_county, one.key
            if not schools and not whole and type(one.test).__name__ == "Reviewed":
                assert one.key in reviews


def asked(test):
    if isinstance(test, Resource):
        return {test.amount, *(amount for _, amount in test.extra)}, set()
    if isinstance(test, Each):
        return {*(one.of for one in test.value), *([test.over] if test.over else [])}, set()
    if isinstance(test, Rooms):
        return {*(one.of for one in test.rooms), test.classes}, set()
    if isinstance(test, Posts):
        return {test.staff}, set()
    if isinstance(test, Fitting):
        return {key for key, _ in test.figures}, set()
    if isinstance(test, Share):
        return set(), {test.part, *([test.whole] if test.whole else [])}
    return set(), set()
