"""What happens around every request: its id and log line, its size, who asks, its errors."""

import secrets
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from urllib.parse import urlsplit

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from xuezheng.adapters import clock, logs
from xuezheng.adapters.clock import ticks
from xuezheng.apps.accounts.selectors.actors import Signed, by_session, by_token
from xuezheng.apps.accounts.services import remember
from xuezheng.apps.accounts.views.cookies import session_key
from xuezheng.apps.schools.access import steady
from xuezheng.site.errors import (
    WRONG_METHOD,
    answer,
    caught,
    problem,
    report,
    too_large,
    unknown,
    wants_json,
)
from xuezheng.site.intentions import intentions
from xuezheng.ui.doors import actor_of, is_public
from xuezheng.ui.preferences import CHOICES

Next = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SAFE = frozenset({"GET", "HEAD"})
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


class ActorMiddleware:
    """Say who asks, and close every page that is not marked as open.

    ``request.signed`` is whoever holds the session, be it only half way in;
    ``request.actor`` is set once nothing stands in between any more;
    ``request.intentions`` tells the log's screen what acts are called. The API's
    own doors are closed by ``site.api``.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A page that is only read sees one state of the tree, asked for once.
        with steady() if request.method in SAFE else nullcontext():
            return self.answered(request)

    def answered(self, request: HttpRequest) -> HttpResponse:
        """Say who asks, let the page answer, keep what was chosen."""
        try:
            signed = self.who(request)
        except (OperationalError, InterfaceError) as error:
            return caught(request, error)
        inside = signed is not None and signed.inside
        actor = signed.actor if signed and inside else None
        vars(request).update(signed=signed, actor=actor, intentions=intentions)
        response = self.get_response(request)
        if signed is not None:
            self.remember(request, signed)
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    @staticmethod
    def who(request: HttpRequest) -> Signed | None:
        """Find who asks: by a token on the API, else by the session's cookie."""
        api = request.path.startswith("/api/")
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if api and kind.lower() == "bearer":
            return by_token(token.strip(), clock.now())
        key = session_key(request)
        found = by_session(key, clock.now()) if key else None
        if found is None or not api:
            return found
        return replace(found, actor=replace(found.actor, channel="api"))

    @staticmethod
    def remember(request: HttpRequest, signed: Signed) -> None:
        """Keep a choice of language, size or theme with the account too."""
        match = request.resolver_match
        if request.method != "POST" or match is None or match.view_name != "ui:preferences":
            return
        chosen = {
            name: request.POST[name]
            for name, allowed in CHOICES.items()
            if request.POST.get(name) in allowed
        }
        if chosen:
            remember(int(signed.account.pk), chosen)

    def process_view(
        self, request: HttpRequest, view: object, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Let in whoever may come in, and send everybody else to the sign-in page."""
        if request.path.startswith("/api/") or is_public(view) or actor_of(request):
            return None
        if wants_json(request):
            return unknown(request)
        return self.send_to_sign_in(request)

    @staticmethod
    def send_to_sign_in(request: HttpRequest) -> HttpResponse:
        """Send to the sign-in page, which leads back to exactly this address.

        What was sent leads back to the page it was sent from, where it is typed; so does
        a part of a page, which is none of its own.
        """
        reads = request.method in {"GET", "HEAD"}
        after = request.get_full_path() if reads else "/"
        if not reads or request.headers.get("HX-Request"):
            after = sent_from(request) or after
        url = f"{reverse('accounts:sign_in')}?{urlencode({'next': after})}"
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(url)
        return HttpResponseRedirect(url)


def sent_from(request: HttpRequest) -> str:
    """Give the address of the page of ours that a request was sent from; empty for any other."""
    told = urlsplit(request.headers.get("Referer", ""))
    if told.netloc != request.get_host() or not told.path.startswith("/"):
        return ""
    return f"{told.path}?{told.query}" if told.query else told.path
