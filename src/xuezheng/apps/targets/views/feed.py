"""The calendar feed: its own page, and the address a calendar program reads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.targets import selectors, services
from xuezheng.ui.doors import actor_of, public


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show one's own address, or how to get one."""
    actor = actor_of(request)
    token = selectors.token(actor.account or 0) if actor else ""
    address = ""
    if token:
        address = request.build_absolute_uri(reverse("targets:feed", args=[token]))
    return render(request, "targets/calendar.html", {"address": address})


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Make a new address; the old one ends."""
    act(services.RENEW_FEED, {}, actor=actor_of(request), at=clock.now())
    return redirect("targets:calendar")


@public
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Give the calendar to whoever holds the signed address."""
    site = request.build_absolute_uri("/").rstrip("/")
    text = selectors.feed(token, clock.now(), site=site)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="tasks.ics"'
    answer["Cache-Control"] = "private, max-age=3600"
    return answer
