"""The frame of the city: totals worked out by hand, sizes, and what is odd on purpose."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from xuezheng.demo.city import published
from xuezheng.demo.city.catchment import zones
from xuezheng.demo.city.frame import MERGER, born, enrolled, frame
from xuezheng.demo.city.scale import Scale
from xuezheng.demo.tree import borders

DAY = date(2026, 10, 12)
CITY = frame(Scale.CITY)
HAMLET = frame(Scale.HAMLET)
STAND = [band for band in CITY.all() if band.begins <= DAY < band.ends]
COMPULSORY = [band for band in STAND if band.stage in ("primary", "junior")]


def by_stage(made, day=DAY):
    found = Counter()
    for (_, stage), number in enrolled(made, day).items():
        found[stage] += number
    return found


def test_children_of_a_year_follow_the_births():
    # 2026: a third of 2019's 1465 and two thirds of 2020's 1200, in ten thousands; 615 of a million
    assert born(2026) == (1465 + 2 * 1200) * 615 // 300 == 7923
    assert born(2023) == (1786 + 2 * 1723) * 615 // 300 == 10725
    assert born(2029) < born(2026) < born(2023)


def test_totals_by_stage_are_those_of_the_births():
    # Six years of primary school, counted by hand from the births: 10243, 10715, 10725, 9776,
    # 9128 and 7923 children.
    primary = [born(year) for year in range(2021, 2027)]
    assert primary == [10243, 10715, 10725, 9776, 9128, 7923]
    assert by_stage(CITY)["primary"] == sum(primary) == 58510
    assert sum(by_stage(CITY).values()) in range(125_000, 132_000)
    assert sum(by_stage(CITY, date(2025, 9, 1)).values()) in range(129_000, 134_000)


def test_a_hamlet_is_one_in_a_hundred():
    city, hamlet = sum(by_stage(CITY).values()), sum(by_stage(HAMLET).values())
    assert abs(hamlet * 100 - city) * 50 < city


def test_general_and_vocational_stand_as_the_plan_says():
    # 普职招生规模之比 1∶0.8
    entered = Counter(
        {s: sum(b.size for b in STAND if b.stage == s and b.entered == 2025)
         for s in ("senior", "vocational")}
    )  # fmt: skip
    assert entered["vocational"] * 100 // entered["senior"] == 80
    assert entered["vocational"] in range(3100, 3300)  # 3150 in the summary of 2025


def test_no_class_is_larger_than_64_and_few_are_over_55():
    # 超大班额 stay none; 大班额 are below the plan's 2.5 %
    over = [band for band in COMPULSORY if band.size > 55]
    assert max(band.size for band in COMPULSORY) <= 64
    assert len({band.house.name for band in over}) == 8
    assert len(over) * 1000 < len(COMPULSORY) * 25


def test_one_school_is_over_2000():
    found = Counter()
    for band in COMPULSORY:
        found[band.now.name] += band.size
    assert [name for name, number in found.items() if number > 2000] == ["望澜实验小学"]


def test_one_township_has_too_few_primary_places():
    places = Counter()
    for band in STAND:
        if band.stage == "primary":
            places[band.house.township] += band.seats - band.size
    assert [name for name, left in places.items() if left < 0] == ["新圩"]


def test_classes_of_a_closed_school_go_on_where_it_went():
    moved = [band for band in CITY.all() if band.moves_to is not None]
    assert {(b.house.name, b.moves_to.name) for b in moved} == {
        ("兰渚第六小学", "兰渚第二实验学校"), ("新圩镇盐仓小学", "新圩镇九年一贯制学校"),
    }  # fmt: skip
    assert {band.entered for band in moved} == {2021, 2022, 2023, 2024, 2025}
    assert all(band.ends > MERGER for band in moved)


@pytest.mark.parametrize("made", [CITY, HAMLET], ids=["city", "hamlet"])
def test_a_class_has_its_number_once(made):
    keys = [(b.house.code, b.stage, b.entered, b.number) for b in made.all()]
    assert len(set(keys)) == len(keys)
    numbers = [band.id for band in made.all()]
    assert numbers == sorted(set(numbers))


def test_points_teach_three_grades_and_then_send_on():
    points = [band for band in CITY.all() if band.house.kind.key == "point"]
    assert {band.ends.year - band.entered for band in points} == {3}
    assert all(band.follows.house.code == band.house.parent for band in points)
    assert all(band.ends > published.OPENS for band in points)


def test_no_place_is_claimed_twice_but_the_planted_ones():
    rings = {code: ring for code, (ring, _) in borders().items()}
    places = [place for zone in zones(CITY.houses, rings) for place in zone.places]
    names = Counter(place.name for place in places if place.kind != "street")
    assert {name for name, number in names.items() if number > 1} == set()
    streets = sorted(
        (place.name, place.low, place.high) for place in places if place.kind == "street"
    )
    twice = {
        one[0] for one, other in pairwise(streets) if one[0] == other[0] and other[1] <= one[2]
    }
    assert twice == {"观海路"}
