"""The worked example of docs/matching.md, small lists against every stable result there is, wrong results."""

import json
from copy import deepcopy
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.engines.matching.seasons import seasons
from tests.core.engines.mutating import mutations

from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.given import GivenError
from xuezheng.core.decisions.trial import Sum, compared
from xuezheng.core.engines.matching.engine import ENGINE
from xuezheng.core.engines.matching.problem import Applicant, Lane

QUIET = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def child(key, choices, total, *tags, **more):
    return {"key": key, "choices": choices, "marks": [total], "tags": list(tags), **more}


def lane(key, seats, batch="one", **more):
    return {"key": key, "seats": seats, "batch": batch, **more}


EXAMPLE = {
    "marks": ["total"], "ties": "lottery", "batches": [{"key": "one", "mechanism": "deferred"}],
    "schools": [
        {"key": "A", "lanes": [lane("quota", 1, admits="J1", falls_to="open"), lane("open", 1)]},
        {"key": "B", "lanes": [lane("open", 1)]},
    ],
    "applicants": [
        child("01", ["A", "B"], 80, "J1"), child("02", ["A", "B"], 90), child("03", ["A", "B"], 85),
        child("04", ["A"], 70, "J1"), child("05", ["B", "A"], 85),
    ],
}  # fmt: skip


def season(**changes):
    return {**deepcopy(EXAMPLE), **changes}


def run(mapping, seed="2026"):
    return ENGINE.run(ENGINE.read(mapping), seed)


def where(mapping, seed="2026"):
    return {row["key"]: (row["school"], row["lane"]) for row in run(mapping, seed)["placed"]}


def test_the_worked_example():
    # 03 and 05 both have 85; the ticket of 05 begins 2a34c9, that of 03 f2ba2e.
    assert where(EXAMPLE) == {
        "01": ("A", "quota"), "02": ("A", "open"), "03": ("", ""), "04": ("", ""), "05": ("B", "open"),
    }  # fmt: skip
    result = run(EXAMPLE)
    assert [one["line"]["marks"] for one in result["lines"]] == [[80], [90], [85]]
    assert result["tickets"]["05"].startswith("2a34c9017e23")
    assert result["tickets"]["03"].startswith("f2ba2e462fae")
    assert ENGINE.referee(EXAMPLE, "2026", result) == []


def test_seats_nobody_may_take_fall_to_the_lane_that_is_named():
    plain = [{**one, "tags": []} for one in EXAMPLE["applicants"]]
    assert where(season(applicants=plain))["03"] == ("A", "open")
    schools = deepcopy(EXAMPLE["schools"])
    schools[0]["lanes"][0].pop("falls_to")
    assert where(season(applicants=plain, schools=schools))["03"] == ("", "")


def test_every_choice_before_is_explained():
    problem, result = ENGINE.read(EXAMPLE), run(EXAMPLE)
    assert [one.zh for one in ENGINE.told(problem, result, "03")] == [
        "未录取", "抽签号 f2ba2e462fae…", "A（quota）：只招“J1”", "A（open）：total 85，录取线90",
        "B（open）：抽签号f2ba2e462fae…在末位2a34c9017e23…之后",
    ]  # fmt: skip
    assert ENGINE.told(problem, result, "01")[0].en == "Placed at choice 1: A (quota)"
    with pytest.raises(NotFoundError):
        ENGINE.told(problem, result, "99")
    assert [(one.key, one.place, one.rank) for one in ENGINE.lines(problem, result)][:2] == [
        ("01", "A", None), ("02", "A", None),
    ]  # fmt: skip


TWO = [{"key": "A", "lanes": [lane("open", 1)]}, {"key": "B", "lanes": [lane("open", 1)]}]


@pytest.mark.parametrize(
    ("mechanism", "expected"),
    # 1 wants A then B with 90; 2 wants B then A with 80; 3 wants A then B with 95.
    [
        ("deferred", {"1": "B", "2": "", "3": "A"}),
        ("immediate", {"1": "", "2": "B", "3": "A"}),
        ("parallel", {"1": "B", "2": "", "3": "A"}),
    ],
)
def test_where_the_mechanisms_differ(mechanism, expected):
    people = [child("1", ["A", "B"], 90), child("2", ["B", "A"], 80), child("3", ["A", "B"], 95)]
    given = season(schools=TWO, applicants=people, batches=[{"key": "one", "mechanism": mechanism}])
    assert {key: school for key, (school, _) in where(given).items()} == expected


