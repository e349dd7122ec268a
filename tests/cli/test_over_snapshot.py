"""Which snapshot and day a command over one means: named, the newest, the snapshot's own day; none is told."""

import argparse
from datetime import date
from types import SimpleNamespace

import pytest

from xuezheng.cli import over_snapshot
from xuezheng.core.base.errors import NotFoundError

HEAD = SimpleNamespace(day=date(2026, 10, 12))


@pytest.fixture
def asked(monkeypatch):
    """Read words of a command line; the newest snapshot is called as the test says."""

    def read(*words, newest="n1"):
        monkeypatch.setattr(over_snapshot.snapshots, "latest", lambda: newest)
        made = lambda name: SimpleNamespace(name=name, manifest=SimpleNamespace(head=HEAD))  # noqa: E731
        monkeypatch.setattr(over_snapshot.snapshots, "named", made)
        parser = argparse.ArgumentParser()
        over_snapshot.options(parser)
        return over_snapshot.chosen(parser.parse_args(list(words)))

    return read


def test_a_day_of_the_command_line_is_a_day(asked):
    snapshot, on = asked("--on", "2026-09-01", "--snapshot", "old")
    assert (snapshot.name, on) == ("old", date(2026, 9, 1))


def test_without_words_it_is_the_newest_on_its_own_day(asked):
    snapshot, on = asked()
    assert (snapshot.name, on) == ("n1", HEAD.day)


def test_no_snapshot_is_told(asked):
    with pytest.raises(NotFoundError) as refused:
        asked(newest="")
    assert refused.value.told().en == "Not found: no snapshot yet"
