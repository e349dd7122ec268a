"""The desk and the search."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.accounts.selectors.keeping import colleagues
from xuezheng.apps.audit.services import act
from xuezheng.apps.desk.forms import HandOverForm
from xuezheng.apps.desk.selectors import finding, waiting
from xuezheng.apps.desk.selectors.daily import daily
from xuezheng.apps.desk.selectors.duty import rota
from xuezheng.apps.desk.selectors.own import own_record
from xuezheng.apps.desk.selectors.pages import pages
from xuezheng.apps.desk.selectors.trail import trail as trail_of
from xuezheng.apps.desk.selectors.waiting import Show
from xuezheng.apps.desk.selectors.year import MONTHS
from xuezheng.apps.desk.selectors.year import month as month_of
from xuezheng.apps.indicators.selectors.on_desk import on_desk
from xuezheng.apps.records.selectors.handed import holders_of_cases
from xuezheng.apps.records.services.handing import HAND_OVER
from xuezheng.apps.targets.selectors.tiles import tiles_steps
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.ui.doors import actor_of, public
from xuezheng.ui.templatetags.ui import in_language

KEEPERS = {
    "security_admin": "accounts:index",
    "unit_admin": "accounts:index",
    "audit_admin": "accounts:log",
    "system_admin": "people:index",
    "teacher": "desk:own",
}
"""Where administrators and teachers begin: no case waits for them, so a desk would be an empty page."""


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Go to the desk, strangers to the published plans."""
    return redirect("desk:index" if actor_of(request) else "plans:home")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what waits for me, what I wait for, and my figures; administrators go to their own page."""
    actor, now = actor_of(request), clock.now()
    assert actor is not None  # noqa: S101 - the door lets nobody in without one
    if actor.roles and actor.roles <= KEEPERS.keys():
        return redirect(next(KEEPERS[role] for role in KEEPERS if role in actor.roles))
    show = _shown(request.GET.get("show", ""))
    if show is not Show.DUE or "whole" in request.GET:
        items = waiting.some(actor, show, clock.today())
        return render(
            request, "desk/some.html", {"items": items, "show": show, "shows": list(Show)}
        )
    day, figures = now.date(), actor.roles != {"institution"}
    shown, own = waiting.desk_with(actor, now, waiting.PAGE, tiles_steps(actor, day))
    first, rest = waiting.shown_first(shown.others)
    context = {
        "desk": shown,
        "day": day,
        "tiles": own,
        "board": on_desk(actor, day) if figures else None,
        "figures": figures,
        "others": first,
        "more_others": rest,
        "said": shown.said,
        "daily": daily(actor),
        "show": show,
        "shows": list(Show),
    }
    return render(request, "desk/index.html", context)


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show what is kept of oneself."""
    actor, day = actor_of(request), clock.today()
    assert actor is not None  # noqa: S101 - the door lets nobody in without one
    found = own_record(actor, day, get_language() or "zh")
    return render(request, "desk/own.html", {"own": found, "day": day})


def _shown(asked: str) -> Show:
    """Give which list is asked for; any other word asks for the desk itself."""
    return Show.of(asked) if asked in {one.key for one in Show} else Show.DUE


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find what holds the words asked for."""
    query = request.GET.get("q", "").strip()
    today, language = clock.today(), get_language() or "zh"
    found = finding.search_spoken(actor_of(request), query, today, language)
    context = {
        "query": query, "hits": found.hits, "by": found.by,
        "pages": pages(actor_of(request), query, today),
    }  # fmt: skip
    return render(request, "desk/search.html", context)


@require_safe
def duty(request: HttpRequest) -> HttpResponse:
    """Show who keeps watch on a day, and who told nobody."""
    on, unit = request.GET.get("on", ""), request.GET.get("unit", "")
    found = rota(actor_of(request), clock.today(), on, unit)
    return render(request, "desk/duty.html", {"rota": found, "unit": unit})


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Show what falls to somebody in a month, this one unless asked otherwise."""
    actor, today = actor_of(request), clock.today()
    assert actor is not None  # noqa: S101 - the door lets nobody in without one
    asked = request.GET.get("month", "")
    number = int(asked) if asked.isdecimal() and len(asked) <= 2 else today.month
    found = month_of(actor, number if number in MONTHS else today.month, today)
    return render(request, "desk/year.html", {"month": found})


@require_safe
def trail(request: HttpRequest, code: str) -> HttpResponse:
    """Show what one unit was told, what is open there and what was done; to be printed."""
    actor, given = actor_of(request), request.GET
    assert actor is not None  # noqa: S101 - the door lets nobody in without one
    since, until = given.get("since", ""), given.get("until", "")
    found = trail_of(actor, code, clock.today(), since, until)
    return render(request, "desk/trail.html", {"trail": found})


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """Hand the open cases of somebody who leaves a post to a colleague."""
    actor, today = actor_of(request), clock.today()
    assert actor is not None  # noqa: S101 - the door lets nobody in without one
    holders = holders_of_cases(actor, today)
    near = colleagues(actor, actor.home) if actor.home else []
    form = HandOverForm(holders, near, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = act(HAND_OVER, form.cleaned_data, actor=actor, at=clock.now()).result
        except (InputError, RefusedError) as error:
            form.add_error(None, in_language(error.told()))
        else:
            said = _("已交接 {done} 件，{left} 件未能交接。")
            messages.success(request, said.format(done=len(done["done"]), left=len(done["left"])))
            return redirect("desk:hand_over")
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/hand_over.html", {"holders": holders, "form": form}, status=status)
