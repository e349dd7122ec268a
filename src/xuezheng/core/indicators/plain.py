"""The plain engine (逐行引擎): facts and sums over lists of rows, without any database.

Slow and readable. It decides what is right: the quick engine agrees with it
on every scenario, or is wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xuezheng.core.base.errors import BackendError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.expressions import Expression
from xuezheng.core.indicators.facts import FOREVER, Fact, Look, Made, Step, Tally
from xuezheng.core.indicators.measures import Amount
from xuezheng.core.indicators.rows import Bound, Row, holds, value
from xuezheng.core.indicators.tabulate import Sum, Tallied

Tables = Mapping[str, Sequence[Row]]
"""The rows of a snapshot's tables, by key; a table that is not there has none."""


class TwiceError(BackendError):
    """A look-up would find two rows: figures would count one row twice."""

    code = "indicator-twice"
    text = T(
        "表 {table} 中 {column} 在同一天有重复，无法查找",
        "In table {table}, {column} stands twice on one day; it cannot be looked up",
    )


def rows_of(fact: Fact, tables: Tables, bound: Bound) -> list[dict[str, Any]]:
    """Give the rows of a fact, with all its columns. Raises ``TwiceError``."""
    taken = ("id", *fact.takes)
    own = tables.get(fact.table, ())
    dated = _versions(own, fact, bound) if fact.dated else own
    rows = [{key: one.get(key) for key in taken} for one in dated]
    for step in fact.steps:
        _stepped(step, fact, rows, tables, bound)
    if fact.where is None:
        return rows
    return [one for one in rows if holds(fact.where, one, bound)]


def _versions(rows: Iterable[Row], fact: Fact, bound: Bound) -> list[Row]:
    if not fact.ever:
        return in_force(rows, fact, bound)
    day = bound.moment(fact.on)
    return [one for one in rows if one["valid_from"] <= day and one["known_to"] == FOREVER]


def in_force(rows: Iterable[Row], fact: Fact, bound: Bound) -> list[Row]:
    """Give the versions that are believed now and hold on the fact's day."""
    day = bound.moment(fact.on)
    return [
        one
        for one in rows
        if one["valid_from"] <= day < one["valid_to"] and one["known_to"] == FOREVER
    ]


def _stepped(
    step: Step, fact: Fact, rows: list[dict[str, Any]], tables: Tables, bound: Bound
) -> None:
    if isinstance(step, Made):
        for one in rows:
            one[step.key] = value(step.of, one, bound)
    elif isinstance(step, Look):
        found = _found(step, fact, tables, bound)
        for one in rows:
            one[step.key] = found.get(one[step.via])
    else:
        sums = _tallied(step, tables, bound)
        for one in rows:
            one[step.key] = sums.get(one[step.match], 0 if step.of in {"count", "sum"} else None)


def _found(step: Look, fact: Fact, tables: Tables, bound: Bound) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for one in in_force(tables.get(step.table, ()), fact, bound):
        key = one[step.match]
        if key in found and key is not None:
            raise TwiceError(table=step.table, column=step.match)
        found[key] = one.get(step.takes)
    found.pop(None, None)
    return found


def _tallied(step: Tally, tables: Tables, bound: Bound) -> dict[Any, Any]:
    gathered: dict[Any, list[Any]] = defaultdict(list)
    for one in rows_of(step.fact, tables, bound):
        if one[step.by] is not None and _takes(step.where, one, bound):
            amount = 1 if step.amount is None else value(step.amount, one, bound)
            gathered[one[step.by]].append(amount)
    made = {"count": len, "sum": _sum, "least": _least, "most": _most}[step.of]
    return {key: made(some) for key, some in gathered.items()}


def _sum(some: list[Any]) -> int:
    return sum(one for one in some if one is not None)


def _least(some: list[Any]) -> Any:
    return min((one for one in some if one is not None), default=None)


def _most(some: list[Any]) -> Any:
    return max((one for one in some if one is not None), default=None)


def _takes(where: Expression | None, row: Row, bound: Bound) -> bool:
    return where is None or holds(where, row, bound)


def tally(
    wanted: Sequence[Amount], tables: Tables, bound: Bound, by: str = "org"
) -> dict[Amount, Tallied]:
    """Give every amount's sums by organisation, or by class with ``by="class"``.

    Rows that name no organisation are added nowhere. Raises ``TwiceError``.
    """
    facts = {one.fact for one in wanted}
    rows = {fact: rows_of(fact, tables, bound) for fact in facts}
    found = {}
    for one in wanted:
        some, place = rows[one.fact], one.fact.class_ if by == "class" else one.fact.org
        present = frozenset(row[place] for row in some if row[place] is not None)
        found[one] = Tallied(bool(some), _sums(one, some, bound, place), present)
    return found


def _sums(amount: Amount, rows: Sequence[Row], bound: Bound, place: str) -> dict[int, Sum]:
    found: dict[int, Sum] = {}
    for one in rows:
        if one[place] is None or not _takes(amount.where, one, bound):
            continue
        total, count, unknown = found.get(one[place], (0, 0, 0))
        added = 1 if amount.of is None else value(amount.of, one, bound)
        found[one[place]] = (total + (added or 0), count + 1, unknown + (added is None))
    return found


def taken(amount: Amount, tables: Tables, bound: Bound) -> list[dict[str, Any]]:
    """Give the rows an amount adds up: what opens behind a figure."""
    rows = rows_of(amount.fact, tables, bound)
    return [one for one in rows if _takes(amount.where, one, bound)]
