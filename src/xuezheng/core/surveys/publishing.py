"""Which figures may be told (小样本保护): cells with few answers are withheld, and those that would give them away.

For each audience the answers make a table, units down and grades across, whose
sums are told too. A mean times its answers is a sum, so whoever knows the mean
of a whole and of all its parts but one knows the last one: the same cells guard
means that guard heads, and the withholding of public tables is used as it is.
Where a table is too small to be guarded, nothing of the audience is told.

The weighted index of a unit rests on told audiences alone, so it gives none away.

Not covered: two surveys of the same people whose tables differ by one person,
and a reader who knows what most people of a cell answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from xuezheng.core.indicators.suppression import TOTAL, NarrowError, Table, withhold
from xuezheng.core.surveys.drawing import Cell

CITY = 0
"""The place of the whole."""
ALL = ""
"""The key of all grades, and of all audiences together."""
_ONE = "all"
"""The column of an audience that is not asked by grade."""
Place = tuple[str, int, str]
"""Audience, unit, grade."""


@dataclass(frozen=True, slots=True)
class Least:
    """From how many answers a cell is told, and how far apart what can be reckoned of it must lie."""

    answers: int
    width: int


def withheld(answers: Mapping[Cell, int], least: Least) -> frozenset[Place]:
    """Give the places that are not told, sums among them. Costs: one search a small cell.

    A place without any answer has nothing to tell and is not among them.
    """
    found: set[Place] = set()
    for audience in sorted({one.audience for one in answers}):
        mine = {cell: count for cell, count in answers.items() if cell.audience == audience}
        found |= {(audience, unit, grade) for unit, grade in _of(mine, least)}
    return frozenset(found)


def _of(mine: Mapping[Cell, int], least: Least) -> set[tuple[int, str]]:
    units = sorted({one.unit for one in mine})
    columns = tuple(sorted({one.grade or _ONE for one in mine}))
    parents: dict[int, int | None] = {CITY: None} | dict.fromkeys(units, CITY)
    leaves = {(unit, column): 0 for unit in units for column in columns}
    for cell, count in mine.items():
        leaves[cell.unit, cell.grade or _ONE] += count
    table = Table(parents, columns, leaves)
    try:
        hidden = withhold(table, least.answers, least.width).cells
    except NarrowError:
        hidden = frozenset(cell for cell, heads in table.cells.items() if heads)
    grades = {column: ALL if column == _ONE else column for column in columns} | {TOTAL: ALL}
    found = {(unit, grades[column]) for unit, column in hidden}
    # one grade alone is the unit's sum too
    return found | {(unit, ALL) for unit, _ in found if len(columns) == 1}
