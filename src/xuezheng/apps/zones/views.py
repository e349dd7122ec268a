"""Pages of zones: which school an address belongs to, the table, the map, what clashes."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.schools.access import read_day, scope
from xuezheng.apps.zones.forms import BorderForm
from xuezheng.apps.zones.selectors import answered, clashes, drawn, served, table, zone
from xuezheng.apps.zones.selectors.cuts import last_cut
from xuezheng.apps.zones.services import DRAW
from xuezheng.catalogue.terms.organisations import Stage
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf
from xuezheng.ui.doors import actor_of, public

STAGES = (Stage.PRIMARY, Stage.JUNIOR)
"""Stages that are served by zones."""


def _day(request: HttpRequest) -> date:
    return read_day(request.GET.get("on", ""), clock.today())


def _stage(request: HttpRequest) -> str:
    asked = request.GET.get("stage", "")
    return asked if asked in {one.key for one in STAGES} else STAGES[0].key


@public
@require_safe
def opened(request: HttpRequest) -> HttpResponse:
    """Answer everybody which school an address belongs to, and why."""
    day, stage = clock.today(), _stage(request)
    words = request.GET.get("q", "").strip()[:60]
    answer = answered(AsOf(day), words, stage) if words else None
    cuts = [
        (name, cut) for name in (answer.schools if answer else ()) if (cut := last_cut(name, day))
    ]
    context = {
        "day": day, "stage": stage, "stages": STAGES, "q": words, "answer": answer, "cuts": cuts,
    }  # fmt: skip
    return render(request, "zones/open.html", context)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Ask which school serves an address; below it all zones of the stage and their map."""
    day, stage = _day(request), _stage(request)
    words = request.GET.get("q", "").strip()[:60]
    asof = AsOf(day)
    context = {
        "day": day, "on": request.GET.get("on", ""), "stage": stage, "stages": STAGES, "q": words,
        "found": served(asof, words, stage) if words else [], "rows": table(asof, stage),
        "clashes": len(clashes(asof)),
    }  # fmt: skip
    return render(request, "zones/index.html", context)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one zone with its places, its border and its history."""
    day = _day(request)
    shown = zone(number, AsOf(day))
    may = scope(actor_of(request), Verb.MANAGE, "pupils").holds(shown.org)
    form = BorderForm(initial={"since": day}) if may else None
    context = {"shown": shown, "day": day, "on": request.GET.get("on", ""), "form": form}
    return render(request, "zones/show.html", context)


@require_safe
def clashing(request: HttpRequest) -> HttpResponse:
    """List what the address tables say twice or against each other."""
    day = _day(request)
    context = {"day": day, "on": request.GET.get("on", ""), "rows": clashes(AsOf(day))}
    return render(request, "zones/clashes.html", context)


@require_safe
def geography(request: HttpRequest) -> HttpResponse:
    """Give the map of a day as GeoJSON."""
    only = request.GET.get("zone", "")
    number = int(only) if only.isdecimal() and len(only) < 12 else None
    return JsonResponse(drawn(AsOf(_day(request)), _stage(request), number))


@require_POST
def border(request: HttpRequest, number: int) -> HttpResponse:
    """Draw a zone's border from a file."""
    given = BorderForm(request.POST, request.FILES).given(number)
    act(DRAW, given, actor=actor_of(request), at=clock.now())
    done = T("边界已划定。", "The border is drawn.")
    messages.success(request, done.in_(get_language() or "zh"))
    return redirect("zones:show", number)
