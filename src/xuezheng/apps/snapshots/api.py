"""GET /api/snapshots: what there is, what one says of itself, whether it is sound."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.apps.snapshots.selectors import shown, tracing
from xuezheng.core.snapshots.manifest import Manifest
from xuezheng.ui.doors import actor_of

router = Router(tags=["snapshots"])


class SnapshotOut(Schema):
    """One snapshot (数据快照); ``content`` is one digest over all files, ``position`` that of the log."""

    name: str
    day: str
    cause: str
    at: str
    tables: int
    rows: int
    position: int
    chain: str
    content: str
    definitions: str
    parameters: str
    erased_by: list[int]


class FlawOut(Schema):
    """One thing that is not as it was (差错)."""

    file: str
    zh: str
    en: str


class VerdictOut(Schema):
    """What verifying found (核验结果)."""

    name: str
    sound: bool
    erased_by: list[int]
    flaws: list[FlawOut]


class TraceOut(Schema):
    """One place where a person's words stand (痕迹); ``verdict`` is empty until somebody judges."""

    number: int
    table: str
    row: str
    column: str
    found: str
    verdict: str
    live: bool
    copies: int


class TracesOut(Schema):
    """A search for a person's traces (痕迹查找), fifty places a page; ``next`` is the following one."""

    number: int
    persons: list[int]
    done: bool
    decision: int | None
    open: int
    unread: int
    traces: list[TraceOut]
    next: int | None


def _out(told: Manifest) -> dict[str, Any]:
    head = told.head
    return {
        "name": head.name,
        "day": head.day.isoformat(),
        "cause": head.cause.key,
        "at": head.at,
        "tables": len(told.parts),
        "rows": told.rows,
        "position": head.position.seq,
        "chain": head.position.chain,
        "content": told.content,
        "definitions": head.definitions,
        "parameters": head.parameters,
        "erased_by": [one.decision for one in told.erasures],
    }


@router.get("", response=list[SnapshotOut], summary="Snapshots, the newest first")
def snapshots(request: HttpRequest) -> list[dict[str, Any]]:
    """Give what can be read of the newest fifty."""
    found = shown.lines(actor_of(request))
    return [_out(one.manifest) for one in found if one.manifest is not None]


@router.get("/{name}", response=SnapshotOut, summary="One snapshot")
def snapshot(request: HttpRequest, name: str) -> dict[str, Any]:
    """Give what it says of itself."""
    return _out(shown.shown(actor_of(request), name))


@router.get("/{name}/verdict", response=VerdictOut, summary="Verify a snapshot")
def verdict(request: HttpRequest, name: str) -> dict[str, Any]:
    """Read every file and hold it against manifest and log."""
    found = shown.verified(actor_of(request), name)
    return {
        "name": found.name,
        "sound": found.sound,
        "erased_by": [one.decision for one in found.erasures],
        "flaws": [{"file": one.file, "zh": one.what.zh, "en": one.what.en} for one in found.flaws],
    }


@router.get("/traces/{number}", response=TracesOut, summary="Where a person was found")
def traces(request: HttpRequest, number: int, after: int = 0) -> dict[str, Any]:
    """Give a search and its places, judged or not; never the words themselves."""
    found = tracing.searched(actor_of(request), number, after, every=True)
    return {
        "number": found.number, "persons": list(found.persons), "done": found.done,
        "decision": found.decision, "open": found.open, "unread": found.unread, "next": found.next,
        "traces": [
            {
                "number": one.number, "table": one.table.zh, "row": one.row, "column": one.column,
                "found": one.found.zh, "verdict": one.verdict, "live": one.live,
                "copies": one.copies,
            }
            for one in found.traces
        ],
    }  # fmt: skip
