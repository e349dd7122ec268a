"""Every county's evenness at once is what exact arithmetic over its schools gives."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import isclose

import duckdb
import pyarrow as pa
import pytest
from tests.scenarios.counting import DATED, known

from xuezheng.adapters.indicators.balance import Evenness, evenness, near, schools
from xuezheng.adapters.indicators.engine import over
from xuezheng.adapters.snapshots import arrow_schema
from xuezheng.catalogue.indicators.facts import PUPILS, SITES, STAFF
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.expressions import col
from xuezheng.core.indicators.measures import Amount
from xuezheng.core.indicators.rows import Bound
from xuezheng.core.scorecards.evenness import apart

TREE = ((1, None, "bureau"), (2, 1, "bureau"), (3, 1, "bureau"), (4, 2, "township"),
        (11, 4, "primary"), (12, 2, "primary"), (13, 2, "primary"), (21, 3, "primary"), (22, 11, "point"))  # fmt: skip
HEADS = {11: 45, 12: 37, 13: 0, 21: 8, 22: 5}
METRES = {11: 279, 12: 137, 13: 900, 21: 16}
TEACHERS = {11: 6, 12: 2, 22: 1}
STUDYING = Amount(PUPILS, T("", ""), col("state").is_("studying"))
METRE = Amount(SITES, T("", ""), None, col("sports_m2"))
TEACHER = Amount(STAFF, T("", ""), col("teacher"))


@pytest.fixture
def engine():
    """Two counties, one with a township, a teaching point and a school without pupils."""
    number = iter(range(1, 10_000))

    def rows(key, some):
        blank = dict.fromkeys(known()[key].keys)
        return pa.Table.from_pylist(
            [blank | DATED | {"id": next(number), "subject": 5000} | one for one in some],
            schema=arrow_schema(known()[key]),
        )

    pupils = [
        {"org": org, "state": "studying", "school_class": 900 if org == 12 and one < 8 else None}
        for org, n in HEADS.items() for one in range(n)
    ]  # fmt: skip
    posts = [
        {"org": org, "person": 100 * org + one, "teaches": "语文"}
        for org, n in TEACHERS.items() for one in range(n)
    ]  # fmt: skip
    tables = {
        "organisation": [{"subject": org, "parent": up, "kind": kind, "stage": "primary"} for org, up, kind in TREE],
        "school_class": [{"subject": 900, "org": 12, "stage": "junior"}],
        "pupil": [*pupils, {"org": 12, "state": "suspended"}],
        "appointment": [*posts, {"org": 12, "person": 1, "teaches": ""}],
        "site": [{"org": org, "sports_m2": metres} for org, metres in METRES.items()],
        "person": [], "post": [], "external_id": [],
    }  # fmt: skip
    with duckdb.connect(config={"threads": 1}) as duck:
        duck.execute("SET TimeZone = 'UTC'")
        for key, some in tables.items():
            duck.register(key, rows(key, some))
        columns = {key: known()[key].keys for key in tables}
        yield over(duck, columns, Bound(date(2026, 10, 12), {}))


def test_counties_are_as_exact_arithmetic_has_them(engine):
    found = evenness(engine, STUDYING, [METRE, TEACHER])
    assert set(found) == {2, 3}
    # county 2: 11, 12 and the point 22; 13 has no pupils. The point has no site: none of it
    metres, teachers = found[2]
    assert (metres.schools, metres.pupils, metres.total, teachers.total) == (3, 87, 416, 9)
    for one, pairs in (
        (metres, [(45, 279), (37, 137), (5, 0)]), (teachers, [(45, 6), (37, 2), (5, 1)]),
    ):  # fmt: skip
        exact = apart([(n, Fraction(r)) for n, r in pairs]).squared
        assert isclose(one.squared, float(exact), abs_tol=1e-12)
    # one school: as even as can be; no teachers at all: nothing to be even
    assert found[3][0] == Evenness(1, 8, 16, 0.0)
    assert found[3][1] == Evenness(1, 8, 0, None)


def test_a_county_at_the_very_limit_is_given_for_exact_judging(engine):
    found = evenness(engine, STUDYING, [METRE])
    told = schools(engine, STUDYING, METRE, 2)
    assert told == [(5, 0), (37, 137), (45, 279)]
    exact = apart([(n, Fraction(r)) for n, r in told])
    limit = Fraction(exact.coefficient).limit_denominator(10**12)
    assert near(found, [limit]) == [(2, 0)]
    assert near(found, [limit + Fraction(1, 10**6)]) == []


def test_a_fact_keeps_its_rows_with_fewer_steps():
    slim = PUPILS.only({"stage"})
    assert [one.key for one in slim.steps] == ["own_stage", "class_stage", "stage"]
    assert slim.takes == ("org", "school_class")
    # a condition of its own keeps what it reads, down to the rows it tallies
    assert [one.key for one in STAFF.only({"teacher"}).steps] == ["first", "teacher"]
    assert STAFF.only({"teacher"}).steps[0].fact.takes == ("person", "org")
    assert list(slim.faults()) == []
    assert list(STAFF.only({"age"}).faults()) == []


def test_what_a_place_tells_is_looked_up_behind_the_grouping_and_counts_stay(engine):
    stage = Amount(PUPILS, T("", ""), col("stage").is_("primary"))
    early, late = PUPILS.only(stage.columns).parted()
    assert [one.key for one in early.steps] == ["class_stage"]
    assert [one.key for one in late] == ["own_stage", "stage"]
    # 87 studying and one suspended in county 2; eight of them are in a class of another stage
    assert evenness(engine, stage, [METRE])[2][0].pupils == 80
    whole = engine.tally([stage])[stage].cells
    assert whole == {11: (45, 45, 0), 12: (30, 30, 0), 21: (8, 8, 0), 22: (5, 5, 0)}
    assert schools(engine, stage, METRE, 2) == [(5, 0), (30, 137), (45, 279)]


def test_a_condition_that_reads_what_a_place_tells_keeps_every_step():
    placed = replace(PUPILS, where=col("stage").is_("primary"))
    assert placed.parted() == (placed, ())
    assert STAFF.only({"teacher"}).parted()[1] == ()
