"""Small cells of public tables (小单元保护): which are withheld, and which others so that nobody reckons them back.

A public table counts heads by places, a tree, and by columns that add up to a
total. Whoever reads it knows every sum, every published cell, and that a
withheld cell holds at least one: empty cells are always published. From these
follow bounds for each withheld cell; the widest that follow from linear
equations are the bounds of a flow, so they are found exactly and in whole
numbers (a table with one tree and one row of columns is a network).

Primary: cells of 1 to ``small`` - 1. Secondary: the cheapest path of further
cells along which the heads of a primary cell could be moved, until its bounds
lie ``width`` apart. A share is withheld where its part or its whole is.

Not covered: a second table that shares cells with this one (publish them as
one), and what the same table of another day gives away by difference.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T

TOTAL = ""
"""The column of a row's total."""
Cell = tuple[int, str]
"""Place and column."""
Path = Sequence[tuple[Cell, int]]
"""Cells along which heads are moved: 1 raises a cell, -1 lowers it."""
Node = tuple[str, int, str]
"""One sum of the table: down the places of a column, or across the columns of a lowest place."""
END: Node = ("end", 0, "")
DEARER = 4


class TableError(RefusedError):
    """No table of heads: places that are no tree, a cell below zero or missing."""

    code = "public-table"
    text = T("公开表有误：{why}", "The public table is wrong: {why}")


class NarrowError(RefusedError):
    """A small cell cannot be protected by withholding others; the table must not be published so."""

    code = "public-narrow"
    text = T(
        "单元 {cell} 无法保护，请合并单位或栏目后再公开",
        "Cell {cell} cannot be protected; merge places or columns before publishing",
    )


@dataclass(frozen=True)
class Table:
    """A table of heads to be published (公开表): leaves as counted, all sums follow.

    ``parents`` names the place above each place, ``None`` for the one root;
    ``columns`` the parts of a total, one column alone has no total beside it;
    ``leaves`` a whole number of 0 or more for each lowest place and column.
    Raises ``TableError``.
    """

    parents: Mapping[int, int | None]
    columns: tuple[str, ...]
    leaves: Mapping[Cell, int]

    def __post_init__(self) -> None:
        if not self.columns or len({*self.columns, TOTAL}) != len(self.columns) + 1:
            raise TableError(why=f"columns {self.columns}")
        lowest = set(self.parents) - set(self.parents.values())
        wanted = {(place, column) for place in lowest for column in self.columns}
        if wanted != set(self.leaves):
            strange = sorted(wanted ^ set(self.leaves), key=str)[:3]
            raise TableError(why=f"cells {strange}")
        if bad := [cell for cell, heads in self.leaves.items() if heads < 0]:
            raise TableError(why=f"below zero {sorted(bad)[:3]}")
        if len([one for one in self.parents.values() if one is None]) != 1:
            raise TableError(why="one root")
        for place in lowest:
            self._up(place)

    def _up(self, place: int) -> list[int]:
        chain: list[int] = []
        here: int | None = place
        while here is not None:
            if here in chain or here not in self.parents:
                raise TableError(why=f"no tree at {here}")
            chain.append(here)
            here = self.parents[here]
        return chain

    @cached_property
    def cells(self) -> Mapping[Cell, int]:
        """Every cell with its heads: places, columns, and the total where there are several."""
        told = (*self.columns, *self.totals)
        found = {(place, column): 0 for place in self.parents for column in told}
        for (place, column), heads in self.leaves.items():
            for above in self._up(place):
                found[above, column] += heads
                for total in self.totals:
                    found[above, total] += heads
        return found

    @property
    def totals(self) -> tuple[str, ...]:
        """The column of totals, if there is one."""
        return (TOTAL,) if len(self.columns) > 1 else ()

    @cached_property
    def heights(self) -> Mapping[int, int]:
        """How many levels lie below each place."""
        found = dict.fromkeys(self.parents, 0)
        for place in self.parents:
            for height, above in enumerate(self._up(place)):
                found[above] = max(found[above], height)
        return found

    def worth(self, cell: Cell) -> int:
        """Give what it costs to withhold a cell; one more for each, of equal heads the shorter way."""
        return (1 + self.cells[cell]) * int(DEARER ** self.heights[cell[0]])

    @cached_property
    def arcs(self) -> Mapping[Cell, tuple[Node, Node]]:
        """Each cell as an arc between the two sums it stands in: heads flow, every sum is kept.

        The sum across an inner place follows from the others and is left out.
        """
        inner = frozenset(one for one in self.parents.values() if one is not None)
        found = {}
        for place, column in self.cells:
            parent = self.parents[place]
            # the root closes the circle at a node of its own; of one column all leaves meet there
            row: Node = ("row", place, "") if self.totals else END
            below: Node = ("sum", place, column) if place in inner else row
            above: Node = END if parent is None else ("sum", parent, column)
            found[place, column] = (above, below) if column == TOTAL else (below, above)
        return found


@dataclass(frozen=True, slots=True)
class Withheld:
    """Which cells of a table are not published (不公开单元): small ones, and those that guard them."""

    small: frozenset[Cell]
    guards: frozenset[Cell]

    @property
    def cells(self) -> frozenset[Cell]:
        """All of them."""
        return self.small | self.guards

    def hides(self, place: int, column: str) -> bool:
        """Say whether a share of a column must not be shown: its part or its whole is withheld."""
        return not self.cells.isdisjoint({(place, column), (place, TOTAL)})


