"""Figures that are told and figures that are withheld; nobody reckons a withheld one back."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.surveys.answers import WHOLE, Scored
from xuezheng.core.surveys.drawing import Cell
from xuezheng.core.surveys.publishing import CITY, Least, withheld
from xuezheng.core.surveys.sessions import weaknesses
from xuezheng.core.surveys.tabulating import SATISFIED, Figure, Rules, tabulated

LEAST = Least(10, 5)
RULES = Rules(LEAST, {"parent": 40, "teacher": 20}, Fraction(196, 100))


def answers(audience="parent", **counts):
    return {Cell(int(unit[1:]), "", audience): count for unit, count in counts.items()}


def test_a_small_school_is_withheld_and_a_second_one_guards_it():
    # 3 answers are too few; the whole minus the rest would tell them, so the next smallest goes too
    found = withheld(answers(u1=30, u2=20, u3=3), LEAST)
    assert found == {("parent", 3, ""), ("parent", 2, "")}
    assert withheld(answers(u1=30, u2=20, u3=10), LEAST) == frozenset()


def test_one_school_alone_with_few_answers_tells_nothing_at_all():
    assert withheld(answers(u1=4), LEAST) == {("parent", CITY, ""), ("parent", 1, "")}


def test_nobody_answered_is_nothing_to_withhold():
    assert withheld(answers(u1=30, u2=0), LEAST) == frozenset()


def unknown_is_safe(cells, hidden):
    """No sum that is told has exactly one withheld part: down the units and across the grades."""
    units = sorted({one.unit for one in cells if cells[one]})
    grades = sorted({one.grade for one in cells if cells[one]})
    lines = []
    for grade in grades:
        down = [("parent", unit, grade) for unit in units if cells.get(Cell(unit, grade, "parent"))]
        lines.append([*down, ("parent", CITY, grade)])
    for unit in units:
        over = [
            ("parent", unit, grade) for grade in grades if cells.get(Cell(unit, grade, "parent"))
        ]
        lines.append([*over, ("parent", unit, "")])
    lines.append([*(("parent", unit, "") for unit in units), ("parent", CITY, "")])
    return all(sum(one in hidden for one in line) != 1 for line in lines)


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.tuples(st.integers(1, 4), st.sampled_from(["P1", "P2", "P3"])),
        st.integers(0, 40), min_size=1, max_size=10,
    )
)  # fmt: skip
def test_no_withheld_cell_is_the_only_one_in_a_sum(counts):
    cells = {Cell(unit, grade, "parent"): count for (unit, grade), count in counts.items()}
    hidden = withheld(cells, LEAST)
    for cell, count in cells.items():
        if 0 < count < LEAST.answers:
            assert ("parent", cell.unit, cell.grade) in hidden
    assert unknown_is_safe(cells, hidden)


def sheets(unit, audience, *values, satisfied=True):
    cell = Cell(unit, "", audience)
    return [
        (cell, Scored({"teaching": Fraction(one), WHOLE: Fraction(one)}, satisfied))
        for one in values
    ]


def test_figures_by_hand():
    rolls = {Cell(1, "", "parent"): 40, Cell(2, "", "parent"): 60, Cell(1, "", "teacher"): 20}
    told = [
        *sheets(1, "parent", *([100] * 5 + [50] * 5)),
        *sheets(2, "parent", *([0] * 5 + [100] * 5), satisfied=False),
        *sheets(1, "teacher", *([60] * 10)),
    ]
    found = {
        (one.audience, one.unit, one.dimension): one
        for one in tabulated(rolls, told, RULES).figures
    }
    # parents: (40 · 75 + 60 · 50) / 100 = 60; satisfied 40 of 100
    assert found["parent", CITY, WHOLE].mean == 60
    assert found["parent", CITY, SATISFIED].mean == 40
    assert found["parent", CITY, "teaching"].answers == 20
    # school 1: (40 · 75 + 20 · 60) / 60 = 70; school 2 has no teachers, so nothing to weigh
    assert found["", 1, WHOLE].mean == 70
    assert ("", 2, WHOLE) not in found
    # the interval of school 1's parents: s² = 10 · 625 / 9, times (1 − 10/40) / 10
    one = found["parent", 1, WHOLE]
    assert abs(float(one.high) - (75 + 1.96 * (6250 / 9 * 0.75 / 10) ** 0.5)) < 1e-6
    # weighted wholes are compared only among units where the same audiences were asked
    assert found["", 1, WHOLE].group == 1
    assert found["parent", 1, WHOLE].group == 1
    assert found["parent", 2, WHOLE].group == 1  # 25 apart, 1.96 · √(52.08 + 231.5) = 33 allowed


def test_a_withheld_place_shows_nothing_but_that_it_is():
    rolls = {Cell(unit, "", "parent"): 50 for unit in (1, 2, 3)}
    told = [
        *sheets(1, "parent", *([80] * 20)), *sheets(2, "parent", *([60] * 12)),
        *sheets(3, "parent", 10, 20),
    ]  # fmt: skip
    found = tabulated(rolls, told, RULES)
    assert [one for one in found.figures if one.unit in {2, 3}] == [
        Figure("parent", 2, "", WHOLE), Figure("parent", 3, "", WHOLE),
    ]  # fmt: skip
    assert not any(one.told for one in found.figures if one.unit in {2, 3})
    assert [one.mean for one in found.figures if one.unit == 1 and one.dimension == WHOLE] == [80]


def test_grades_add_up_to_the_unit():
    rolls = {Cell(1, "P1", "parent"): 30, Cell(1, "P2", "parent"): 10}
    told = [
        (cell, Scored({WHOLE: Fraction(value)}, None))
        for cell, value in ((Cell(1, "P1", "parent"), 40), (Cell(1, "P2", "parent"), 80))
        for _ in range(10)
    ]
    found = {(one.unit, one.grade): one.mean for one in tabulated(rolls, told, RULES).figures}
    # (30 · 40 + 10 · 80) / 40 = 50
    assert found == {
        (CITY, ""): 50, (CITY, "P1"): 40, (CITY, "P2"): 80, (1, ""): 50, (1, "P1"): 40, (1, "P2"): 80,
    }  # fmt: skip


def test_the_weakest_dimension_below_the_line_asks_for_a_session():
    def figure(unit, grade, dimension, mean, audience="parent"):
        return Figure(audience, unit, grade, dimension, 20, 40, Fraction(mean))

    some = [
        figure(1, "", "talk", 70), figure(1, "", "mind", 60), figure(1, "", WHOLE, 10),
        figure(1, "", "mind", 50, audience=""), figure(2, "", "talk", 90),
        figure(CITY, "P3", "screens", 40), figure(CITY, "", "screens", 30), figure(1, "P3", "mind", 1),
        Figure("parent", 3, "", "talk"),
    ]  # fmt: skip
    found = [(one.unit, one.grade, one.dimension, one.mean) for one in weaknesses(some, 75)]
    assert found == [(CITY, "P3", "screens", 40), (1, "", "mind", 60)]
    means = [one.mean for one in weaknesses(some, 75)]
    assert all(one is not None for one in means)
    assert len(list(pairwise(found))) == 1
