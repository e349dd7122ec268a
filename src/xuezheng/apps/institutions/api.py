"""GET /api/institutions: points, grade and lists of those in sight; the public lists for everybody."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.institutions.access import GROUP, INSTITUTION
from xuezheng.apps.institutions.selectors import ScoreRow, listed, score, scores
from xuezheng.apps.institutions.selectors.scores import PAGE
from xuezheng.apps.schools.access import require_somewhere
from xuezheng.core.base.actors import Verb
from xuezheng.ui.doors import actor_of, public

router = Router(tags=["institutions"])


class ScoreOut(Schema):
    """An institution's points of the cycle, its grade, its lists, until when its licence is valid."""

    id: int
    name: str
    total: int
    left: int
    pending: int
    returned: int
    grade: str
    inspections: int
    lists: list[str]
    licence: str
    licence_until: date | None


class ChargedOut(Schema):
    """One breach: its case, what, clause, points, how it counts."""

    case: int
    number: str
    breach: str
    clause: str
    points: int
    counts: str
    decided: date | None


class OneOut(ScoreOut):
    """One institution with its breaches."""

    charged: list[ChargedOut]


class ListedOut(Schema):
    """One line of a public list."""

    name: str
    address: str
    list: str
    since: date | None
    until: date | None


def _out(row: ScoreRow) -> dict[str, Any]:
    return {
        "id": row.id, "name": row.name, "total": row.balance.total, "left": row.balance.left,
        "pending": row.balance.pending, "returned": row.balance.returned, "grade": row.rank.grade,
        "inspections": row.rank.inspections, "lists": [one.key for one in row.lists],
        "licence": row.licence.number if row.licence else "",
        "licence_until": row.licence.until if row.licence else None,
    }  # fmt: skip


@router.get("", response=list[ScoreOut], summary="Points and grades of the institutions in sight")
def index(request: HttpRequest, q: str = "", after: int = 0) -> list[dict[str, Any]]:
    """Give fifty at a time; ``after`` is the last id seen."""
    actor = actor_of(request)
    require_somewhere(actor, Verb.READ, GROUP, what=INSTITUTION)
    return [_out(row) for row in scores(actor, clock.today(), words=q[:40], after=after)[:PAGE]]


@router.get("/lists", response=list[ListedOut], summary="The lists that are public")
@public
def lists(request: HttpRequest, q: str = "", list: str = "") -> list[dict[str, Any]]:  # noqa: ARG001, A002
    """Give the public lists, searched by name or address."""
    return [
        {"name": one.name, "address": one.address, "list": one.list.key, "since": one.since, "until": one.until}
        for one in listed(clock.today(), q[:40], list[:10])
    ]  # fmt: skip


@router.get("/{number}", response=OneOut, summary="One institution with its breaches")
def one(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give points and reasons of one in sight."""
    shown = score(actor_of(request), number, clock.today())
    charged = [
        {"case": one.case, "number": one.number, "breach": one.breach.zh, "clause": one.clause,
         "points": one.points, "counts": one.counts.key, "decided": one.decided}
        for one in shown.charged
    ]  # fmt: skip
    return _out(shown.row) | {"charged": charged}
