"""GET /api/cases?kind=…: the same rows as the pages, page by page; GET /api/cases/<id>."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.records.access import ledger_of
from xuezheng.apps.records.selectors import lists
from xuezheng.apps.records.selectors.detail import case as case_shown
from xuezheng.apps.records.selectors.detail import plain
from xuezheng.apps.records.services.looking import looked
from xuezheng.ui.doors import actor_of

router = Router(tags=["cases"])


class CaseOut(Schema):
    """One case (事项) of a list; ``data`` is masked for whoever asks."""

    id: int
    kind: str
    number: str
    subject: str
    org: int
    state: str
    due: date | None
    next_due: date | None
    late: bool
    opened: date
    updated_at: datetime
    version: int
    data: dict[str, Any]


class PageOut(Schema):
    """A page of cases and the keys before and behind it, empty where there is none."""

    cases: list[CaseOut]
    before: str
    after: str


@router.get("", response=PageOut, summary="Cases of one ledger")
def cases(
    request: HttpRequest, kind: str, sort: str = "due", after: str = "", before: str = ""
) -> dict[str, Any]:
    """Give a page; conditions are those of the page's address (show, stage, org, q, choices)."""
    ledger = ledger_of(kind)
    page = lists.cases(
        actor_of(request), kind, lists.Filters.read(ledger, request.GET.dict()), sort=sort,
        after=after, before=before, day=clock.today(),
    )  # fmt: skip
    looked(actor_of(request), kind, page.rows, clock.now())
    rows = [
        {
            "id": row.id, "kind": row.kind, "number": row.number, "subject": row.subject,
            "org": row.org, "state": row.state, "due": row.due, "next_due": row.next_due,
            "late": row.late, "opened": row.opened, "updated_at": row.updated_at,
            "version": row.version, "data": dict(row.values),
        }
        for row in page.rows
    ]  # fmt: skip
    return {"cases": rows, "before": page.before, "after": page.after}


@router.get("/{number}", response=dict[str, Any], summary="One case with its history")
def case(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give data, moves allowed or barred with the reason, and the history."""
    shown = case_shown(actor_of(request), number, clock.now())
    looked(actor_of(request), shown.row.kind, [shown.row], clock.now())
    return plain(shown)
