"""GET /api/notices: what was sent; one notice; how its units stand."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.notices import access
from xuezheng.apps.notices.selectors import allowed, board, lists
from xuezheng.apps.schools.access import require_somewhere
from xuezheng.core.base.actors import Verb
from xuezheng.ui.doors import actor_of

router = Router(tags=["notices"])


class NoticeOut(Schema):
    """One notice (通知) and how many units have signed and answered."""

    id: int
    number: str
    title: str
    org: int
    urgent: bool
    state: str
    sent_at: datetime
    units: int
    signed: int
    answered: int


class NoticesOut(Schema):
    """A page of notices; ``after`` is the key of the next one, empty at the end."""

    notices: list[NoticeOut]
    after: str


class ReceiptOut(Schema):
    """One unit's receipt (签收单); telephones are on the call list only."""

    org: int
    unit: str
    state: str
    opened_at: datetime | None
    signed_at: datetime | None
    replied_at: datetime | None
    called_at: datetime | None
    urged: int
    text: str
    rows: list[dict[str, Any]]


class StandingOut(Schema):
    """How a notice stands: its words, its limits, every unit in sight."""

    id: int
    number: str
    title: str
    text: str
    urgent: bool
    state: str
    counts: dict[str, int]
    limits: dict[str, datetime]
    receipts: list[ReceiptOut]


@router.get("", response=NoticesOut, summary="Notices sent, the newest first")
def notices(request: HttpRequest, show: str = "running", after: str = "", q: str = "") -> dict[str, Any]:  # fmt: skip
    """Give a page; ``show`` is running, over or all, ``q`` words of the title."""
    shows = show if show in dict(lists.OUT) else "running"
    page = lists.sent(actor_of(request), shows, clock.today(), after, q[:40])
    rows = [
        {
            "id": one.notice.pk, "number": one.notice.number, "title": one.notice.title,
            "org": one.notice.org_id, "urgent": one.notice.urgent, "state": one.state.key,
            "sent_at": one.notice.sent_at, "units": one.units, "signed": one.signed,
            "answered": one.answered,
        }
        for one in page.rows
    ]  # fmt: skip
    return {"notices": rows, "after": page.after}


class AllowedOut(Schema):
    """One item that schools may be asked for (列入事项)."""

    number: str
    title: str
    kind: str
    basis: str
    by_law: bool
    first: date
    last: date
    to_whom: str
    minutes: int
    unit: str


class AllowedMonthOut(Schema):
    """A month's list (进校事项清单): items and minutes of each school, beside the caps."""

    month: str
    items: int
    minutes: int
    most: int
    limit: int
    allowed: list[AllowedOut]


@router.get("/allowed", response=AllowedMonthOut, summary="What may be asked of schools in a month")
def allowed_month(request: HttpRequest, month: str = "") -> dict[str, Any]:
    """Give a month's list; this month's where none is named."""
    require_somewhere(actor_of(request), Verb.READ, "office", what="进校事项清单")
    return allowed.plainly(allowed.allowed(allowed.asked_month(month, clock.today())))


@router.get("/{number}", response=StandingOut, summary="One notice and its receipts")
def notice(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give a notice with the receipts in sight."""
    actor, day = actor_of(request), clock.today()
    row = access.one(actor, number)
    lines = board.lined(access.receipts(actor, row), day)
    standing = board.standing_of(line.row for line in lines)
    limits = {one.what: one.due for one in access.limits().filter(notice=row)}
    return {
        "id": row.pk, "number": row.number, "title": row.title, "text": row.text,
        "urgent": row.urgent, "state": row.state, "counts": standing.counts, "limits": limits,
        "receipts": [_receipt(line) for line in lines],
    }  # fmt: skip


def _receipt(line: board.Line) -> dict[str, Any]:
    row = line.row
    return {
        "org": line.org, "unit": line.unit, "state": row.state, "opened_at": row.opened_at,
        "signed_at": row.signed_at, "replied_at": row.replied_at, "called_at": row.called_at,
        "urged": row.urged, "text": row.text, "rows": row.rows,
    }  # fmt: skip
