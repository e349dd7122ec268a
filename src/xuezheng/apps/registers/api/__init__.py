"""GET /api/registers/<kind>: the same rows as the pages, page by page; /<kind>/<id>: one thing."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.registers.access import Sight, register_of, sight
from xuezheng.apps.registers.selectors.detail import Spell, detail
from xuezheng.apps.registers.selectors.lists import Filters, page
from xuezheng.apps.registers.selectors.shown import Row, shown
from xuezheng.apps.registers.services.looking import look
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

router = Router(tags=["registers"])


class ThingOut(Schema):
    """One thing of a register as of the day asked for; ``data`` is masked for whoever asks."""

    id: int
    title: str
    org: int | None
    data: dict[str, Any]


class RowsOut(Schema):
    """A page of things and the keys before and behind it, empty where there is none."""

    things: list[ThingOut]
    before: str
    after: str
    count: str


class SpellOut(Schema):
    """One version on both axes: its days, and from when to when the register said so."""

    valid_from: date
    valid_to: date | None
    known_from: datetime | None
    known_to: datetime | None
    unit: str
    foreign: bool


class DetailOut(ThingOut):
    """One thing with its history; ``standing`` says whether it stands on the day asked for."""

    valid_from: date
    valid_to: date | None
    standing: bool
    history: list[SpellOut]


def _seen(request: HttpRequest, kind: str) -> tuple[Actor, Sight]:
    actor = actor_of(request)
    seen = sight(actor, register_of(kind))
    if actor is None or not seen.scope:
        raise NotFoundError(what=T("名录", "register"))
    return actor, seen


@router.get("/{kind}", response=RowsOut, summary="Things of one register")
def things(
    request: HttpRequest, kind: str, sort: str = "", after: str = "", before: str = ""
) -> dict[str, Any]:
    """Give a page; conditions are those of the page's address (on, known, org, q, choices)."""
    actor, seen = _seen(request, kind)
    filters = Filters.read(seen, request.GET.dict(), clock.today())
    found = page(seen, filters, sort=sort, after=after, before=before)
    drawn = shown(seen, found.rows, filters.asof, actor=actor, language="zh")
    look(actor, drawn, seen.kind.fields, clock.now())
    rows = [_thing(row) for row in drawn.rows]
    return {"things": rows, "before": found.before, "after": found.after, "count": found.said}


@router.get("/{kind}/{number}", response=DetailOut, summary="One thing with its history")
def thing(request: HttpRequest, kind: str, number: int) -> dict[str, Any]:
    """Give one thing as of a day (on, known), or as it last stood."""
    actor, seen = _seen(request, kind)
    asof = Filters.read(seen, request.GET.dict(), clock.today()).asof
    found = detail(seen, number, asof, actor=actor, language="zh")
    look(actor, found.page, seen.kind.fields, clock.now())
    history = [_spell(one) for one in (*found.spells, *found.earlier)]
    return _thing(found.row) | {
        "valid_from": found.begins, "valid_to": found.ends, "standing": found.standing,
        "history": history,
    }  # fmt: skip


def _thing(row: Row) -> dict[str, Any]:
    return {"id": row.id, "title": row.title, "org": row.org, "data": dict(row.values)}


def _spell(one: Spell) -> dict[str, Any]:
    return {
        "valid_from": one.begins, "valid_to": one.ends, "known_from": one.since,
        "known_to": one.until, "unit": one.unit, "foreign": one.foreign,
    }  # fmt: skip
