"""Pages of people: who works where, and one person's history."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.people.access import sight
from xuezheng.apps.people.selectors import pages
from xuezheng.apps.people.selectors.leaving import STAFF
from xuezheng.apps.people.selectors.serving import serving
from xuezheng.apps.schools.access import eyes, read_day, require_somewhere, scope
from xuezheng.catalogue.registers.person import PERSON
from xuezheng.core.base.actors import Verb
from xuezheng.core.kinds.fields import Privacy
from xuezheng.ui.doors import actor_of


def day_of(request: HttpRequest) -> date:
    """Give the day a page is asked for."""
    return read_day(request.GET.get("on", ""), clock.today())


def manages(request: HttpRequest) -> bool:
    """Say whether somebody keeps the registers of people everywhere."""
    return scope(actor_of(request), Verb.MANAGE, "people").everything


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List people in sight by name, with unit and posts."""
    require_somewhere(actor_of(request), Verb.READ, "people", what="人员")
    asked = {name: request.GET.get(name, "") for name in ("q", "unit", "page")}
    day, orgs = day_of(request), sight(actor_of(request))
    found = pages.listed(day, orgs, asked["q"], asked["unit"], asked["page"])
    context = {"found": found, "q": asked["q"], "unit": asked["unit"], "day": day}
    context["staff"] = bool(scope(actor_of(request), Verb.READ, STAFF))
    if asked["unit"] and context["staff"]:
        context["serving"] = serving(asked["unit"], day, sight(actor_of(request), STAFF))
    return render(request, "people/index.html", context | {"manages": manages(request)})


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one person with posts, numbers, other identities and history."""
    day = day_of(request)
    actor = actor_of(request)
    shown = pages.profile(number, day, sight(actor))
    personal = Privacy.PERSONAL in eyes(actor, PERSON).at(shown.person.org)
    context = {"shown": shown, "number": number, "day": day, "personal": personal}
    return render(request, "people/show.html", context | {"manages": manages(request)})
