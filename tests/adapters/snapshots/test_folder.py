"""A snapshot is published whole or not at all, and says what is wrong with it."""

import os
import signal
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.adapters.snapshots.ground import PUPILS, ROWS, draft, head, published, table

from xuezheng.adapters import failpoints
from xuezheng.adapters.snapshots import (
    Draft,
    TakenError,
    differences,
    erase,
    flaws,
    free,
    latest,
    manifest,
    named,
    names,
    open_snapshot,
    sweep,
    written,
)
from xuezheng.adapters.snapshots.writing import ColumnsError
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.snapshots.manifest import ManifestError, read, text


def told(folder):
    """Give the flaws of a folder in English, by file."""
    return {one.file: one.what.en for one in flaws(folder)}


def test_a_published_snapshot_is_listed_opened_and_sound(tmp_path):
    folder = published(tmp_path)
    assert names(tmp_path) == ["2026-09-01-census"]
    assert latest(tmp_path) == "2026-09-01-census"
    snapshot = named("2026-09-01-census", tmp_path)
    assert snapshot.tables == ("pupil", "unit")
    with snapshot.connect() as duck:
        assert duck.sql("SELECT count(*) FROM pupil WHERE subject = 11").fetchall() == [(2,)]
        assert snapshot.table("unit", duck).order("id").fetchall() == [
            (7, "实验小学"), (8, "中心小学"),
        ]  # fmt: skip
    assert snapshot.manifest.rows == 5
    assert told(folder) == {}


def test_a_draft_is_not_listed_and_goes_with_the_sweep_when_its_maker_is_dead(tmp_path):
    made = draft(tmp_path)
    assert names(tmp_path) == []
    assert sweep(tmp_path) == 0
    dead = tmp_path / ".draft-2026-09-01-census-999999999"
    made.folder.rename(dead)
    assert sweep(tmp_path) == 1
    assert not dead.exists()


def test_a_snapshot_is_never_overwritten(tmp_path):
    published(tmp_path)
    with pytest.raises(TakenError):
        draft(tmp_path).publish()
    assert free("2026-09-01-census", tmp_path) == "2026-09-01-census-2"
    assert free("2026-09-02-nightly", tmp_path) == "2026-09-02-nightly"


def test_the_latest_is_that_of_the_newest_day_taken_last(tmp_path):
    published(tmp_path, name="2026-10-11-asked", at="2026-10-12T23:00:00+08:00")
    published(tmp_path, name="2026-10-12-nightly", at="2026-10-12T01:30:00+08:00")
    published(tmp_path, name="2026-10-12-asked", at="2026-10-12T09:00:00+08:00")
    assert latest(tmp_path) == "2026-10-12-asked"


@given(cuts=st.lists(st.integers(1, 3), max_size=3))
@settings(max_examples=10, deadline=None)
def test_how_rows_were_cut_into_batches_does_not_show_in_the_bytes(tmp_path_factory, cuts):
    whole = table(PUPILS, ROWS)
    parts, begin = [], 0
    for cut in [*cuts, len(ROWS)]:
        parts.append(whole.slice(begin, cut))
        begin += cut
    one = written(PUPILS, tmp_path_factory.mktemp("one"), [whole])
    other = written(PUPILS, tmp_path_factory.mktemp("other"), parts)
    assert one.sha256 == other.sha256
    assert other.rows == 3


def test_other_columns_than_the_tables_are_refused(tmp_path):
    wrong = pa.table({"id": [1], "subject": ["eleven"]})
    with pytest.raises(ColumnsError, match="subject string"):
        written(PUPILS, tmp_path, [wrong])


def test_a_manifest_reads_back_and_names_what_it_does_not_know(tmp_path):
    folder = published(tmp_path)
    one = open_snapshot(folder).manifest
    assert read(text(one), "x") == one
    (folder / "manifest.json").write_bytes(text(one).replace(b'"format": 1', b'"format": 9'))
    with pytest.raises(ManifestError, match="format 9"):
        open_snapshot(folder)
    (folder / "manifest.json").write_bytes(b"{}")
    assert told(folder) == {
        "manifest.json": "The manifest of snapshot 2026-09-01-census cannot be read: KeyError"
    }
    with pytest.raises(NotFoundError):
        manifest("../etc", tmp_path)


