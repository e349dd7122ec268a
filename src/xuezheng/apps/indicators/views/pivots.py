"""Pages of pivots (透视表): a topic's indicators, one set out by two traits, their files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.indicators.access import PIVOT
from xuezheng.apps.indicators.selectors import pivoted
from xuezheng.apps.indicators.selectors.crossing import cross as cross_of
from xuezheng.apps.indicators.selectors.exporting import file_of, format_of
from xuezheng.apps.indicators.selectors.grouping import By
from xuezheng.apps.indicators.selectors.pivot import pivot as pivot_of
from xuezheng.apps.indicators.views.keeping import kept
from xuezheng.apps.indicators.views.pages import day_of, number, place
from xuezheng.ui.doors import actor_of
from xuezheng.ui.downloads import download


def _page(request: HttpRequest) -> int:
    return min(max(number(request.GET.get("page", "")) or 1, 1), 100)


def _by(request: HttpRequest) -> tuple[str, str]:
    return request.GET.get("rows", "")[:20], request.GET.get("columns", "")[:20]


@never_cache
@require_safe
def pivot(request: HttpRequest) -> HttpResponse:
    """Set the indicators of a topic against places or days, or one out by two traits; all stands in the address."""
    given = request.GET
    if given.get("key"):
        return _cross(request, given["key"][:120])
    found = pivot_of(
        actor_of(request), given.get("topic", "")[:20], place(given.get("org", "")),
        day_of(request), by=given.get("by", ""), page=_page(request),
    )  # fmt: skip
    context = {"pivot": found, "formats": pivoted.TABLES} | kept(request, PIVOT, given.urlencode())
    return render(request, "indicators/pivot.html", context)


def _cross(request: HttpRequest, key: str) -> HttpResponse:
    given = request.GET
    found = cross_of(
        actor_of(request), key, place(given.get("org", "")), day_of(request), by=_by(request),
        page=_page(request),
    )  # fmt: skip
    context = {
        "cross": found, "formats": pivoted.TABLES,
        "columns": [one for one in found.offered if one is not By.SCHOOL],
    } | kept(request, PIVOT, given.urlencode())  # fmt: skip
    return render(request, "indicators/cross.html", context)


@never_cache
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give a pivot as a file: the figures of the page, and of an indicator's table all rows."""
    given, at, language = request.GET, clock.now(), get_language() or "zh"
    form = format_of(pivoted.need_table(given.get("format", "xlsx")))
    actor, org, day = actor_of(request), place(given.get("org", "")), day_of(request)
    if given.get("key"):
        asked = pivoted.of_cross(actor, given["key"][:120], org, day, at, by=_by(request))
    else:
        asked = pivoted.of_pivot(
            actor, given.get("topic", "")[:20], org, day, at, by=given.get("by", ""),
            page=_page(request),
        )  # fmt: skip
    return download(*file_of(asked, form, "pivot", language))
