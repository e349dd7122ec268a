"""The endpoints under /api/meetings: bodies, meetings with resolutions, and reading minutes."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.audit.services.door import SignInError
from xuezheng.apps.meetings.selectors import bodies as of_bodies
from xuezheng.apps.meetings.selectors import sittings
from xuezheng.apps.meetings.selectors.reading import Reader
from xuezheng.apps.meetings.selectors.units import units
from xuezheng.catalogue import current as region
from xuezheng.ui.doors import actor_of

router = Router(tags=["meetings"])
MOST = 200


class ResolutionOut(Schema):
    """One resolution; ``case`` is the task it became."""

    id: int
    position: int
    text: str
    lead: int | None
    co: list[int]
    leader_post: int | None
    due: date | None
    state: str
    case: int | None
    standing: str | None


class MeetingOut(Schema):
    """One meeting of a list; counts are of its resolutions."""

    id: int
    title: str
    body: str
    day: date
    place: str
    state: str
    number: str
    resolutions: int
    issued: int


class MeetingWhole(MeetingOut):
    """One meeting; minutes are empty for who may not read them."""

    version: int
    minutes: str
    items: list[ResolutionOut]


class BodyOut(Schema):
    """One body."""

    id: int
    name: str
    org: str
    begins: date
    ends: date | None
    members: int
    meetings: int


class MinutesIn(Schema):
    """The words of minutes."""

    text: str
    year: int | None = None


class ProposalOut(Schema):
    """A resolution as read; nothing is kept."""

    text: str
    quote: str
    lead: int | None
    co: list[int]
    due: date | None
    said: str


def _line(one: sittings.MeetingLine) -> dict[str, Any]:
    names = ("id", "title", "body", "day", "place", "number", "resolutions", "issued")
    return {name: getattr(one, name) for name in names} | {"state": one.state.key}


@router.get("", response=list[MeetingOut], summary="Meetings in sight")
def meetings(request: HttpRequest, state: str = "") -> list[dict[str, Any]]:
    """Give the newest first."""
    rows = sittings.listed(actor_of(request), state)[:MOST]
    return [_line(one) for one in sittings.lines(rows)]


@router.get("/bodies", response=list[BodyOut], summary="Bodies in sight")
def bodies(request: HttpRequest, kind: str = "") -> list[of_bodies.BodyLine]:
    """Give the bodies that stand today."""
    return of_bodies.bodies(actor_of(request), clock.today(), kind)


@router.post("/read", response=list[ProposalOut], summary="Read minutes; nothing is kept")
def read(request: HttpRequest, given: MinutesIn) -> list[dict[str, Any]]:
    """Give each resolution with units and due day."""
    if actor_of(request) is None:
        raise SignInError
    day = clock.today()
    reader = Reader(units(day), region().grammar, given.year or day.year)
    names = ("text", "quote", "lead", "co", "due", "said")
    return [
        {name: getattr(one, name) for name in names} for one in reader.minutes(given.text).proposals
    ]


@router.get("/{int:number}", response=MeetingWhole, summary="One meeting")
def meeting(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give a meeting with the resolutions in sight."""
    shown = sittings.meeting(actor_of(request), number, clock.today())
    names = ("id", "position", "text", "lead", "co", "leader_post", "due")
    items = [
        {name: getattr(one, name) for name in names}
        | {
            "state": one.state.key,
            "case": one.record,
            "standing": one.standing.key if one.standing else None,
        }
        for one in shown.resolutions
    ]
    minutes = shown.row.minutes if shown.whole else ""
    return _line(shown.line) | {"version": shown.row.version, "minutes": minutes, "items": items}
