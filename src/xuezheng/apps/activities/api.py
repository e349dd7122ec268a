"""GET /api/activities: courses with their places, and certificates as Open Badges 3.0."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.activities import selectors
from xuezheng.apps.activities.access import COURSE, GROUP
from xuezheng.apps.schools.access import require_somewhere
from xuezheng.core.base.actors import Verb
from xuezheng.ui.doors import actor_of

router = Router(tags=["activities"])


class CourseOut(Schema):
    """A course: its places, who waits, whether it is rated low."""

    id: int
    number: str
    title: str
    sign_until: date
    state: str
    capacity: int
    has: int
    waits: int
    low: bool


@router.get("", response=list[CourseOut], summary="Courses of teachers' training")
def index(request: HttpRequest, before: int = 0) -> list[dict[str, Any]]:
    """Give fifty at a time, the newest first; ``before`` is the last id seen."""
    actor = actor_of(request)
    require_somewhere(actor, Verb.READ, GROUP, what=COURSE)
    return [
        {"id": one.id, "number": one.number, "title": one.title, "sign_until": one.until,
         "state": one.state.key, "capacity": one.capacity, "has": one.has, "waits": one.waits,
         "low": one.low}
        for one in selectors.listed(actor, clock.today(), before)[: selectors.PAGE]
    ]  # fmt: skip


@router.get("/certificates/{number}", response=dict[str, Any], summary="One certificate")
def certificate(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give somebody's certificate with its proof."""
    return selectors.certificate(actor_of(request), number)
