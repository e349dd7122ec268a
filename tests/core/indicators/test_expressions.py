"""Conditions over rows: three-valued as SQL has it, by the plain engine and by DuckDB alike."""

from datetime import UTC, date, datetime

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.adapters.indicators.sql import written
from xuezheng.core.indicators.expressions import (
    Calendar,
    CivilDay,
    DaysBetween,
    Moment,
    SchoolYear,
    Whole,
    choose,
    col,
    columns,
    number,
    numbers,
)
from xuezheng.core.indicators.rows import Bound, value

BOUND = Bound(
    date(2026, 10, 12), {"a.limit": 3, "a.word": "it's", "a.limits": {"usual": 41, "extended": 42}}
)
ROW = {
    "n": 4, "none": None, "word": "it's", "yes": True, "day": date(2026, 8, 31),
    "list": ["x", "y"], "text": "12", "never": None,
}  # fmt: skip
TYPES = {
    "n": "BIGINT", "none": "BIGINT", "word": "VARCHAR", "yes": "BOOLEAN", "day": "DATE",
    "list": "VARCHAR[]", "text": "VARCHAR", "never": "DATE",
}  # fmt: skip


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (col("n") >= number("a.limit"), True),
        (col("word").is_(number("a.word")), True),
        (col("none").is_(4), None),
        (col("none").differs(4), None),
        (col("none").missing(), True),
        (col("n").filled(), True),
        ((col("none") > 1) & (col("n") < 0), False),
        ((col("none") > 1) & (col("n") > 0), None),
        ((col("none") > 1) | (col("n") > 0), True),
        (~(col("none") > 1), None),
        (col("none").among(1, 2), None),
        (col("word").among("it's", "no"), True),
        (col("list").holds("y"), True),
        (col("none").or_else(7), 7),
        (choose(col("none") > 1, 1, 2), 2),
        (col("n") + col("none"), None),
        (col("n") * 2 - 1, 7),
        (Calendar("month", col("day")), 8),
        (SchoolYear(1) - col("n"), 2023),
        (col("day") < Moment("school_year"), True),
        (col("day") >= Moment("year"), True),
        (Whole(col("text")), 12),
        (Whole(col("word")), None),
        (DaysBetween(col("day"), Moment()), 42),
        (DaysBetween(Moment(), col("day")), -42),
        (DaysBetween(col("day"), col("never")), None),
        (DaysBetween(col("day"), Moment()) <= number("a.limits", "usual"), False),
        (DaysBetween(col("day"), Moment()) <= number("a.limits", "extended"), True),
    ],
)
def test_both_readings_agree_with_the_rule(made, expected):
    assert value(made, ROW, BOUND) == expected
    told = ", ".join(
        f'CAST(${index + 1} AS {TYPES[key]}) AS "{key}"' for index, key in enumerate(ROW)
    )
    asked = f"SELECT {written(made, BOUND)} FROM (SELECT {told})"  # noqa: S608 - our own names
    assert duckdb.connect().execute(asked, list(ROW.values())).fetchall() == [(expected,)]


def test_a_moment_late_in_the_evening_belongs_to_the_next_day_in_china():
    moment = datetime(2026, 10, 11, 16, tzinfo=UTC)
    assert value(CivilDay(col("at")), {"at": moment}, BOUND) == date(2026, 10, 12)
    with duckdb.connect() as duck:
        duck.execute("SET TimeZone = 'UTC'")
        asked = f"SELECT {written(CivilDay(col('at')), BOUND)} FROM (SELECT $1 AS at)"  # noqa: S608
        assert duck.execute(asked, [moment]).fetchone() == (date(2026, 10, 12),)


def test_days_follow_from_the_day_asked_for():
    assert BOUND.moment(Moment("school_year", -2, 30)) == date(2024, 10, 1)
    assert BOUND.moment(Moment("school_year", days=-62)) == date(2026, 7, 1)
    assert Bound(date(2028, 2, 29), {}).moment(Moment("day", -1)) == date(2027, 2, 28)
    assert Bound(date(2026, 8, 31), {}).school_year == 2025


def test_what_an_expression_reads_is_told():
    made = (col("a") > number("x.y")) | (col("b").is_(1) & ~col("c").missing())
    assert columns(made) == {"a", "b", "c"}
    assert numbers(made) == {"x.y"}


CELLS = st.one_of(st.none(), st.integers(-3, 3))
LEAVES = st.sampled_from(
    [col("a") > 0, col("b").is_(col("a")), col("b").missing(), col("a").among(1, 2)]
)
TREES = st.recursive(
    LEAVES,
    lambda some: st.one_of(
        st.tuples(some, some).map(lambda two: two[0] & two[1]),
        st.tuples(some, some).map(lambda two: two[0] | two[1]),
        some.map(lambda one: ~one),
    ),
    max_leaves=6,
)
DUCK = duckdb.connect()


@settings(max_examples=60, deadline=None)
@given(TREES, CELLS, CELLS)
def test_unknown_travels_alike(tree, a, b):
    asked = f"SELECT {written(tree, BOUND)} FROM (SELECT $1::BIGINT AS a, $2::BIGINT AS b)"  # noqa: S608
    assert DUCK.execute(asked, [a, b]).fetchone()[0] == value(tree, {"a": a, "b": b}, BOUND)
