"""The desk and the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.desk.selectors import finding, waiting
from xuezheng.apps.desk.selectors.waiting import Show
from xuezheng.apps.desk.selectors.year import MONTHS
from xuezheng.apps.desk.selectors.year import month as month_of
from xuezheng.apps.targets.selectors.tiles import tiles
from xuezheng.ui.doors import actor_of, public


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Go to the desk, strangers to the published plans."""
    return redirect("desk:index" if actor_of(request) else "plans:home")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what waits for me, what I wait for, and my figures."""
    actor, now = actor_of(request), clock.now()
    assert actor is not None  # noqa: S101 - the door lets nobody in without one
    show = _shown(request.GET.get("show", ""))
    if show is not Show.DUE:
        items = waiting.some(actor, show, clock.today())
        return render(
            request, "desk/some.html", {"items": items, "show": show, "shows": list(Show)}
        )
    shown, day = waiting.desk(actor, now), now.date()
    first, rest = waiting.shown_first(shown.others)
    context = {
        "desk": shown,
        "day": day,
        "tiles": tiles(actor, day),
        "others": first,
        "more_others": rest,
        "show": show,
        "shows": list(Show),
    }
    return render(request, "desk/index.html", context)


def _shown(asked: str) -> Show:
    """Give which list is asked for; any other word asks for the desk itself."""
    return Show.of(asked) if asked in {one.key for one in Show} else Show.DUE


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find what holds the words asked for."""
    query = request.GET.get("q", "").strip()
    today, language = clock.today(), get_language() or "zh"
    hits = finding.search(actor_of(request), query, today, language) if query else []
    return render(request, "desk/search.html", {"query": query, "hits": hits})


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Show what falls to somebody in a month, this one unless asked otherwise."""
    actor, today = actor_of(request), clock.today()
    assert actor is not None  # noqa: S101 - the door lets nobody in without one
    asked = request.GET.get("month", "")
    number = int(asked) if asked.isdecimal() and len(asked) <= 2 else today.month
    found = month_of(actor, number if number in MONTHS else today.month, today)
    return render(request, "desk/year.html", {"month": found})
