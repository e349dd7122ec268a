"""The rows behind a figure (构成明细): read from the snapshot itself, by those who may read such rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.adapters import parameters as shipped
from xuezheng.adapters import snapshots
from xuezheng.adapters.indicators import opened
from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.selectors.kept import Counted, find, kept, run_on
from xuezheng.apps.schools.access import names
from xuezheng.catalogue import current
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.measures import Amount
from xuezheng.core.indicators.rows import Bound
from xuezheng.core.kinds.fields import Field
from xuezheng.core.ledgers.definition import Ledger

PAGE = 50
OWN: Mapping[str, T] = {
    "subject": T("编号", "Number"), "number": T("编号", "Number"), "state": T("状态", "State"),
    "opened": T("登记日期", "Opened on"), "due": T("办结期限", "Due on"),
    "pupils": T("学生数", "Pupils"), "classes": T("班数", "Classes"), "entered": T("入学年份", "Year of entry"),
    "stage": T("学段", "Stage"), "person": T("人员编号", "Person"), "org_before": T("上学年所在单位", "Unit before"),
    "area_m2": T("面积（平方米）", "Area (m²)"),
}  # fmt: skip
"""Words of columns that no field of the kind names."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row: its words, and where it leads."""

    words: T
    kind: str = ""
    thing: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One row (明细行): whose it is, and what the fact shows of it."""

    id: int
    unit: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Rows:
    """A page of rows (明细): its heads, lines, and the id behind which the next page begins."""

    title: T
    heads: tuple[T, ...]
    lines: tuple[Line, ...]
    after: int
    more: bool


def rows(
    actor: Actor | None, key: str, org: int, day: date, *, side: int = 0, after: int = 0
) -> Rows:
    """Give rows that an amount adds up below a place, by id; ``side`` 0 above the line, 1 below it.

    Reads the snapshot of the run. Raises ``NotFoundError``. Costs: 6 queries at most.
    """
    indicator = find(key)
    sight = access.require_seen(actor, indicator, org)
    run = run_on(day)
    version = kept(run, indicator).version
    if version is None or not 0 <= side < len(version.formula.amounts):
        raise NotFoundError(what=access.WHAT)
    amount = version.formula.amounts[side]
    below = [one for one in run.places.held if org in run.places.up(one) and sight.holds(one)]
    found = _taken(run, amount, below, after)
    known, more = names(run.day), len(found) > PAGE
    lines = tuple(_line(amount, one, known) for one in found[:PAGE])
    return Rows(amount.title, _heads(amount), lines, lines[-1].id if lines else after, more)


def _taken(run: Counted, amount: Amount, below: list[int], after: int) -> list[dict[str, Any]]:
    bound = Bound(run.day, shipped.shipped().on(run.day))
    with opened(snapshots.named(run.snapshot), bound) as engine:
        return engine.taken(amount, below, PAGE + 1, after)


def _field(amount: Amount, key: str) -> Field | None:
    kind = next((one for one in current().kinds if one.key == amount.fact.table), None)
    return next((one for one in kind.fields if one.key == key), None) if kind else None


def _heads(amount: Amount) -> tuple[T, ...]:
    found = []
    for key in amount.fact.shows:
        field = _field(amount, key)
        found.append(field.label if field else OWN.get(key, T(key, key)))
    return tuple(found)


def _line(amount: Amount, row: Mapping[str, Any], known: Mapping[int, str]) -> Line:
    cells = tuple(_cell(amount, key, row[key], known) for key in amount.fact.shows)
    return Line(int(row["id"]), known.get(row[amount.fact.org], ""), cells)


def _cell(amount: Amount, key: str, value: Any, known: Mapping[int, str]) -> Cell:
    """Say a value: the words of a choice, the name of a unit, a person or thing by its number alone."""
    if value is None or value == "":
        return Cell(T("无数据", "No data"))
    if key == "org_before" or (key == "subject" and amount.fact.table == "organisation"):
        name = known.get(value, str(value))
        return Cell(T(name, name))
    if key == "subject":
        return Cell(T(str(value), str(value)), amount.fact.table, int(value))
    return Cell(_words(amount, key, value))


def _words(amount: Amount, key: str, value: Any) -> T:
    kind = next((one for one in current().kinds if one.key == amount.fact.table), None)
    if isinstance(kind, Ledger) and key == "state":
        return next((one.label for one in kind.flow.stages if one.key == value), T(value, value))
    field = _field(amount, key)
    if field is not None and not isinstance(value, date | datetime):
        return T(field.show(value, "zh"), field.show(value, "en"))
    return T(str(value), str(value))
