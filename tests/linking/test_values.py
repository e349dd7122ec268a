"""Values of links over rows given here: by name, with their whole, and none where nobody keeps the register."""

from fractions import Fraction

import duckdb
import pyarrow as pa
import pytest
from tests.scenarios import counting

from xuezheng.adapters.coverage import NO_DATA, Asked, Counted, Covered, covered_by, tally, told
from xuezheng.adapters.indicators.engine import over
from xuezheng.adapters.snapshots import arrow_schema
from xuezheng.catalogue.indicators import indicator
from xuezheng.core.linking.offers import FELL, ROSE, Link, Linked, Way
from xuezheng.core.linking.scales import level

HONOURS = [
    {"org": 11, "data_title": "省级文明校园", "holder": "unit", "granted": counting.DAY},
    {"org": 12, "data_title": "文明校园", "holder": "unit", "granted": counting.DAY},
    {"org": 12, "data_title": "绿色学校", "holder": "unit", "granted": counting.DAY},
]
TARGET = {
    "id": 0, "start": 0, "end": 4, "kind": "target", "indicator": "文明校园", "scope": None,
    "unit": "所", "quote": "文明校园3所",
}  # fmt: skip


@pytest.fixture
def asked():
    rows, known = counting.tables({"rows": {"honour": HONOURS}}), counting.known()
    amounts = indicator("titled_share").versions[0].formula.amounts
    tables = frozenset({"event_held"}).union(*(one.fact.tables() for one in amounts))
    with duckdb.connect(config={"threads": 1}) as duck:
        duck.execute("SET TimeZone = 'UTC'")
        for table in tables:
            schema = arrow_schema(known[table])
            duck.register(table, pa.Table.from_pylist(rows.get(table, []), schema=schema))
        bound = counting.bound({})
        engine = over(duck, {table: known[table].keys for table in tables}, bound)
        engine.empty = frozenset({"event_held"})
        yield Asked(engine, bound)


def link(key, name=""):
    return Link(key, Way.COMPUTED, 1, (), name)


def test_a_name_counts_its_own_rows_only(asked):
    assert asked.value(link("titles_new", "文明校园")) == ("2项", 2)
    assert asked.value(link("titles_new", "绿色学校")) == ("1项", 1)
    assert asked.value(link("titles_new")) == ("3项", None)


def test_no_row_of_a_name_in_a_register_that_is_kept_is_nought(asked):
    assert asked.value(link("titles_new", "书香校园")) == ("0项", 0)


def test_a_share_keeps_its_whole(asked):
    assert asked.value(link("titled_share", "文明校园")) == ("22.2%", 2)  # of nine legal persons


def test_an_empty_register_is_no_data(asked):
    assert asked.value(link("events_held", "讲座")) == (None, None)
    found = covered_by(TARGET, Linked((link("events_held", "讲座"),)), asked)
    assert (found.way, found.why) == (Way.NONE, NO_DATA)


def test_points_are_what_a_share_gained_or_lost_in_a_year(asked):
    now, then = Fraction(512, 1000), Fraction(520, 1000)
    asked.kept["myopia", ""] = Counted(now, "51.2%")
    asked.before.kept["myopia", ""] = Counted(then, "52.0%")
    fell, rose = (asked.counted("myopia", name) for name in (FELL, ROSE))
    assert (fell.number, fell.shown) == (Fraction(8, 1000), "0.8个百分点")
    assert (rose.number, rose.shown) == (Fraction(-8, 1000), "-0.8个百分点")
    assert level(fell.number, 100, "百分点") == Fraction(8, 10)
    assert asked.before.bound.day == counting.DAY.replace(year=counting.DAY.year - 1)


def test_no_points_where_a_year_ago_nothing_was_known(asked):
    asked.kept["myopia", ""] = Counted(Fraction(1, 2), "50.0%")
    asked.before.kept["myopia", ""] = Counted()
    assert asked.counted("myopia", FELL) == Counted()


def test_ways_are_tallied_and_told(asked):
    known = covered_by(TARGET, Linked((link("titles_new", "文明校园"),)), asked)
    money = covered_by({**TARGET, "indicator": "社会资金"}, Linked(), asked)
    nobody = covered_by({**TARGET, "indicator": "某事"}, Linked(), asked)
    assert isinstance(known, Covered)
    assert tally([known, money, nobody]) == {
        "total": 3, "computed": 1, "counted": 0, "reported": 1, "none": 1,
    }  # fmt: skip
    assert told(known)["value"] == "2项"
    assert told(nobody)["value"] is None
