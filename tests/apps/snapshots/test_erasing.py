"""An erased person is gone from every snapshot, also from one under way; each still verifies."""

import pytest
from tests.apps.signing import actor_for
from tests.apps.snapshots.conftest import AT
from tests.apps.snapshots.test_taking import KINDS, rows, taken

from xuezheng.adapters import snapshots
from xuezheng.apps.audit.models import Entry
from xuezheng.apps.audit.services import act
from xuezheng.apps.jobs import selectors as jobs
from xuezheng.apps.jobs.services import advance, claim, work
from xuezheng.apps.snapshots.selectors.shown import verified
from xuezheng.apps.snapshots.services import ERASE, TAKE
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import NotFoundError

NAMES = "SELECT name, number, state FROM pupil ORDER BY id"


def decided(person, by=SYSTEM):
    """Decide to erase a person; gives the log entry and the job."""
    given = {"persons": [person], "reason": "监护人申请删除"}
    done = act(ERASE, given, actor=by, at=AT)
    return done.entry, done.result["job"]


def test_a_person_is_erased_from_every_snapshot_and_each_verifies_with_the_decision(bureau):
    first, second = taken(), taken()
    entry, job = decided(bureau.pupils[0])
    work(KINDS, lambda: AT)
    assert jobs.job(SYSTEM, job).result == {"decision": entry, "snapshots": 2}
    for one in (first, second):
        found = verified(SYSTEM, one.folder.name)
        assert found.flaws == ()
        assert found.words.en == f"Whole; erased by decision {entry}"
        assert found.words.zh == f"完整；已按决定 {entry} 删除个人信息"
        after = snapshots.named(one.folder.name)
        assert rows(after, NAMES) == [
            (None, None, "studying"), ("李小海", "G" + "2".zfill(18), "studying"),
        ]  # fmt: skip
        assert rows(after, "SELECT child, name, mobile, relation FROM guardian") == [
            (None, None, None, "father")
        ]
        assert dict(after.manifest.erasures[0].rows) == {"guardian": 1, "pupil": 1}


def test_what_was_decided_while_rows_were_read_is_carried_out_at_once(bureau):
    number = act(TAKE, {}, actor=SYSTEM, at=AT).result["job"]
    claim(KINDS, AT)
    kind = KINDS["snapshot.take"]
    assert advance(kind, number, AT)
    entry, _ = decided(bureau.pupils[1])
    while advance(kind, number, AT):
        pass
    one = snapshots.named(jobs.job(SYSTEM, number).result["snapshot"])
    assert [row[0] for row in rows(one, NAMES)] == ["张小山", None]
    assert [erasure.decision for erasure in one.manifest.erasures] == [entry]
    assert verified(SYSTEM, one.folder.name).sound


def test_a_manifest_that_claims_a_decision_the_log_does_not_have_is_found_out(bureau):
    one = taken()
    snapshots.erase(one.folder, {bureau.pupils[0]}, 999_999, AT.isoformat())
    words = [flaw.what.en for flaw in verified(SYSTEM, one.folder.name).flaws]
    assert words[0].startswith("digest of the manifest")
    assert words[1] == "the log has no decision 999999"


def test_only_the_security_administrator_erases(bureau):
    before = Entry.objects.count()
    for role in ("system_admin", "audit_admin", "office", "leader", "principal"):
        with pytest.raises(NotFoundError):
            decided(bureau.pupils[0], actor_for((role, bureau.orgs["bureau"])))
    assert Entry.objects.count() == before
    decided(bureau.pupils[0], actor_for(("security_admin", bureau.orgs["bureau"])))


def test_a_snapshot_whose_manifest_cannot_be_read_is_told_and_stops_no_other(bureau):
    broken, sound = taken(), taken()
    (broken.folder / "manifest.json").write_bytes(b"{}")
    entry, job = decided(bureau.pupils[0])
    work(KINDS, lambda: AT)
    assert jobs.job(SYSTEM, job).result == {
        "decision": entry, "snapshots": 1, "unreadable": [broken.folder.name],
    }  # fmt: skip
    assert rows(snapshots.named(sound.folder.name), NAMES)[0][0] is None


def test_what_somebody_changed_before_is_not_noted_as_if_it_were_ours(bureau):
    one = taken()
    path = one.folder / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b'"asked"', b'"census"'))
    _, job = decided(bureau.pupils[0])
    work(KINDS, lambda: AT)
    assert jobs.job(SYSTEM, job).result["snapshots"] == 1
    assert rows(snapshots.named(one.folder.name), NAMES)[0][0] is None
    [flaw] = verified(SYSTEM, one.folder.name).flaws
    assert flaw.what.en.startswith("digest of the manifest")


def test_an_eraser_killed_before_it_noted_the_new_digest_notes_it_when_it_comes_again(bureau):
    one = taken()
    entry, _ = decided(bureau.pupils[0])
    snapshots.erase(one.folder, {bureau.pupils[0]}, entry, AT.isoformat())
    assert not verified(SYSTEM, one.folder.name).sound
    work(KINDS, lambda: AT)
    assert verified(SYSTEM, one.folder.name).sound
