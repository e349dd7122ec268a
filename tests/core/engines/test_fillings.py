"""Seats given up and filled, for every kind that hands out seats: by hand, by chance, before the referee."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.engines.bands import test_bands as bands
from tests.core.engines.matching.seasons import seasons
from tests.core.engines.points import test_points as points

from xuezheng.catalogue.engines import ENGINES, engine
from xuezheng.core.base.engines import Filled
from xuezheng.core.base.errors import XuezhengError
from xuezheng.core.base.fillings import GoneError
from xuezheng.core.engines.inspection.filling import SentError
from xuezheng.core.engines.inspection.problem import UnreplacedError

FILLS = {"draw", "points", "bands", "matching", "inspection"}


def listed(problem):
    """Have those without a place listed, and give more children than seats."""
    found = json.loads(json.dumps(problem))
    found["table"]["short"] = "list"
    return found


PROBLEMS = {
    "points": points.problems(), "bands": bands.problems().map(listed), "matching": seasons(),
}  # fmt: skip


def seated(by, problem, result):
    """Give who has a place, and who waits for one."""
    lines = list(by.lines(by.read(problem), result))
    return [one.key for one in lines if one.place], [one.key for one in lines if not one.place]


def test_who_has_a_seat_to_give_up():
    """Quotas give seats to schools, not to children; classes and zones leave nobody without."""
    assert {key for key in ENGINES if engine(key).fill is not None} == FILLS
    assert {key for key in ENGINES if engine(key).fill_referee is not None} == FILLS


def choices(*people, seats=1, ties="lottery", mechanism="deferred"):
    return {
        "marks": ["total"], "ties": ties, "batches": [{"key": "1", "mechanism": mechanism, "adjusts": True}],
        "schools": [
            {"key": "甲", "lanes": [
                {"key": "指标", "seats": 1, "batch": "1", "admits": "望", "floor": 500, "falls_to": "统招"},
                {"key": "统招", "seats": seats, "batch": "1"},
            ]},
            {"key": "乙", "lanes": [{"key": "统招", "seats": 1, "batch": "1"}]},
        ],
        "applicants": [
            {"key": key, "marks": [marks], "choices": wishes, "tags": tags, "adjusts": adjusts}
            for key, marks, wishes, tags, adjusts in people
        ],
    }  # fmt: skip


PEOPLE = (
    ("A", 600, ["甲"], ["望"], False), ("B", 590, ["甲"], [], False), ("C", 580, ["乙"], [], True),
    ("D", 540, ["甲"], ["望"], False), ("E", 570, ["甲", "乙"], [], False), ("F", 610, [], [], True),
)  # fmt: skip


def test_a_quota_seat_goes_to_its_own_first_and_falls_where_the_rule_says():
    by, problem = engine("matching"), choices(*PEOPLE)
    result = by.run(by.read(problem), "s")
    at = {row["key"]: (row["school"], row["lane"]) for row in result["placed"]}
    assert at["A"] == ("甲", "指标")
    assert at["B"] == ("甲", "统招")
    assert at["C"] == ("乙", "统招")
    # A's seat is kept for those of 望: D has it before E, who has more. Then nobody of them waits, and it falls to E.
    # C's seat at 乙: nobody left who named it or agreed; F named no school at all, so it stays free.
    steps = by.fill(by.read(problem), result, ["A", "D", "C"])
    assert steps == [Filled("A", "甲", ("D",)), Filled("D", "甲", ("E",)), Filled("C", "乙", ())]
    assert by.fill_referee(problem, result, steps) == []


def test_equals_come_in_together_and_what_is_beyond_the_plan_is_not_filled_again():
    people = [(key, 500, ["甲"], [], False) for key in "XY"]
    by = engine("matching")
    problem = choices(
        ("A", 600, ["甲"], [], False), *people, ("Z", 490, ["甲"], [], False), ties="together"
    )
    problem["schools"][0]["lanes"] = problem["schools"][0]["lanes"][1:]
    result = by.run(by.read(problem), "")
    steps = by.fill(by.read(problem), result, ["A", "X", "Y"])
    assert [one.took for one in steps] == [("X", "Y"), (), ("Z",)]
    assert by.fill_referee(problem, result, steps) == []


def test_the_next_rank_comes_in_where_it_chose_and_reaches_the_least():
    by = engine("points")
    item = {
        "key": "i",
        "title": {"zh": "项", "en": "item"},
        "clause": "一",
        "kind": "count",
        "points": 1,
    }
    people = [("A", 9, ["甲"]), ("B", 8, ["乙"]), ("C", 7, ["甲", "乙"]), ("D", 3, ["甲"])]
    problem = {
        "table": {"version": "1", "items": [item]},
        "schools": [{"key": "甲", "seats": 1, "least": 5}, {"key": "乙", "seats": 1}],
        "applicants": [
            {"key": key, "choices": wishes,
             "facts": [{"item": "i", "amount": many, "state": "verified"}]}
            for key, many, wishes in people
        ],
    }  # fmt: skip
    result = by.run(by.read(problem), "s")
    steps = by.fill(by.read(problem), result, ["A", "C", "B", "D"])
    # D stays below the least of 甲; who gave a seat up does not wait again.
    assert steps == [
        Filled("A", "甲", ("C",)), Filled("C", "甲", ()), Filled("B", "乙", ()), Filled("D", "", ()),
    ]  # fmt: skip
    assert by.fill_referee(problem, result, steps) == []
    with pytest.raises(GoneError):
        by.fill(by.read(problem), result, ["A", "A"])


def test_of_those_without_a_place_the_zones_own_come_first():
    by = engine("bands")
    band = {"key": "b", "title": {"zh": "一", "en": "one"}, "clause": "一", "order": ["points"]}
    children = [
        {"key": key, "zone": zone, "band": "b", "points": str(many)}
        for key, zone, many in (("A", "甲", 9), ("B", "甲", 5), ("C", "乙", 8), ("D", "乙", 7), ("E", "乙", 6))
    ]  # fmt: skip
    problem = {
        "table": {"version": "1", "bands": [band], "short": "list"}, "on": "2026-08-31",
        "children": children,
        "schools": [{"key": "甲", "seats": 1}, {"key": "乙", "seats": 1, "overflow": ["甲"]}],
    }  # fmt: skip
    result = by.run(by.read(problem), "s")
    assert result["unplaced"] == ["B", "D", "E"]
    steps = by.fill(by.read(problem), result, ["A", "B", "C"])
    # At 甲 its own B before D with more points; then D, whose zone passes on to 甲; 乙 goes to E.
    assert [one.took for one in steps] == [("B",), ("D",), ("E",)]
    assert by.fill_referee(problem, result, steps) == []


PANEL = {
    "purpose": "t", "on": "2026-10-12", "rules": {"version": "1", "team": 0, "panel": {"a": 2, "b": 1}},
    "inspectors": [{"key": f"J{n}", "group": "ab"[n % 2]} for n in range(7)],
}  # fmt: skip


def test_a_judge_who_falls_out_is_followed_by_the_next_reserve_of_the_group():
    by = engine("inspection")
    result = {"members": ["J4", "J1", "J0"], "reserves": ["J3", "J2", "J5", "J6"]}
    steps = by.fill(by.read(PANEL), result, ["J4", "J3", "J1", "J2", "J0"])
    # J2 is the first reserve of a; J3 of b leaves the list, so J5 follows J1; J6 is the last of a.
    assert steps == [
        Filled("J4", "a", ("J2",)), Filled("J3", "", ()), Filled("J1", "b", ("J5",)),
        Filled("J2", "a", ("J6",)), Filled("J0", "a", ()),
    ]  # fmt: skip
    assert by.fill_referee(PANEL, result, steps) == []
    with pytest.raises(GoneError):
        by.fill(by.read(PANEL), result, ["J9"])


def test_a_panel_by_chance_stands_before_the_referee_and_every_wrong_step_is_caught():
    by = engine("inspection")
    for seed in map(str, range(20)):
        result = by.run(by.read(PANEL), seed)
        steps = by.fill(by.read(PANEL), result, [*result["members"], result["reserves"][0]])
        assert by.fill_referee(PANEL, result, steps) == []
        for at, step in enumerate(steps):
            for other in (
                replace(step, place="x"), replace(step, took=(*step.took, "x")),
                replace(step, took=(result["reserves"][-1], *step.took)), replace(step, key="x"),
            ):  # fmt: skip
                assert (
                    by.fill_referee(PANEL, result, [*steps[:at], other, *steps[at + 1 :]])
                    or other == step
                )


def test_without_a_panel_there_is_no_reserve_and_only_a_new_decision_replaces_somebody():
    by = engine("inspection")
    rules = {"version": "1", "team": 2, "rates": {"g": 1}}
    problem = PANEL | {"rules": rules, "subjects": [{"key": "S", "grade": "g"}]}
    result = by.run(by.read(problem), "s")
    with pytest.raises(SentError) as caught:
        by.fill(by.read(problem), result, result["members"][:1])
    assert "新决策" in caught.value.told().zh
    assert by.fill(by.read(problem), result, []) == []
    assert by.fill_referee(problem, result, [Filled(result["members"][0], "a", ())])


SENT = {
    "purpose": "t", "on": "2026-10-12",
    "rules": {"version": "1", "team": 2, "specialist": "食品", "rates": {"g": 1}, "panel": {"a": 3, "b": 1}},
    "subjects": [{"key": key, "grade": "g", "unit": f"U{key}"} for key in "STV"],
    "inspectors": [
        {"key": "A1", "group": "a", "fields": ["食品"]}, {"key": "A2", "group": "a"},
        {"key": "A3", "group": "a"}, {"key": "B1", "group": "b"},
        {"key": "R1", "group": "a", "unit": "UT"}, {"key": "R2", "group": "a"},
        {"key": "R3", "group": "a", "fields": ["食品"]}, {"key": "R4", "group": "b"},
    ],
    "declared": [{"inspector": "R4", "subject": "V"}],
}  # fmt: skip
TEAMS = {
    "members": ["A1", "A2", "A3", "B1"], "reserves": ["R1", "R2", "R3", "R4"],
    "teams": [
        {"subject": "S", "team": ["A1", "A2"]}, {"subject": "T", "team": ["A1", "A3"]},
        {"subject": "V", "team": ["A1", "B1"]},
    ],
}  # fmt: skip


def test_a_reserve_takes_over_every_team_of_whoever_falls_out_and_the_others_stay():
    by = engine("inspection")
    # A2 was at S alone: R1, the first, may go there. A1 sat on the specialist's seat of all three: R2 has not the
    # field, so R3. Then nobody of group a is left who was not passed over but R2, who follows A3 to T.
    steps = by.fill(by.read(SENT), TEAMS, ["A2", "A1", "A3"])
    assert steps == [
        Filled("A2", "a", ("R1",)), Filled("A1", "a", ("R3",)), Filled("A3", "a", ("R2",)),
    ]  # fmt: skip
    assert by.fill_referee(SENT, TEAMS, steps) == []
    # A3 first: R1 belongs to the unit of T and is passed over, R2 goes; R2 falls out too, and R3 takes over T.
    steps = by.fill(by.read(SENT), TEAMS, ["A3", "R2"])
    assert [one.took for one in steps] == [("R2",), ("R3",)]
    assert by.fill_referee(SENT, TEAMS, steps) == []
    for wrong in (("R1",), ("R3",), ("R4",), (), ("A2",)):
        assert by.fill_referee(SENT, TEAMS, [Filled("A3", "a", wrong)])
    assert by.fill_referee(SENT, TEAMS, [Filled("A3", "b", ("R2",))])


def test_where_no_reserve_may_go_a_new_decision_is_asked_for():
    by = engine("inspection")
    # The only reserve of b has declared a tie to V, where B1 was sent.
    with pytest.raises(UnreplacedError) as caught:
        by.fill(by.read(SENT), TEAMS, ["B1"])
    assert caught.value.told().zh.startswith("备选名单中没有人可以接替B1")
    for took in ((), ("R4",), ("R1",)):
        with pytest.raises(UnreplacedError):
            by.fill_referee(SENT, TEAMS, [Filled("B1", "b", took)])


def test_teams_by_chance_stand_before_the_referee_and_nobody_who_must_avoid_is_sent():
    by = engine("inspection")
    problem = SENT | {"rules": {**SENT["rules"], "specialist": ""}}
    tied = 0
    for seed in map(str, range(30)):
        result = by.run(by.read(problem), seed)
        for who in result["members"]:
            try:
                steps = by.fill(by.read(problem), result, [who])
            except UnreplacedError:
                tied += 1
                continue
            assert by.fill_referee(problem, result, steps) == []
            (came,) = steps[0].took
            to = {row["subject"] for row in result["teams"] if who in row["team"]}
            assert (came, "T") not in {(came, one) for one in to if came == "R1"}
            assert (came, "V") not in {(came, one) for one in to if came == "R4"}
            wrong = [replace(steps[0], took=(key,)) for key in result["reserves"] if key != came]
            assert all(by.fill_referee(problem, result, [one]) for one in wrong)
    assert 0 < tied < 60


@pytest.mark.parametrize("key", PROBLEMS)
def test_by_chance_the_referee_agrees_and_every_wrong_step_is_caught(key):
    by = engine(key)

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(PROBLEMS[key], st.data())
    def tried(problem, data):
        try:
            result = by.run(by.read(problem), "s")
        except XuezhengError:
            return
        sits, waits = seated(by, problem, result)
        gone = data.draw(st.permutations(sits))[:4]
        steps = by.fill(by.read(problem), result, gone)
        assert by.fill_referee(problem, result, steps) == []
        took = [one for step in steps for one in step.took]
        assert len(took) == len(set(took))
        assert set(took) <= set(waits)
        for at, step in enumerate(steps):
            for other in (
                replace(step, place="x"),
                replace(step, took=(*step.took, "x")),
                replace(step, took=step.took[1:]),
                replace(step, key="x"),
            ):
                wrong = [*steps[:at], other, *steps[at + 1 :]]
                assert other == step or by.fill_referee(problem, result, wrong)

    tried()
