"""GET /api/aid: rounds and a term's report, in counts and sums; names stay on the pages."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.aid.access import AID, GROUP
from xuezheng.apps.aid.selectors import report, rounds_shown
from xuezheng.apps.schools.access import require_somewhere
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.periods import term_of
from xuezheng.ui.doors import actor_of

router = Router(tags=["aid"])


class RoundOut(Schema):
    """A round of payment; ``fen`` is the sum within reach."""

    id: int
    term: str
    serial: int
    day: date
    state: str
    pupils: int
    fen: int


class ReportOut(Schema):
    """What a programme comes to at one stage in a term, in fen."""

    programme: str
    stage: str
    pupils: int
    owed: int
    paid: int
    returned: int


@router.get("", response=list[RoundOut], summary="Rounds of payment")
def index(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the newest rounds."""
    actor = actor_of(request)
    require_somewhere(actor, Verb.READ, GROUP, what=AID)
    return [
        {"id": one.id, "term": one.label.zh, "serial": one.serial, "day": one.day,
         "state": one.state.key, "pupils": one.pupils, "fen": one.fen}
        for one in rounds_shown(actor)
    ]  # fmt: skip


@router.get("/report", response=list[ReportOut], summary="What a term comes to")
def told(request: HttpRequest, term: str = "") -> list[dict[str, Any]]:
    """Give the report of a term, this one unless named (2026S1)."""
    actor = actor_of(request)
    require_somewhere(actor, Verb.READ, GROUP, what=AID)
    key = term[:8] or term_of(clock.today()).key
    return [
        {"programme": one.programme.zh, "stage": one.stage.zh, "pupils": one.pupils,
         "owed": one.owed, "paid": one.paid, "returned": one.returned}
        for one in report(actor, key)
    ]  # fmt: skip
