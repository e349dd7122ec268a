"""What taking and erasing need to know: names, digests, decisions as the log has them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from xuezheng.adapters import snapshots
from xuezheng.apps.audit import selectors as audit
from xuezheng.apps.designs.access import refresh
from xuezheng.apps.records.access.rules import in_force
from xuezheng.catalogue import current
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.schema import lock
from xuezheng.core.snapshots.manifest import Cause

KIND = "snapshot"
"""What the log calls a snapshot."""
DECISION = "snapshot_erasure"
NOTE = "snapshot.note"
MANY = 1000


def tables() -> tuple[snapshots.Stored, ...]:
    """Give every table of a snapshot and where its rows stand, those of the bureau's own ledgers too.

    Costs: 1 query.
    """
    refresh()
    return _tables(current().stamp)


@lru_cache(maxsize=2)
def _tables(stamp: int) -> tuple[snapshots.Stored, ...]:
    del stamp
    return snapshots.stored(current().kinds)


def definitions() -> str:
    """Give the digest of all definitions. Costs: 1 query."""
    refresh()
    return definitions_of(current().kinds)


def definitions_of(kinds: tuple[Kind, ...]) -> str:
    """Give the digest of some definitions."""
    return sha256(lock(kinds).encode()).hexdigest()


def parameters(day: date) -> str:
    """Give the digest of the parameters in force on a day."""
    return in_force(day).digest


def next_name(day: date, cause: Cause, today: date) -> str:
    """Give the name a snapshot asked for now will bear: its day, its cause, and a number if it needs one.

    Nightly and census snapshots are one of a day. Costs: 1 query.
    """
    stem = f"{day.isoformat()}-{cause.key}"
    if cause is not Cause.ASKED:
        return stem
    asked = audit.entries(audit.Asked(intention="snapshot.take", day=today), most=MANY)
    number, taken = len(asked) + 1, set(snapshots.names())
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def noted(name: str) -> str:
    """Give the digest of its manifest that the log has last, empty when none. Costs: 2 queries."""
    for one in audit.of_object(KIND, name):
        if one.intention == NOTE:
            told = audit.entry(int(one.pk))
            return str((told.said or {}).get("manifest", "")) if told else ""
    return ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision to erase (删除决定): the log entry that made it, whom it names, the search behind it."""

    entry: int
    persons: tuple[int, ...]
    search: int | None = None


def next_decision() -> int:
    """Give the number a decision made now is found by. Costs: 1 query."""
    return len(audit.entries(audit.Asked(kind=DECISION), most=MANY)) + 1


def decision_of(number: int) -> int:
    """Give the log entry of a decision. Costs: 1 query."""
    return min(int(one.pk) for one in audit.of_object(DECISION, number))


def decisions_behind(seq: int) -> Iterator[Decision]:
    """Give the decisions that are sealed behind ``seq`` or not sealed yet, the oldest first."""
    made = audit.entries(audit.Asked(kind=DECISION), most=MANY)
    for one in reversed(made):
        told = audit.entry(int(one.pk)) if one.seq is None or one.seq > seq else None
        if told is not None and told.said:
            search = told.said.get("search")
            yield Decision(int(one.pk), tuple(told.said["persons"]), search)