def withhold(table: Table, small: int, width: int, kept: Collection[Cell] = ()) -> Withheld:
    """Choose the cells to withhold; cells in ``kept`` are published whatever it costs.

    Bounds of every small cell lie ``width`` apart at least, or it can grow
    without end. Raises ``NarrowError``.
    """
    cells = table.cells
    first = frozenset(cell for cell, heads in cells.items() if 0 < heads < small)
    if lost := sorted(first & set(kept)):
        raise NarrowError(cell=lost[0])
    hidden = set(first)
    # the smallest first: what guards them serves the larger ones too
    for cell in sorted(first, key=lambda one: (cells[one], one)):
        _guard(table, hidden, cell, width, frozenset(kept))
    return Withheld(first, frozenset(hidden) - first)


def _guard(table: Table, hidden: set[Cell], cell: Cell, width: int, kept: frozenset[Cell]) -> None:
    """Withhold more cells until the bounds of one lie far enough apart."""
    below, above = bounds(table, hidden, cell)
    while above is not None and above - below < width:
        tail, head = table.arcs[cell]
        ways = [(head, tail, width), (tail, head, below - 1)]
        found = (_way(table, hidden, cell, way, kept) for way in ways if way[2])
        path = next((one for one in found if one is not None), None)
        if path is None:
            raise NarrowError(cell=cell)
        hidden |= {one for one, _ in path}
        below, above = bounds(table, hidden, cell)


def _way(
    table: Table, hidden: set[Cell], cell: Cell, way: tuple[Node, Node, int], kept: frozenset[Cell]
) -> Path | None:
    """Give the cheapest further way for the heads of a cell, beyond what hidden cells allow."""
    begin, end, most = way
    usable = {one for one, heads in table.cells.items() if heads and one not in kept} | hidden
    flow = _Flow(table, usable - {cell}, free=hidden)
    flow.push(begin, end, most, hidden)
    return flow.path(begin, end)


def bounds(table: Table, hidden: Collection[Cell], cell: Cell) -> tuple[int, int | None]:
    """Give what a reader can reckon of a withheld cell: least and most, ``None`` for no end."""
    heads = table.cells[cell]
    others = frozenset(hidden) - {cell}
    tail, head = table.arcs[cell]
    more = _Flow(table, others).most(head, tail)
    less = _Flow(table, others).most(tail, head, heads - 1)
    return heads - (heads - 1 if less is None else less), None if more is None else heads + more


class _Flow:
    """Where heads could be moved along cells: any cell may grow, none below one.

    ``free`` are cells that cost nothing; any other costs its heads, and ``DEARER``
    times as much at each level further up, because sums are what people look for.
    """

    def __init__(
        self, table: Table, usable: Collection[Cell], free: Collection[Cell] | None = None
    ) -> None:
        self.table, self.moved = table, dict.fromkeys(usable, 0)
        self.free = frozenset(usable if free is None else free)
        self.at: dict[Node, list[tuple[Cell, Node, int]]] = {}
        for cell in sorted(usable):
            tail, head = table.arcs[cell]
            self.at.setdefault(tail, []).append((cell, head, 1))
            self.at.setdefault(head, []).append((cell, tail, -1))

    def room(self, cell: Cell, sign: int) -> int | None:
        """How far a cell can still be raised (no end) or lowered."""
        return None if sign > 0 else self.table.cells[cell] + self.moved[cell] - 1

    def path(self, begin: Node, end: Node, within: Collection[Cell] | None = None) -> Path | None:
        """Give the cheapest way from one sum to another, cell by cell; ``None`` if there is none."""
        best: dict[Node, int] = {begin: 0}
        came: dict[Node, tuple[Node, Cell, int]] = {}
        heap = [(0, begin)]
        while heap:
            cost, node = heappop(heap)
            if node == end:
                return _back(came, begin, end)
            if cost > best[node]:
                continue
            for cell, there, sign in self.at.get(node, ()):
                if self.room(cell, sign) == 0 or (within is not None and cell not in within):
                    continue
                whole = cost + (0 if cell in self.free else self.table.worth(cell))
                if whole < best.get(there, whole + 1):
                    best[there], came[there] = whole, (node, cell, sign)
                    heappush(heap, (whole, there))
        return None

    def push(
        self, begin: Node, end: Node, most: int, stop: Collection[Cell] | None = None
    ) -> int | None:
        """Move heads until ``most`` are moved or no way is left; ``None`` for a way without end."""
        done = 0
        while done < most and (path := self.path(begin, end, stop)) is not None:
            rooms = [room for one in path if (room := self.room(*one)) is not None]
            if not rooms:
                return None
            step = min(*rooms, most - done)
            for cell, sign in path:
                self.moved[cell] += sign * step
            done += step
        return done

    def most(self, begin: Node, end: Node, most: int | None = None) -> int | None:
        """Give how many heads can be moved from one sum to another; ``None`` without end."""
        if most is not None:
            return self.push(begin, end, most)
        # whatever ends, ends below what all cells together can give up
        limit = sum(self.table.cells[cell] for cell in self.moved) + 1
        found = self.push(begin, end, limit)
        return None if found == limit else found


def _back(came: Mapping[Node, tuple[Node, Cell, int]], begin: Node, end: Node) -> Path:
    found, here = [], end
    while here != begin:
        here, cell, sign = came[here]
        found.append((cell, sign))
    return found
