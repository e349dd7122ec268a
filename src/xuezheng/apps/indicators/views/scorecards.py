"""Pages of scorecards: the list with verdicts, one card, the schools behind an item."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.selectors import plans, scorecards
from xuezheng.apps.indicators.services.planning import PLAN
from xuezheng.apps.schools.access import read_day
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.scorecards.definition import Group
from xuezheng.core.scorecards.telling import STAGES
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language

MOST_PAGES = 1_000


def _whole(words: str) -> int | None:
    """Read a number of the address; ``None`` for none. Raises ``NotFoundError`` for anything else."""
    if not words:
        return None
    if not words.isdecimal() or len(words) > 18:
        raise NotFoundError(what=scorecards.WHAT)
    return int(words)


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the scorecards, each with its verdict at the reader's county."""
    day = read_day(request.GET.get("on", ""), clock.today())
    here, cards = scorecards.listed(actor_of(request), day)
    return render(request, "indicators/scorecards.html", {"seen": here, "cards": cards})


@never_cache
@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show a card: verdict, items, schools that fail; with ``item`` the lines of one item."""
    given = request.GET
    page = min(max(_whole(given.get("page", "")) or 1, 1), MOST_PAGES)
    found = scorecards.card(
        actor_of(request), key, _whole(given.get("org", "")),
        read_day(given.get("on", ""), clock.today()), item=given.get("item", "")[:60], page=page,
    )  # fmt: skip
    context = {"card": found, "bars": None if found.item else _bars(found)}
    return render(request, "indicators/scorecard.html", context)


@require_POST
def plan(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for the cheapest plan; its page shows how far it is."""
    given = request.POST
    asked = {
        "key": key, "org": _whole(given.get("org", "")),
        "on": read_day(given.get("on", ""), clock.today()),
    }  # fmt: skip
    made = act(PLAN, asked, actor=actor_of(request), at=clock.now()).result
    return redirect("indicators:scorecard-planned", key, made["job"])


@never_cache
@require_safe
def planned(request: HttpRequest, key: str, job: int) -> HttpResponse:
    """Show a plan, or how far its search is; htmx asks again while it runs."""
    found = plans.plan(actor_of(request), key, job)
    return render(request, "indicators/scorecard-plan.html", {"plan": found})


def _bars(found: scorecards.Card) -> dict[str, Any] | None:
    """Give the coefficients of the items; their table stands on the same page."""
    rows = [one for one in found.judged.of(Group.EVENNESS) if any(line.value for line in one.lines)]
    stages = dict.fromkeys(line.stage for one in rows for line in one.lines if line.stage)
    if len(rows) < 2 or not stages:
        return None
    series = [
        {
            "name": in_language(STAGES[stage]),
            "y": [
                next((float(line.value) for line in one.lines if line.stage == stage and line.value is not None), None)
                for one in rows
            ],
        }
        for stage in stages
    ]  # fmt: skip
    return {"x": [one.item.number or in_language(one.item.title) for one in rows], "series": series}
