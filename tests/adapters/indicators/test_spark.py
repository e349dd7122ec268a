"""A cluster counts as one machine does: scenes here, all indicators over the hamlet in ``tests/demo/test_build.py``."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests import clusters
from tests.scenarios import counting

from xuezheng.adapters.indicators.engine import EngineError, Opened
from xuezheng.adapters.indicators.spark import _Asked, said
from xuezheng.adapters.snapshots import arrow_schema
from xuezheng.catalogue.indicators import indicator
from xuezheng.core.indicators.tabulate import Sums

NAMES = (
    "pupils", "kindergartens", "teachers", "large_class_share", "exchange_of_teachers",
    "petitions_in_time_share",
)  # fmt: skip
# the sockets of pyspark are closed by nobody
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def test_a_question_is_said_in_the_words_of_the_cluster():
    asked = """SELECT "org", count(*) FILTER (WHERE "began" >= DATE '2026-09-01') FROM "pupil" GROUP BY 1"""
    assert said(asked) == (
        "SELECT `org`, COUNT(*) FILTER(WHERE `began` >= CAST('2026-09-01' AS DATE)) FROM `pupil` GROUP BY 1"
    )


def test_what_the_cluster_refuses_is_an_error_of_the_engine():
    class Session:
        def sql(self, asked):
            raise RuntimeError("no table", asked)

    with pytest.raises(EngineError, match="no table"):
        _Asked(Session()).execute("SELECT 1")


@pytest.fixture(scope="module")
def spark():
    """A session of one core."""
    with clusters.session() as begun:
        yield begun


@pytest.mark.parametrize("key", NAMES)
def test_both_find_the_same(spark, key, tmp_path):
    (scene, *_) = counting.scenes(key)
    rows, bound = counting.tables(scene), counting.bound(scene)
    version = indicator(key).on(bound.day)
    wanted = frozenset().union(*(one.fact.tables() for one in version.formula.amounts))
    files = {table: tmp_path / f"{table}.parquet" for table in wanted}
    for table, path in files.items():
        schema = arrow_schema(counting.known()[table])
        pq.write_table(pa.Table.from_pylist(rows.get(table, []), schema=schema), path)
    columns = {table: counting.known()[table].keys for table in wanted}
    found = Opened(_Asked(spark), columns, bound, files).tally(version.formula.amounts)
    assert Sums.of(version, found) == counting.by_rows(version, rows, bound)
