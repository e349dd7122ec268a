"""GET /api/papers: papers with their manifests, sheets by their codes."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.papers.selectors import pages
from xuezheng.apps.papers.selectors.preview import manifest_of
from xuezheng.apps.papers.selectors.shown import Line
from xuezheng.ui.doors import actor_of

router = Router(tags=["papers"])


class PaperOut(Schema):
    """One paper (文稿)."""

    number: int
    title: str
    kind: str
    said: str
    state: str
    day: date


class PaperShown(PaperOut):
    """One paper with what it rests on and what stands in the way of issuing."""

    version: int
    manifest: dict[str, Any]
    hearing: list[dict[str, Any]]
    numbers: list[dict[str, Any]]


class SheetOut(Schema):
    """One sheet (签批单): whether it holds and who signed."""

    number: str
    code: str
    title: str
    void: bool
    signer: str
    signed_on: date | None
    keyed_at: datetime | None
    scan_digest: str


def _out(line: Line, kind: str) -> dict[str, Any]:
    return {
        "number": line.number, "title": line.title, "kind": kind, "said": line.said,
        "state": line.state.key, "day": line.day,
    }  # fmt: skip


@router.get("", response=list[PaperOut], summary="Papers in sight, the newest first")
def papers(request: HttpRequest, state: str = "", before: int | None = None) -> list[Any]:
    """Give one page; ``before`` is the number the page before ended with."""
    found = pages.papers(actor_of(request), state=state, before=before)
    return [_out(one, one.kind.zh) for one in found[: pages.PAGE]]


@router.get("/{number}", response=PaperShown, summary="One paper with its manifest")
def paper(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give the manifest, the hearing and the numbers of one paper."""
    found = pages.shown(actor_of(request), number, clock.now())
    return _out(pages.line(found.row), found.row.kind) | {
        "version": found.row.version,
        "manifest": manifest_of(found.row),
        "hearing": [
            {"naming": one.number, "unit": one.unit, "heard": one.heard.key, "until": one.until}
            for one in found.lines
        ],
        "numbers": [
            {"number": one.number, "said": one.said, "verdict": one.verdict.key, "ours": one.ours,
             "settled": one.settled.key if one.settled else None}
            for prose in found.proses
            for one in prose.numbers
        ],
    }  # fmt: skip


@router.get("/sheets/{code}", response=SheetOut, summary="One sheet by its code")
def sheet(request: HttpRequest, code: str) -> dict[str, Any]:
    """Say whether a sheet holds."""
    found = pages.sheet(actor_of(request), code)
    row = found.row
    return {
        "number": row.number, "code": row.code, "title": row.title, "void": found.void,
        "signer": row.signer, "signed_on": row.signed_on, "keyed_at": row.keyed_at,
        "scan_digest": row.scan_digest,
    }  # fmt: skip
