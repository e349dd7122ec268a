"""The organisation tree, counted by hand: 104 + 20 + 157 + 4 + 1."""

from collections import Counter
from datetime import date
from hashlib import sha256

import pytest

from xuezheng.apps.schools.models import FAR, Kind, Nature
from xuezheng.apps.schools.services import issues
from xuezheng.demo.plane import inside, squared_distance
from xuezheng.demo.townships import TOWNSHIPS
from xuezheng.demo.tree import APART, borders, units

DEMO_DAY = date(2026, 10, 12)
GENERAL = {"primary", "nine_year", "junior", "complete", "senior", "twelve_year"}
FACTS = units()


def on(day):
    return [unit for unit in FACTS if unit.valid_from <= day < unit.valid_to]


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 8, 31), DEMO_DAY])
def test_the_city_has_the_schools_its_summary_names(day):
    now = on(day)
    public = [unit for unit in now if unit.kind.key in GENERAL and unit.nature is Nature.PUBLIC]
    private = [u for u in now if u.kind.key in GENERAL and u.nature is not Nature.PUBLIC]
    kinds = Counter(unit.kind.key for unit in now)
    assert len(public) == 104
    assert len(private) == 20
    assert kinds["kindergarten"] == 157
    assert kinds["vocational"] == 4
    assert kinds["special"] == 1


def test_the_bureau_has_its_sections_and_townships():
    kinds = Counter(unit.kind for unit in on(DEMO_DAY))
    assert kinds[Kind.BUREAU] == 1
    assert kinds[Kind.SECTION] + kinds[Kind.CENTRE] == 15
    assert kinds[Kind.TOWNSHIP] == kinds[Kind.OFFICE] == 18
    # 1 + 15 + 18 + 18 + 104 + 20 + 157 + 4 + 1
    assert len(on(DEMO_DAY)) == 338


def test_kindergartens_by_nature():
    found = Counter(u.nature for u in on(DEMO_DAY) if u.kind is Kind.KINDERGARTEN)
    assert found == {Nature.PUBLIC: 68, Nature.INCLUSIVE: 77, Nature.PRIVATE: 12}


def test_the_schools_named_in_the_plan_exist():
    names = {unit.name: unit for unit in on(DEMO_DAY)}
    for name in (
        "桥东中学",
        "海盈镇中心小学",
        "云汀中学",
        "兰渚第二实验学校",
        "新圩镇九年一贯制学校",
    ):
        assert name in names
    assert names["兰渚第二实验学校"].valid_from == date(2026, 9, 1)
    closed = {unit.name for unit in FACTS if unit.valid_to == date(2026, 9, 1)}
    assert closed == {"兰渚第六小学", "新圩镇盐仓小学"}


def test_the_tree_contradicts_itself_nowhere():
    assert list(issues(FACTS)) == []


def test_names_and_codes_are_never_shared():
    now = on(DEMO_DAY)
    assert len({unit.name for unit in now}) == len(now)
    assert len({unit.code for unit in now}) == len(now)
    orders = [unit.official_order for unit in now]
    assert len(set(orders)) == len(orders)


def test_every_township_has_a_school_a_kindergarten_and_an_office():
    now = on(DEMO_DAY)
    for township in TOWNSHIPS:
        below = {unit.kind for unit in now if unit.parent == township.code}
        assert Kind.OFFICE in below
        assert Kind.KINDERGARTEN in below
        assert below & {Kind.JUNIOR, Kind.NINE_YEAR}


def test_every_school_stands_inside_its_township_and_nowhere_else():
    rings = {code: ring for code, (ring, _) in borders().items()}
    for unit in FACTS:
        if unit.kind.key in GENERAL | {"kindergarten", "vocational", "special"}:
            assert [code for code, ring in rings.items() if inside(unit.place, ring)] == [
                unit.parent
            ]


def test_schools_of_a_township_stand_apart():
    for township in TOWNSHIPS:
        spots = sorted({u.place for u in FACTS if u.parent == township.code})
        assert len(spots) > 1
        for i, one in enumerate(spots):
            assert all(squared_distance(one, other) >= APART for other in spots[i + 1 :])


def test_a_renamed_school_keeps_its_code_from_day_to_day():
    facts = [unit for unit in FACTS if unit.name in ("白鹭镇初级中学", "白鹭初级中学")]
    assert len({(unit.code, unit.key) for unit in facts}) == 1
    found = sorted((unit.valid_from, unit.valid_to, unit.name) for unit in facts)
    assert found == [
        (date(2020, 9, 1), date(2023, 9, 1), "白鹭镇初级中学"),
        (date(2023, 9, 1), FAR, "白鹭初级中学"),
    ]


def test_the_tree_is_the_same_on_any_machine():
    told = "\n".join(f"{u.code} {u.name} {u.place} {u.valid_from} {u.valid_to}" for u in FACTS)
    assert sha256(told.encode()).hexdigest()[:16] == "d9dae16dbb33b9ef"
