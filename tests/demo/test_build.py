"""``xz demo --build-only`` as a user runs it: a process of its own, a folder of its own."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests import clusters

from xuezheng.adapters.indicators import opened, spark
from xuezheng.adapters.parameters import shipped
from xuezheng.adapters.snapshots import open_snapshot
from xuezheng.catalogue.indicators import INDICATORS
from xuezheng.core.indicators.rows import Bound
from xuezheng.core.indicators.tabulate import amounts
from xuezheng.demo.build import Step
from xuezheng.demo.folder import STAMP, beside

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("demo")
# What is killed here is the making of a folder; the year's acts have kill tests of their own.
KILLED = (
    "import os, signal, sys, argparse, pathlib\n"
    "from xuezheng.cli import demo\n"
    "import xuezheng.demo.folder as folder\n"
    "at = sys.argv[2]\n"
    "def die(): os.kill(os.getpid(), signal.SIGKILL)\n"
    "if at == 'swap': folder.swap = lambda path: die()\n"
    "if at == 'between':\n"
    "    rename = pathlib.Path.rename\n"
    "    def once(self, target):\n"
    "        rename(self, target); die()\n"
    "    swap = folder.swap\n"
    "    def dying(path):\n"
    "        pathlib.Path.rename = once; swap(path)\n"
    "    folder.swap = dying\n"
    "fill = demo._fill\n"
    "def filled(draft, day, scale):\n"
    "    from rich.progress import Progress\n"
    "    update = Progress.update\n"
    "    def heard(self, task, **words):\n"
    "        build = sys.modules['xuezheng.demo.build']\n"
    "        build.tell = lambda doer: None\n"
    "        build.tell_shapes = lambda day, intentions: None\n"
    "        build.award = build.boards = build.link = lambda day, intentions: None\n"
    "        build.take_rosters = lambda folder, day, intentions: None\n"
    "        update(self, task, **words)\n"
    "        if at.isdigit() and words.get('completed') == int(at): die()\n"
    "    Progress.update = heard\n"
    "    return fill(draft, day, scale)\n"
    "demo._fill = filled\n"
    "demo.make(pathlib.Path(sys.argv[1]), None)\n"
)


def environ():
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XZ_")}
    return kept | {"DJANGO_SETTINGS_MODULE": "xuezheng.site.settings"}


def built(path, *more):
    """Run the command and give what the folder then says of itself."""
    command = [sys.executable, "-m", "xuezheng.cli", "demo", "--build-only", "--data", str(path)]
    command += ["--scale", "hamlet"]
    done = subprocess.run(
        [*command, *more], env=environ(), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads((path / STAMP).read_text("utf-8")), done.stderr


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    path = tmp_path_factory.mktemp("build") / "city"
    return path, *built(path)


def test_it_says_what_it_made(city):
    _, stamp, told = city
    made = stamp["made"]
    # 338 of the tree, a campus, a point, four training institutions, a community school, a group
    assert made["organisations"] == 346
    # 104 + 20 + 4 + 1
    assert made["schools"] == 129
    assert (made["townships"], made["kindergartens"], made["plans"]) == (18, 157, 2)
    # the annotation of the newer plan alone has 294 rows that must be found
    assert made["targets"] > 294
    assert "机构 346" in told
    assert "346 organisations" in told


def test_the_database_is_whole_and_has_no_journal_beside_it(city):
    path, _, _ = city
    names = {found.name for found in path.iterdir()}
    assert {"xuezheng.sqlite3", STAMP, "secret-key"} <= names
    assert not {"xuezheng.sqlite3-wal", "xuezheng.sqlite3-shm"} & names
    assert (path / "secret-key").stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(path / "xuezheng.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_three_rosters_stand_compared_with_their_twelve_differences(city):
    path, _, _ = city
    with closing(sqlite3.connect(path / "xuezheng.sqlite3")) as connection:
        found = connection.execute(
            "SELECT r.kind, r.state, count(f.id) FROM rosters_roster r JOIN rosters_finding f"
            " ON f.roster_id = r.id WHERE r.kind IN ('roster', 'payroll', 'staff_system')"
            " GROUP BY r.kind, r.state ORDER BY r.kind"
        ).fetchall()
    # eight on the establishment's list, two each on the payroll and in the national system: D21
    assert found == [
        ("payroll", "compared", 2), ("roster", "compared", 8), ("staff_system", "compared", 2),
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # sockets of pyspark
def test_a_cluster_counts_all_indicators_of_the_hamlet_as_one_machine_does(city):
    path, _, _ = city
    snapshot = open_snapshot(path / "snapshots/2026-10-12-nightly")
    day = snapshot.manifest.head.day
    bound = Bound(day, shipped().on(day))
    wanted = amounts([(one, one.on(day)) for one in INDICATORS])
    with clusters.session() as session, spark.opened(snapshot, bound, session) as engine:
        found, tree = engine.tally(wanted), engine.places()
    with opened(snapshot, bound) as engine:
        assert engine.tally(wanted) == found
        assert engine.places() == tree
    # not for want of rows: pupils, posts, cases and entries are counted
    assert sum(one.filled for one in found.values()) > 300


def test_its_figures_are_counted_for_the_day_and_the_months_before(city):
    path, stamp, _ = city
    assert [one.name for one in (path / "snapshots").glob("2*")] == ["2026-10-12-nightly"]
    with closing(sqlite3.connect(path / "xuezheng.sqlite3")) as connection:
        days = connection.execute("SELECT day, current FROM indicators_run ORDER BY day").fetchall()
        cells = connection.execute(
            "SELECT day, cells FROM indicators_result JOIN indicators_run ON indicators_run.id = run_id"
            " WHERE key = 'pupils' ORDER BY day"
        ).fetchall()
        waiting = connection.execute(
            "SELECT count(*) FROM jobs_job WHERE state <> 'done' AND kind <> 'rosters.compare'"
        ).fetchone()
    firsts = [f"2026-{month:02}-01" for month in range(5, 11)]
    assert days == [*((one, 0) for one in firsts), ("2026-10-12", 1)]
    # what each school has on its roll on the demo day, school by school, is all the build made
    assert sum(one[0] for one in json.loads(cells[-1][1]).values()) == stamp["made"]["pupils"]
    assert waiting == (0,)


def test_a_second_build_elsewhere_has_the_same_digest(city, tmp_path):
    stamp, _ = built(tmp_path / "other")
    assert stamp["made"] == city[1]["made"]


def test_a_second_run_uses_what_stands_there(city):
    path, stamp, _ = city
    before = (path / "xuezheng.sqlite3").stat()
    again, told = built(path)
    assert again == stamp
    assert "沿用" in told
    assert (path / "xuezheng.sqlite3").stat().st_mtime_ns == before.st_mtime_ns


def old_city(path):
    """Make what a build of other code left: a stamp and a key of its own."""
    path.mkdir(parents=True)
    (path / STAMP).write_text('{"source": "older"}', "utf-8")
    (path / "secret-key").write_text("kept", "utf-8")
    return path


def test_a_city_made_from_other_code_is_rebuilt_and_keeps_its_key(tmp_path):
    path = old_city(tmp_path / "city")
    stamp, _ = built(path)
    assert stamp["source"] != "older"
    assert (path / "secret-key").read_text("utf-8") == "kept"
    assert not beside(path, "old").exists()


@pytest.mark.parametrize("at", [*map(str, range(len(Step))), "swap", "between"])
def test_a_killed_build_leaves_the_old_city(tmp_path, at):
    path = old_city(tmp_path / "city")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), at], env=environ(), cwd=ROOT,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == -9, done.stderr
    there = beside(path, "old") if at == "between" else path
    assert (there / STAMP).read_text("utf-8") == '{"source": "older"}'
    assert (there / "secret-key").read_text("utf-8") == "kept"


def test_after_a_kill_the_next_run_builds(tmp_path):
    path = old_city(tmp_path / "city")
    subprocess.run(
        [sys.executable, "-c", KILLED, str(path), "between"], env=environ(), cwd=ROOT,
        capture_output=True, check=False,
    )  # fmt: skip
    stamp, _ = built(path)
    assert stamp["made"]["organisations"] == 346
    assert (path / "secret-key").read_text("utf-8") == "kept"
    assert sorted(found.name for found in tmp_path.iterdir()) == [".city.lock", "city"]


@pytest.mark.parametrize("day", ["2026-13-01", "heute"])
def test_a_day_that_is_none_is_refused(tmp_path, day):
    command = [sys.executable, "-m", "xuezheng.cli", "demo", "--build-only", "--on", day]
    done = subprocess.run(
        [*command, "--data", str(tmp_path / "x")], env=environ(), cwd=ROOT,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert day in done.stderr
    assert not (tmp_path / "x").exists()
