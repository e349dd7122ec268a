"""Classes by hand, small years against every division, bounds always, 50 wrong results caught."""

import json
from collections import Counter
from datetime import date
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.engines.mutating import mutations

from xuezheng.adapters.parameters import shipped
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.given import GivenError, thawed
from xuezheng.core.engines.classes.engine import ENGINE
from xuezheng.core.engines.classes.measure import cost, features, standard
from xuezheng.core.engines.classes.problem import SiblingsError, read

RULES = thawed(shipped().on(date(2026, 10, 12))["dividing.rules"])


def pupil(key, sex, chinese, maths, **more):
    return {"key": key, "sex": sex, "scores": {"chinese": chinese, "maths": maths}} | more


PUPILS = [
    pupil("P01", "f", 90, 80), pupil("P02", "f", 80, 90), pupil("P03", "f", 70, 60), pupil("P04", "f", 60, 70),
    pupil("P05", "m", 95, 85), pupil("P06", "m", 85, 95), pupil("P07", "m", 75, 65), pupil("P08", "m", 65, 75),
    pupil("P09", "m", 70, 70, need="hearing", bound="T1"), pupil("P10", "f", 70, 70, bound="T1"),
    pupil("P11", "m", 72, "71.5"), {"key": "P12", "sex": "f"},
]  # fmt: skip
PROBLEM = {
    "rules": RULES,
    "classes": ["1班", "2班"],
    "pupils": PUPILS,
    "teachers": ["甲组", "乙组"],
}


def test_the_worked_example_by_hand():
    problem = PROBLEM | {"pupils": PUPILS[:8]}
    found = ENGINE.run(read(problem), "seed")
    # Girls 90+80, 80+90, 70+60, 60+70, boys the same and five more each: with two girls and two boys
    # a class, both classes can have the very same means: 77.5 in Chinese and in mathematics.
    assert found["spread"] == {"chinese": "0", "maths": "0"}
    assert found["cost"] < 200  # what cutting measures to whole thousandths leaves
    for one in found["classes"]:
        assert (len(one["pupils"]), one["girls"], one["means"]) == (
            4, 2, {"chinese": "155/2", "maths": "155/2"},
        )  # fmt: skip
    assert sorted(one["teacher"] for one in found["classes"]) == ["乙组", "甲组"]
    assert ENGINE.referee(problem, "seed", found) == []
    json.dumps(found)


def test_measures_by_hand():
    # 2, 4, 4, 4, 5, 5, 7, 9: mean 5, standard deviation 2.
    some = [Fraction(x) for x in (2, 4, 4, 4, 5, 5, 7, 9)]
    assert standard([*some, None]) == [-1500, -500, -500, -500, 0, 0, 1000, 2000, 0]
    assert standard([None]) == [0]
    assert standard([Fraction(3), Fraction(3)]) == [0, 0]
    assert cost([[1, 2], [3, -2], [-4, 1]], [1, 10], [[0, 1], [2]]) == 16 + 0 + 16 + 10


@pytest.mark.parametrize("siblings", ["together", "apart"])
def test_siblings_as_the_rule_has_it_and_sizes_within_one(siblings):
    problem = PROBLEM | {"rules": RULES | {"siblings": siblings}}
    found = ENGINE.run(read(problem), "seed")
    at = {key: one["key"] for one in found["classes"] for key in one["pupils"]}
    assert (at["P09"] == at["P10"]) is (siblings == "together")
    assert [len(one["pupils"]) for one in found["classes"]] == [6, 6]
    assert ENGINE.referee(problem, "seed", found) == []


def test_a_wish_that_cannot_be_met_is_told():
    some = [pupil(f"P{n}", "f", n, n, bound=f"T{n // 2}") for n in range(4)]
    apart = PROBLEM | {"pupils": some, "rules": RULES | {"siblings": "apart"}}
    assert ENGINE.referee(apart, "s", ENGINE.run(read(apart), "s")) == []
    three = [pupil(f"P{n}", "f", n, n, bound=f"T{n // 2}") for n in range(6)]
    together = PROBLEM | {"pupils": three, "teachers": [], "classes": ["1", "2"]}
    with pytest.raises(SiblingsError) as caught:
        ENGINE.run(read(together), "s")
    assert "无法满足" in caught.value.told().zh


