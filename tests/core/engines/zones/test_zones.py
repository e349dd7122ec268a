"""Zones by hand, the table beside that of the register, borders beside its own, wrong results caught."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.engines.mutating import mutations

from xuezheng.adapters.parameters import shipped
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.given import GivenError, thawed
from xuezheng.core.engines.zones.assign import inside
from xuezheng.core.engines.zones.engine import ENGINE
from xuezheng.core.engines.zones.problem import read
from xuezheng.core.registers.catchment import Clash, How, Line, conflicts, holds, look_up

SQUARE = [[0, 0], [4, 0], [4, 4], [0, 4]]


def street(name, low, high, parity="all"):
    return {"kind": "street", "names": [name], "low": low, "high": high, "parity": parity}


RULES = thawed(shipped().on(date(2026, 10, 12))["zoning.rules"])
PROBLEM = {
    "rules": RULES | {"tight": "0.75"},
    "zones": [
        {
            "key": "东片", "school": "东小", "rings": [SQUARE],
            "lines": [street("观海路", 1, 101, "odd"), {"kind": "place", "names": ["锦绣花园", "锦绣苑"]}],
        },
        {
            "key": "西片", "school": "西小", "rings": [[[4, 0], [8, 0], [8, 4], [4, 4]]],
            "lines": [street("观海路", 101, 199, "odd"), street("观海路", 2, 40, "even")],
        },
    ],
    "children": [
        {"key": "K1", "year": "2027", "place": "观海路", "number": 99, "point": [5, 1]},
        {"key": "K2", "year": "2027", "place": "观海路", "number": 101},
        {"key": "K3", "year": "2027", "place": "锦绣苑"},
        {"key": "K4", "year": "2027", "place": "桃源村", "point": [6, 2]},
        {"key": "K5", "year": "2028", "place": "观海路", "number": 50},
        {"key": "K6", "year": "2027", "place": "锦绣花园"},
        {"key": "K7", "year": "2028", "place": "观海路", "number": 2},
    ],
    "seats": [
        {"zone": "东片", "year": "2027", "seats": 4}, {"zone": "西片", "year": "2027", "seats": 0},
        {"zone": "东片", "year": "2028", "seats": 9},
    ],
}  # fmt: skip


def test_the_worked_example_by_hand():
    found = ENGINE.run(read(PROBLEM), "")
    rows = {one["key"]: (one["zone"], one["reason"], one["differ"]) for one in found["children"]}
    assert rows == {
        "K1": ("东片", "table", True), "K2": ("", "several", False), "K3": ("东片", "table", False),
        "K4": ("西片", "border", False), "K5": ("", "none", False), "K6": ("东片", "table", False),
        "K7": ("西片", "table", False),
    }  # fmt: skip
    assert found["overlaps"] == [
        {"zones": ["东片", "西片"], "place": "观海路", "low": 101, "high": 101}
    ]
    # From 1 to 199 the odd side is whole; of the even side 42 to 198 belongs to nobody.
    assert found["gaps"] == [{"street": "观海路", "parity": "even", "low": 42, "high": 198}]
    assert [tuple(one.values()) for one in found["places"]] == [
        ("东片", "2027", 3, 4, 1, "tight"), ("东片", "2028", 0, 9, 9, "enough"),
        ("西片", "2027", 1, 0, -1, "short"), ("西片", "2028", 1, None, None, "unknown"),
    ]  # fmt: skip
    assert ENGINE.referee(PROBLEM, "", found) == []
    json.dumps(found)


def test_each_gets_its_reasons_and_a_stranger_none():
    problem = read(PROBLEM)
    found = ENGINE.run(problem, "")
    assert [one.zh for one in ENGINE.told(problem, found, "K1")] == [
        "地址：观海路99号", "地址表：东片", "边界所在为西片，以公布的地址表为准",
        "2027年东片：适龄3人，学位4，偏紧",
    ]  # fmt: skip
    assert ENGINE.told(problem, found, "K7")[-1].en.endswith("seats no data: No data")
    assert ENGINE.told(problem, found, "K5")[1].en == "No zone covers it: –"
    with pytest.raises(NotFoundError):
        ENGINE.told(problem, found, "K9")
    assert [one.place for one in ENGINE.lines(problem, found)][:3] == ["东小", "", "东小"]


def test_an_address_block_counts_for_the_children_expected_there():
    block = {"key": "锦绣苑", "year": "2027", "place": "锦绣苑", "many": 5}
    problem = PROBLEM | {"children": [block]}
    found = ENGINE.run(read(problem), "")
    assert found["places"][0]["children"] == 5
    assert found["places"][0]["level"] == "short"  # of four seats
    assert ENGINE.referee(problem, "", found) == []
    told = [one.zh for one in ENGINE.told(read(problem), found, "锦绣苑")]
    assert told[1:] == ["预计适龄5人", "地址表：东片", "2027年东片：适龄5人，学位4，不足"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"zones": [{"key": "a", "school": "s", "rings": [[[0, 0], [1, 1]]]}]}, "不足三点"),
        (
            {"zones": [{"key": "a", "school": "s", "rings": [[[0, 0], [1, 1], [0.5, 1]]]}]},
            "[0.5, 1]",
        ),
        ({"zones": [{"key": "a", "school": "s", "lines": [street("路", 9, 1)]}]}, "门牌9大于1"),
        ({"seats": [{"zone": "北片", "year": "2027", "seats": 1}]}, "没有施教区“北片”"),
        ({"children": [{"key": "K", "year": "2027", "number": -1}]}, "children[0].number"),
    ],
)
def test_a_wrong_problem_is_refused_with_its_place(change, said):
    with pytest.raises(GivenError) as caught:
        ENGINE.canonical(PROBLEM | change)
    assert said in caught.value.told().zh


def test_wrong_results_are_caught():
    found = ENGINE.run(read(PROBLEM), "")
    for path, wrong in mutations(found):
        assert ENGINE.referee(PROBLEM, "", wrong), path


STRETCHES = st.builds(
    lambda name, low, wide, parity: street(name, low, low + wide, parity),
    st.sampled_from(["甲路", "乙街"]), st.integers(1, 12), st.integers(0, 8),
    st.sampled_from(["odd", "even", "all"]),
)  # fmt: skip
PLACES = st.builds(
    lambda name: {"kind": "place", "names": [name]}, st.sampled_from(["丙园", "丁村"])
)
POINTS = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(list)
RINGS = st.lists(POINTS, min_size=3, max_size=5, unique_by=tuple)


@st.composite
def problems(draw):
    zones = [
        {
            "key": key, "school": key, "lines": draw(st.lists(STRETCHES | PLACES, max_size=3)),
            "rings": draw(st.lists(RINGS, max_size=2)),
        }
        for key in "ab"
    ]  # fmt: skip
    children = [
        {
            "key": f"K{n}", "year": draw(st.sampled_from(["2027", "2028"])),
            "place": draw(st.sampled_from(["甲路", "乙街", "丙园", "丁村"])),
            "number": draw(st.none() | st.integers(1, 20)), "point": draw(st.none() | POINTS),
        }
        for n in range(draw(st.integers(0, 6)))
    ]  # fmt: skip
    seats = [{"zone": "a", "year": "2027", "seats": draw(st.integers(0, 3))}]
    return {"rules": {"version": "1"}, "zones": zones, "children": children, "seats": seats}


@settings(max_examples=30, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_small_cases_stand_before_the_referee_and_no_order_of_the_list_matters(problem, chance):
    found = ENGINE.run(read(problem), "")
    assert ENGINE.referee(problem, "", found) == []
    mixed = problem | {"children": chance.sample(problem["children"], len(problem["children"]))}
    assert ENGINE.run(read(mixed), "") == found


@settings(max_examples=30, deadline=None)
@given(problems())
def test_the_table_says_what_the_register_of_addresses_says(problem):
    found = ENGINE.run(read(problem), "")
    lines = [
        Line(10 * place + n, place, "primary", "street" if one["kind"] == "street" else "estate", one["names"][0],
             low=one.get("low"), high=one.get("high"), parity=one.get("parity", "all"))
        for place, zone in enumerate(problem["zones"]) for n, one in enumerate(zone["lines"])
    ]  # fmt: skip
    for child, row in zip(problem["children"], found["children"], strict=True):
        street_named = child["place"] in ("甲路", "乙街")
        if (child["number"] is None) == street_named:
            continue
        words = child["place"] + (f"{child['number']}号" if street_named else "")
        hits = {hit.line.zone for hit in look_up(lines, words) if hit.how in (How.NUMBER, How.NAME)}
        assert row["table"] == ["ab"[n] for n in sorted(hits)]
    clashes = [one for one in conflicts(lines) if one.clash is not Clash.TWO_NAMES]
    assert len(found["overlaps"]) == len(clashes)


def on_edge(ring, x, y):
    """Say whether a point lies on the border itself."""
    return any(
        (x2 - x1) * (y - y1) == (x - x1) * (y2 - y1)
        and min(x1, x2) <= x <= max(x1, x2)
        and min(y1, y2) <= y <= max(y1, y2)
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)
    )


def quarter(dx, dy):
    """Give the quarter a direction points to, counted against the clock."""
    return (0 if dy >= 0 else 3) if dx > 0 or (dx == 0 and dy < 0) else (1 if dy > 0 else 2)


def turns(ring, x, y):
    """Count how often a ring goes around a point that is not on it, quarter by quarter (winding number)."""
    whole = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        a, b, c, d = x1 - x, y1 - y, x2 - x, y2 - y
        step = (quarter(c, d) - quarter(a, b)) % 4
        if step == 2:  # through the opposite quarter: the side the point lies on decides
            step = 2 if a * d - b * c > 0 else -2
        whole += -1 if step == 3 else step
    assert whole % 4 == 0
    return whole // 4


WIDE = st.tuples(st.integers(-9, 9), st.integers(-9, 9))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(WIDE, min_size=3, max_size=7, unique=True), min_size=1, max_size=3), WIDE)
def test_a_border_holds_what_its_rings_go_around_an_odd_number_of_times(rings, point):
    """The winding number, reckoned without a ray, beside the rays; borders may cross themselves."""
    x, y = point
    if any(on_edge(ring, x, y) for ring in rings):
        return
    odd = sum(turns(ring, x, y) for ring in rings) % 2 == 1
    assert inside(rings, point) == odd
    zones = [{"key": "a", "school": "s", "rings": [[list(p) for p in ring] for ring in rings]}]
    child = {"key": "K", "year": "2027", "point": [x, y]}
    problem = {"rules": {"version": "1"}, "zones": zones, "children": [child]}
    found = ENGINE.run(read(problem), "")
    assert found["children"][0]["zone"] == ("a" if odd else "")
    assert ENGINE.referee(problem, "", found) == []


@settings(max_examples=60, deadline=None)
@given(problems())
def test_gaps_and_overlaps_are_what_going_from_door_to_door_finds(problem):
    """Every house number of every street is asked for itself who claims it."""
    found = ENGINE.run(read(problem), "")
    claims = {}
    for zone in problem["zones"]:
        for line in zone["lines"]:
            for number in range(line["low"], line["high"] + 1) if line["kind"] == "street" else ():
                if line["parity"] == "all" or (number % 2 == 1) == (line["parity"] == "odd"):
                    claims.setdefault(line["names"][0], {}).setdefault(number, set()).add(
                        zone["key"]
                    )
    told = {
        (gap["street"], number)
        for gap in found["gaps"]
        for number in range(gap["low"], gap["high"] + 1, 2)
    }
    ends = {}
    for zone in problem["zones"]:
        for line in (line for line in zone["lines"] if line["kind"] == "street"):
            low, high = ends.get(line["names"][0], (line["low"], line["high"]))
            ends[line["names"][0]] = min(low, line["low"]), max(high, line["high"])
    assert told == {
        (street, number)
        for street, (low, high) in ends.items()
        for number in range(low, high + 1)
        if number not in claims.get(street, {})
    }
    both = {
        (street, number)
        for street, doors in claims.items()
        for number, keys in doors.items()
        if len(keys) > 1
    }
    shared = [one for one in found["overlaps"] if one["low"] is not None]
    spanned = {
        (one["place"], number) for one in shared for number in range(one["low"], one["high"] + 1)
    }
    assert both <= spanned
    assert both >= {(one["place"], one[end]) for one in shared for end in ("low", "high")}


@settings(max_examples=50, deadline=None)
@given(st.lists(RINGS, min_size=1, max_size=2), POINTS)
def test_a_border_holds_what_the_register_of_zones_says_it_holds(rings, point):
    assert inside(rings, tuple(point)) == holds(rings, tuple(point))
