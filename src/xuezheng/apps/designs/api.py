"""GET /api/designs: the designs somebody sees, one with its text and every fault."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.apps.designs.access import may_draft, one, runs
from xuezheng.apps.designs.selectors import checked
from xuezheng.apps.designs.selectors.pages import page
from xuezheng.apps.designs.services import plain
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

router = Router(tags=["designs"])


class DesignOut(Schema):
    """One design (台账设计); ``live`` is the number of the definition in force, 0 while there is none."""

    id: int
    key: str
    title: str
    state: str
    faults: int | None
    live: int
    kept_at: datetime


class DesignsOut(Schema):
    """A page of designs and the key behind which the next begins, 0 where there is none."""

    designs: list[DesignOut]
    after: int


class TextOut(Schema):
    """A design's text with every fault: where, line, what was found, what is allowed."""

    id: int
    version: int
    state: str
    text: str
    faults: list[dict[str, Any]]


@router.get("", response=DesignsOut, summary="The designs somebody sees")
def designs(request: HttpRequest, after: int = 0) -> dict[str, Any]:
    """Give a page of designs, the newest first."""
    actor = actor_of(request)
    if not may_draft(actor):
        raise NotFoundError(what=T("台账设计", "design"))
    found = page(actor, after)
    rows = [
        {"id": row.id, "key": row.key, "title": row.title, "state": row.state.key,
         "faults": row.faults, "live": row.live, "kept_at": row.kept_at}
        for row in found.rows
    ]  # fmt: skip
    return {"designs": rows, "after": found.after}


@router.get("/{number}", response=TextOut, summary="One design with its text and faults")
def design(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give one design."""
    actor = actor_of(request)
    row = one(actor, number)
    found = checked(row.text, None if runs(actor) else actor, row)
    return {
        "id": row.pk, "version": row.version, "state": row.state, "text": row.text,
        "faults": [plain(fault) for fault in found.faults],
    }  # fmt: skip