def test_each_gets_an_answer_and_a_stranger_none():
    problem = read(PROBLEM)
    found = ENGINE.run(problem, "seed")
    said = [one.zh for one in ENGINE.told(problem, found, "P09")]
    assert said[1] == "各班6人，女生3人"
    assert "多胞胎编在同一班" in said
    with pytest.raises(NotFoundError):
        ENGINE.told(problem, found, "P99")
    assert sorted(one.key for one in ENGINE.lines(problem, found)) == [one["key"] for one in PUPILS]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rules": RULES | {"limit": 5}}, "12人，2个班最多10人，还需1个班"),
        ({"teachers": ["甲组"]}, "教师组1个，班级2个"),
        ({"pupils": [pupil("P", "x", 1, 1)]}, "pupils[0].sex: 'x'"),
        ({"pupils": [pupil("P", "f", 1.5, 1)]}, "pupils[0].scores.chinese: 1.5"),
        ({"pupils": [pupil("P", "f", 1, 1) | {"scores": {"art": 1}}]}, "art"),
        ({"classes": [], "teachers": []}, "没有班级"),
    ],
)
def test_a_wrong_problem_is_refused_with_its_place(change, said):
    with pytest.raises(GivenError) as caught:
        ENGINE.canonical(PROBLEM | change)
    assert said in caught.value.told().zh


def test_wrong_results_are_caught():
    pupils = [pupil(f"P{n:02}", "fm"[n % 2], 60 + n * 7 % 31, 50 + n * 11 % 37) for n in range(30)]
    problem = PROBLEM | {"pupils": pupils, "classes": ["1", "2", "3"], "teachers": ["a", "b", "c"]}
    found = ENGINE.run(read(problem), "seed")
    assert ENGINE.referee(problem, "seed", found) == []
    for path, wrong in mutations(found):
        assert ENGINE.referee(problem, "seed", wrong), path
    other = ENGINE.run(read(problem), "1")
    assert (
        ENGINE.referee(problem, "seed", other)
        or other["classes"][0]["teacher"] == found["classes"][0]["teacher"]
    )


@st.composite
def years(draw):
    pupils = [
        pupil(
            f"P{n}", draw(st.sampled_from("fm")), draw(st.integers(50, 60)), draw(st.integers(50, 60)),
            need=draw(st.sampled_from(["", "", "", "a"])), bound=draw(st.sampled_from([""] * 9 + ["T"])),
        )
        for n in range(draw(st.integers(4, 16)))
    ]  # fmt: skip
    few = Counter(one["bound"] for one in pupils)["T"] <= 2
    if not few:
        pupils = [one | {"bound": ""} for one in pupils]
    siblings = draw(st.sampled_from(["together", "apart"]))
    rules = RULES | {"siblings": siblings, "rounds": 2}
    return {"rules": rules, "classes": ["1", "2", "3"][: draw(st.integers(2, 3))], "pupils": pupils}


@settings(max_examples=25, deadline=None)
@given(years(), st.randoms(use_true_random=False))
def test_every_year_stands_before_the_referee_and_no_order_of_the_list_matters(problem, chance):
    found = ENGINE.run(read(problem), "s")
    assert ENGINE.referee(problem, "s", found) == []
    mixed = problem | {"pupils": chance.sample(problem["pupils"], len(problem["pupils"]))}
    assert ENGINE.run(read(mixed), "s") == found
    if not any(one["bound"] for one in problem["pupils"]):
        girls = [one["girls"] for one in found["classes"]]
        assert max(girls) - min(girls) <= 1


def rooted(number):
    """Give the whole root of a fraction by trying, away from the engine's own."""
    low, high = 0, 10**7
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle * middle <= number else (low, middle - 1)
    return low


