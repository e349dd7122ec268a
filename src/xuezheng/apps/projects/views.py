"""Pages of the portfolio: all projects with their bars, one with its stages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.projects.selectors import portfolio, project
from xuezheng.ui.doors import actor_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the portfolio, what slips most first."""
    day = clock.today()
    found = portfolio(actor_of(request), day)
    rows = [(one, found.drawing.strokes.get(one.id)) for one in found.rows]
    return render(request, "projects/index.html", {"found": found, "rows": rows, "day": day})


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one project: its stages in time, the critical path, photos and money."""
    day = clock.today()
    shown = project(actor_of(request), number, day)
    steps = shown.row.found.steps if shown.row.found else ()
    rows = [(shown.labels[one.key], one, shown.drawing.strokes.get(one.key)) for one in steps]
    path = [shown.labels[key] for key in (shown.row.found.path if shown.row.found else ())]
    context = {"shown": shown, "rows": rows, "path": path, "day": day}
    return render(request, "projects/show.html", context)
