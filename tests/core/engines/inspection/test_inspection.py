"""Random inspections by hand, panels beside those of the reviews, chance counted, wrong results caught."""

import json
from collections import Counter
from datetime import date
from hashlib import sha256
from itertools import combinations, permutations
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.engines.mutating import mutations

from xuezheng.adapters.calendars import shipped as calendar
from xuezheng.adapters.parameters import shipped
from xuezheng.core.assess.tickets import drawn
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.given import GivenError, thawed
from xuezheng.core.base.periods import year
from xuezheng.core.engines.inspection.clock import covered, publish_by
from xuezheng.core.engines.inspection.draw import months_on
from xuezheng.core.engines.inspection.engine import ENGINE
from xuezheng.core.engines.inspection.problem import NobodyError, read

RULES = thawed(shipped().on(date(2026, 10, 12))["random_inspection.rules"])


def subject(key, **more):
    return {"key": key, "grade": key[0], "last": "2026-01-05", "unit": f"u{key}"} | more


SUBJECTS = [
    subject("A1"), subject("A2"), subject("A3"), subject("A4"), subject("A5", last="2026-06-01"),
    subject("B1", complaint=True), subject("B2", last="2022-01-01"),
    subject("D1", last="2026-09-01"), subject("D2", last="2025-12-01", last_team=["I3", "I4"]),
]  # fmt: skip
INSPECTORS = [
    {"key": "I1", "fields": ["fire"]},
    {"key": "I2", "left": [{"unit": "uB2", "on": "2024-01-01"}]},
    {"key": "I3", "fields": ["fire"]},
    {"key": "I4", "certified": False},
    {"key": "I5", "on_leave": True},
]
PROBLEM = {
    "purpose": "2026-2",
    "on": "2026-10-12",
    "rules": RULES,
    "subjects": SUBJECTS,
    "inspectors": INSPECTORS,
    "declared": [{"inspector": "I1", "subject": "B1"}],
}


def test_the_worked_example_by_hand():
    found = ENGINE.run(read(PROBLEM), "seed")
    picked = {one["key"]: one["picked"] for one in found["subjects"]}
    # A: 5 × 0.05 rounded up, one of the four not seen lately. B: 2 × 0.1 rounded up is one, two are
    # inspected anyway. D: all of them, but D1 was inspected in September.
    assert Counter(picked[f"A{n}"] for n in range(1, 5)) == {"drawn": 1, "not_drawn": 3}
    assert (picked["A5"], picked["B1"], picked["B2"], picked["D1"], picked["D2"]) == (
        "exempt", "complaint", "overdue", "exempt", "drawn",
    )  # fmt: skip
    assert [(one["grade"], one["size"], one["always"], one["drawn"]) for one in found["strata"]] == [
        ("A", 5, 0, 1), ("B", 2, 2, 0), ("C", 0, 0, 0), ("D", 2, 0, 1), ("unrated", 0, 0, 0),
    ]  # fmt: skip
    teams = {one["subject"]: set(one["team"]) for one in found["teams"]}
    assert teams["B1"] == {"I2", "I3"}  # I1 has declared a tie
    assert teams["B2"] == {"I1", "I3"}  # I2 left that unit less than three years ago
    assert teams["D2"] == {"I1", "I2"}  # I3 was there last time
    assert len(teams) == 4
    assert found["out"] == [{"key": "I4", "why": "not_certified"}, {"key": "I5", "why": "on_leave"}]
    assert ENGINE.referee(PROBLEM, "seed", found) == []
    json.dumps(found)


def test_a_specialist_goes_first_and_too_few_are_told():
    rules = RULES | {"specialist": "fire"}
    found = ENGINE.run(read(PROBLEM | {"rules": rules}), "seed")
    assert all(one["team"][0] in ("I1", "I3") for one in found["teams"])
    with pytest.raises(NobodyError) as caught:
        ENGINE.run(read(PROBLEM | {"rules": rules | {"specialist": "water"}}), "seed")
    assert "water" in caught.value.told().zh
    with pytest.raises(NobodyError) as caught:
        ENGINE.run(read(PROBLEM | {"inspectors": INSPECTORS[:1], "declared": []}), "seed")
    assert "可派1人，需派2人" in caught.value.told().zh


