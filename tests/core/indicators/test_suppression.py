"""Public tables: no reader narrows a small cell, by linear programs and by trying every table."""

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ortools.linear_solver import pywraplp

from xuezheng.core.indicators.suppression import (
    TOTAL,
    NarrowError,
    Table,
    TableError,
    Withheld,
    bounds,
    withhold,
)

SMALL, WIDTH = 5, 5
CITY = {1: None, 2: 1, 3: 1, 11: 2, 12: 2, 13: 3, 14: 3}
"""A city of two townships with two schools each."""


def table(rows, columns=("a", "b"), parents=None):
    leaves = {
        (place, column): heads
        for place, row in rows.items()
        for column, heads in zip(columns, row, strict=True)
    }
    return Table(parents or CITY, columns, leaves)


def attacked(told, hidden, cell):
    """Bounds of a cell by two linear programs over every sum a reader knows; None without end."""
    solver = pywraplp.Solver.CreateSolver("GLOP")
    end = solver.infinity()
    x = {
        one: solver.NumVar(1, end, "") if one in hidden else solver.NumVar(heads, heads, "")
        for one, heads in told.cells.items()
    }
    children = {place: [] for place in told.parents}
    for place, parent in told.parents.items():
        if parent is not None:
            children[parent].append(place)
    columns = (*told.columns, TOTAL) if len(told.columns) > 1 else told.columns
    for place, below in children.items():
        if below:
            for column in columns:
                solver.Add(x[place, column] == sum(x[one, column] for one in below))
        if len(told.columns) > 1:
            solver.Add(x[place, TOTAL] == sum(x[place, one] for one in told.columns))
    found = []
    for goal in (solver.Minimize, solver.Maximize):
        goal(x[cell])
        state = solver.Solve()
        ended = state == pywraplp.Solver.OPTIMAL
        found.append(round(solver.Objective().Value(), 6) if ended else None)
    return tuple(found)


def wide(told, hidden, width=WIDTH):
    """Say for each small cell whether the linear programs leave it wide."""
    told_bounds = [attacked(told, hidden.cells, cell) for cell in hidden.small]
    return all(most is None or most - least >= width - 1e-6 for least, most in told_bounds)


def test_one_small_cell_draws_a_rectangle_with_it():
    # 11: a 3, b 40. Alone it follows from 43 - 40. The cheapest rectangle: the rest of rows and columns.
    told = table({11: (3, 40), 12: (30, 50), 13: (60, 70), 14: (80, 90)})
    alone = {(11, "a")}
    assert bounds(told, alone, (11, "a")) == (3, 3)
    assert attacked(told, alone, (11, "a")) == (3, 3)
    found = withhold(told, SMALL, WIDTH)
    assert found == Withheld(frozenset({(11, "a")}), frozenset({(11, "b"), (12, "a"), (12, "b")}))
    # a and 12 b fall together while 11 b and 12 a rise: 3 - 1 down; up by 12 a or 11 b down to 1: 29
    assert bounds(told, found.cells, (11, "a")) == (1, 32) == attacked(told, found.cells, (11, "a"))
    assert found.hides(11, "a")
    assert not found.hides(13, "a")
    assert found.hides(12, "b")


def test_one_column_hides_a_second_school_of_the_township():
    told = table({11: (2,), 12: (30,), 13: (40,), 14: (50,)}, columns=("n",))
    found = withhold(told, SMALL, WIDTH)
    assert found.cells == {(11, "n"), (12, "n")}
    assert bounds(told, found.cells, (11, "n")) == (1, 31)


def test_two_small_cells_guard_each_other_only_as_far_as_they_reach():
    # 2 + 3 of 5 in all: each lies between 1 and 4, three apart; a third cell must go
    told = table({11: (2,), 12: (3,), 13: (40,), 14: (50,)}, columns=("n",))
    pair = {(11, "n"), (12, "n")}
    assert bounds(told, pair, (11, "n")) == (1, 4) == attacked(told, pair, (11, "n"))
    found = withhold(told, SMALL, WIDTH)
    assert found.small == {(11, "n"), (12, "n")}
    # the sum of all stays: (2, 3 and 13) lose 4·6 + 4·91 + 41, the root alone would 16·96
    assert found.guards == {(2, "n"), (3, "n"), (13, "n")}
    assert wide(told, found)


