"""Figures open to everybody (公开指标): the list, one table, its cells as CSV and JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from xuezheng.apps.indicators.selectors import publications
from xuezheng.apps.indicators.views.pages import number
from xuezheng.ui.doors import public
from xuezheng.ui.downloads import download


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the tables that stand open."""
    rows, before = publications.everybodys(number(request.GET.get("before", "")))
    return render(request, "indicators/open.html", {"tables": rows, "before": before})


@public
@require_safe
def show(request: HttpRequest, item: int) -> HttpResponse:
    """Show one table: its values, the snapshot's day, the source, and nothing else."""
    found = publications.opened(item)
    drawn = publications.drawing(found, get_language() or "zh")
    return render(request, "indicators/opened.html", {"table": found, "drawn": drawn})


@public
@require_safe
def sheet(request: HttpRequest, item: int) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Give the cells of the page as CSV."""
    found = publications.opened(item)
    made = publications.as_csv(found, get_language() or "zh")
    return download(made, f"{found.indicator.key}-{found.day}.csv", "text/csv; charset=utf-8")


@public
@require_safe
def plain(request: HttpRequest, item: int) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Give the cells of the page as JSON."""
    made = publications.as_json(publications.opened(item))
    return JsonResponse(made, json_dumps_params={"ensure_ascii": False})
