"""Points by hand, in every small case against trying everything out, and 50 wrong results caught."""

import json
from datetime import date
from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.engines.mutating import mutations

from xuezheng.adapters.parameters import shipped
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.given import GivenError, thawed
from xuezheng.core.engines.points.engine import ENGINE
from xuezheng.core.engines.points.problem import full_months, read
from xuezheng.core.engines.points.score import score

TABLE = thawed(shipped().on(date(2026, 10, 12))["points.table"])


def fact(item, evidence, *, holder="", state="verified", **more):
    return {"item": item, "evidence": evidence, "holder": holder, "state": state, **more}


RECORD = "insurance_record"
APPLICANTS = [
    {
        "key": "A001",
        "choices": ["east"],
        "facts": [
            fact("own_home", "title_deed", since="2021-06-01"),
            fact("education", "diploma", holder="father", level="master"),
            fact("education", "diploma", holder="mother", level="bachelor"),
            fact("skill", "skill_paper", holder="father", level="grade_3_4"),
            fact("insured_recent", RECORD, holder="father", amount=36),
            fact("insured_before", RECORD, holder="father", amount=25),
            fact("insured_recent", RECORD, holder="mother", amount=30),
            fact("honour", "honour_paper", amount=5),
        ],
    },
    {
        "key": "A002",
        "choices": ["west"],
        "facts": [
            fact("insured_recent", RECORD, holder="mother", amount=36),
            fact("insured_before", RECORD, holder="mother", amount=60),
            fact("professional_title", "title_paper", level="middle"),
            fact("education", "diploma", level="college", handed_in="2026-05-31"),
        ],
    },
    {
        "key": "A003",
        "choices": ["east", "west"],
        "facts": [
            fact("own_home", "title_deed", since="2025-05-31"),
            fact("insured_recent", RECORD, amount=24, state="waiting"),
            fact("honour", "letter", amount=1),
        ],
    },
    {"key": "A004", "choices": ["east"], "vetoes": ["false_papers"], "facts": []},
]
PROBLEM = {
    "table": TABLE,
    "closing": "2026-05-30",
    "counted_to": "2026-05-30",
    "applicants": APPLICANTS,
    "schools": [{"key": "east", "seats": 1}, {"key": "west", "seats": 1}],
}


def test_the_worked_example_by_hand():
    found = ENGINE.run(read(PROBLEM), "seed")
    # 59 months of a home: 40 + 59/12; master 20; the father's 12 + 4; five honours 25, at most 20.
    # 36 and 60 months insured: 12 + 10; a middle title 5, the diploma came a day late.
    # 11 months of a home: 40 + 11/12; the record waits, a letter is no honour paper.
    totals = {one["key"]: one["total"] for one in found["scores"]}
    assert totals == {"A001": "1211/12", "A002": "27", "A003": "491/12", "A004": "0"}
    assert [(one["key"], one["rank"], one["place"]) for one in found["order"]] == [
        ("A001", 1, "east"), ("A003", 2, "west"), ("A002", 3, ""),
    ]  # fmt: skip
    assert found["cutoffs"]["west"] == {"least": "491/12", "placed": 1, "left": 0}
    assert found["scores"][3]["barred"] == ["false_papers", "residence"]
    whys = [line["why"] for line in found["scores"][0]["lines"]]
    assert whys == [
        "counted", "counted", "less_than_other", "less_in_group", "counted", "counted",
        "other_holder", "counted",
    ]  # fmt: skip
    assert found["scores"][0]["groups"]["conduct"] == "20"
    assert [line["why"] for line in found["scores"][2]["lines"]] == [
        "counted",
        "waiting",
        "evidence",
    ]
    assert found["scores"][1]["lines"][3]["why"] == "late"
    assert ENGINE.referee(PROBLEM, "seed", found) == []
    json.dumps(found)