def test_verify_says_every_file_that_is_not_as_it_was(tmp_path):
    folder = published(tmp_path)
    part = open_snapshot(folder).manifest.part("pupil")
    pq.write_table(table(PUPILS, ROWS[:2]).drop_columns(["state"]), folder / part.file)
    (folder / "unit.parquet").unlink()
    (folder / "left.parquet").write_bytes(b"x")
    found = list(flaws(folder))
    assert [one.file for one in found] == [
        "pupil.parquet", "pupil.parquet", "pupil.parquet", "unit.parquet", "left.parquet",
    ]  # fmt: skip
    words = [one.what.en for one in found]
    assert words[0].startswith(f"SHA-256: expected {part.sha256}, found ")
    assert words[1:] == [
        "expected 3 rows, found 2", "column state is missing", "the file is gone",
        "the manifest names no such file",
    ]  # fmt: skip
    assert found[3].what.zh == "文件不见了"


def test_what_differs_between_two_snapshots_is_named_by_id(tmp_path):
    before = named(published(tmp_path).name, tmp_path)
    changed = [(*ROWS[0][:4], "graduated"), ROWS[2], (9, 15, "王五", None, "studying")]
    after = named(published(tmp_path, name="2026-09-02-nightly", pupils=changed).name, tmp_path)
    [one] = differences(before, after)
    assert (one.table, one.added_ids, one.gone_ids, one.changed_ids) == ("pupil", (9,), (2,), (1,))
    assert (one.added, one.gone, one.changed, one.columns) == (1, 1, 1, {"state": 1})
    assert list(differences(before, before)) == []


def test_an_erased_person_is_gone_from_the_rows_and_the_snapshot_still_verifies(tmp_path):
    folder = published(tmp_path)
    before = open_snapshot(folder).manifest.part("pupil")
    after = erase(folder, {11}, 77, "2026-10-12T09:00:00+08:00")
    assert told(folder) == {}
    snapshot = open_snapshot(folder)
    with snapshot.connect() as duck:
        assert duck.sql("SELECT * FROM pupil ORDER BY id").fetchall() == [
            (1, 11, None, None, "studying"), (2, 12, "李四", None, "studying"),
            (3, 11, None, None, "suspended"),
        ]  # fmt: skip
    [was] = snapshot.manifest.part("pupil").was
    assert (was.sha256, was.file, was.decision) == (before.sha256, "pupil.parquet", 77)
    assert after.before(77).part("pupil") == before
    assert after.before(78) == after
    assert [(one.decision, dict(one.rows)) for one in after.erasures] == [(77, {"pupil": 2})]
    assert after.part("unit").was == ()
    assert not (folder / "pupil.parquet").exists()
    assert erase(folder, {11}, 77, "2026-10-13T09:00:00+08:00") == after
    assert erase(folder, {99}, 78, "2026-10-13T09:00:00+08:00").erasures[-1].rows == {}


@pytest.mark.parametrize(
    ("where", "listed"), [("before-publish", []), ("after-publish", ["2026-09-01-census"])]
)
def test_a_publisher_killed_anywhere_leaves_a_whole_snapshot_or_none(tmp_path, where, listed):
    died(where, lambda: draft(tmp_path).publish())
    assert names(tmp_path) == listed
    assert all(told(tmp_path / name) == {} for name in listed)
    sweep(tmp_path)
    assert [one.name for one in tmp_path.iterdir() if one.name != ".lock"] == listed


@pytest.mark.parametrize(("where", "decisions"), [("before-swap", []), ("after-swap", [77])])
def test_an_eraser_killed_anywhere_leaves_the_old_or_the_new(tmp_path, where, decisions):
    folder = published(tmp_path)
    died(where, lambda: erase(folder, {11}, 77, "2026-10-12T09:00:00+08:00"))
    assert [one.decision for one in open_snapshot(folder).manifest.erasures] == decisions
    assert set(told(folder).values()) == {"the manifest names no such file"}
    assert sweep(tmp_path) == 1
    assert told(folder) == {}
    assert erase(folder, {11}, 77, "2026-10-12T09:00:00+08:00").erasures[0].rows == {"pupil": 2}


def died(where, run):
    """Run in a child that is killed at a fail point."""
    child = os.fork()
    if child == 0:
        failpoints.arm(where)
        run()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


def test_equal_contents_have_equal_digests_whatever_the_day(tmp_path):
    one = open_snapshot(published(tmp_path)).manifest
    other = open_snapshot(published(tmp_path, name="2026-09-02-nightly")).manifest
    assert one.content == other.content
    assert replace(one.head, name="x") != other.head
    assert Draft(head(), tmp_path).manifest.rows == 0
