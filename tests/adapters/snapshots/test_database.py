"""Reading the database for a snapshot leaves the database alone."""

import os
import sqlite3
import subprocess
import sys
from types import SimpleNamespace

import pytest

from xuezheng.adapters.snapshots.database import reader
from xuezheng.adapters.snapshots.folder import root
from xuezheng.adapters.snapshots.shapes import log_table

LOG = log_table()
ADD = f'INSERT INTO "{LOG}" VALUES (?, ?)'  # noqa: S608 - our own name
ASK = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])"


@pytest.fixture
def database(tmp_path):
    """An SQLite file in WAL mode that stays open, as Django's stays open, and its path."""
    path = tmp_path / "live.sqlite3"
    live = sqlite3.connect(path, isolation_level=None)
    live.execute("PRAGMA journal_mode = WAL")
    live.execute(f'CREATE TABLE "{LOG}" (seq INTEGER, chain TEXT)')
    live.execute(ADD, (1, "one"))
    yield live, path
    live.close()


def taken(path):
    return reader(SimpleNamespace(vendor="sqlite", settings_dict={"NAME": str(path)}))


def test_what_is_committed_after_reading_is_there_for_every_other_process(database):
    live, path = database
    opened = taken(path)
    assert (opened.position().seq, opened.position().chain) == (1, "one")
    opened.close()
    live.execute(ADD, (2, "two"))
    told = subprocess.run(
        [sys.executable, "-c", ASK, str(path), f'SELECT sum(seq) FROM "{LOG}"'],  # noqa: S608 - our own name
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "3"


def test_a_reading_stands_where_it_began_and_leaves_no_copy(database):
    live, path = database
    opened = taken(path)
    live.execute(ADD, (2, "two"))
    assert opened.position().seq == 1
    assert not (root() / f".draft-copy-{os.getpid()}").exists()
    opened.close()
