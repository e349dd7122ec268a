"""GET /api/expiring: what runs out; GET /api/burden and /api/burden/<unit>: what registers cost."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.registers.selectors import burden, expiry
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.burden import Load
from xuezheng.ui.doors import actor_of

router = Router(tags=["registers"])


class EndingOut(Schema):
    """One thing that runs out: which field of which record, whose, when, and what it then forbids."""

    kind: str
    id: int
    title: str
    org: int
    field: str
    line: int
    ends: date
    left: int
    ended: bool
    bars: str


class EndingsOut(Schema):
    """A page of them and the key behind it, empty where there is none."""

    endings: list[EndingOut]
    after: str


class ShareOut(Schema):
    """What one register costs a school in a month, in minutes."""

    kind: str
    records: int
    review: int
    entry: int


class LoadOut(Schema):
    """What registers cost a school in a month; ``cap`` is the most they may."""

    org: int
    month: str
    minutes: int
    cap: int
    over: int


class SchoolLoadOut(LoadOut):
    """One school’s month, register by register, and the twelve months as foreseen."""

    shares: list[ShareOut]
    year: list[int]


class LoadsOut(Schema):
    """A page of schools and the place of the next one, 0 where there is none."""

    schools: list[LoadOut]
    after: int


@router.get("/expiring", response=EndingsOut, summary="What runs out")
def expiring(
    request: HttpRequest, span: str = "30", kind: str = "", after: str = ""
) -> dict[str, Any]:
    """Give what runs out in 7, 30, 90 or 365 days, or what has ended, the nearest first."""
    today = clock.today()
    reach = expiry.reached(actor_of(request), today)
    found = expiry.expiring(reach, today, expiry.Span.read(span), kind, after)
    told = [
        {
            "kind": one.kind.key, "id": one.thing, "title": one.title, "org": one.org,
            "field": one.label.zh, "line": one.line, "ends": one.ends, "left": one.left,
            "ended": one.left < 0, "bars": one.bars.zh if one.bars and one.left < 0 else "",
        }
        for one in found.lines
    ]  # fmt: skip
    return {"endings": told, "after": found.after}


@router.get("/burden", response=LoadsOut, summary="What registers cost schools in a month")
def loads(request: HttpRequest, month: str = "", after: int = 0) -> dict[str, Any]:
    """Give the schools in reach with their minutes of a month, such as 2026-09."""
    today = clock.today()
    asked = burden.asked_month(month, today)
    found = burden.schools(actor_of(request), today, asked, max(0, after))
    told = [_load(one.org, asked.key, one.load) for one in found.schools]
    return {"schools": told, "after": found.after}


@router.get("/burden/{org}", response=SchoolLoadOut, summary="What registers cost one school")
def load(request: HttpRequest, org: int, month: str = "") -> dict[str, Any]:
    """Give one school’s minutes of a month and of the year."""
    actor, today = actor_of(request), clock.today()
    if org not in burden.units(actor, today):
        raise NotFoundError(what=T("单位", "unit"))
    asked = burden.asked_month(month, today)
    found, year = burden.school(org, today, asked)
    mine = burden.seen(actor, org, found)
    shares = [
        {"kind": one.kind.key, "records": one.counted.standing, "review": one.review, "entry": one.entry}
        for one in mine
    ]  # fmt: skip
    return _load(org, asked.key, found) | {"shares": shares, "year": list(year)}


def _load(org: int, month: str, found: Load) -> dict[str, Any]:
    told = {"org": org, "month": month, "minutes": found.minutes}
    return told | {"cap": found.cap, "over": found.over}