def test_a_panel_is_the_same_as_the_reviews_draw():
    people = [{"key": f"J{n}", "group": "arts" if n % 2 else "science"} for n in range(12)]
    problem = {
        "purpose": "title-2026", "on": "2026-10-12", "inspectors": people,
        "rules": {"version": "1", "team": 0, "panel": {"arts": 2, "science": 3}},
    }  # fmt: skip
    found = ENGINE.run(read(problem), "seed")
    right = drawn(
        "title-2026",
        {one["key"]: one["group"] for one in people},
        {"arts": 2, "science": 3},
        "seed",
    )
    assert (tuple(found["members"]), tuple(found["reserves"])) == (right.members, right.reserves)
    assert ENGINE.referee(problem, "seed", found) == []
    assert [one.key for one in ENGINE.lines(read(problem), found)] == [
        *right.members,
        *right.reserves,
    ]
    assert ENGINE.told(read(problem), found, right.reserves[0])[0].zh.endswith("：备选第1位")
    with pytest.raises(NobodyError):
        ENGINE.run(read(problem | {"rules": problem["rules"] | {"panel": {"arts": 9}}}), "seed")


def test_judges_of_a_panel_are_sent_to_entries_without_their_own_unit():
    people = [{"key": f"J{n}", "unit": f"s{n % 3}", "group": "g"} for n in range(6)]
    problem = {
        "purpose": "t", "on": "2026-10-12", "inspectors": people,
        "subjects": [{"key": f"E{n}", "grade": "all", "unit": f"s{n % 3}"} for n in range(9)],
        "rules": {"version": "1", "team": 2, "panel": {"g": 5}, "rates": {"all": 1}},
    }  # fmt: skip
    found = ENGINE.run(read(problem), "seed")
    assert len(found["teams"]) == 9
    units = {one["key"]: one["unit"] for one in people}
    for row in found["teams"]:
        assert f"s{int(row['subject'][1]) % 3}" not in {units[key] for key in row["team"]}
    assert ENGINE.referee(problem, "seed", found) == []


def test_the_clock_of_publication_and_the_coverage_of_a_year():
    # 20 working days after Monday 12 October 2026 are 9 November.
    assert publish_by(date(2026, 10, 12), 20, calendar()) == date(2026, 11, 9)
    grades = {"a": "A", "b": "A", "d": "D"}
    done = [
        ("a", date(2026, 3, 1)),
        ("d", date(2026, 3, 2)),
        ("d", date(2025, 3, 2)),
        ("x", date(2026, 1, 1)),
    ]
    found = covered(grades, done, {"A": 1, "D": 2}, year(2026))
    assert [(one.grade, one.subjects, one.inspected, one.short) for one in found] == [
        ("A", 2, 1, (("b", 0),)), ("D", 1, 1, (("d", 1),)),
    ]  # fmt: skip
    assert months_on(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_each_gets_reasons_and_a_stranger_none():
    problem = read(PROBLEM)
    found = ENGINE.run(problem, "seed")
    said = [one.zh for one in ENGINE.told(problem, found, "B2")]
    assert said[:2] == ["B级2家，抽查比例10%，必查2家，抽取0家", "超过覆盖周期必查"]
    assert "I2回避：曾在该单位任职未满年限" in said
    assert ENGINE.told(problem, found, "I4")[0].en == "No certificate"
    assert any(one.zh == "回避B1：已申报利害关系" for one in ENGINE.told(problem, found, "I1"))
    with pytest.raises(NotFoundError):
        ENGINE.told(problem, found, "I9")
    assert len(list(ENGINE.lines(problem, found))) == 9


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"subjects": [subject("E1")]}, "E"),
        ({"rules": RULES | {"rates": {"A": "1.5"}}, "subjects": []}, "A级比例3/2"),
        ({"rules": RULES | {"rates": {"A": 0.05}}, "subjects": []}, "rates.A: 0.05"),
        ({"declared": [{"inspector": "I9", "subject": "B1"}]}, "I9"),
        ({"inspectors": [{"key": "I1"}, {"key": "I1"}]}, "I1"),
    ],
)
def test_a_wrong_problem_is_refused_with_its_place(change, said):
    with pytest.raises(GivenError) as caught:
        ENGINE.canonical(PROBLEM | change)
    assert said in caught.value.told().zh


def test_wrong_results_are_caught():
    found = ENGINE.run(read(PROBLEM), "seed")
    for path, wrong in mutations(found):
        assert ENGINE.referee(PROBLEM, "seed", wrong), path
    assert ENGINE.referee(PROBLEM, "another seed", found)


PANEL = {
    "purpose": "panel", "on": "2026-10-12",
    "inspectors": [
        {"key": f"J{n:02}", "unit": f"s{n % 7}", "group": "abc"[n % 3], "certified": n % 11 > 0,
         "on_leave": n % 13 == 1}
        for n in range(40)
    ],
    "rules": {"version": "1", "team": 0, "panel": {"a": 4, "b": 5}},
}  # fmt: skip


