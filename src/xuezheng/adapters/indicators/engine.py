"""The quick engine: DuckDB over the Parquet files of a snapshot, whole numbers only.

Each fact is made once as a temporary table, then read once for every amount
asked for. Sums are of integers, so that threads cannot change them.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from xuezheng.adapters.indicators.sql import literal, name, written
from xuezheng.adapters.snapshots import Snapshot
from xuezheng.core.base.errors import BackendError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.expressions import Expression
from xuezheng.core.indicators.facts import Fact, Look, Made, Step, Tally
from xuezheng.core.indicators.measures import Amount
from xuezheng.core.indicators.places import Place, Places
from xuezheng.core.indicators.plain import TwiceError
from xuezheng.core.indicators.rows import Bound
from xuezheng.core.indicators.tabulate import Sum, Tallied

FOREVER = "TIMESTAMPTZ '9999-12-31 00:00:00+00'"


class EngineError(BackendError):
    """The engine could not count: a column is missing or holds what no sum can take."""

    code = "indicator-engine"
    text = T("计算 {fact} 时出错：{why}", "Counting {fact} failed: {why}")


@dataclass
class Opened:
    """A snapshot under count (计算中的快照): its connection and the facts made so far."""

    duck: duckdb.DuckDBPyConnection
    columns: Mapping[str, Container[str]]
    bound: Bound
    files: Mapping[str, Path] = field(default_factory=dict)
    empty: Container[str] = ()
    made: dict[Fact, str] = field(default_factory=dict)
    checked: set[tuple[str, str, date]] = field(default_factory=set)
    viewed: set[str] = field(default_factory=set)
    prefix: str = "fact"

    def at(self, bound: Bound) -> "Opened":
        """Give the same snapshot as of another day, over the same connection."""
        prefix = f"fact_{bound.day:%Y%m%d}"
        return Opened(
            self.duck,
            self.columns,
            bound,
            self.files,
            self.empty,
            viewed=self.viewed,
            prefix=prefix,
        )

    def tally(self, wanted: Sequence[Amount], by: str = "org") -> dict[Amount, Tallied]:
        """Give every amount's sums by organisation, or by class: one pass for each fact.

        Rows that name no organisation are added nowhere. Raises ``TwiceError``, ``EngineError``.
        """
        found: dict[Amount, Tallied] = {}
        for fact in dict.fromkeys(one.fact for one in wanted):
            some = [one for one in wanted if one.fact is fact or one.fact == fact]
            found |= self._passed(fact, list(dict.fromkeys(some)), by)
        return found

    def _passed(self, fact: Fact, some: Sequence[Amount], by: str) -> dict[Amount, Tallied]:
        if not self.knows(fact):
            return {one: Tallied(False, {}, frozenset()) for one in some}
        place = name(fact.class_ if by == "class" else fact.org)
        sums = ", ".join(part for one in some for part in self._cells(one))
        asked = f"SELECT {place}, {sums} FROM {self._table(fact)} GROUP BY 1"  # noqa: S608 - our own names
        rows = self._run(fact.key, asked)
        filled, found = bool(rows), [dict[int, Sum]() for _ in some]
        present = frozenset(int(row[0]) for row in rows if row[0] is not None)
        for row in rows:
            if row[0] is None:
                continue
            for index, cells in enumerate(found):
                total, count, known = row[1 + 3 * index : 4 + 3 * index]
                if count:
                    cells[int(row[0])] = (int(total or 0), int(count), int(count - known))
        return {
            one: Tallied(filled, cells, present) for one, cells in zip(some, found, strict=True)
        }

    def knows(self, fact: Fact) -> bool:
        """Say whether the snapshot has what a fact reads, and any row of it.

        An older snapshot may lack a table or a column.
        """
        return fact.table not in self.empty and all(
            table in self.columns and all(key in self.columns[table] for key in read)
            for table, read in fact.reads().items()
        )

    def _cells(self, one: Amount) -> Iterator[str]:
        """Give the three sums of an amount: total, rows, rows with something filled in."""
        only = "" if one.where is None else f" FILTER (WHERE {written(one.where, self.bound)})"
        if one.of is None:
            yield from (f"count(*){only}", f"count(*){only}", f"count(*){only}")
            return
        of = written(one.of, self.bound)
        yield from (f"sum({of}){only}", f"count(*){only}", f"count({of}){only}")

    def taken(
        self, amount: Amount, orgs: Iterable[int], most: int, after: int = 0
    ) -> list[dict[str, Any]]:
        """Give rows an amount adds up at some organisations, by id behind ``after``."""
        fact = amount.fact
        columns = ("id", *dict.fromkeys((fact.org, *fact.shows)))
        wanted = sorted(set(orgs))
        if not wanted or not self.knows(fact):
            return []
        conditions = [f"{name(fact.org)} IN ({', '.join(map(str, wanted))})", f"id > {int(after)}"]
        if amount.where is not None:
            conditions.append(written(amount.where, self.bound))
        asked = (
            f"SELECT {', '.join(map(name, columns))} FROM {self._table(fact)} "  # noqa: S608 - our own names
            f"WHERE {' AND '.join(conditions)} ORDER BY id LIMIT {int(most)}"
        )
        return [dict(zip(columns, row, strict=True)) for row in self._run(fact.key, asked)]

    def places(self) -> Places:
        """Give the tree of the day from the snapshot's own organisations."""
        day = self._in_force(self.bound.day)
        self._view("organisation")
        asked = f"SELECT subject, parent, kind FROM organisation WHERE {day} ORDER BY 1"  # noqa: S608
        rows = self._run("organisation", asked)
        return Places({int(org): Place(parent, str(kind)) for org, parent, kind in rows})

    def names(self) -> dict[int, str]:
        """Give the names of the day's organisations."""
        day = self._in_force(self.bound.day)
        self._view("organisation")
        rows = self._run("organisation", f"SELECT subject, name FROM organisation WHERE {day}")  # noqa: S608
        return {int(org): str(name) for org, name in rows}

    def asked(self, where: Expression) -> frozenset[int]:
        """Give the organisations of the day that a condition over their own columns takes."""
        day, wanted = self._in_force(self.bound.day), written(where, self.bound)
        self._view("organisation")
        found = f"SELECT subject FROM organisation WHERE {day} AND {wanted}"  # noqa: S608
        return frozenset(int(row[0]) for row in self._run("organisation", found))

    def select(self, fact: Fact) -> str:
        """Write a fact as a select of its own, nothing made; what it tallies is made first."""
        for needed in fact.needs():
            self._table(needed)
        for table in fact.reads():
            self._view(table)
        return self._select(fact)

    def layered(self, fact: Fact, steps: Iterable[Step], below: str) -> str:
        """Write a select with more steps of a fact over one that has the columns they read."""
        for one in steps:
            if isinstance(one, Look):
                self._view(one.table)
            below = self._layer(one, fact, below)
        return below

    def day(self) -> str:
        """Write the condition of a version in force on the day."""
        self._view("organisation")
        return self._in_force(self.bound.day)

    def run(self, fact: str, asked: str) -> list[tuple[Any, ...]]:
        """Ask the engine. Raises ``EngineError`` that names the fact."""
        return self._run(fact, asked)

    def _table(self, fact: Fact) -> str:
        """Give the name of a fact's table, made when first asked for."""
        if fact not in self.made:
            select = self.select(fact)
            key = f"{self.prefix}_{len(self.made)}"
            self._run(fact.key, f"CREATE TEMP TABLE {key} AS {select}")
            self.made[fact] = key
        return self.made[fact]

    def _view(self, table: str) -> None:
        """Open a table's file when it is first read."""
        if table in self.files and table not in self.viewed:
            self.duck.read_parquet(str(self.files[table])).create_view(table)
            self.viewed.add(table)

    def _select(self, fact: Fact) -> str:
        """Write a fact as one select: each step is a layer over the one before."""
        taken = ", ".join(name(one) for one in ("id", *fact.takes))
        asked = f"SELECT {taken} FROM {name(fact.table)}"  # noqa: S608 - our own names
        if fact.dated:
            day = self.bound.moment(fact.on)
            asked += f" WHERE {self._begun(day) if fact.ever else self._in_force(day)}"
        asked = self.layered(fact, fact.steps, asked)
        if fact.where is not None:
            asked = f"SELECT * FROM ({asked}) WHERE {written(fact.where, self.bound)}"  # noqa: S608
        return asked

    def _layer(self, step: Step, fact: Fact, below: str) -> str:
        key = name(step.key)
        if isinstance(step, Made):
            return f"SELECT *, {written(step.of, self.bound)} AS {key} FROM ({below})"  # noqa: S608
        if isinstance(step, Look):
            self._once(step, fact)
            day = self._in_force(self.bound.moment(fact.on))
            found = (
                f"SELECT {name(step.match)} AS m, {name(step.takes)} AS v "  # noqa: S608
                f"FROM {name(step.table)} WHERE {day} AND {name(step.match)} IS NOT NULL"
            )
            return f"SELECT b.*, o.v AS {key} FROM ({below}) b LEFT JOIN ({found}) o ON o.m = b.{name(step.via)}"  # noqa: S608
        return self._tally_layer(step, below)

    def _tally_layer(self, step: Tally, below: str) -> str:
        of = "1" if step.amount is None else written(step.amount, self.bound)
        made = {
            "count": "count(*)",
            "sum": f"coalesce(sum({of}), 0)::BIGINT",
            "least": f"min({of})",
            "most": f"max({of})",
        }[step.of]
        where = "true" if step.where is None else written(step.where, self.bound)
        found = (
            f"SELECT {name(step.by)} AS m, {made} AS v FROM {self._table(step.fact)} "  # noqa: S608
            f"WHERE {where} AND {name(step.by)} IS NOT NULL GROUP BY 1"
        )
        value = "coalesce(o.v, 0)" if step.of in {"count", "sum"} else "o.v"
        return (
            f"SELECT b.*, {value} AS {name(step.key)} FROM ({below}) b "  # noqa: S608
            f"LEFT JOIN ({found}) o ON o.m = b.{name(step.match)}"
        )

    def _once(self, step: Look, fact: Fact) -> None:
        """Refuse a table in which a look-up would find two rows. Raises ``TwiceError``."""
        seen = (step.table, step.match, self.bound.moment(fact.on))
        if seen in self.checked:
            return
        self.checked.add(seen)
        key, day = name(step.match), self._in_force(seen[2])
        asked = f"SELECT count({key}) = count(DISTINCT {key}) FROM {name(step.table)} WHERE {day}"  # noqa: S608
        if not self._run(step.table, asked)[0][0]:
            raise TwiceError(table=step.table, column=step.match)

    def _in_force(self, day: date) -> str:
        shown = literal(day)
        return f"(valid_from <= {shown} AND valid_to > {shown} AND known_to = {FOREVER})"

    def _begun(self, day: date) -> str:
        return f"(valid_from <= {literal(day)} AND known_to = {FOREVER})"

    def _run(self, fact: str, asked: str) -> list[tuple[Any, ...]]:
        try:
            return self.duck.execute(asked).fetchall()
        except duckdb.Error as error:
            raise EngineError(fact=fact, why=str(error).splitlines()[0]) from error


@contextmanager
def opened(snapshot: Snapshot, bound: Bound) -> Iterator[Opened]:
    """Open a snapshot for counting; what was made is gone with the connection."""
    parts = snapshot.manifest.parts
    columns = {one.shape.key: frozenset(one.shape.keys) for one in parts}
    files = {one.shape.key: snapshot.path(one.shape.key) for one in parts}
    empty = frozenset(one.shape.key for one in parts if not one.rows)
    with duckdb.connect() as duck:
        duck.execute("SET TimeZone = 'UTC'")
        yield Opened(duck, columns, bound, files, empty)


def over(
    duck: duckdb.DuckDBPyConnection, columns: Mapping[str, Container[str]], bound: Bound
) -> Opened:
    """Count over tables that stand in a connection already, with the columns they have."""
    return Opened(duck, columns, bound)
