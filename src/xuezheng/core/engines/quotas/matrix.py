"""A matrix of whole seats with given sums of rows and columns (双比例分配), exactly.

Biproportional with Webster's rounding: there are a factor for each row and one
for each column so that every cell is weight × row factor × column factor,
rounded at the half (Balinski and Demange). Found as the cheapest flow where
the n-th seat of a cell costs (n - 1/2) / weight and costs multiply: rows are
split first, then single seats move from columns with too many to columns with
too few, along the cheapest chain of cells. Of several such matrices it is the
one that gives more to the earlier cells, read row by row.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xuezheng.core.base.errors import InfeasibleError
from xuezheng.core.base.labels import T
from xuezheng.core.engines.quotas.apportion import Split, apportion
from xuezheng.core.engines.quotas.problem import Method

Weights = tuple[tuple[Fraction, ...], ...]
Cost = tuple[Fraction, int]
"""What a chain costs: a product, and among equal products the places of its cells."""
HALF = Fraction(1, 2)
FREE: Cost = (Fraction(1), 0)


class MatrixError(InfeasibleError):
    """No matrix has these sums."""

    code = "quota-matrix"
    text = T(
        "没有满足合计的分法：{columns}只有{rows}招收",
        "No matrix has these sums: {columns} are served by {rows} alone",
    )


@dataclass(frozen=True, slots=True)
class SeatTable:
    """Seats in cells (分配矩阵) with the factors that prove them, for rows and for columns."""

    cells: tuple[tuple[int, ...], ...]
    rows: tuple[Fraction, ...]
    columns: tuple[Fraction, ...]


def balanced(weights: Weights, rows: Sequence[int], columns: Sequence[int]) -> SeatTable:
    """Fill a matrix with the sums asked for. Raises ``MatrixError`` with rows and columns by number.

    A weight of nothing keeps its cell empty. Costs: seats to be moved × cells.
    """
    flow = _Flow(weights, rows, columns)
    flow.move_all()
    prices = flow.prices()
    return SeatTable(
        tuple(map(tuple, flow.cells)),
        tuple(1 / prices[row][0] for row in range(len(rows))),
        tuple(prices[len(rows) + column][0] for column in range(len(columns))),
    )


class _Flow:
    """Seats on their way to the right sums; rows and columns are nodes, rows first."""

    def __init__(self, weights: Weights, rows: Sequence[int], columns: Sequence[int]) -> None:
        self.weights = weights
        self.height, self.width = len(rows), len(columns)
        ties = tuple(range(self.width))
        for row, seats in enumerate(rows):
            if seats and not any(weights[row]):
                raise MatrixError(rows=[row], columns=[])
        self.cells = [
            list(apportion(Split(seats, line, ties), Method.WEBSTER)) if seats else [0] * self.width
            for seats, line in zip(rows, weights, strict=True)
        ]
        self.over = [
            sum(line[column] for line in self.cells) - columns[column]
            for column in range(self.width)
        ]

    def place(self, row: int, column: int) -> int:
        """Give the worth of a cell's place: earlier cells before all later ones together."""
        return 1 << (self.height * self.width - 1 - row * self.width - column)

    def raised(self, row: int, column: int) -> Cost:
        """Give the cost of one more seat in a cell."""
        seats = self.cells[row][column]
        return ((seats + HALF) / self.weights[row][column], -self.place(row, column))

    def lowered(self, row: int, column: int) -> Cost:
        """Give the cost of one seat less in a cell."""
        seats = self.cells[row][column]
        return (self.weights[row][column] / (seats - HALF), self.place(row, column))

    def arcs(self, node: int) -> Iterator[tuple[int, Cost]]:
        """Give where a seat can move from a node, and for what: out of a column, into another."""
        if node < self.height:
            for column in range(self.width):
                if self.weights[node][column]:
                    yield self.height + column, self.raised(node, column)
            return
        column = node - self.height
        for row in range(self.height):
            if self.cells[row][column]:
                yield row, self.lowered(row, column)

    def reached(self, sources: Sequence[int]) -> tuple[dict[int, Cost], dict[int, int]]:
        """Give the cheapest cost to every node that can be reached, and the node before it."""
        cost: dict[int, Cost] = dict.fromkeys(sources, FREE)
        before: dict[int, int] = {}
        queue = deque(sources)
        waiting = set(sources)
        while queue:
            node = queue.popleft()
            waiting.discard(node)
            here = cost[node]
            for other, step in self.arcs(node):
                total = (here[0] * step[0], here[1] + step[1])
                if other not in cost or total < cost[other]:
                    cost[other], before[other] = total, node
                    if other not in waiting:
                        waiting.add(other)
                        queue.append(other)
        return cost, before

    def move_all(self) -> None:
        """Move seats, one at a time by the cheapest chain, until every column has its sum."""
        while any(self.over):
            sources = [self.height + n for n, over in enumerate(self.over) if over > 0]
            cost, before = self.reached(sources)
            short = [self.height + n for n, over in enumerate(self.over) if over < 0]
            ends = [node for node in short if node in cost]
            if not ends:
                raise MatrixError(
                    rows=[node for node in range(self.height) if node in cost],
                    columns=[n for n in range(self.width) if self.height + n in cost],
                )
            end = min(ends, key=lambda node: (cost[node], node))
            self._move(end, before)

    def _move(self, end: int, before: dict[int, int]) -> None:
        self.over[end - self.height] += 1
        node = end
        while node in before:
            last = before[node]
            if node < self.height:
                self.cells[node][last - self.height] -= 1
            else:
                self.cells[last][node - self.height] += 1
            node = last
        self.over[node - self.height] -= 1

    def prices(self) -> dict[int, Cost]:
        """Give every node's cheapest cost from anywhere; the factors follow from it."""
        return self.reached(range(self.height + self.width))[0]
