"""The page of a day's reports: sums, the missing by hour, classes with something to tell."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.dailies.selectors import day_shown
from xuezheng.apps.schools.access import read_day
from xuezheng.ui.doors import actor_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show a day, today unless asked otherwise."""
    day = read_day(request.GET.get("on", ""), clock.today())
    shown = day_shown(actor_of(request), day, clock.now())
    return render(request, "dailies/index.html", {"shown": shown, "day": day})