def test_wrong_panels_are_caught():
    found = ENGINE.run(read(PANEL), "seed")
    assert (len(found["members"]), len(found["out"])) == (9, 7)
    wrong = [one for _, one in mutations(found, at_least=40)]
    members, reserves = found["members"], found["reserves"]
    # A reserve put in a member's seat, and a member who changes places with another or with a reserve.
    for at in range(len(members)):
        for later in range(len(reserves)):
            changed = [*members[:at], reserves[later], *members[at + 1 :]]
            rest = [*reserves[:later], members[at], *reserves[later + 1 :]]
            wrong.append(found | {"members": changed, "reserves": rest})
    assert len({json.dumps(one, sort_keys=True) for one in wrong}) == len(wrong) > 150
    for one in wrong:
        assert ENGINE.referee(PANEL, "seed", one), one
    assert ENGINE.referee(PANEL, "another seed", found)


def field(word):
    return len(word.encode()).to_bytes(4, "big") + word.encode()


def lot(*words):
    """Give a ticket as the page has it, written out once more."""
    return sha256(b"".join(map(field, ("xuezheng.draw.1", *words)))).hexdigest()


def in_order(purpose, names, seed):
    whole = lot("list", *sorted(names))
    return sorted(names, key=lambda name: (lot("ticket", purpose, whole, seed, name), name))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), min_size=1, max_size=9),
    st.dictionaries(st.sampled_from("ab"), st.integers(0, 3), min_size=1),
    st.text(max_size=3),
)
def test_a_panel_is_the_choice_of_all_choices_with_the_first_tickets(judges, wanted, seed):
    """Every possible panel is tried; the drawn one has, group by group, the least places in the order."""
    people = [
        {"key": f"J{n}", "group": group, "on_leave": away} for n, (group, away) in enumerate(judges)
    ]
    rules = {"version": "1", "team": 0, "panel": wanted}
    problem = {"purpose": "p", "on": "2026-10-12", "inspectors": people, "rules": rules}
    known = {group for group, _ in judges}
    wanted = {group: most for group, most in wanted.items() if group in known or most == 0}
    problem["rules"]["panel"] = wanted
    pool = {one["key"]: one["group"] for one in people if not one["on_leave"]}
    order = in_order("p", pool, seed)
    fitting = [
        some
        for size in range(len(pool) + 1)
        for some in combinations(order, size)
        if Counter(pool[key] for key in some) == Counter({k: n for k, n in wanted.items() if n})
    ]
    try:
        found = ENGINE.run(read(problem), seed)
    except NobodyError:
        assert fitting == []
        return
    if not wanted:
        assert found["members"] == order
        return
    best = min(fitting, key=lambda some: sum(map(order.index, some)))
    assert found["members"] == list(best)
    assert found["reserves"] == [k for k in order if k not in best and pool[k] in wanted]


def barred(one, who, rules):
    """Say whether somebody must stay away: the page's four grounds, one after another."""
    years = rules.get("former_years", 0)
    for row in who.get("left", []):
        day = date.fromisoformat(row["on"])
        if row["unit"] == one["unit"] and (2026 - day.year, 10 - day.month, 12 - day.day) < (
            years,
            0,
            0,
        ):
            return True
    same = who.get("unit", "") and who["unit"] == one["unit"]
    return bool(same) or (rules.get("rotates", False) and who["key"] in one.get("last_team", []))


