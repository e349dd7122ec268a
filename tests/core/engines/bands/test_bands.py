"""Bands by hand, in every small case against trying everything out, and 50 wrong results caught."""

import json
from collections import Counter
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.engines.mutating import mutations

from xuezheng.adapters.parameters import shipped
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.given import GivenError, thawed
from xuezheng.core.engines.bands.engine import ENGINE
from xuezheng.core.engines.bands.order import years_on
from xuezheng.core.engines.bands.problem import NoPlaceError, read

TABLE = thawed(shipped().on(date(2026, 10, 12))["bands.table"])


def child(key, zone, band, **more):
    return {"key": key, "zone": zone, "band": band, "since": "2020-01-01"} | more


CHILDREN = [
    child("C01", "east", "third", care="某办法第八条"),
    child("C02", "east", "first", since="2016-03-01", dwelling="D1", family="F1"),
    child("C03", "east", "first", since="2015-03-01", dwelling="D2", family="F2"),
    child("C04", "east", "second", since="2014-01-01", dwelling="D3", family="F3", bound="T1"),
    child("C05", "east", "second", since="2019-01-01", dwelling="D3", family="F3", bound="T1"),
    child("C06", "east", "second", since="2018-01-01", dwelling="D4", family="F4"),
    child("C07", "west", "first", distance=300, dwelling="D5", family="F5"),
    child("C08", "west", "second", since="2018-06-01", dwelling="D6", family="F6"),
]
PROBLEM = {
    "table": TABLE,
    "on": "2026-08-31",
    "children": CHILDREN,
    "dwellings": [
        {"dwelling": "D2", "family": "F9", "on": "2022-08-31"},
        {"dwelling": "D1", "family": "F1", "on": "2023-08-31"},
        {"dwelling": "D4", "family": "F8", "on": "2020-08-31"},
    ],
    "schools": [
        {"key": "east", "seats": 3, "overflow": ["west", "north"]},
        {"key": "west", "seats": 2, "overflow": ["north"]},
        {"key": "north", "seats": 3},
    ],
}


def test_the_worked_example_by_hand():
    found = ENGINE.run(read(PROBLEM), "seed")
    rows = {
        one["key"]: (one["number"], one["locked"], one["how"], one["place"])
        for one in found["children"]
    }
    # East, 3 seats: C01 by policy; then C03 (2015), whose dwelling another family used in 2022;
    # C02 (her own family's use is no bar); the twins, two on the last seat: one extra seat; C06 full.
    # North is the only school left: west has no seat for others.
    assert rows == {
        "C01": (1, "", "care", "east"), "C02": (3, "", "band", "east"),
        "C03": (2, "used", "overflow", "north"), "C04": (4, "", "band", "east"),
        "C05": (5, "", "band", "east"), "C06": (6, "", "overflow", "north"),
        "C07": (1, "", "band", "west"), "C08": (2, "", "band", "west"),
    }  # fmt: skip
    assert found["unplaced"] == []
    assert found["schools"][0] == {
        "key": "east", "seats": 3, "own": 4, "from_others": 0, "left": 0, "extra": 1, "passed_on": 2,
    }  # fmt: skip
    assert ENGINE.referee(PROBLEM, "seed", found) == []
    json.dumps(found)


def test_the_lock_ends_on_the_day_and_only_siblings_are_excepted():
    def lock(on, **more):
        uses = [{"dwelling": "D2", "family": "F9", "on": on}]
        some = [child("C03", "east", "first", dwelling="D2", family="F2") | more]
        return ENGINE.run(read(PROBLEM | {"dwellings": uses, "children": some}), "s")["children"][
            0
        ]["locked"]

    assert lock("2020-09-01") == "used"
    assert lock("2020-08-31") == ""
    assert lock("2026-01-01", family="F9") == ""
    assert years_on(date(2020, 2, 29), 6) == date(2026, 3, 1)


