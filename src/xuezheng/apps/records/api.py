"""GET /api/cases?kind=…: the same rows as the pages, page by page; /api/cases/rollup; /api/cases/<id>."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.records.access import ledger_of
from xuezheng.apps.records.selectors import lists
from xuezheng.apps.records.selectors.detail import case as case_shown
from xuezheng.apps.records.selectors.detail import plain
from xuezheng.apps.records.selectors.filters import Filters
from xuezheng.apps.records.selectors.rollup import asked_period, rolled
from xuezheng.apps.records.services.looking import looked
from xuezheng.core.base.errors import NotFoundError
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
        actor_of(request), kind, Filters.read(ledger, request.GET.dict()), sort=sort,
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


class FigureOut(Schema):
    """One number of a roll-up: its key, what it counts, its unit."""

    key: str
    label: str
    of: str


class PartOut(Schema):
    """A unit with all below it; ``values`` are in the order of the figures."""

    org: int
    name: str
    own: bool
    values: list[int]


class RolledOut(Schema):
    """A ledger's numbers of a period: per unit, in sum, and the units that reported nothing."""

    kind: str
    period: str
    org: int
    figures: list[FigureOut]
    parts: list[PartOut]
    total: list[int]
    owing: int
    absent: list[int]


@router.get("/rollup", response=RolledOut, summary="Numbers of one ledger up the tree")
def rollup(
    request: HttpRequest, kind: str, period: str = "", org: int | None = None
) -> dict[str, Any]:
    """Give a day (2026-10-12), week (2026W42), month (2026-10) or term (2026S1) of a ledger."""
    actor, day = actor_of(request), clock.today()
    if actor is None:
        raise NotFoundError(what="台账")
    found = rolled(actor, kind, asked_period(period, day), day, org)
    return {
        "kind": kind, "period": found.period.key, "org": found.org,
        "figures": [{"key": one.key, "label": one.label.zh, "of": one.of} for one in found.counts],
        "parts": [
            {"org": one.org, "name": one.name, "own": one.own, "values": list(one.values)}
            for one in found.parts
        ],
        "total": list(found.total), "owing": found.owing,
        "absent": [one.org for one in found.absent],
    }  # fmt: skip


@router.get("/{number}", response=dict[str, Any], summary="One case with its history")
def case(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give data, moves allowed or barred with the reason, and the history."""
    shown = case_shown(actor_of(request), number, clock.now())
    looked(actor_of(request), shown.row.kind, [shown.row], clock.now())
    return plain(shown)
