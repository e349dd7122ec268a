"""Both engines over any rows: all indicators at once, every cell alike; twice is refused by both."""

from datetime import date

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.scenarios import counting

from xuezheng.adapters.indicators.engine import over
from xuezheng.adapters.snapshots import arrow_schema
from xuezheng.catalogue.indicators import INDICATORS, OWN
from xuezheng.core.indicators.plain import TwiceError, tally
from xuezheng.core.indicators.tabulate import amounts

BOUND = counting.bound({})
ORGS = st.sampled_from([11, 12, 13, 16, 17, 18, 20, 21, 22, None])
CLASSES = st.sampled_from([101, 102, 103, None])
DAYS = st.sampled_from([date(2020, 9, 1), date(2025, 9, 1), date(2026, 9, 1), date(9999, 12, 31)])
PUPILS = st.fixed_dictionaries({
    "org": ORGS, "school_class": CLASSES, "sex": st.sampled_from(["1", "2"]),
    "residence": st.sampled_from(["local", "migrant", None]), "boards": st.sampled_from([True, None]),
    "state": st.sampled_from(["studying", "suspended"]), "left": st.sampled_from(["", "died", None]),
    "valid_from": DAYS, "valid_to": DAYS,
})  # fmt: skip
STAFF = st.fixed_dictionaries({
    "org": ORGS, "person": st.sampled_from([601, 602, 603]), "valid_to": DAYS,
    "teaches": st.sampled_from(["体育", "语文", "", None]),
    "backbone": st.sampled_from(["none", "county", None]),
})  # fmt: skip
ROOMS = st.fixed_dictionaries({
    "org": ORGS, "use": st.sampled_from(["classroom", "dormitory", "clinic"]),
    "area_m2": st.sampled_from([60, None]), "seats": st.sampled_from([8, None]),
})  # fmt: skip
STEADY = {
    "school_class": [
        {"subject": 101, "org": 11, "stage": "primary", "entered": 2026},
        {"subject": 102, "org": 12, "stage": "junior", "entered": 2024},
        {"subject": 103, "org": 13, "stage": "preschool", "entered": 2023},
    ],
    "person": [{"subject": 601, "born": date(1990, 1, 1), "sex": "2"}, {"subject": 602}],
}
WANTED = amounts([(one, one.versions[0]) for one in OWN])


def _quick(rows, wanted):
    with duckdb.connect(config={"threads": 1}) as duck:
        duck.execute("SET TimeZone = 'UTC'")
        tables = frozenset().union(*(one.fact.tables() for one in wanted))
        for table in tables:
            schema = arrow_schema(counting.known()[table])
            duck.register(table, pa.Table.from_pylist(rows.get(table, []), schema=schema))
        columns = {table: counting.known()[table].keys for table in tables}
        return over(duck, columns, BOUND).tally(wanted)


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PUPILS, max_size=12), st.lists(STAFF, max_size=8), st.lists(ROOMS, max_size=6))
def test_any_rows_give_equal_sums(pupils, staff, rooms):
    rows = counting.tables(
        {"rows": STEADY | {"pupil": pupils, "appointment": staff, "room": rooms}}
    )
    plain, quick = tally(WANTED, rows, BOUND), _quick(rows, WANTED)
    assert {one: found for one, found in plain.items() if found != quick[one]} == {}


def test_every_ledger_and_register_is_counted_alike_over_nothing():
    others = amounts([(one, one.versions[0]) for one in INDICATORS[len(OWN) :]])
    rows = counting.tables({})
    assert tally(others, rows, BOUND) == _quick(rows, others)


def test_what_would_be_counted_twice_is_refused():
    rows = counting.tables({"rows": STEADY | {"pupil": [{"org": 11, "school_class": 101}]}})
    rows["school_class"] += rows["school_class"][:1]
    with pytest.raises(TwiceError, match="school_class"):
        tally(WANTED, rows, BOUND)
    with pytest.raises(TwiceError, match="school_class"):
        _quick(rows, WANTED)


def test_classes_are_a_grain_of_their_own():
    rows = counting.tables(
        {"rows": STEADY | {"pupil": [{"org": 11, "school_class": 101, "times": 60}]}}
    )
    large = next(one for one in OWN if one.key == "large_classes").versions[0].formula.amounts
    plain = tally(large, rows, BOUND, by="class")[large[0]]
    assert plain.cells == {101: (1, 1, 0)}


def test_what_an_older_snapshot_lacks_is_no_data_and_no_mistake():
    rooms = next(one for one in WANTED if one.fact.key == "rooms")
    with duckdb.connect() as duck:
        found = over(duck, {"room": ("id", "org")}, BOUND).tally([rooms])[rooms]
    assert (found.filled, found.cells) == (False, {})