def test_of_two_families_in_one_dwelling_the_first_in_order_holds_it():
    some = [
        child("C1", "east", "first", since="2019-01-01", dwelling="D", family="F1"),
        child("C2", "east", "first", since="2018-01-01", dwelling="D", family="F2"),
        child("C3", "east", "second", since="2018-01-01", dwelling="D", family="F2"),
    ]
    found = ENGINE.run(read(PROBLEM | {"children": some, "dwellings": []}), "s")
    assert [one["locked"] for one in found["children"]] == ["season", "", ""]


def test_twins_who_no_longer_fit_may_go_on_together():
    table = TABLE | {"last_group": "skip"}
    found = ENGINE.run(read(PROBLEM | {"table": table}), "seed")
    rows = {one["key"]: (one["how"], one["place"]) for one in found["children"]}
    assert rows["C04"] == rows["C05"] == ("overflow", "north")
    assert rows["C06"] == ("band", "east")
    assert ENGINE.referee(PROBLEM | {"table": table}, "seed", found) == []
    problem = read(PROBLEM | {"table": table})
    told = [one.zh for one in ENGINE.told(problem, found, "C04")]
    assert "east轮到时余下的学位不够一家的孩子同进，整组转为统筹" in told
    found = ENGINE.run(read(PROBLEM), "seed")
    told = [one.zh for one in ENGINE.told(read(PROBLEM), found, "C06")]
    assert any(one.startswith("east有3个学位，录取到第5位（") for one in told)


SHORT = PROBLEM | {
    "schools": [
        {"key": "east", "seats": 3, "overflow": ["west", "north"]},
        {"key": "west", "seats": 1, "overflow": ["north"]},
        {"key": "north", "seats": 1},
    ]
}


def test_seats_that_lack_are_told_by_number_and_by_schools():
    with pytest.raises(NoPlaceError) as caught:
        ENGINE.run(read(SHORT), "seed")
    said = caught.value.told()
    assert said.zh == "缺2个学位：east、west分流的学生在north、west安排不下"
    assert said.en.startswith("2 places lack")


def test_who_has_no_place_may_be_listed_instead():
    problem = SHORT | {"table": TABLE | {"short": "list"}}
    found = ENGINE.run(read(problem), "seed")
    assert found["unplaced"] == ["C03", "C08"]
    assert ENGINE.referee(problem, "seed", found) == []
    assert ENGINE.told(read(problem), found, "C08")[-1].zh == "尚无学位，由主管科室限期落实"


def test_nobody_takes_the_only_seat_of_another():
    """A may go to x or y, B only to x: A, though first, goes to y."""
    problem = PROBLEM | {
        "children": [child("A", "p", "first", since="2010-01-01"), child("B", "q", "first")],
        "dwellings": [],
        "schools": [
            {"key": "p", "seats": 0, "overflow": ["x", "y"]},
            {"key": "q", "seats": 0, "overflow": ["x"]},
            {"key": "x", "seats": 1},
            {"key": "y", "seats": 1},
        ],
    }
    found = ENGINE.run(read(problem), "s")
    assert [one["place"] for one in found["children"]] == ["y", "x"]
    assert ENGINE.referee(problem, "s", found) == []


def test_each_gets_its_reasons_and_a_stranger_none():
    problem = read(PROBLEM)
    found = ENGINE.run(problem, "seed")
    said = [one.zh for one in ENGINE.told(problem, found, "C03")]
    assert "在east施教区排第2位，共6人" in said
    assert any("住房学位锁定：年限内已有他人使用（6年内一个家庭" in one for one in said)
    assert said[-1] == "统筹安排到north"
    assert any(
        "Goes before all bands by: 某办法第八条" in one.en
        for one in ENGINE.told(problem, found, "C01")
    )
    with pytest.raises(NotFoundError):
        ENGINE.told(problem, found, "C99")
    assert [one.key for one in ENGINE.lines(problem, found)][:3] == ["C01", "C03", "C02"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"children": [child("C", "south", "first")]}, "south"),
        ({"children": [child("C", "east", "fifth")]}, "fifth"),
        ({"children": [{"key": "C", "zone": "east", "band": "first"}]}, "C缺少落户日期"),
        ({"children": [child(key, key, "first", dwelling="D") for key in ("east", "west")]}, "不一致"),
        ({"schools": [{"key": "east", "seats": 1, "overflow": ["east"]}]}, "不能分流到本校"),
        ({"on": "soon"}, "on: 'soon'"),
    ],
)  # fmt: skip
def test_a_wrong_problem_is_refused_with_its_place(change, said):
    with pytest.raises(GivenError) as caught:
        ENGINE.canonical(PROBLEM | change)
    assert said in caught.value.told().zh


