"""Noting in the log which bytes a snapshot has, so that nobody changes both unnoticed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from xuezheng.apps.audit.services import act
from xuezheng.apps.snapshots.access import WHAT
from xuezheng.apps.snapshots.selectors.kept import KIND, NOTE, noted
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.snapshots.manifest import Manifest


class NoteSnapshot(Given):
    """Which snapshot, the digest of its manifest, its rows, and the decision that changed it."""

    name: str
    manifest: str
    rows: int
    decision: int = 0


def _note(deed: Deed, given: NoteSnapshot) -> Mapping[str, Any]:
    if deed.actor.channel != "system":
        raise NotFoundError(what=WHAT)
    deed.about(KIND, given.name)
    deed.rows = given.rows
    deed.note(manifest=given.manifest, decision=given.decision)
    return {"snapshot": given.name, "manifest": given.manifest}


NOTED = Intention(NOTE, T("登记快照摘要", "Note the digest of a snapshot"), NoteSnapshot, _note)
"""Done by the software alone; nobody may ask for it."""


def note(manifest: Manifest, at: datetime, decision: int = 0) -> None:
    """Write the digest of a manifest into the log, if it follows from the last one noted.

    A new snapshot has none before it, an erased one that of itself before the
    decision. Whatever else lies there was changed by somebody; noting it would
    hide that from whoever verifies.
    """
    known = noted(manifest.head.name)
    before = manifest.before(decision).digest if decision else ""
    if known == manifest.digest or known != before:
        return
    given = NoteSnapshot(
        name=manifest.head.name, manifest=manifest.digest, rows=manifest.rows, decision=decision
    )
    act(NOTED, given, actor=SYSTEM, at=at)
