"""The cheapest way to pass: against every combination on small counties, and held by the referee."""

import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.indicators.definition import Unit
from xuezheng.core.scorecards.changes import Change, Plan, PlanError, Step
from xuezheng.core.scorecards.definition import (
    Even,
    Group,
    Item,
    Pick,
    Resource,
    Reviewed,
    Rooms,
    SchoolRule,
    Scorecard,
)
from xuezheng.core.scorecards.facts import County, School
from xuezheng.core.scorecards.planning import plan
from xuezheng.core.scorecards.referee import applied, objections

PAPER, PLAIN = Source("某办法"), Unit(T("", ""))
NUMBERS = {
    "a": 2, "b": 3, "missed": 1, "near": 80, "even": Decimal("0.2"), "one": 1, "nine": Decimal("1.1"),
    "ca": 7, "cb": 5, "cm": 2, "cr": 11, "cab": 9, "sb": 4, "per": 12,
}  # fmt: skip
CHANGES = (
    Change("buy_a", T("买甲", "Buy a"), ("a",), "ca"),
    Change("buy_b", T("买乙", "Buy b"), ("b",), "cb", "sb"),
    Change("both", T("买两样", "Buy both"), ("a", "b"), "cab"),
    Change("move_a", T("调甲", "Move a"), ("a",), "cm", moves=True),
    Change("room", T("建房", "Build"), ("rooms",), "cr"),
)


def item(key, group, test):
    return Item(key=key, title=T(key, key), group=group, test=test, unit=PLAIN, source=PAPER)


CARD = Scorecard(
    key="small", title=T("小卡", "Small"), says=T("", ""), source=PAPER, kinds=("primary", "nine_year"),
    stages=("primary", "junior"), weights=(("primary", "one"), ("junior", "nine")),
    items=(
        item("a", Group.RESOURCES, Resource("a", 10, (("primary", "a"), ("junior", "a")))),
        item("b", Group.RESOURCES, Resource("b", 1, (("primary", "b"), ("junior", "b")))),
        item("schools", Group.RESOURCES, SchoolRule("missed", "near")),
        item("even_a", Group.EVENNESS, Even("a", (("primary", "even"),))),
        item("rooms", Group.GUARANTEE, Rooms((Pick("rooms"),), "classes", "per")),
        item("layout", Group.GUARANTEE, Reviewed()),
    ),
)  # fmt: skip


def school(key, pupils, kind="primary", **amounts):
    heads = pupils if isinstance(pupils, dict) else {"primary": pupils}
    return School(
        key=key, name=f"校{key}", kind=kind, pupils=heads,
        amounts={name.replace("__", "."): Fraction(value) for name, value in amounts.items()},
    )  # fmt: skip


def county(*schools):
    return County(key=1, name="某县", schools=schools)


TWO = county(
    school(1, 10, a=1, b=30, classes=13, rooms=1), school(2, 20, a=5, b=50, classes=6, rooms=1)
)
SMALL = [
    TWO,
    county(
        school(1, 10, a=0, b=20, classes=1, rooms=0), school(2, 10, a=4, b=31, classes=1, rooms=1)
    ),
    county(
        school(1, 12, a=3, b=29, classes=1, rooms=1), school(2, 9, a=1, b=27, classes=1, rooms=1)
    ),
]


def cheaper(given, most, best):
    """Try every combination of steps up to ``most`` each that costs less; the referee decides."""
    keys = [one.key for one in given.schools]
    for counts in product(range(most + 1), repeat=4 * len(keys)):
        steps, moved = [], 0
        for place, key in enumerate(keys):
            for change, count in zip(
                ("buy_a", "buy_b", "both", "room"), counts[4 * place :], strict=False
            ):
                if count:
                    steps.append(Step(key, change, count))
        base = sum(7 * s.count if s.change == "buy_a" else 5 * s.count if s.change == "buy_b"
                   else 9 * s.count if s.change == "both" else 11 * s.count for s in steps)  # fmt: skip
        for moved in range(-most, most + 1):
            cost = base + 2 * abs(moved)
            if cost >= best:
                continue
            more = (
                [Step(keys[0], "move_a", moved), Step(keys[1], "move_a", -moved)] if moved else []
            )
            tried = Plan((*steps, *more), cost, cost, True, 1, (), ())
            if not objections(CARD, given, NUMBERS, CHANGES, tried):
                return cost
    return None


