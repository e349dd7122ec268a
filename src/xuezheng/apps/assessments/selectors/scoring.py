"""From rows to a score sheet (计分): which figure counts, and what it comes to."""

from collections.abc import Iterable, Mapping

from xuezheng.apps.assessments.access import declared
from xuezheng.apps.assessments.models import Figure, Sheet, Side
from xuezheng.core.assess import scoring
from xuezheng.core.assess.criteria import Criterion, Origin, Version, exact
from xuezheng.core.assess.scoring import INAPPLICABLE


def version_of(sheet: Sheet) -> Version:
    """Give the criteria a sheet is scored by."""
    return declared(sheet.assessment).version(sheet.year)


def tree_of(sheet: Sheet) -> Criterion:
    """Give the tree a sheet is scored by."""
    return version_of(sheet).trees[sheet.kind]


def standing(rows: Iterable[Figure], side: Side) -> dict[str, Figure]:
    """Give the figures of one side that stand: the newest of each line."""
    return {row.line: row for row in rows if row.side == side.key}


def value_of(row: Figure) -> scoring.Figure:
    """Give a figure as a value."""
    return exact(row.value) if row.value else INAPPLICABLE


def own(tree: Criterion, rows: Iterable[Figure]) -> dict[str, scoring.Figure]:
    """Give what a unit says of itself."""
    held = standing(rows, Side.UNIT)
    return {one.key: value_of(held[one.key]) for one in tree.leaves() if one.key in held}


def counted(tree: Criterion, rows: Iterable[Figure]) -> dict[str, scoring.Figure]:
    """Give what counts: the office's figure, and the unit's where the line rests on its report."""
    held = list(rows)
    office, unit = standing(held, Side.OFFICE), standing(held, Side.UNIT)
    found: dict[str, scoring.Figure] = {}
    for one in tree.leaves():
        if one.key in office:
            found[one.key] = value_of(office[one.key])
        elif one.origin is Origin.SELF and one.key in unit:
            found[one.key] = value_of(unit[one.key])
    return found


def scored(sheet: Sheet, rows: Iterable[Figure]) -> scoring.Sheet:
    """Score a sheet by what counts."""
    tree = tree_of(sheet)
    return scoring.scored(tree, version_of(sheet), counted(tree, rows))


def by_sheet(sheets: Iterable[Sheet]) -> Mapping[int, list[Figure]]:
    """Give the figures of many sheets. Costs: 1 query."""
    found: dict[int, list[Figure]] = {int(one.pk): [] for one in sheets}
    for row in Figure.objects.filter(sheet__in=found).order_by("id"):
        found[row.sheet_id].append(row)
    return found
