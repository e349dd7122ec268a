"""kill -9 at every fail point and at 200 drawn moments: nothing lost, nothing half done.

``zygote`` tells a story that carries out every intention there is, kills
whoever tells it, and says what was found. It runs once for all tests here.
"""

import json
import os
import pkgutil
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection

from xuezheng import apps
from xuezheng.adapters import snapshots, tracing
from xuezheng.adapters.failpoints import AROUND, PLACES
from xuezheng.apps.snapshots.services import searching
from xuezheng.catalogue import shipped
from xuezheng.core.base.deeds import Intention
from xuezheng.site.intentions import intentions
from xuezheng.site.work import jobs

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = 200
PATIENCE = 3_000
"""Seconds; alone on a machine it takes a few minutes."""
MEMORY = Path("/dev/shm")  # noqa: S108 - a kill is not a power cut: a disk would only be slower
AGAIN = "a message killed while it is sent is sent again later: tests/apps/outbox shows it"
UNTRIED = {
    f"{place}:{key}": AGAIN for key in ("message.reserve", "message.note") for place in AROUND
}
"""Points that the story does not pass, each with its reason."""

pytestmark = [
    pytest.mark.xdist_group("kills"),
    pytest.mark.skipif(
        not os.environ.get("XZ_TEST_KILLS"),
        reason="kills: set XZ_TEST_KILLS=on, alone on a machine",
    ),
    pytest.mark.skipif(
        connection.vendor == "postgresql", reason="kills copies its database as a file: SQLite"
    ),
]


@pytest.fixture(scope="module")
def found():
    """Tell, kill, and give what was found."""
    ours = {name: value for name, value in os.environ.items() if name != "XZ_DATABASE_URL"}
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as data:
        done = subprocess.run(
            [sys.executable, "-m", "tests.kills.zygote", str(MOMENTS)],
            cwd=ROOT,
            env={**ours, "XZ_DATA": data, "XZ_DEMO": "on"},
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            text=True,
        )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout)


def every_intention():
    """The keys of all intentions, those too that only a page of their own or a worker calls."""
    keys = set(intentions())
    for module in pkgutil.walk_packages(apps.__path__, f"{apps.__name__}."):
        if ".services" in module.name:
            kept = vars(import_module(module.name)).values()
            keys |= {one.key for one in kept if isinstance(one, Intention)}
    return keys


def declared():
    """Every fail point there is."""
    around = {f"{place}:{key}" for place in AROUND for key in every_intention()}
    steps = {f"{place}-step:{kind}" for place in ("before", "after") for kind in jobs()}
    return around | steps | set(PLACES)


def test_every_fail_point_is_died_at(found):
    tried = set(found["points"]["points"])
    assert sorted(declared() - tried) == sorted(UNTRIED)
    assert sorted(tried - declared()) == []
    assert found["points"]["kills"] == len(tried)


def test_a_kill_at_a_fail_point_loses_nothing_and_leaves_nothing_half_done(found):
    assert found["points"]["wrong"] == []


def test_a_killed_workers_job_goes_on_where_it_stood_and_ends_right(found):
    stood = found["points"]["stood"]
    # Killed before the first step is committed, and, after another kill, behind the second.
    assert (stood["before-step:plan.issue"], stood["after-step:plan.issue"]) == (0, 40)
    tables = len(snapshots.stored(shipped().kinds))
    # Behind the tables: the files, one snapshot, what hangs on rows.
    parts = -(-len(tracing.tables()) // searching.TABLES) + 3
    taken = ["snapshot.take", "done", tables, tables]
    assert found["points"]["jobs"] == [
        ["plan.read", "stopped", 0, None],
        ["plan.read", "done", 1, 1],
        ["plan.propose", "done", 1, 1],
        ["plan.issue", "done", 206, 206],
        ["rosters.compare", "done", 1, 1],
        ["rosters.compare", "done", 1, 1],
        ["register.stage", "done", 3, 3],
        ["register.stage", "done", 3, 3],
        ["register.write", "done", 3, 3],
        ["case.write", "done", 1, 1],
        ["rosters.compare", "done", 1, 1],
        ["decision.try", "done", 6, 6],
        ["decision.run", "done", 2001, 2001],
        taken,
        ["indicator.compute", "done", 1, 1],
        ["scorecard.plan", "done", 1, 1],
        ["plan.cover", "done", 283, 283],
        ["snapshot.erase", "done", 1, 1],
        ["person.search", "done", parts, parts],
        ["snapshot.erase", "done", 1, 1],
        taken,
        ["snapshot.take", "waiting", 0, None],
        ["plan.cover", "waiting", 0, None],
    ]


def test_kills_at_drawn_moments_lose_nothing_and_leave_nothing_half_done(found):
    assert found["moments"]["wrong"] == []
    assert found["moments"]["kills"] == MOMENTS


def test_a_sealer_killed_between_two_batches_leaves_a_log_that_verifies(found):
    assert found["sealer"]["wrong"] == []
    entries = found["sealer"]["entries"]
    assert entries > 500
    begun = found["sealer"]["begun"]
    assert found["sealer"]["sealed"] == [begun + 500, begun + 500, entries]