def test_a_later_batch_gets_what_is_left_and_those_who_agree_fill_up():
    schools = [
        {"key": "A", "lanes": [
            lane("quota", 2, "early", admits="J1", floor=75, falls_to="open"), lane("open", 0, "main"),
        ]},
        {"key": "B", "lanes": [lane("open", 1, "main")]},
    ]  # fmt: skip
    batches = [
        {"key": "early", "mechanism": "parallel"}, {"key": "main", "mechanism": "parallel", "adjusts": True},
    ]  # fmt: skip
    people = [
        child("1", ["A"], 80, "J1"), child("2", ["A"], 70, "J1"), child("3", {"main": ["A"]}, 85),
        child("4", ["A"], 60, adjusts=True), child("5", ["A"], 50, adjusts=True),
    ]  # fmt: skip
    given = season(schools=schools, batches=batches, applicants=people)
    # 1 takes a quota seat; 2 is below the floor of 75; the other seat falls to the main batch: 3 takes it.
    assert where(given) == {
        "1": ("A", "quota"), "2": ("", ""), "3": ("A", "open"), "4": ("B", "open"), "5": ("", ""),
    }  # fmt: skip
    result = run(given)
    assert [row["choice"] for row in result["placed"]] == [1, 0, 1, 0, 0]
    assert [(one["seats"], one["taken"]) for one in result["lines"]] == [(1, 1), (1, 1), (1, 1)]
    assert ENGINE.referee(given, "2026", result) == []


def test_bound_siblings_at_the_last_seat_bring_the_seat_with_them():
    people = [child("1", ["A"], 90), child("2", ["A"], 80, children=2), child("3", ["A"], 70)]
    schools = [{"key": "A", "lanes": [lane("open", 2)]}]
    result = run(season(applicants=people, schools=schools))
    assert [row["school"] for row in result["placed"]] == ["A", "A", ""]
    assert (result["lines"][0]["seats"], result["lines"][0]["taken"]) == (2, 3)


def test_equals_at_the_last_seat_are_all_admitted_where_the_rule_says_so():
    people = [
        child("1", ["A"], 90),
        child("2", ["A"], 80),
        child("3", ["A"], 80),
        child("4", ["A"], 79),
    ]
    schools = [{"key": "A", "lanes": [lane("open", 2)]}]
    for mechanism in ("deferred", "parallel"):
        given = season(
            applicants=people, schools=schools, ties="together",
            batches=[{"key": "one", "mechanism": mechanism}],
        )  # fmt: skip
        assert [school for school, _ in where(given).values()] == ["A", "A", "A", ""]


@pytest.mark.parametrize(
    ("rule", "admitted"), [("none", "1"), ("within", "1"), ("first", "2")]
)  # fmt: skip
def test_a_sibling_counts_as_the_rule_says(rule, admitted):
    people = [child("1", ["A"], 60, band=1), child("2", ["A"], 90, band=2, siblings=["A"])]
    schools = [{"key": "A", "lanes": [lane("open", 1)]}]
    found = where(season(applicants=people, schools=schools, siblings=rule))
    assert [key for key, (school, _) in found.items() if school] == [admitted]
    same = [{**one, "band": 1} for one in people]
    same[0]["marks"] = [95]
    found = where(season(applicants=same, schools=schools, siblings=rule))
    assert found["2" if rule != "none" else "1"][0] == "A"


def stable(people, seats, matching, rank):
    """Say whether nobody would rather be at a school that would rather have them."""
    inside = {school: [k for k, s in matching.items() if s == school] for school in seats}
    if any(len(names) > seats[school] for school, names in inside.items()):
        return False
    for key, choices in people.items():
        here = matching[key]
        better = choices[: choices.index(here)] if here else choices
        for school in better:
            free = len(inside[school]) < seats[school]
            if free or any(rank[key, school] < rank[other, school] for other in inside[school]):
                return False
    return True


@QUIET
@given(seasons(mechanisms=("deferred",), most=5, plain=True))
def test_small_lists_get_the_stable_result_that_is_best_for_every_child(mapping):
    problem, result = ENGINE.read(mapping), run(mapping, "s")
    seats = {one.key: one.lanes[0].seats for one in problem.schools}
    people = {one.key: one.choices["t0"] for one in problem.applicants}
    rank = {}
    for one in problem.applicants:
        for school in seats:
            kin = school in one.siblings and mapping["siblings"] != "none"
            band = (one.bands or {}).get(school, one.band)
            band = 0 if kin and mapping["siblings"] == "first" else band
            rank[one.key, school] = (band, not kin, -one.marks[0], result["tickets"][one.key])
    keys = sorted(people)
    every = [
        dict(zip(keys, way, strict=True)) for way in product(*(("", *people[key]) for key in keys))
    ]
    good = [one for one in every if stable(people, seats, one, rank)]
    place = {row["key"]: row["school"] for row in result["placed"]}
    assert place in good
    for other in good:
        for key in keys:
            order = [*people[key], ""]
            assert order.index(place[key]) <= order.index(other[key])