def test_a_second_check_goes_before_the_first_and_an_offence_is_bounded():
    facts = [
        fact("own_home", "title_deed", amount=12, state="rejected", rechecked="verified"),
        fact("offence", "", amount=4),
    ]
    one = {"key": "A", "facts": facts}
    found = score(
        read(PROBLEM | {"applicants": [one]}), read(PROBLEM | {"applicants": [one]}).applicants[0]
    )
    assert found.total == 41 - 30


def test_each_gets_its_reasons_and_a_stranger_none():
    problem = read(PROBLEM)
    found = ENGINE.run(problem, "seed")
    said = [one.zh for one in ENGINE.told(problem, found, "A001")]
    assert "学历：20分（计分标准第二条第三项；计入）" in said
    assert "奖励合计20分（计分标准第四条，上限20）" in said
    assert said[-2:] == ["第1名，共3名", "录取到east"]
    assert ENGINE.told(problem, found, "A002")[-1].en.startswith("Not placed here")
    assert "Not ranked: False papers (积分办法第六条)" in [
        one.en for one in ENGINE.told(problem, found, "A004")
    ]
    with pytest.raises(NotFoundError):
        ENGINE.told(problem, found, "A009")
    assert [one.key for one in ENGINE.lines(problem, found)] == ["A001", "A003", "A002", "A004"]


def test_why_a_school_was_not_granted_names_its_least_its_line_or_that_it_has_no_seats():
    def own(key, months):
        paid = fact("insured_recent", RECORD, amount=months)
        return {"key": key, "choices": ["none", "high", "one"], "facts": [paid]}

    schools = [
        {"key": "none", "seats": 0}, {"key": "high", "seats": 1, "least": "90"},
        {"key": "one", "seats": 1},
    ]  # fmt: skip
    people = [own("A", 36), own("B", 24)]
    problem = read(PROBLEM | {"schools": schools, "applicants": people})
    found = ENGINE.run(problem, "seed")
    told = [one.zh for one in ENGINE.told(problem, found, "B")]
    assert told[-4:] == [
        "none：没有学位", "high：未达该校最低分90分", "one：1个学位，录取到第1名，录取线12分",
        "未录取，转统筹安排",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"closing": "30.5.2026"}, "closing: '30.5.2026'，应为日期"),
        ({"applicants": [{"key": "A", "choices": ["north"]}]}, "north"),
        ({"applicants": [{"key": "A"}, {"key": "A"}]}, "申请人“A”重复"),
        (
            {"applicants": [{"key": "A", "facts": [{"item": "x", "state": "seen"}]}]},
            "facts[0].state",
        ),
        ({"schools": [{"key": "east", "seats": 1.5}]}, "schools[0].seats: 1.5"),
        ({"schools": [{"key": "east", "seat": 1}]}, "did you mean seat"),
        ({"applicants": [{"key": "A", "facts": [fact("education", "d", level="phd")]}]}, "phd"),
    ],
)
def test_a_wrong_problem_is_refused_with_its_place(change, said):
    with pytest.raises(GivenError) as caught:
        ENGINE.canonical(PROBLEM | change)
    assert said in caught.value.told().zh


def test_months_by_hand():
    assert full_months(date(2025, 5, 31), date(2026, 5, 30)) == 11
    assert full_months(date(2026, 1, 31), date(2026, 2, 28)) == 1
    assert full_months(date(2026, 2, 1), date(2026, 1, 1)) == 0


def test_wrong_results_are_caught():
    found = ENGINE.run(read(PROBLEM), "seed")
    for path, wrong in mutations(found):
        assert ENGINE.referee(PROBLEM, "seed", wrong), path
    assert ENGINE.referee(PROBLEM, "seed", {"table": "2017"})
    assert ENGINE.referee(PROBLEM, "another seed", found)


# Small cases: two items in a group and one beside it, whole points, few seats.
def item(key, points, **more):
    return {
        "key": key,
        "title": {"zh": key, "en": key},
        "clause": key,
        "kind": "count",
        "points": points,
    } | more


