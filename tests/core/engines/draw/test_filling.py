"""Seats given up are filled from the waiting list: by hand, by the referee, and wrong fillings caught."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.fillings import GoneError
from xuezheng.core.engines.draw.draw import run
from xuezheng.core.engines.draw.filling import fill
from xuezheng.core.engines.draw.filling_referee import objections
from xuezheng.core.engines.draw.problem import read


def told(rows, **terms):
    """Give a problem and a result of rows: number, kind, place, and what is not as usual."""
    text = "".join(f"{'0' * 16}\t{key}\t{kind}\t{place}\n" for key, kind, place, *_ in rows)
    lines = sorted("\t".join((key, *more)) for key, _, _, *more in rows)
    base = {"places": [{"place": "甲", "seats": 3}], "list": "".join(f"{one}\n" for one in lines)}
    places = [{"place": one["place"], "extra": terms.pop("extra", 0)} for one in [{"place": "甲"}]]
    return {**base, **terms}, {"rows": text, "places": places}


def filled(problem, result, *gone):
    steps = fill(read(problem), result, gone)
    assert objections(problem, result, steps) == []
    return steps


ROWS = [
    ("A", "open", "甲"), ("B", "open", "甲"), ("C", "open", "甲"),
    ("D", "waiting", "", "2"), ("E", "waiting", ""), ("F", "waiting", ""), ("G", "out", ""),
]  # fmt: skip


def test_the_next_one_who_fits_comes_in():
    problem, result = told(ROWS)
    # D needs two: passed over for one seat; the second seat given up goes to F, since D still lacks one.
    assert filled(problem, result, "A", "B") == [
        Filled("A", "甲", ("E",)), Filled("B", "甲", ("F",)),
    ]  # fmt: skip
    # Where nobody takes the first seat, two are free and D comes in.
    assert filled(problem, result, "E", "F", "A", "B")[-2:] == [
        Filled("A", "甲", ()), Filled("B", "甲", ("D",)),
    ]  # fmt: skip
    # Whoever came in can give up as well.
    assert filled(problem, result, "A", "E")[-1] == Filled("E", "甲", ("F",))


def test_stop_ends_at_a_group_that_does_not_fit():
    problem, result = told(ROWS, groups="stop")
    assert filled(problem, result, "A") == [Filled("A", "甲", ())]
    assert filled(problem, result, "A", "C")[-1] == Filled("C", "甲", ("D",))


def test_a_reserved_seat_goes_to_its_class_then_to_all_where_the_rule_says_so():
    rows = [
        ("A", "reserved", "甲", "1", "教工"), ("B", "open", "甲"), ("C", "waiting", ""),
        ("D", "waiting", "", "1", "教工"),
    ]  # fmt: skip
    places = [{"place": "甲", "seats": 2, "quotas": {"教工": 1}}]
    problem, result = told(rows, places=places)
    assert filled(problem, result, "A", "D") == [
        Filled("A", "甲", ("D",)), Filled("D", "甲", ("C",)),
    ]  # fmt: skip
    kept = problem | {"unused": "keep"}
    assert filled(kept, result, "A", "D")[-1] == Filled("D", "甲", ())


def test_a_seat_beyond_the_plan_is_not_filled():
    rows = [("A", "extra", "甲", "2"), ("B", "waiting", ""), ("C", "waiting", "")]
    problem, result = told(rows, groups="extend", extra=1)
    assert filled(problem, result, "A") == [Filled("A", "甲", ("B",))]


def test_who_has_nothing_gives_nothing_up():
    problem, result = told(ROWS)
    for wrong in (["G"], ["Z"], ["A", "A"]):
        with pytest.raises(GoneError):
            fill(read(problem), result, wrong)


@pytest.mark.parametrize(
    "steps",
    [
        [("A", "甲", ["F"])], [("A", "甲", [])], [("A", "甲", ["E", "F"])], [("A", "甲", ["G"])],
        [("A", "乙", ["E"])], [("E", "甲", ["F"])], [("G", "甲", [])], [("A", "甲", ["D"])],
    ],
)  # fmt: skip
def test_the_referee_sees_wrong_fillings(steps):
    assert objections(*told(ROWS), [Filled(*one) for one in steps])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_the_referee_agrees_and_no_seat_is_given_twice(data):
    keys = [f"K{turn:02}" for turn in range(data.draw(st.integers(4, 14)))]
    lines = [
        f"{key}\t{data.draw(st.integers(1, 3))}\t{data.draw(st.sampled_from(['', '教工']))}"
        for key in keys
    ]
    problem = {
        "list": "".join(f"{one}\n" for one in lines),
        "places": [
            {"place": "甲", "seats": data.draw(st.integers(2, 5)), "quotas": {"教工": 2}},
            {"place": "乙", "seats": data.draw(st.integers(0, 4))},
        ],
        "groups": data.draw(st.sampled_from(["skip", "stop", "extend"])),
        "unused": data.draw(st.sampled_from(["release", "keep"])),
    }  # fmt: skip
    draw = read(problem)
    result = run(draw, "seed")
    gone, wanted = [], data.draw(st.permutations(keys))
    for key in wanted[:5]:
        try:
            fill(draw, result, [*gone, key])
        except GoneError:
            continue
        gone.append(key)
    steps = filled(problem, result, *gone)
    came = [key for one in steps for key in one.took]
    assert len(came) == len(set(came))
