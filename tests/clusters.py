"""A Spark session of one core; whoever asks is skipped by name where Java or the extra [spark] is missing."""

import shutil
from contextlib import contextmanager

import pytest

PLAIN = {
    "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "1", "spark.sql.session.timeZone": "UTC",
    # the data is small: time goes into planning and compiling, not into rows
    "spark.sql.adaptive.enabled": "false", "spark.sql.codegen.wholeStage": "false",
    "spark.driver.memory": "1g", "spark.log.level": "ERROR",
}  # fmt: skip


@contextmanager
def session():
    """Start one, and stop it."""
    if shutil.which("java") is None:
        pytest.skip("Spark: no Java here")
    sql = pytest.importorskip("pyspark.sql", reason="Spark: the extra [spark] is not installed")
    building = sql.SparkSession.builder.master("local[1]")
    for key, value in PLAIN.items():
        building = building.config(key, value)
    begun = building.getOrCreate()
    try:
        yield begun
    finally:
        begun.stop()
