"""Serving files through access, never from the web root."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xuezheng.adapters.sniff import INLINE
from xuezheng.apps.files import selectors
from xuezheng.ui.doors import actor_of


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Give a file's bytes to whoever may see it."""
    return answer(selectors.file(actor_of(request), number))


def answer(found: selectors.Shown) -> HttpResponse:
    """Answer with a file whose access was checked; only harmless types are shown in place."""
    kind = found.media_type if found.media_type in INLINE else "application/octet-stream"
    response = HttpResponse(selectors.content(found.number), content_type=kind)
    how = "inline" if kind in INLINE else "attachment"
    response["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(found.name)}"
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    return response