@pytest.mark.parametrize("given", SMALL, ids=["two", "nothing of a", "near"])
def test_nothing_is_cheaper_on_small_counties(given):
    found = plan(CARD, given, NUMBERS, CHANGES)
    assert objections(CARD, given, NUMBERS, CHANGES, found) == ()
    assert (found.proved, found.bound) == (True, found.cost)
    assert cheaper(given, 2, found.cost) is None
    assert found.beyond == ("layout",)


def test_a_county_that_passes_costs_nothing():
    given = county(school(1, 10, a=2, b=30, classes=1, rooms=1))
    found = plan(CARD, given, NUMBERS, CHANGES)
    assert (found.steps, found.cost, found.bound) == ((), 0, 0)


def test_through_schools_are_raised_by_stage_or_by_their_part():
    heads = {"primary": 100, "junior": 100}
    given = county(
        school(1, heads, "nine_year", a__primary=10, a__junior=20, b=630, classes=1, rooms=1)
    )
    found = plan(CARD, given, NUMBERS, CHANGES)
    assert objections(CARD, given, NUMBERS, CHANGES, found) == ()
    # primary: ten of a wanted (20 · 100/10 less 10 → 16 are near, 20 full); b splits 300 : 330
    assert applied(given, found.steps, CHANGES, NUMBERS).schools[0].amounts["a.primary"] >= 16
    assert {one.stage for one in found.steps if one.change in {"buy_a", "both"}} <= {"primary"}


def test_what_is_unknown_is_left_out_and_named():
    given = county(school(1, 10, b=10, classes=1), school(2, 10, a=2, b=30, classes=1, rooms=1))
    found = plan(CARD, given, NUMBERS, CHANGES)
    assert found.unknown == (("a", 1, "primary"), ("rooms", 1, ""))
    assert objections(CARD, given, NUMBERS, CHANGES, found) == ()
    assert (
        found.cost == 4 * 5
    )  # 24 of 30 is near, but one of one known may be missed: 14 more, four at a time


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda one: replace(one, cost=one.cost - 1, bound=0, proved=False), "费用应为"),
        (lambda one: replace(one, steps=one.steps[1:]), ""),
        (lambda one: replace(one, steps=()), "仍不达标"),
        (lambda one: replace(one, bound=one.cost + 1), "下界"),
        (lambda one: replace(one, steps=(*one.steps, Step(2, "move_a", -1))), "调出与调入不等"),
        (lambda one: replace(one, steps=(*one.steps, Step(2, "buy_a", -1))), "有负数"),
        (lambda one: replace(one, steps=(*one.steps, Step(9, "buy_a", 1))), "不认识"),
        (lambda one: replace(one, steps=(*one.steps, Step(2, "move_a", -9), Step(1, "move_a", 9))), "小于零"),
    ],
)  # fmt: skip
def test_the_referee_refuses_a_plan_that_was_touched(wrong, words):
    found = plan(CARD, TWO, NUMBERS, CHANGES)
    told = objections(CARD, TWO, NUMBERS, CHANGES, wrong(found))
    assert told
    assert words in "".join(one.zh for one in told)


def test_a_county_no_change_can_mend_is_told():
    given = county(school(1, 10, a=0, b=0, classes=1, rooms=1))
    with pytest.raises(PlanError, match="没有可增加的措施"):
        plan(CARD, given, NUMBERS, CHANGES[:1])
    with pytest.raises(PlanError, match="资源项"):
        plan(replace(CARD, items=CARD.items[-1:]), given, NUMBERS, CHANGES)


WEB = """
import sys
import django
django.setup()
from django.urls import get_resolver
from xuezheng.site.work import jobs
assert get_resolver().url_patterns
assert jobs()
print(sorted({"ortools", "numba", "pyspark"} & set(sys.modules)))
"""


def test_no_web_process_loads_the_solver():
    """A process that serves pages knows every address and job, and no solver."""
    told = subprocess.run(
        [sys.executable, "-c", WEB], capture_output=True, text=True, check=False,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "xuezheng.site.settings"},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == "[]"
