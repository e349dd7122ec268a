"""What happens around every request: its id and log line, its size, its errors."""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from xuezheng.adapters import logs
from xuezheng.adapters.clock import ticks
from xuezheng.site.errors import WRONG_METHOD, answer, caught, problem, report, too_large

Next = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FORM_ROOM = 1 << 20
"""What a form may weigh beside its file."""
DRAINED = 64 << 20
"""Up to here a refused upload is read to its end, so that the browser shows our answer."""


class RequestMiddleware:
    """Give each request an id and write one line when it is answered.

    The line names the address pattern, never the address: that may hold what
    somebody typed.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = secrets.token_hex(8)
        token = logs.REQUEST.set(number)
        began = ticks()
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = number
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
            if not request.path.startswith(settings.STATIC_URL):
                self.write(request, response, ticks() - began)
            return response
        finally:
            logs.REQUEST.reset(token)

    @staticmethod
    def write(request: HttpRequest, response: HttpResponse, nanoseconds: int) -> None:
        """Write the line of one request."""
        match = request.resolver_match
        logs.event(
            "request",
            method=request.method,
            route=f"/{match.route}" if match else None,
            status=response.status_code,
            ms=round(nanoseconds / 1e6, 1),
        )


class UploadLimitMiddleware:
    """Refuse a request that is too large before anything reads it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        size = int(request.META.get("CONTENT_LENGTH") or 0)
        if size <= (settings.XZ.upload_mb << 20) + FORM_ROOM:
            return self.get_response(request)
        if size <= DRAINED:
            while request.read(1 << 20):
                pass
        return answer(request, too_large())


class ErrorsMiddleware:
    """Turn an error raised by a page into its answer."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a refused method, which Django leaves blank, gets its words."""
        response = self.get_response(request)
        if response.status_code != 405:
            return response
        told = answer(request, WRONG_METHOD)
        told.headers["Allow"] = response.headers.get("Allow", "")
        return told

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer; in debugging, a mistake of ours is left to Django's own page."""
        found = problem(error)
        if settings.DEBUG and found.status == 500:
            report(error, found)
            return None
        return caught(request, error)
