"""Erasing a person from every snapshot (删除个人信息): one decision, one job, a snapshot a step."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import Field

from xuezheng.adapters import snapshots
from xuezheng.apps.jobs.selectors import under_way
from xuezheng.apps.jobs.services import Step, enqueue
from xuezheng.apps.snapshots.access import ERASERS, require
from xuezheng.apps.snapshots.selectors.kept import (
    DECISION,
    Decision,
    decision_of,
    decisions_behind,
    next_decision,
    noted,
)
from xuezheng.apps.snapshots.services.noting import note
from xuezheng.apps.snapshots.services.searching import forgotten, texts_of
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.labels import T
from xuezheng.core.snapshots.manifest import Manifest, ManifestError

ERASE_JOB, TAKE_JOB = "snapshot.erase", "snapshot.take"


class EraseFromSnapshots(Given):
    """Whose personal data to erase from every snapshot, and on what ground."""

    persons: list[int] = Field(min_length=1, max_length=100)
    reason: str = Field(min_length=4, max_length=400)


def erase(deed: Deed, given: EraseFromSnapshots) -> Mapping[str, Any]:
    """Decide that persons are erased from every snapshot; a job does it."""
    require(deed.actor, ERASERS)
    number = next_decision()
    deed.about(DECISION, number)
    deed.note(persons=sorted(given.persons), reason=given.reason)
    deed.rows = len(given.persons)
    job = enqueue(deed, ERASE_JOB, {"decision": number, "persons": sorted(given.persons)})
    return {"job": job}


ERASE = Intention(
    "snapshot.erase",
    T("从数据快照中删除个人信息", "Erase a person from every snapshot"),
    EraseFromSnapshots,
    erase,
)


def erase_step(args: Mapping[str, Any], position: int, at: datetime) -> Step:
    """Erase from the next snapshot that does not bear the decision yet."""
    entry = decision_of(int(args["decision"]))
    decision = Decision(entry, tuple(args["persons"]), args.get("search"))
    names, unreadable = sorted(snapshots.names()), []
    for name in names:
        try:
            told = snapshots.manifest(name)
        except ManifestError:
            unreadable.append(name)
            continue
        if _waits(told, decision.entry):
            erased(name, decision, at)
            return Step(position + 1, len(names))
    if decision.search is not None and not under_way(TAKE_JOB):
        forgotten(decision.search)
    done = {"decision": decision.entry, "snapshots": len(names) - len(unreadable)}
    return Step(None, len(names), done | ({"unreadable": unreadable} if unreadable else {}))


def _waits(told: Manifest, decision: int) -> bool:
    """Say whether a snapshot does not bear a decision yet, or bears it and the log does not know."""
    if all(one.decision != decision for one in told.erasures):
        return True
    last = told.erasures[-1].decision == decision
    return last and noted(told.head.name) == told.before(decision).digest


def erased(name: str, decision: Decision, at: datetime) -> Manifest:
    """Carry a decision out on one snapshot and note its new digest."""
    folder = snapshots.place(name)
    texts = texts_of(decision.search)
    told = snapshots.erase(folder, decision.persons, decision.entry, at.isoformat(), texts)
    note(told, at, decision.entry)
    return told


def caught_up(manifest: Manifest, at: datetime) -> Manifest:
    """Carry out, on a snapshot just taken, what was decided since its rows were read."""
    for decision in decisions_behind(manifest.head.position.seq):
        manifest = erased(manifest.head.name, decision, at)
    return manifest
