"""What a reader chose for the screen: language, type size, theme; kept in cookies.

Works without JavaScript: a form posts one choice and is sent back to the page
it came from. Chinese is the default whatever the browser asks for, because an
office computer's browser is often set up in English by its vendor.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from xuezheng.ui.doors import public

YEAR = 365 * 24 * 3600
CHOICES = {
    "language": ("zh-hans", "en"),
    "size": ("normal", "large"),
    "theme": ("light", "dark"),
}
"""Each preference with its allowed values, the default first."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """One reader's choices, always valid."""

    language: str
    size: str
    theme: str


def cookie(name: str) -> str:
    """Give the cookie that keeps a preference."""
    return f"xz-{name}"


def preferences(request: HttpRequest) -> Preferences:
    """Read the choices from the cookies; what is not allowed counts as not chosen."""
    chosen = {}
    for name, allowed in CHOICES.items():
        value = request.COOKIES.get(cookie(name), "")
        chosen[name] = value if value in allowed else allowed[0]
    return Preferences(**chosen)


def language_of(request: HttpRequest) -> str:
    """Give the language of the answer; a program, which has no menu, may ask for English."""
    wanted = request.headers.get("Accept-Language", "")
    if request.path.startswith("/api/") and cookie("language") not in request.COOKIES:
        return "en" if wanted.lower().startswith("en") else CHOICES["language"][0]
    return preferences(request).language


class PreferencesMiddleware:
    """Answer every request in the language its reader chose."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(language_of(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", tag(translation.get_language()))
        return response


def tag(language: str | None) -> str:
    """Give the language tag of HTML and HTTP for Django's name of a language."""
    return "en" if (language or "").startswith("en") else "zh-CN"


def local(request: HttpRequest, wanted: str) -> str:
    """Give ``wanted`` if it is a path of this site, else the first page."""
    safe = wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts=None, require_https=request.is_secure()
    )
    return wanted if safe else "/"


@require_POST
@public
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the posted choices and go back; unknown values are passed over."""
    response = HttpResponseRedirect(local(request, request.POST.get("next", "/")))
    response.status_code = 303
    for name, allowed in CHOICES.items():
        value = request.POST.get(name, "")
        if value in allowed:
            response.set_cookie(
                cookie(name), value, max_age=YEAR, samesite="Lax", secure=request.is_secure()
            )
    return response
