"""Scenarios of indicators (指标场景): a small county, rows as given, and what was worked out by hand.

Rows name only what matters; ``times`` repeats one. Everything else has the
default below, ``id`` and ``subject`` count up, and every appointment is of a
person of its own.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import yaml

from xuezheng.adapters.indicators.engine import over
from xuezheng.adapters.parameters import shipped
from xuezheng.adapters.snapshots import arrow_schema, shapes
from xuezheng.catalogue import current
from xuezheng.core.indicators.definition import Indicator, Version
from xuezheng.core.indicators.facts import FOREVER
from xuezheng.core.indicators.measures import Value
from xuezheng.core.indicators.places import Place, Places
from xuezheng.core.indicators.plain import tally
from xuezheng.core.indicators.rows import Bound, holds
from xuezheng.core.indicators.tabulate import Sums, shown

FOLDER = Path(__file__).parent / "indicators"
DAY = date(2026, 10, 12)
DATED = {
    "valid_from": date(2000, 1, 1),
    "valid_to": date(9999, 12, 31),
    "known_from": FOREVER,
    "known_to": FOREVER,
}
DEFAULTS: dict[str, dict[str, Any]] = {
    "pupil": {
        "sex": "1", "residence": "local", "left_behind": False, "boards": False, "state": "studying",
        "began": "admitted", "left": "",
    },
    "appointment": {"teaches": "语文", "title_level": "first", "backbone": "none", "establishment": "established"},
    "organisation": {"stage": "none", "nature": "public", "area": ""},
}  # fmt: skip
COLUMNS = ("subject", "parent", "kind", "stage", "nature", "area")
COUNTY: tuple[tuple[Any, ...], ...] = (
    (1, None, "bureau", "none", "public", ""),
    (2, 1, "township", "none", "public", "urban"),
    (3, 1, "township", "none", "public", "rural"),
    (11, 2, "primary", "primary", "public", "urban"),
    (12, 2, "junior", "junior", "public", "urban"),
    (13, 2, "kindergarten", "preschool", "public", "urban"),
    (14, 3, "kindergarten", "preschool", "inclusive", "rural"),
    (15, 3, "kindergarten", "preschool", "private", "rural"),
    (16, 3, "primary", "primary", "private", "rural"),
    (17, 3, "senior", "senior", "public", "rural"),
    (18, 2, "vocational", "vocational", "public", "urban"),
    (20, 13, "campus", "preschool", "public", ""),
    (21, 3, "nine_year", "compulsory", "public", "rural"),
    (22, 21, "point", "primary", "public", "rural"),
)
"""Two townships: 2 with 11, 12, 13 (its campus 20), 18; 3 with 14, 15, 16, 17, 21 (its point 22)."""
Rows = dict[str, list[dict[str, Any]]]


@cache
def known() -> Mapping[str, Any]:
    """Give what every table looks like."""
    return shapes(current().kinds)


def scenes(key: str) -> list[dict[str, Any]]:
    """Give the scenarios of one indicator."""
    return yaml.safe_load((FOLDER / f"{key}.yaml").read_text("utf-8")) or []


def tables(scene: Mapping[str, Any]) -> Rows:
    """Give the rows of a scene, whole."""
    given = {"organisation": [dict(zip(COLUMNS, one, strict=True)) for one in COUNTY]}
    given |= scene.get("rows") or {}
    number = count(1)
    return {table: _rows(table, some, number) for table, some in given.items()}


def _rows(table: str, some: list[dict[str, Any]], number: Any) -> list[dict[str, Any]]:
    columns = known()[table].keys
    found = []
    for one in some:
        strange = set(one) - {*columns, "times"}
        if strange:
            raise KeyError(table, strange)
        for _ in range(one.get("times", 1)):
            id_ = next(number)
            row = dict.fromkeys(columns) | {"id": id_, "subject": 100_000 + id_}
            if "valid_from" in columns:
                row |= DATED
            row |= DEFAULTS.get(table, {})
            if table == "appointment":
                row["person"] = 500_000 + id_
            found.append(row | {key: value for key, value in one.items() if key != "times"})
    return found


def by_rows(version: Version, rows: Rows, bound: Bound) -> Sums:
    """Count by the plain engine."""
    return Sums.of(version, tally(version.formula.amounts, rows, bound))


def by_duck(version: Version, rows: Rows, bound: Bound) -> Sums:
    """Count by DuckDB over the same rows, typed as a snapshot types them."""
    with duckdb.connect(config={"threads": 1}) as duck:
        duck.execute("SET TimeZone = 'UTC'")
        wanted = frozenset().union(*(one.fact.tables() for one in version.formula.amounts))
        for table in wanted:
            schema = arrow_schema(known()[table])
            duck.register(table, pa.Table.from_pylist(rows.get(table, []), schema=schema))
        columns = {table: known()[table].keys for table in wanted}
        return Sums.of(version, over(duck, columns, bound).tally(version.formula.amounts))


def places(rows: Rows) -> Places:
    """Give the tree of a scene."""
    return Places(
        {one["subject"]: Place(one["parent"], one["kind"]) for one in rows["organisation"]}
    )


def bound(scene: Mapping[str, Any]) -> Bound:
    """Give day and parameters of a scene."""
    day = scene.get("day", DAY)
    return Bound(day, {**shipped().on(day), **(scene.get("parameters") or {})})


def told(value: Value, indicator: Indicator) -> Any:
    """Give a value as scenes write it: the absence, or part, whole and what is shown."""
    if value.absence is not None:
        return value.absence.key
    number = shown(value.number, indicator.unit)
    return [value.part, number] if value.whole is None else [value.part, value.whole, number]


def wanted(given: Any) -> Any:
    """Give what a scene expects, numbers exact."""
    if isinstance(given, str):
        return given
    plain = given if isinstance(given, list) else [given]
    last = Decimal(str(plain[-1]))
    return [*plain[:-1], last] if len(plain) > 1 else [plain[0], last]


def asked_of(indicator: Indicator, rows: Rows, bound: Bound) -> frozenset[int]:
    """Give the schools an indicator can be asked of."""
    if indicator.applies is None:
        raise ValueError(indicator.key)
    return frozenset(
        one["subject"] for one in rows["organisation"] if holds(indicator.applies, one, bound)
    )