def test_wrong_results_are_caught():
    found = ENGINE.run(read(PROBLEM), "seed")
    for path, wrong in mutations(found):
        assert ENGINE.referee(PROBLEM, "seed", wrong), path
    assert ENGINE.referee(PROBLEM, "another seed", found)


BANDS = [
    {"key": "one", "title": {"zh": "一", "en": "1"}, "clause": "1", "order": ["points", "lottery"]},
    {"key": "two", "title": {"zh": "二", "en": "2"}, "clause": "2", "order": []},
]
OVER = st.lists(st.sampled_from("pqr"), max_size=2, unique=True)


@st.composite
def problems(draw, sizes=(1, 7)):
    schools = [
        {
            "key": key,
            "seats": draw(st.integers(0, 3)),
            "overflow": [x for x in draw(OVER) if x != key],
        }
        for key in "pqr"
    ]
    children = []
    for number in range(draw(st.integers(*sizes))):
        zone = draw(st.sampled_from("pqr"))
        family = draw(st.sampled_from(["F1", "F2"]))
        children.append({
            "key": f"K{number}", "zone": zone, "band": draw(st.sampled_from(["one", "two"])),
            "points": draw(st.integers(0, 2)), "care": draw(st.sampled_from(["", "", "", "clause"])),
            "dwelling": draw(st.sampled_from(["", f"{zone}-home"])), "family": family,
        })  # fmt: skip
    for one in children:
        twins = draw(st.booleans())
        one["bound"] = f"{one['zone']}{one['dwelling']}{one['family']}" if twins else ""
    table = {
        "version": "1", "bands": BANDS, "short": "list", "last_group": draw(st.sampled_from(["extra", "skip"])),
        "lock": {"years": 6, "clause": "9", "siblings_excepted": draw(st.booleans())},
    }  # fmt: skip
    uses = [{"dwelling": "p-home", "family": "F2", "on": "2024-01-01"}]
    return {
        "table": table, "on": "2026-08-31", "children": children, "schools": schools,
        "dwellings": uses[: draw(st.integers(0, 1))],
    }  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_small_cases_stand_before_the_referee_and_no_order_of_the_list_matters(problem, chance):
    found = ENGINE.run(read(problem), "s")
    assert ENGINE.referee(problem, "s", found) == []
    mixed = problem | {"children": chance.sample(problem["children"], len(problem["children"]))}
    assert ENGINE.run(read(mixed), "s") == found


@settings(max_examples=50, deadline=None)
@given(problems((1, 5)))
def test_as_many_are_placed_as_any_way_of_passing_on_could(problem):
    """Brute force over every school for everybody who was not placed at home."""
    found = ENGINE.run(read(problem), "s")
    rows = {one["key"]: one for one in found["children"]}
    home = Counter(one["place"] for one in rows.values() if one["how"] in ("care", "band"))
    left = {one["key"]: max(one["seats"] - home[one["key"]], 0) for one in problem["schools"]}
    lists = {one["key"]: one["overflow"] for one in problem["schools"]}
    passed = [
        one for one in problem["children"] if rows[one["key"]]["how"] in ("overflow", "unplaced")
    ]
    best = 0
    for way in product(*([*lists[one["zone"]], ""] for one in passed)):
        counts = Counter(school for school in way if school)
        if all(number <= left[school] for school, number in counts.items()):
            best = max(best, sum(counts.values()))
    assert len(passed) - len(found["unplaced"]) == best