ITEMS = [
    item("a", 1, group="g", cap=3, takes="sum"),
    item("b", 2, group="g"),
    item("c", -1, cap=-2),
]


@st.composite
def problems(draw):
    group = {
        "key": "g", "title": {"zh": "类", "en": "g"}, "clause": "0",
        "takes": draw(st.sampled_from(["sum", "best"])), "cap": draw(st.sampled_from([None, 4])),
        "one_holder": draw(st.booleans()),
    }  # fmt: skip
    facts = st.lists(
        st.builds(
            lambda item, amount, holder, state: fact(item, "", amount=amount, holder=holder, state=state),
            st.sampled_from("abc"), st.integers(0, 3), st.sampled_from(["f", "m"]),
            st.sampled_from(["verified"] * 4 + ["rejected"]),
        ),
        max_size=4,
    )  # fmt: skip
    applicants = [
        {
            "key": f"P{n}", "facts": draw(facts),
            "choices": list(draw(st.permutations(["s", "t"]))[: draw(st.integers(0, 2))]),
        }
        for n in range(draw(st.integers(1, 5)))
    ]  # fmt: skip
    return {
        "table": {
            "version": "1", "items": ITEMS, "groups": [group],
            "ties": [{"item": "b"}], "last": draw(st.sampled_from(["lottery", "all_in"])),
        },
        "applicants": applicants,
        "schools": [
            {"key": "s", "seats": draw(st.integers(0, 2)), "least": draw(st.sampled_from([None, 2]))},
            {"key": "t", "seats": draw(st.integers(0, 2))},
        ],
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_small_cases_stand_before_the_referee_and_no_order_of_the_list_matters(problem, chance):
    found = ENGINE.run(read(problem), "s")
    assert ENGINE.referee(problem, "s", found) == []
    mixed = problem | {
        "applicants": chance.sample(problem["applicants"], len(problem["applicants"]))
    }
    assert ENGINE.run(read(mixed), "s") == found
    assert ENGINE.canonical(mixed) == ENGINE.canonical(problem)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_places_are_those_of_the_only_fair_way_to_seat_everybody(problem):
    """Brute force: of all ways to walk through the applicants, the one that never passes a better one over."""
    if problem["table"]["last"] != "lottery":
        return
    found = ENGINE.run(read(problem), "s")
    totals = {one["key"]: Fraction(one["total"]) for one in found["scores"]}
    rank = {one["key"]: one["rank"] for one in found["order"]}
    placed = {one["key"]: one["place"] for one in found["order"]}
    fair = set()
    for way in permutations(problem["applicants"]):
        left = {one["key"]: one["seats"] for one in problem["schools"]}
        seats = {}
        for one in way:
            able = [
                s for s in one["choices"]
                if left[s] and not (s == "s" and problem["schools"][0]["least"] and totals[one["key"]] < 2)
            ]  # fmt: skip
            seats[one["key"]] = able[0] if able else ""
            if able:
                left[able[0]] -= 1
        if all(rank[a["key"]] < rank[b["key"]] for a, b in pairwise(way)):
            fair.add(tuple(sorted(seats.items())))
    assert fair == {tuple(sorted(placed.items()))}


@settings(max_examples=30, deadline=None)
@given(problems(), st.integers(0, 4))
def test_one_more_fact_of_worth_never_lowers_a_total(problem, place):
    one = problem["applicants"][place % len(problem["applicants"])]
    before = {s["key"]: Fraction(s["total"]) for s in ENGINE.run(read(problem), "s")["scores"]}
    one["facts"] = [*one["facts"], fact("b", "", amount=2, holder="f")]
    after = {s["key"]: Fraction(s["total"]) for s in ENGINE.run(read(problem), "s")["scores"]}
    assert after[one["key"]] >= before[one["key"]]