# Two years before the day of the inspection, and one day less.
LEFT = [[], [{"unit": "u", "on": "2024-10-12"}], [{"unit": "v", "on": "2024-10-13"}]]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_teams_are_the_best_of_all_teams_that_may_go(data):
    """Subject by subject every possible team is tried: the least loads first, then the least tickets."""
    units = st.sampled_from(["u", "v", ""])
    people = [
        {"key": f"I{n}", "unit": data.draw(units),
         "left": data.draw(st.sampled_from(LEFT))}
        for n in range(data.draw(st.integers(1, 5)))
    ]  # fmt: skip
    works = [
        {"key": f"S{n}", "grade": "g", "unit": data.draw(st.sampled_from(["u", "v", "w"])),
         "last_team": data.draw(st.sampled_from([[], ["I0"], ["I1", "I2"]]))}
        for n in range(data.draw(st.integers(1, 5)))
    ]  # fmt: skip
    rules = {
        "version": "1", "team": data.draw(st.integers(1, 2)), "rates": {"g": 1}, "rotates": True,
        "former_years": 2,
    }  # fmt: skip
    seed = data.draw(st.text(max_size=2))
    problem = {"purpose": "p", "on": "2026-10-12", "subjects": works, "inspectors": people, "rules": rules}  # fmt: skip
    by_key, loads, teams = {one["key"]: one for one in works}, Counter(), []
    for key in in_order("p/subjects", by_key, seed):
        able = [one["key"] for one in people if not barred(by_key[key], one, rules)]
        tries = list(permutations(able, rules["team"]))
        if not tries:
            with pytest.raises(NobodyError, match=key):
                ENGINE.run(read(problem), seed)
            return

        def mark(team, key=key):
            return [(loads[who], lot("team", "p", seed, key, who), who) for who in team]

        best = min(tries, key=mark)
        loads.update(best)
        teams.append({"subject": key, "team": list(best)})
    assert ENGINE.run(read(problem), seed)["teams"] == teams


def test_everybody_of_a_grade_is_as_likely_as_another():
    """Over 600 seeds each of the four is drawn about 150 times; χ² of three degrees below its 99.9 % mark."""
    some = PROBLEM | {"subjects": SUBJECTS[:4], "inspectors": INSPECTORS[:3], "declared": []}
    problem = read(some)
    counts, sent = Counter(), Counter()
    for seed in range(600):
        found = ENGINE.run(problem, str(seed))
        counts.update(one["key"] for one in found["subjects"] if one["picked"] == "drawn")
        sent.update(key for one in found["teams"] for key in one["team"])
    assert sum(counts.values()) == 600
    assert sum((counts[f"A{n}"] - 150) ** 2 / 150 for n in range(1, 5)) < 16.27
    assert sum((sent[f"I{n}"] - 400) ** 2 / 400 for n in range(1, 4)) < 13.82


@st.composite
def problems(draw):
    grades = draw(
        st.dictionaries(st.sampled_from("AB"), st.sampled_from(["0", "0.1", "1/3", 1]), min_size=1)
    )
    subjects = [
        {
            "key": f"S{n}", "unit": draw(st.sampled_from(["u", "v", ""])),
            "grade": draw(st.sampled_from(sorted(grades))), "complaint": draw(st.integers(0, 5)) == 0,
            "last": draw(st.sampled_from([None, "2026-10-01", "2025-01-01", "2020-02-29"])),
        }
        for n in range(draw(st.integers(0, 8)))
    ]  # fmt: skip
    inspectors = [
        {"key": f"I{n}", "unit": draw(st.sampled_from(["u", "w", "x"])), "fields": draw(st.sampled_from([[], ["f"]]))}
        for n in range(draw(st.integers(1, 6)))
    ]  # fmt: skip
    rules = {
        "version": "1", "rates": grades, "team": draw(st.integers(0, 2)),
        "specialist": draw(st.sampled_from(["", "f"])), "exempt_months": draw(st.sampled_from([0, 6])),
        "cover_months": draw(st.sampled_from([0, 24])),
    }  # fmt: skip
    return {
        "purpose": "p",
        "on": "2026-10-12",
        "rules": rules,
        "subjects": subjects,
        "inspectors": inspectors,
    }


@settings(max_examples=50, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_small_cases_stand_before_the_referee(problem, chance):
    try:
        found = ENGINE.run(read(problem), "s")
    except NobodyError:
        return
    assert ENGINE.referee(problem, "s", found) == []
    mixed = problem | {"subjects": chance.sample(problem["subjects"], len(problem["subjects"]))}
    assert ENGINE.run(read(mixed), "s") == found
    for row in found["strata"]:
        assert row["always"] + row["drawn"] <= max(
            row["always"], ceil(read(problem).rates[row["grade"]] * row["size"])
        )


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 7), st.integers(0, 20), st.text(max_size=3))
def test_without_avoidance_no_two_loads_differ_by_more_than_one(people, works, seed):
    problem = {
        "purpose": "p", "on": "2026-10-12", "rules": {"version": "1", "team": 2, "rates": {"g": 1}},
        "subjects": [{"key": f"S{n}", "grade": "g"} for n in range(works)],
        "inspectors": [{"key": f"I{n}"} for n in range(people)],
    }  # fmt: skip
    found = ENGINE.run(read(problem), seed)
    loads = Counter({f"I{n}": 0 for n in range(people)})
    loads.update(key for row in found["teams"] for key in row["team"])
    assert max(loads.values()) - min(loads.values()) <= 1
