"""Old nightly snapshots (夜间快照到期): removed after a dated number of days; census-day ones stay."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from xuezheng.adapters import parameters, snapshots
from xuezheng.apps.audit.services import act
from xuezheng.apps.snapshots.access import WHAT
from xuezheng.apps.snapshots.selectors.kept import KIND
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.snapshots.manifest import Cause, ManifestError


class DropSnapshot(Given):
    """Which snapshot has been kept long enough, and the digest its manifest had."""

    name: str
    manifest: str


def _drop(deed: Deed, given: DropSnapshot) -> Mapping[str, Any]:
    if deed.actor.channel != "system":
        raise NotFoundError(what=WHAT)
    deed.about(KIND, given.name)
    deed.note(manifest=given.manifest)
    return {"snapshot": given.name}


DROP = Intention(
    "snapshot.drop", T("清理到期夜间快照", "Remove an old snapshot"), DropSnapshot, _drop
)
"""Done by the software alone; nobody may ask for it."""


def retire(now: datetime) -> int:
    """Remove nightly snapshots older than ``snapshot.keep_nightly_days``; gives how many."""
    days = int(str(parameters.shipped().on(now.date())["snapshot.keep_nightly_days"]))
    limit, gone = now.date() - timedelta(days), 0
    for name in snapshots.names():
        if name[:10] >= limit.isoformat():
            continue
        try:
            told = snapshots.manifest(name)
        except ManifestError:
            continue
        if told.head.cause is Cause.NIGHTLY:
            # The entry first: a snapshot that is gone without a word would look like a theft.
            # Keyed: killed before the files went, the next turn removes them and says so once.
            wanted = DropSnapshot(name=name, manifest=told.digest)
            act(DROP, wanted, actor=SYSTEM, at=now, key=told.digest)
            snapshots.drop(name)
            gone += 1
    return gone
