"""The two cookies: the session's key, and the device's where a second factor was given."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

YEAR = 365 * 24 * 3600
_BROWSERS = (
    ("MicroMessenger/", "微信"),
    ("Edg/", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def _name(cookie: str) -> str:
    """Bind the cookie to this very host where TLS makes that possible."""
    return cookie if settings.XZ.plain_http else f"__Host-{cookie}"


def session_key(request: HttpRequest) -> str:
    """Give the key of the session the browser holds; empty for none."""
    return request.COOKIES.get(_name("xz-session"), "")


def device_key(request: HttpRequest) -> str:
    """Give the key of the device; empty for none."""
    return request.COOKIES.get(_name("xz-device"), "")


def keep(response: HttpResponse, key: str, *, until: datetime | None, now: datetime) -> None:
    """Hand the session's key to the browser, for good until a moment or until it is shut."""
    seconds = int((until - now).total_seconds()) if until else None
    response.set_cookie(
        _name("xz-session"),
        key,
        max_age=seconds,
        httponly=True,
        samesite="Lax",
        secure=not settings.XZ.plain_http,
    )


def keep_device(response: HttpResponse, key: str) -> None:
    """Hand the device its key."""
    response.set_cookie(
        _name("xz-device"),
        key,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=not settings.XZ.plain_http,
    )


def drop(response: HttpResponse) -> None:
    """Take the session's key from the browser."""
    response.delete_cookie(_name("xz-session"), samesite="Lax")


def label_of(request: HttpRequest) -> str:
    """Name a device as its owner would: browser and system.

    Gives: ``Chrome · Windows``; empty where the browser says nothing of itself.
    """
    said = request.headers.get("User-Agent", "")
    browser = next((name for sign, name in _BROWSERS if sign in said), "")
    system = next((name for sign, name in _SYSTEMS if sign in said), "")
    return " · ".join(word for word in (browser, system) if word)
