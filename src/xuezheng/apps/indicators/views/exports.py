"""Figures as files (导出): an indicator with its places, or the list of a topic, in any format."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.indicators.selectors import detail
from xuezheng.apps.indicators.selectors.exporting import (
    drawing,
    file_of,
    format_of,
    of_one,
    of_topic,
)
from xuezheng.apps.indicators.views.pages import day_of, place
from xuezheng.ui.doors import actor_of
from xuezheng.ui.downloads import download


@never_cache
@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """Give an indicator at a place and below it as a file."""
    form, grain = format_of(request.GET.get("format", "xlsx")), request.GET.get("grain", "")
    asked = of_one(
        actor_of(request), key, day_of(request), clock.now(),
        org=place(request.GET.get("org", "")), grain=grain,
    )  # fmt: skip
    return download(*file_of(asked, form, key, get_language() or "zh"))


@never_cache
@require_safe
def topic(request: HttpRequest) -> HttpResponse:
    """Give the list of a topic as a file."""
    form, wanted = format_of(request.GET.get("format", "xlsx")), request.GET.get("topic", "")[:20]
    asked = of_topic(actor_of(request), wanted, day_of(request), clock.now())
    return download(*file_of(asked, form, "list", get_language() or "zh"))


@never_cache
@require_safe
def chart(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """Give a chart of an indicator's page as a picture: the very drawing of the page."""
    form = format_of(request.GET.get("format", "svg"))
    found = detail.page(actor_of(request), key, place(request.GET.get("org", "")), day_of(request))
    made = drawing(found, name, form, get_language() or "zh")
    return download(made, f"{key}-{name}-{found.computed.day}.{form.ending}", form.media)
