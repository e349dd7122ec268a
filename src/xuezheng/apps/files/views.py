"""Serving files through access, never from the web root."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xuezheng.apps.files.selectors import content, file
from xuezheng.ui.doors import actor_of
from xuezheng.ui.downloads import download


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Give a file's bytes to whoever may see it."""
    found = file(actor_of(request), number)
    return download(content(number), found.name, found.media_type, inline=found.shows)
