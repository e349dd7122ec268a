"""Taking a snapshot: whole, typed, resumable, stoppable; the same state gives the same bytes."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.db import connection
from tests.apps.signing import actor_for
from tests.apps.snapshots.conftest import AT, BEGAN, case

from xuezheng.adapters import snapshots
from xuezheng.adapters.snapshots.converting import CastError, Converter, engine
from xuezheng.adapters.snapshots.database import InsideReader, reader
from xuezheng.apps.audit.services import act, seal
from xuezheng.apps.jobs import selectors as jobs
from xuezheng.apps.jobs.models import State
from xuezheng.apps.jobs.services import advance, claim, work
from xuezheng.apps.snapshots.selectors.kept import tables
from xuezheng.apps.snapshots.selectors.shown import verified
from xuezheng.apps.snapshots.services import TAKE, taking
from xuezheng.apps.snapshots.services.taking import DayError
from xuezheng.apps.snapshots.tasks import JOBS
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.snapshots.manifest import Cause

KINDS = {one.key: one for one in JOBS}


def taken(day=None, cause=Cause.ASKED):
    """Take a snapshot; gives it opened."""
    done = act(TAKE, {"day": day, "cause": cause.key}, actor=SYSTEM, at=AT).result
    work(KINDS, lambda: AT)
    shown = jobs.job(SYSTEM, done["job"])
    assert shown.state is State.DONE, shown
    return snapshots.named(done["snapshot"])


def rows(snapshot, asked):
    """Ask a snapshot in SQL."""
    with snapshot.connect() as duck:
        return duck.execute(asked).fetchall()


def test_every_kind_becomes_a_typed_table_with_both_axes(bureau, monkeypatch):
    monkeypatch.setattr(taking, "tables", tables)
    case(bureau.office, source_date="2026-10-09", leader_post=5)
    one = taken()
    assert set(one.tables) == {stored.shape.key for stored in tables()}
    assert {"organisation", "school_class", "pupil", "guardian", "appointment", "task"} <= set(
        one.tables
    )
    assert rows(one, "SELECT name, born, left_behind, valid_from, valid_to FROM pupil ORDER BY id") == [
        ("张小山", date(2020, 3, 1), False, BEGAN, date(9999, 12, 31)),
        ("李小海", date(2020, 3, 2), False, BEGAN, date(9999, 12, 31)),
    ]  # fmt: skip
    assert rows(one, "SELECT number, due, source_date, leader_post, measure, since FROM task") == [
        ("RW-2026-000001", None, date(2026, 10, 9), 5, None, datetime(2026, 10, 12, 1, tzinfo=UTC))
    ]  # fmt: skip
    assert rows(one, "SELECT count(*) FROM organisation")[0][0] == 6
    found = verified(SYSTEM, one.folder.name)
    assert (found.flaws, found.words.en) == ((), "Whole")


def test_the_same_state_gives_the_same_bytes(bureau):
    case(bureau.office)
    one, other = taken(), taken()
    assert one.folder.name == "2026-10-12-asked-1"
    assert other.folder.name == "2026-10-12-asked-2"
    assert one.manifest.content == other.manifest.content
    assert list(snapshots.differences(one, other)) == []
    case(bureau.office, 2)
    [changed] = snapshots.differences(one, taken())
    assert (changed.table, changed.added, changed.gone, changed.changed) == ("task", 1, 0, 0)


@pytest.mark.usefixtures("bureau")
def test_the_manifest_says_where_the_log_stood_and_the_log_which_bytes_it_has():
    taken()
    seal()
    one = taken()
    position = one.manifest.head.position
    assert position.seq >= 1
    assert len(position.chain) == 64
    (one.folder / "manifest.json").write_bytes(
        (one.folder / "manifest.json").read_bytes().replace(b'"seq": ', b'"seq": 9')
    )
    words = [flaw.what.en for flaw in verified(SYSTEM, one.folder.name).flaws]
    assert words[0].startswith("digest of the manifest: expected ")
    assert words[1] == f"the log's chain at 9{position.seq} is not the manifest's"


@pytest.mark.usefixtures("bureau")
def test_a_killed_workers_reading_begins_anew_and_a_published_one_is_only_noted():
    number = act(TAKE, {}, actor=SYSTEM, at=AT).result["job"]
    claim(KINDS, AT)
    kind = KINDS["snapshot.take"]
    assert advance(kind, number, AT)
    assert advance(kind, number, AT)
    assert jobs.job(SYSTEM, number).step == 2
    taking.abandon()  # as if the process had gone with its transaction
    assert advance(kind, number, AT)
    assert jobs.job(SYSTEM, number).step == 1
    while advance(kind, number, AT):
        pass
    shown = jobs.job(SYSTEM, number)
    assert (shown.state, shown.step, shown.total) == (State.DONE, 4, 4)
    args = {"name": shown.result["snapshot"], "day": "2026-10-12", "cause": "asked", "at": "x"}
    again = taking.take_step(args, 0, AT)
    assert again.next is None
    assert again.result["content"] == shown.result["content"]


@pytest.mark.usefixtures("bureau")
def test_a_stopped_job_leaves_nothing(place):
    number = act(TAKE, {}, actor=SYSTEM, at=AT).result["job"]
    claim(KINDS, AT)
    assert advance(KINDS["snapshot.take"], number, AT)
    assert [one.name for one in place.glob(".draft-*")]
    assert taking.abandon() == 1
    assert list(place.glob(".draft-*")) == []
    assert snapshots.names() == []


def test_only_the_system_administrator_takes_and_no_day_to_come(bureau):
    admin = actor_for(("system_admin", bureau.orgs["bureau"]))
    for role in ("office", "leader", "audit_admin", "security_admin"):
        with pytest.raises(NotFoundError):
            act(TAKE, {}, actor=actor_for((role, bureau.orgs["bureau"])), at=AT)
    with pytest.raises(DayError, match="2026-10-13"):
        act(TAKE, {"day": "2026-10-13"}, actor=admin, at=AT)
    done = act(TAKE, {"day": "2026-09-01", "cause": "census"}, actor=admin, at=AT)
    assert done.result["snapshot"] == "2026-09-01-asked-1"


@pytest.mark.parametrize(
    ("values", "column", "found"),
    [
        ({"leader_post": 1.5}, "leader_post", "DOUBLE"),
        ({"leader_post": "七"}, "leader_post", "VARCHAR"),
        ({"source_date": "2026-02-30"}, "source_date", "VARCHAR"),
        ({"title": 7}, "title", "UBIGINT"),
        ({"evidence_required": [1]}, "evidence_required", "ARRAY"),
    ],
)
def test_a_value_of_another_type_is_named_by_row_and_field(bureau, values, column, found):
    case(bureau.office)
    wrong = case(bureau.office, 2, **values)
    [stored] = [one for one in tables() if one.shape.key == "task"]
    [raw] = InsideReader(connection).rows(stored)
    with pytest.raises(CastError) as error:
        Converter(stored, engine()).table(raw)
    facts = error.value.facts
    assert (facts["table"], facts["row"], facts["column"], facts["found"]) == (
        "task", wrong.pk, column, found,
    )  # fmt: skip


def test_a_missing_field_stops_the_snapshot_and_the_job_says_so(bureau):
    wrong = case(bureau.office)
    del wrong.data["measure"]
    wrong.save()
    number = act(TAKE, {}, actor=SYSTEM, at=AT).result["job"]
    work(KINDS, lambda: AT)
    shown = jobs.job(SYSTEM, number)
    assert (shown.state, shown.error) == (State.FAILED, "snapshot-cast")
    assert f"measure of row {wrong.pk} should be string and is missing" in shown.result["en"]
    assert snapshots.names() == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="copies its database as a file: SQLite")
def test_another_connection_reads_what_ours_reads(bureau, tmp_path):
    case(bureau.office, leader_post=-3, source_date="2026-10-09", quarters=[{"quarter": "q4"}])
    case(bureau.office, 2)
    path = tmp_path / "copy.sqlite3"
    copied(path)
    other = reader(SimpleNamespace(vendor="sqlite", settings_dict={"NAME": str(path)}))
    inside = InsideReader(connection)
    duck = engine()
    assert other.position() == inside.position()
    for stored in tables():
        turn = Converter(stored, duck)
        ours = [row for raw in inside.rows(stored) for row in turn.table(raw).to_pylist()]
        theirs = [row for raw in other.rows(stored) for row in turn.table(raw).to_pylist()]
        assert ours == theirs, stored.shape.key
    other.close()


def copied(path):
    """Copy the database in memory to a file."""
    path.write_bytes(connection.connection.serialize())
