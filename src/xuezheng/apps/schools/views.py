"""Pages of the organisation tree; public."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.adapters.clock import today
from xuezheng.apps.schools.access import read_day
from xuezheng.apps.schools.models import Kind
from xuezheng.apps.schools.selectors.detail import detail
from xuezheng.apps.schools.selectors.overview import overview
from xuezheng.apps.schools.selectors.units import GROUPS
from xuezheng.ui.doors import public


def _asked(request: HttpRequest) -> tuple[date, dict[str, object]]:
    """Give the day asked for, and what every page needs of it; links keep a day once chosen."""
    written = request.GET.get("on", "")
    day = read_day(written, today())
    return day, {"day": day, "keep": f"?on={day}" if written else ""}


@require_safe
@public
def tree(request: HttpRequest) -> HttpResponse:
    """Show the bureau, the map of townships and their counts."""
    day, context = _asked(request)
    context |= {"shown": overview(day), "groups": GROUPS}
    return render(request, "schools/tree.html", context)


@require_safe
@public
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """Show one organisation with its facts, history, place and children."""
    day, context = _asked(request)
    shown = detail(code, day, request.GET.get("page", "1"))
    context |= {"shown": shown, "is_township": shown.unit.kind is Kind.TOWNSHIP}
    return render(request, "schools/unit.html", context)
