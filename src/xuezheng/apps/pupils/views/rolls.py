"""Pages of pupils: somebody found, one pupil with history, and the events that can happen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import Thing, viewed
from xuezheng.apps.pupils.forms import EVENTS, GUARDIAN_EVENTS, Event, EventForm
from xuezheng.apps.pupils.selectors import pages
from xuezheng.apps.pupils.views.doing import carried_out
from xuezheng.apps.pupils.views.lines import lines
from xuezheng.apps.schools.access import read_day, scope
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Whose
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

BY_KEY = {one.key: one for one in EVENTS}
DONE = T("已办理", "Done")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Find pupils by name, reading, initials, number or its last six signs."""
    actor, today = actor_of(request), clock.today()
    if not scope(actor, Verb.READ, pages.GROUP):
        raise NotFoundError(what=pages.PUPIL)
    words = request.GET.get("q", "")
    found = pages.found(actor, today, words, request.GET.get("after", ""))
    context = {"found": found, "lines": lines(found.rows, school=True), "q": words, "day": today}
    context["opens"] = bool(scope(actor, Verb.OPEN, pages.GROUP))
    return render(request, "pupils/index.html", context)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one pupil with history, guardians, and what can be done."""
    day = read_day(request.GET.get("on", ""), clock.today())
    actor = actor_of(request)
    shown = pages.profile(actor, number, day)
    if shown.clear and actor is not None:
        whose = [Whose(shown.org, person=number, thing=str(number))]
        thing = Thing("pupil", str(number), shown.org)
        viewed(actor, thing, shown.clear, at=clock.now(), whose=whose)
    context = {"shown": shown, "day": day, "events": EVENTS, "guardian_events": GUARDIAN_EVENTS}
    return render(request, "pupils/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def event(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Fill in one event of a pupil, and do it."""
    wanted, today = BY_KEY.get(key), clock.today()
    shown = pages.profile(actor_of(request), number, today)
    if wanted is None or not shown.mine:
        raise NotFoundError(what=pages.PUPIL)
    form = EventForm(wanted, shown.classes, today, *([request.POST] if request.POST else []))
    if request.method == "POST" and form.is_valid() and _done(request, wanted, number, form):
        return redirect("pupils:show", number)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "event": wanted, "shown": shown}
    return render(request, "pupils/event.html", context, status=status)


def _done(request: HttpRequest, event: Event, number: int, form: EventForm) -> bool:
    given = form.given(number)
    return carried_out(request, event.intention, given, DONE, form) is not None


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take back the latest change of a pupil."""
    pages.profile(actor_of(request), number, clock.today())
    carried_out(request, "pupil.undo", {"pupil": number}, T("已撤回", "Taken back"))
    return redirect("pupils:show", number)


@require_safe
def roster(request: HttpRequest, number: int) -> HttpResponse:
    """Show a class with its roster, to be printed."""
    day = read_day(request.GET.get("on", ""), clock.today())
    shown = pages.roster(actor_of(request), number, day)
    drawn = lines(shown.rows, count=True)
    return render(request, "pupils/roster.html", {"shown": shown, "lines": drawn, "day": day})
