"""Two million enrolments from SQLite into a snapshot, beside Django's own iterator writing CSV.

Both read the same table in one run, in a process and a data folder of their
own. The table stands without its indexes: nothing here looks anything up.
"""

import csv
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROWS = int(os.environ.get("XZ_BENCH_ROWS", "2000000"))
SHARE = 10
"""The peer reads one row of so many; it would take minutes otherwise."""
LIMIT_S = 10.0
FILL = """
INSERT INTO {table} (id, subject_id, org_id, school_class_id, number, name, pinyin, initials, sex,
  born, nation, residence, left_behind, boards, state, began, "left", valid_from, valid_to,
  known_from, known_to)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
SELECT i, i % 1300000 + 1, i % 300 + 1, CASE WHEN i % 50 THEN i % 40000 + 1 END,
  printf('G11010119900307%04d', i % 10000), '张小' || (i % 997), 'zhang xiao shan', 'zxs', '1',
  date('2010-01-01', (i % 4000) || ' days'), '01', 'local', i % 17 = 0, i % 5 = 0, 'studying',
  'admitted', '', date('2023-09-01', (i % 900) || ' days'), '9999-12-31',
  '2023-09-01 01:30:00', '9999-12-31 00:00:00'
FROM n
"""


def rows(_python):
    """All rows of the bench."""
    with tempfile.TemporaryDirectory(prefix="xz-bench-") as data:
        environment = os.environ | {
            "XZ_DATA": data, "XZ_HTTPS": "off", "XZ_DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "xuezheng.site.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-W", "ignore", __file__], env=environment, text=True,
            stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
    return [tuple(row) for row in json.loads(done.stdout.strip().splitlines()[-1])]


# What follows runs in the process that `rows` starts.


def fill(path, table):
    """Write the enrolments with SQLite's own means, without indexes or references."""
    with sqlite3.connect(path) as database:
        listed = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql > ''"
        for (name,) in database.execute(listed, [table]).fetchall():
            database.execute(f'DROP INDEX "{name}"')
        database.execute(FILL.format(table=table, rows=ROWS))
    database.close()


def ours(folder, stored, connection):
    """Seconds and bytes of one table of a snapshot."""
    from xuezheng.adapters.snapshots import TableWriter
    from xuezheng.adapters.snapshots.converting import Converter, engine
    from xuezheng.adapters.snapshots.database import reader

    begun = time.perf_counter()
    opened, turn = reader(connection), Converter(stored, engine())
    with TableWriter(stored.shape, folder) as writer:
        for raw in opened.rows(stored):
            writer.write(turn.table(raw))
    opened.close()
    if writer.part.rows != ROWS:
        raise RuntimeError(writer.part.rows)
    return time.perf_counter() - begun, writer.path.stat().st_size


def theirs(path, model):
    """Seconds of Django's iterator writing CSV, for one row of so many."""
    begun = time.perf_counter()
    with path.open("w", newline="", encoding="utf-8") as file:
        found = model.objects.filter(id__lte=ROWS // SHARE).order_by("id").values_list()
        csv.writer(file).writerows(found.iterator(chunk_size=10_000))
    return time.perf_counter() - begun


def main():
    """Measure and print the rows as JSON."""
    import django

    django.setup()
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection

    from xuezheng.adapters.snapshots import stored
    from xuezheng.catalogue import current

    call_command("migrate", verbosity=0)
    model = apps.get_model("pupils.EnrolmentFact")
    path = Path(connection.settings_dict["NAME"])
    connection.close()
    fill(path, model._meta.db_table)  # noqa: SLF001 - Django documents it
    [pupil] = [one for one in stored(current().kinds) if one.shape.key == "pupil"]
    seconds, size = min(ours(path.parent, pupil, connection) for _ in range(3))
    peer = min(theirs(path.parent / "peer.csv", model) for _ in range(2)) * SHARE
    found = [
        ("snapshots.enrolments", ROWS / seconds, "rows/s", "Django iterator to CSV", ROWS / peer),
        ("snapshots.enrolments.time", seconds, f"s for {ROWS:,} rows", "limit", LIMIT_S),
        ("snapshots.enrolments.size", size / ROWS, "bytes a row", "CSV",
         (path.parent / "peer.csv").stat().st_size * SHARE / ROWS),
    ]  # fmt: skip
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
