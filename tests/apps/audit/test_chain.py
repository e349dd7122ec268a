"""The chain: whole after sealing and erasing, broken by any change; verified with and without us."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.apps.audit.conftest import NOON

from xuezheng.apps.audit import selectors
from xuezheng.apps.audit.models import Entry, EntryDetail
from xuezheng.apps.audit.services import INTENTIONS, act, seal
from xuezheng.cli import log_verify
from xuezheng.core.base.actors import SYSTEM

SOURCE = Path(__file__).parents[3] / "src"


@pytest.fixture
def log(touch, db):  # noqa: ARG001
    """Write and seal five entries."""
    for thing in range(1, 6):
        act(touch, {"thing": thing, "word": f"词{thing}"}, actor=SYSTEM, at=NOON)
    seal()
    assert [(one.seq, one.what) for one in selectors.faults()] == []


def found():
    return sorted({(one.seq, one.what) for one in selectors.faults()})


@pytest.fixture
def file(log, tmp_path):  # noqa: ARG001
    """Export the log into a file."""
    path = tmp_path / "log.ndjson"
    lines = [json.dumps(one, ensure_ascii=False) for one in selectors.exported()]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.mark.usefixtures("log")
def test_the_head_says_how_far_the_log_is_sealed():
    head = selectors.head()
    assert (head.seq, head.unsealed) == (5, 0)
    assert head.chain == Entry.objects.get(seq=5).chain


@pytest.mark.usefixtures("log")
def test_a_changed_column_shows():
    Entry.objects.filter(seq=3).update(actor=99)
    assert found() == [(3, "columns")]


@pytest.mark.usefixtures("log")
def test_a_changed_word_shows():
    row = EntryDetail.objects.get(entry__seq=2)
    EntryDetail.objects.filter(pk=row.pk).update(payload=row.payload.replace("词2", "词9"))
    assert found() == [(2, "content")]


@pytest.mark.usefixtures("log")
def test_a_missing_entry_shows():
    row = Entry.objects.get(seq=4)
    EntryDetail.objects.filter(pk=row.pk).delete()
    row.delete()
    # The gap, and the entry behind it whose link names the one that is gone.
    assert found() == [(4, "missing"), (5, "chain")]


@pytest.mark.usefixtures("log")
def test_a_rewritten_entry_breaks_every_link_behind_it():
    one, two = Entry.objects.get(seq=1), Entry.objects.get(seq=2)
    Entry.objects.filter(pk=one.pk).update(digest=two.digest)
    assert (1, "chain") in found()


@pytest.mark.usefixtures("log")
def test_an_erased_entry_verifies_and_names_who_ordered_it():
    number = Entry.objects.get(seq=2).pk
    act(INTENTIONS[0], {"entry": number, "reason": "依申请删除"}, actor=SYSTEM, at=NOON)
    seal()
    assert found() == []
    told = selectors.entry(number)
    assert (told.said, told.erased_by) == (None, 0)


def test_an_export_is_verified_without_django(file):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from xuezheng.cli.main import main; code = main(['log', 'verify', sys.argv[2]]);"
        "assert 'django' not in sys.modules; raise SystemExit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(SOURCE), str(file)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "完整" in done.stdout


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda one: one | {"org": 8}, "columns"),
        (lambda one: one | {"payload": one["payload"] | {"rows": 2}}, "content"),
        (lambda one: one | {"payload": None}, "detail missing"),
        (lambda one: one | {"digest": "0" * 64}, "chain"),
    ],
)
def test_any_change_in_the_file_shows(file, change, what):
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    lines[2] = change(lines[2])
    file.write_text("\n".join(json.dumps(one) for one in lines), "utf-8")
    assert what in {fault.what for fault in log_verify.faults(file)}


def test_a_shortened_file_does_not_reach_the_head_noted_elsewhere(file):
    head = selectors.head().chain
    assert list(log_verify.faults(file, head)) == []
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(lines[:-1]), "utf-8")
    assert [one.what for one in log_verify.faults(file, head)] == ["head not reached"]


def test_a_line_that_is_no_entry_is_named(file):
    file.write_text("{}\n", "utf-8")
    with pytest.raises(log_verify.LogFileError, match="1"):
        list(log_verify.faults(file))
