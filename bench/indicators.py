"""All indicators of one city from its snapshot, at every school, township and the bureau.

The demo city is raised and a snapshot of it taken, once, in a process and a
data folder of their own (``XZ_BENCH_SNAPSHOT`` names one that stands already).
Then everything is counted by the quick engine, and twenty of them by the
plain one over the same rows: the ratio says what the quick engine is for, the
last line that both found the same. Behind it the balance scorecard over every
county at once (``bench/nation.py``), with ``--scale nation`` of twelve million pupils.
"""

import json
import os
import runpy
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIMIT_S = 2.0
RUNS = 3
SOME = ("large_class_share", "primary_class_fit", "seats_short", "homeroom_share")


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
    found = [tuple(row) for row in json.loads(done.stdout.strip().splitlines()[-1])]
    nation = runpy.run_path(str(ROOT / "bench/nation.py"))["rows"]
    return found + nation(os.environ.get("XZ_BENCH_SCALE") == "nation")


# What follows runs in the process that `rows` starts.


def taken():
    """Raise the city and take a snapshot of it; gives its folder."""
    given = os.environ.get("XZ_BENCH_SNAPSHOT")
    if given:
        return Path(given)
    from datetime import date

    from django.core.management import call_command

    from xuezheng.adapters import clock, snapshots
    from xuezheng.apps.audit.services import act
    from xuezheng.apps.jobs.services import work
    from xuezheng.apps.schools.services import plant
    from xuezheng.apps.snapshots.services import TAKE
    from xuezheng.apps.snapshots.tasks import JOBS
    from xuezheng.core.base.actors import SYSTEM
    from xuezheng.demo.city.raising import raise_city
    from xuezheng.demo.city.scale import Scale
    from xuezheng.demo.tree import units

    call_command("migrate", verbosity=0, interactive=False)
    plant(units())
    raise_city(Scale.CITY, lambda _done, _of: None)
    act(TAKE, {"day": date(2026, 10, 12)}, actor=SYSTEM, at=clock.now())
    work({one.key: one for one in JOBS}, clock.now)
    return snapshots.place(snapshots.latest())


def counted(snapshot, bound):
    """Wall and CPU seconds of everything, and how many values came of it."""
    from xuezheng.adapters.indicators import opened
    from xuezheng.catalogue.indicators import INDICATORS
    from xuezheng.core.indicators.tabulate import Sums, amounts, values

    begun, cpu, made = time.perf_counter(), time.process_time(), 0
    wanted = [(one, one.on(bound.day)) for one in INDICATORS]
    with opened(snapshot, bound) as engine:
        found, places = engine.tally(amounts(wanted)), engine.places()
        for one, version in wanted:
            made += len(values(one, version, Sums.of(version, found), places))
    return time.perf_counter() - begun, time.process_time() - cpu, len(wanted), made


def agreed(snapshot, bound):
    """Seconds of the quick and the plain engine over a few, and whether they agree."""
    import pyarrow.parquet as pq

    from xuezheng.adapters.indicators import opened
    from xuezheng.catalogue.indicators import indicator
    from xuezheng.core.indicators.plain import tally
    from xuezheng.core.indicators.tabulate import amounts

    wanted = amounts([(indicator(key), indicator(key).on(bound.day)) for key in SOME])
    begun = time.perf_counter()
    with opened(snapshot, bound) as engine:
        quick = engine.tally(wanted)
    between = time.perf_counter()
    tables = frozenset().union(*(one.fact.tables() for one in wanted))
    lists = {key: pq.read_table(snapshot.path(key)).to_pylist() for key in tables}
    plain = tally(wanted, lists, bound)
    return between - begun, time.perf_counter() - between, quick == plain


def main():
    """Measure and print the rows as JSON."""
    import django

    django.setup()
    from xuezheng.adapters import snapshots
    from xuezheng.adapters.parameters import shipped
    from xuezheng.core.indicators.rows import Bound

    snapshot = snapshots.open_snapshot(taken())
    day = snapshot.manifest.head.day
    bound = Bound(day, shipped().on(day))
    wall, cpu, number, made = min(counted(snapshot, bound) for _ in range(RUNS))
    quick, plain, same = agreed(snapshot, bound)
    found = [
        ("indicators.city", wall, "s", "limit", LIMIT_S),
        ("indicators.city.cpu", cpu, "s of CPU", "", 0.0),
        ("indicators.city.number", number, "indicators", "", 0.0),
        ("indicators.city.values", made, "values", "", 0.0),
        ("indicators.some", quick, "s", "plain Python", plain),
        ("indicators.some.agree", int(same), "1: both engines agree", "", 1.0),
    ]
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