def test_empty_cells_are_published_and_guard_nobody():
    told = table({11: (3, 0), 12: (30, 0), 13: (60, 7), 14: (0, 9)})
    found = withhold(told, SMALL, WIDTH)
    assert {told.cells[cell] for cell in found.cells}.isdisjoint({0})
    assert wide(told, found)


def test_what_cannot_be_protected_is_refused_not_published():
    told = table({11: (3, 40), 12: (0, 0), 13: (0, 0), 14: (0, 0)})
    every = frozenset(told.cells) - {(11, "a")}
    with pytest.raises(NarrowError, match="无法保护"):
        withhold(told, SMALL, WIDTH, kept=every)
    with pytest.raises(NarrowError):
        withhold(told, SMALL, WIDTH, kept=[(11, "a")])


@pytest.mark.parametrize(
    ("parents", "columns", "leaves"),
    [
        ({1: None, 2: 1}, (), {}),
        ({1: None, 2: 1}, ("a", "a"), {(2, "a"): 1}),
        ({1: None, 2: 1}, ("a",), {(1, "a"): 1}),
        ({1: None, 2: 1}, ("a",), {(2, "a"): -1}),
        ({1: None, 2: None}, ("a",), {(1, "a"): 1, (2, "a"): 1}),
        ({1: None, 2: 7}, ("a",), {(1, "a"): 1, (2, "a"): 1}),
        ({1: 2, 2: 1, 4: None, 3: 2}, ("a",), {(4, "a"): 1, (3, "a"): 1}),
    ],
)
def test_what_is_no_table_is_refused(parents, columns, leaves):
    with pytest.raises(TableError, match="公开表有误"):
        Table(parents, columns, leaves)


HEADS = st.integers(0, 12) | st.integers(0, 90)


@st.composite
def tables(draw):
    """A tree of two or three levels, one to three columns."""
    towns = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    parents, leaves = {1: None}, []
    for number, schools in enumerate(towns):
        parents[10 + number] = 1
        for school in range(schools):
            parents[100 + 10 * number + school] = 10 + number
            leaves.append(100 + 10 * number + school)
    columns = ("a", "b", "c")[: draw(st.integers(1, 3))]
    heads = {(place, column): draw(HEADS) for place in leaves for column in columns}
    return Table(parents, columns, heads)


@given(tables())
@settings(max_examples=20, deadline=None)
def test_linear_programs_narrow_no_small_cell(told):
    try:
        found = withhold(told, SMALL, WIDTH)
    except NarrowError:
        assume(False)
    assert found.small == {cell for cell, heads in told.cells.items() if 0 < heads < SMALL}
    assert wide(told, found)
    for cell in found.cells:
        assert bounds(told, found.cells, cell) == attacked(told, found.cells, cell)


@given(st.lists(st.integers(0, 3), min_size=4, max_size=4), st.sets(st.integers(0, 7), max_size=7))
@settings(max_examples=12, deadline=None)
def test_bounds_are_those_of_every_table_there_could_be(heads, numbers):
    told = table({2: heads[:2], 3: heads[2:]}, parents={1: None, 2: 1, 3: 1})
    cells = sorted(told.cells)
    hidden = {cells[one] for one in numbers if told.cells[cells[one]]}
    fits = []
    # four times three at most: what ends at all ends within these
    for a, b, c, d in product(range(13), repeat=4):
        maybe = {
            (2, "a"): a, (2, "b"): b, (2, TOTAL): a + b, (3, "a"): c, (3, "b"): d, (3, TOTAL): c + d,
            (1, "a"): a + c, (1, "b"): b + d, (1, TOTAL): a + b + c + d,
        }  # fmt: skip
        if all(
            maybe[one] >= 1 if one in hidden else maybe[one] == told.cells[one] for one in cells
        ):
            fits.append(maybe)
    for cell in hidden:
        least, end = bounds(told, hidden, cell)
        assert least == min(one[cell] for one in fits)
        reached = max(one[cell] for one in fits)
        assert reached >= 12 if end is None else reached == end
