"""An indicator set out by two traits (交叉汇总): sums of each group first, the division last.

Totals are made of all rows again, never of the groups' values, so that the
corner of a table is the figure of the place and every margin that of its part.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from xuezheng.core.indicators.definition import Version
from xuezheng.core.indicators.measures import NOTHING, Absence, Cell, Held, Value
from xuezheng.core.indicators.tabulate import Sums

TOTAL = ""
"""Stands for all rows, or all columns."""
Key = tuple[str, str]


def crossed(
    version: Version | None,
    sums: Sums,
    groups: Mapping[int, Key],
    asked: Collection[int] | None = None,
) -> dict[Key, Value]:
    """Give the value of every row and column that has an organisation, and of both totals.

    ``groups`` names row and column of each organisation: of those that keep
    rows, and of schools without any. ``asked`` are the schools the indicator
    can be asked of, ``None`` for all. Where it is asked of none there is no value.

    Gives: a value by row and column, ``TOTAL`` for a margin; nothing where no organisation stands.
    Rolls up: sums of the organisations of a group, exact.
    """
    members: dict[Key, list[int]] = defaultdict(list)
    for org, (row, column) in groups.items():
        for key in dict.fromkeys(((row, column), (row, TOTAL), (TOTAL, column), (TOTAL, TOTAL))):
            members[key].append(org)
    return {key: _value(version, sums, orgs, asked) for key, orgs in members.items()}


def _value(
    version: Version | None, sums: Sums, orgs: Sequence[int], asked: Collection[int] | None
) -> Value:
    meant = asked is None or any(org in asked or org in sums.cells for org in orgs)
    if version is None or not meant:
        return Value.none(Absence.NOT_APPLICABLE)
    own = [sums.cells[org] for org in orgs if org in sums.cells]
    cells = _added(own, len(version.formula.amounts))
    return version.formula.value(Held(cells, _filled(sums, orgs), own))


def _added(own: Iterable[Sequence[Cell]], width: int) -> tuple[Cell, ...]:
    cells = [NOTHING] * width
    for some in own:
        cells = [one + more for one, more in zip(cells, some, strict=True)]
    return tuple(cells)


def _filled(sums: Sums, orgs: Collection[int]) -> tuple[bool, ...]:
    """Say of each amount whether its fact has rows here, where a place owes them."""
    if not sums.present:
        return sums.filled
    return tuple(
        anywhere and (there is None or any(org in there for org in orgs))
        for anywhere, there in zip(sums.filled, sums.present, strict=True)
    )
