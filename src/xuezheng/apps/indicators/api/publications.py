"""GET /api/publications: the tables everybody may read, without an account; one of them with its cells.

They are handed in, let out and withdrawn by POST /api/do/indicator.hand_in and its like.
"""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.indicators.selectors import publications
from xuezheng.ui.doors import actor_of, public

router = Router(tags=["indicators"])


class PublicRowOut(Schema):
    """One line (公开行): null where there is no number; ``state`` says why."""

    place: dict[str, str]
    depth: int
    state: str
    part: str
    whole: str
    value: str | None
    shown: str


class PublicationOut(Schema):
    """A public table (公开表): its snapshot's day, its source, its cells."""

    publication: int
    key: str
    title: dict[str, str]
    says: dict[str, str]
    unit: str
    place: str
    day: str
    source: str
    small_below: int
    rows: list[PublicRowOut]


class HandedOut(Schema):
    """What was handed in (提交公开), and how far it is."""

    publication: int
    key: str
    org: int
    grain: str
    day: str
    state: str
    note: str
    may: bool


@router.get("", response=list[PublicationOut], summary="Tables open to everybody")
@public
def index(request: HttpRequest, before: int | None = None) -> list[dict[str, Any]]:  # noqa: ARG001
    """Give what is public, the newest first."""
    return [publications.as_json(one) for one in publications.everybodys(before)[0]]


@router.get("/handed-in", response=list[HandedOut], summary="What was handed in for everybody")
def handed(request: HttpRequest) -> list[dict[str, Any]]:
    """Give what was handed in of indicators in sight."""
    return [
        {
            "publication": one.row.pk, "key": one.row.key, "org": one.row.org_id,
            "grain": one.row.grain, "day": one.row.day.isoformat(), "state": one.row.state,
            "note": one.row.note, "may": one.may,
        }
        for one in publications.handed(actor_of(request), clock.today())
    ]  # fmt: skip


@router.get("/{int:number}", response=PublicationOut, summary="A table open to everybody")
@public
def show(request: HttpRequest, number: int) -> dict[str, Any]:  # noqa: ARG001 - the same for everybody
    """Give a public table: the cells of its page."""
    return publications.as_json(publications.opened(number))
