"""The page of homework and tests: by class and week against the limit, tests of the term."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.homework.selectors import shown
from xuezheng.apps.schools.access import read_day
from xuezheng.ui.doors import actor_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show a day, today unless asked otherwise, and one unit where it is named."""
    day = read_day(request.GET.get("on", ""), clock.today())
    org = request.GET.get("org", "")
    found = shown(actor_of(request), day, int(org) if org.isdecimal() and len(org) < 12 else None)
    return render(request, "homework/index.html", {"shown": found})