def thousandths(values):
    """Measure as the page has it: the whole root of 10⁶·D²·n / ΣD², D = n·x − Σx, with the sign of D."""
    known = [Fraction(value) for value in values if value is not None]
    far = [None if x is None else len(known) * Fraction(x) - sum(known) for x in values]
    squares = sum(one * one for one in far if one is not None)
    if not squares:
        return [0] * len(values)
    found = []
    for one in far:
        size = 0 if one is None else rooted(10**6 * one * one * len(known) / squares)
        found.append(-size if one is not None and one < 0 else size)
    return found


def priced(pupils, classes, weights):
    """Give the page's cost of a division: over classes and measures weight × (sum)²."""
    subjects = [[one["scores"].get(key) for one in pupils] for key in ("chinese", "maths")]
    whole = [None if None in pair else sum(pair) for pair in zip(*subjects, strict=True)]
    total = thousandths(whole)
    columns = [*map(thousandths, subjects), total, [x * x // 1000 - 1000 for x in total]]
    at = {one["key"]: n for n, one in enumerate(pupils)}
    prices = [weights["subject"], weights["subject"], weights["total"], weights["spread"]]
    return sum(
        price * sum(column[at[key]] for key in some) ** 2
        for some in classes
        for price, column in zip(prices, columns, strict=True)
    )


def divisions(pupils, shapes):
    """Give every division in which each class has so many of every stratum."""
    if not shapes:
        yield []
        return
    shape, *rest = shapes
    strata = sorted(shape)
    pools = [[one["key"] for one in pupils if (one["sex"], one["need"]) == s] for s in strata]
    choices = [combinations(pool, shape[s]) for pool, s in zip(pools, strata, strict=True)]
    for picked in product(*choices):
        first = {key for some in picked for key in some}
        for others in divisions([one for one in pupils if one["key"] not in first], rest):
            yield [first, *others]


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_no_division_of_a_small_year_is_better_by_the_page_s_own_reckoning(data):
    """Girls, boys and needs, a score that lacks: every division of the same make-up is tried."""
    score = (
        st.one_of(st.integers(40, 100), st.just(None))
        if data.draw(st.booleans())
        else st.integers(40, 100)
    )
    pupils = [
        {"key": f"P{n}", "sex": data.draw(st.sampled_from("fm")), "need": data.draw(st.sampled_from(["", "", "a"])),
         "scores": {k: v for k in ("chinese", "maths") if (v := data.draw(score)) is not None}}
        for n in range(8)
    ]  # fmt: skip
    problem = {"rules": RULES | {"rounds": 60}, "classes": ["1", "2"], "pupils": pupils}
    found = ENGINE.run(read(problem), "s")
    by_key = {one["key"]: one for one in pupils}
    made = [one["pupils"] for one in found["classes"]]
    assert sorted(map(len, made)) == [4, 4]
    assert found["cost"] == priced(pupils, made, RULES["weights"])
    shapes = [Counter((by_key[k]["sex"], by_key[k]["need"]) for k in some) for some in made]
    every = {one: 0 for shape in shapes for one in shape}
    full = [every | shape for shape in shapes]
    best = min(priced(pupils, some, RULES["weights"]) for some in divisions(pupils, full))
    assert found["cost"] == best


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(40, 100), st.integers(40, 100)), min_size=8, max_size=8))
def test_two_small_classes_are_as_alike_as_any_division(scores):
    """Brute force over all divisions of eight boys into two classes of four."""
    pupils = [pupil(f"P{n}", "m", *two) for n, two in enumerate(scores)]
    problem = {"rules": RULES | {"rounds": 60}, "classes": ["1", "2"], "pupils": pupils}
    rows, weights = features(read(problem))
    best = min(
        cost(rows, weights, [list(some), [n for n in range(8) if n not in some]])
        for some in combinations(range(8), 4)
    )
    assert ENGINE.run(read(problem), "s")["cost"] == best
