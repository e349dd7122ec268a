"""The same engine on a cluster (Spark): every question of the quick engine, said in Spark's own SQL.

``pyspark`` comes with the extra ``[spark]`` and is imported by nobody else. A
session is given, not made: whoever runs a cluster knows its master, its memory
and where its files lie. A fact is one wide query, made once and kept by the
cluster (at its checkpoints, else on the executors), so that neither its rows nor
its plan are made anew for the facts and figures that rest on it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlglot

from xuezheng.adapters.indicators.engine import EngineError, Opened
from xuezheng.adapters.snapshots import Snapshot
from xuezheng.core.indicators.rows import Bound

_MADE = re.compile(r"CREATE TEMP TABLE (\w+) AS (.*)", re.DOTALL)


class _File:
    """A Parquet file that can be opened under a name."""

    def __init__(self, spark: Any, path: str) -> None:
        self.spark, self.path = spark, path

    def create_view(self, table: str) -> None:
        self.spark.read.parquet(self.path).createOrReplaceTempView(table)


class _Rows:
    """What a question gave."""

    def __init__(self, frame: Any = None) -> None:
        self.frame = frame

    def fetchall(self) -> list[tuple[Any, ...]]:
        return [] if self.frame is None else [tuple(row) for row in self.frame.collect()]


class _Asked:
    """A Spark session that is asked as a DuckDB connection is."""

    def __init__(self, spark: Any) -> None:
        self.spark = spark

    def read_parquet(self, path: str) -> _File:
        return _File(self.spark, path)

    def execute(self, asked: str) -> _Rows:
        made = _MADE.match(asked)
        try:
            found = self.spark.sql(said(made[2] if made else asked))
            if made is None:
                return _Rows(found)
            lasting = self.spark.sparkContext.getCheckpointDir()
            kept = found.checkpoint() if lasting else found.localCheckpoint()
            kept.createOrReplaceTempView(made[1])
        except Exception as error:  # its errors have no common class without the extra
            raise EngineError(fact="Spark", why=str(error).splitlines()[0]) from error
        return _Rows()


def said(asked: str) -> str:
    """Say one of our questions in Spark's SQL.

    >>> said('SELECT count(*) FILTER (WHERE list_contains("uses", 3)) FROM "room"')
    'SELECT COUNT(*) FILTER(WHERE ARRAY_CONTAINS(`uses`, 3)) FROM `room`'
    """
    return sqlglot.transpile(asked, read="duckdb", write="spark")[0]


@contextmanager
def opened(snapshot: Snapshot, bound: Bound, spark: Any) -> Iterator[Opened]:
    """Open a snapshot for counting in a session, whose time zone becomes UTC.

    The files of the snapshot must lie where every worker can read them.
    """
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    parts = snapshot.manifest.parts
    columns = {one.shape.key: frozenset(one.shape.keys) for one in parts}
    files = {one.shape.key: snapshot.path(one.shape.key) for one in parts}
    empty = frozenset(one.shape.key for one in parts if not one.rows)
    yield Opened(_Asked(spark), columns, bound, files, empty)  # type: ignore[arg-type]
