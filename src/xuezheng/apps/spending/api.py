"""GET /api/spending: how the year will end; /api/spending/try: what other standards would cost.

Trials are kept and dropped by POST /api/do/view.save, kind ``spending_trial``.
"""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.schools.access import read_day
from xuezheng.apps.spending.access import sight
from xuezheng.apps.spending.selectors import ended
from xuezheng.apps.spending.selectors.telling import end_told, trial_told
from xuezheng.apps.spending.selectors.trying import trial
from xuezheng.ui.doors import actor_of

router = Router(tags=["spending"])


class EndOut(Schema):
    """An aim at the year's end; sums in fen, growths as exact shares; null where nothing can be said."""

    aim: str
    title: str
    stage: str
    year: int
    as_of: str
    so_far: int | None
    base: int | None
    foretold: list[str] | None
    growth: list[str] | None
    verdict: str | None
    needed: int | None
    short: int | None


class CostOut(Schema):
    """What is paid in a year: pupils on the roll, pupils paid for, boarders, fen."""

    pupils: int
    paid: int
    boarders: int
    fen: int


class PartOut(Schema):
    """A stage, township or school: now, as tried, and fen more."""

    name: str
    org: int | None
    present: CostOut
    tried: CostOut
    more: int


class TrialOut(Schema):
    """A trial; standards in yuan."""

    day: str
    present: dict[str, str]
    tried: dict[str, str]
    whole: PartOut
    rural: PartOut
    other: PartOut
    stages: list[PartOut]
    townships: list[PartOut]
    schools: list[PartOut]


@router.get("", response=list[EndOut], summary="How the year will end")
def index(request: HttpRequest, on: str = "") -> list[dict[str, Any]]:
    """Give every aim as foretold on a day, today unless asked otherwise."""
    actor = actor_of(request)
    sight(actor)
    return [end_told(one) for one in ended(actor, read_day(on, clock.today()))]


@router.get("/try", response=TrialOut, summary="What other standards would cost")
def trying(request: HttpRequest, on: str = "") -> dict[str, Any]:
    """Try standards named in the query (yuan, or percent for ``tilt``); those left out stay as they are."""
    given = {key: str(said)[:20] for key, said in request.GET.items() if key != "on"}
    return trial_told(trial(actor_of(request), read_day(on, clock.today()), given))