@QUIET
@given(seasons(), st.text(max_size=4))
def test_the_referee_agrees_with_every_season(mapping, seed):
    assert [one.zh for one in ENGINE.referee(mapping, seed, run(mapping, seed))] == []


@QUIET
@given(seasons(), st.randoms())
def test_the_order_of_lists_does_not_matter(mapping, chance):
    other = deepcopy(mapping)
    chance.shuffle(other["applicants"])
    chance.shuffle(other["schools"])
    for one in other["applicants"]:
        chance.shuffle(one["tags"])
    assert ENGINE.canonical(other) == ENGINE.canonical(mapping)
    assert json.dumps(run(other, "s")) == json.dumps(run(mapping, "s"))


@QUIET
@given(seasons(mechanisms=("deferred",)))
def test_where_all_schools_rank_alike_parallel_choices_are_deferred_acceptance(mapping):
    for one in mapping["applicants"]:
        one["bands"], one["siblings"] = {}, []
    other = deepcopy(mapping)
    for batch in other["batches"]:
        batch["mechanism"] = "parallel"
    assert run(mapping, "s") == run(other, "s")


def test_fifty_wrong_results_are_each_caught():
    result = run(EXAMPLE)
    for path, wrong in mutations(result):
        assert ENGINE.referee(EXAMPLE, "2026", wrong), path
    for seed in ("2027", ""):
        assert ENGINE.referee(EXAMPLE, seed, result)


def test_a_stable_result_that_is_not_the_best_for_children_is_caught():
    # Each child prefers the other's school; the schools prefer them as they are.
    people = [
        child("1", ["A", "B"], 1, bands={"A": 2, "B": 1}), child("2", ["B", "A"], 1, bands={"A": 1, "B": 2}),
    ]  # fmt: skip
    given = season(schools=TWO, applicants=people)
    result = run(given)
    assert [row["school"] for row in result["placed"]] == ["A", "B"]
    for row, school in zip(result["placed"], ("B", "A"), strict=True):
        row["school"], row["choice"] = school, 2
    assert ENGINE.referee(given, "2026", result)


def test_a_trial_of_seats_gives_sums_and_no_child():
    many = [child(f"{n:02}", ["A", "B"], n) for n in range(40)]

    def schools(seats):
        return [
            {"key": "A", "lanes": [lane("open", seats)]},
            {"key": "B", "lanes": [lane("open", 15)]},
        ]

    problem = season(applicants=many, schools=schools(12), ties="together")
    now, then = compared(ENGINE, problem, {"schools": schools(21)}, 10)
    assert (now.placed, now.unplaced) == (Sum(27, 27), Sum(13, 13))
    assert now.places == {"A": Sum(12, 12), "B": Sum(15, 15)}
    assert (then.placed, then.places) == (Sum(36, 36), {"A": Sum(21, 21), "B": Sum(15, 15)})
    few = compared(ENGINE, problem, {"schools": schools(9)}, 10)[1]
    assert few.places == {"A": Sum(None, None), "B": Sum(15, 15)}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ties": "luck"}, "ties: 'luck'，应为lottery、together"),
        ({"batches": []}, "batches: 没有批次"),
        ({"applicants": [child("1", ["C"], 1)]}, "applicants[0]: 没有学校['C']"),
        ({"applicants": [child("1", [], 1), child("1", [], 2)]}, "考生“1”重复"),
        ({"applicants": [{"key": "1", "choices": []}]}, "应为1个非负整数成绩"),
        ({"applicants": [child("1", [], 1, children=0)]}, "children: 0，应为1至9的整数"),
        (
            {"schools": [{"key": "A", "lanes": [lane("x", 1, falls_to="y")]}]},
            "x的余额应归于其后的类别",
        ),
        ({"schools": [{"key": "A", "lanes": [lane("x", 1, "two")]}]}, "batch: 'two'，应为one"),
        ({"order": ["Z"]}, "order: 没有学校['Z']"),
    ],
)
def test_bad_input_says_where_and_what_is_allowed(change, said):
    with pytest.raises(GivenError) as caught:
        ENGINE.read(season(**change))
    assert said in caught.value.told().zh


def test_a_floor_is_of_the_first_mark():
    assert not Applicant("1", {}, (59, 99)).may(Lane("x", 1, "one", floor=60))
