"""Expressions as DuckDB SQL: values go as literals we write ourselves, names are quoted."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import singledispatch
from typing import Any

from xuezheng.core.indicators.expressions import (
    Among,
    Both,
    Calendar,
    Choose,
    CivilDay,
    Column,
    Compares,
    DaysBetween,
    Either,
    Expression,
    Holds,
    Literal,
    Missing,
    Moment,
    Not,
    Number,
    SchoolYear,
    Sums,
    Whole,
)
from xuezheng.core.indicators.rows import Bound


def written(given: Expression, bound: Bound) -> str:
    """Write an expression in SQL. Raises ``KeyError`` for a parameter not in force."""
    return _sql(given, bound)


def name(key: str) -> str:
    """Quote a column or table."""
    return '"' + key.replace('"', '""') + '"'


def literal(value: Any) -> str:
    """Write a value. Raises ``TypeError`` for what no column holds."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    raise TypeError(type(value).__name__)


@singledispatch
def _sql(given: Expression, _bound: Bound) -> str:
    raise TypeError(type(given).__name__)


@_sql.register
def _column(given: Column, _bound: Bound) -> str:
    return name(given.key)


@_sql.register
def _literal(given: Literal, _bound: Bound) -> str:
    return literal(given.value)


@_sql.register
def _number(given: Number, bound: Bound) -> str:
    found = bound.numbers[given.key]
    if given.entry and isinstance(found, Mapping):
        found = found[given.entry]
    if isinstance(found, Mapping | tuple):
        raise TypeError(given.key)
    return literal(found)


@_sql.register
def _moment(given: Moment, bound: Bound) -> str:
    return literal(bound.moment(given))


@_sql.register
def _school_year(given: SchoolYear, bound: Bound) -> str:
    return literal(bound.school_year + given.years)


@_sql.register(Compares)
@_sql.register(Sums)
def _signed(given: Compares | Sums, bound: Bound) -> str:
    return f"({_sql(given.left, bound)} {given.sign} {_sql(given.right, bound)})"


@_sql.register
def _both(given: Both, bound: Bound) -> str:
    return f"({_sql(given.left, bound)} AND {_sql(given.right, bound)})"


@_sql.register
def _either(given: Either, bound: Bound) -> str:
    return f"({_sql(given.left, bound)} OR {_sql(given.right, bound)})"


@_sql.register
def _not(given: Not, bound: Bound) -> str:
    return f"(NOT {_sql(given.of, bound)})"


@_sql.register
def _among(given: Among, bound: Bound) -> str:
    return f"({_sql(given.of, bound)} IN ({', '.join(literal(one) for one in given.values)}))"


@_sql.register
def _missing(given: Missing, bound: Bound) -> str:
    return f"({_sql(given.of, bound)} IS NULL)"


@_sql.register
def _holds(given: Holds, bound: Bound) -> str:
    return f"list_contains({_sql(given.of, bound)}, {literal(given.value)})"


@_sql.register
def _choose(given: Choose, bound: Bound) -> str:
    # a chain of choices is one CASE: thirty of them inside one another are too deep for parsers
    chain, other = [given], given.other
    while isinstance(other, Choose):
        chain.append(other)
        other = other.other
    cases = " ".join(f"WHEN {_sql(one.when, bound)} THEN {_sql(one.then, bound)}" for one in chain)
    return f"(CASE {cases} ELSE {_sql(other, bound)} END)"


@_sql.register
def _calendar(given: Calendar, bound: Bound) -> str:
    return f"{given.what}({_sql(given.of, bound)})"


@_sql.register
def _civil_day(given: CivilDay, bound: Bound) -> str:
    return f"CAST({_sql(given.of, bound)} + INTERVAL 8 HOUR AS DATE)"


@_sql.register
def _days_between(given: DaysBetween, bound: Bound) -> str:
    # a bare difference of days is a number for DuckDB and an interval for Spark
    return f"date_diff('day', {_sql(given.since, bound)}, {_sql(given.until, bound)})"


@_sql.register
def _whole(given: Whole, bound: Bound) -> str:
    of = _sql(given.of, bound)
    return f"(CASE WHEN regexp_matches({of}, '^-?[0-9]+$') THEN CAST({of} AS BIGINT) END)"
