"""Signing in and out, and what stands between the password and the desk."""

import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from xuezheng.adapters import clock
from xuezheng.apps.accounts.forms import CodeForm, PasswordForm, SignInForm
from xuezheng.apps.accounts.selectors.actors import Signed, by_session
from xuezheng.apps.accounts.selectors.demo import DEMO_PASSWORD, demo_accounts
from xuezheng.apps.accounts.selectors.own import factor_of, qr
from xuezheng.apps.accounts.services import Tried, own, sign_in, sign_out
from xuezheng.apps.accounts.views import cookies
from xuezheng.core.base.errors import XuezhengError
from xuezheng.ui.doors import public
from xuezheng.ui.preferences import CHOICES, YEAR, cookie, local

READ_WRITE = require_http_methods(["GET", "HEAD", "POST"])


def signed_of(request: HttpRequest) -> Signed | None:
    """Give who is signed in, be it only half."""
    found = getattr(request, "signed", None)
    return found if isinstance(found, Signed) else None


def next_of(request: HttpRequest) -> str:
    """Give where to go afterwards; never another site."""
    return local(request, request.POST.get("next") or request.GET.get("next", "/"))


def waiting(signed: Signed) -> str:
    """Name the page that stands between the password and the desk; empty for none."""
    if signed.must_change:
        return "accounts:first_password"
    if not signed.proved:
        return "accounts:code" if signed.factor else "accounts:first_factor"
    return ""


def onward(signed: Signed | None, after: str) -> HttpResponse:
    """Go to the next step of signing in, or to where somebody wanted to go."""
    step = waiting(signed) if signed else "accounts:sign_in"
    url = f"{reverse(step)}?{urlencode({'next': after})}" if step else after
    answer = HttpResponseRedirect(url)
    answer.status_code = 303
    return answer


def told(error: XuezhengError) -> str:
    """Give an error's words in the reader's language."""
    return error.told().in_(get_language() or "zh")


@public
@never_cache
@READ_WRITE
def enter(request: HttpRequest) -> HttpResponse:
    """Sign in; whoever is in already goes on."""
    after, now = next_of(request), clock.now()
    if request.method != "POST":
        signed = signed_of(request)
        if signed is not None:
            return onward(signed, after)
        return _sign_in_page(request, SignInForm(), after, now)
    form = SignInForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        tried = Tried(
            login=given["login"],
            password=given["password"],
            keep=given["keep"],
            label=cookies.label_of(request),
            device=cookies.device_key(request),
        )
        try:
            key = sign_in(tried, now, factor_asked=not settings.XZ.demo)
        except XuezhengError as error:
            form.add_error(None, told(error))
        else:
            return _entered(request, key, after, now)
    return _sign_in_page(request, form, after, now, status=422)


def _sign_in_page(
    request: HttpRequest, form: SignInForm, after: str, now: datetime, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "next": after,
        "demo": demo_accounts(now.date()),
        "demo_password": DEMO_PASSWORD,
    }
    return render(request, "accounts/sign_in.html", context, status=status)


def _entered(request: HttpRequest, key: str, after: str, now: datetime) -> HttpResponse:
    """Hand out the cookie, bring the account's own look along, and go on."""
    signed = by_session(key, now)
    answer = onward(signed, after)
    if signed is None:
        return answer
    rotate_token(request)
    cookies.keep(answer, key, until=signed.until if signed.kept else None, now=now)
    for name, allowed in CHOICES.items():
        value = getattr(signed.account, name)
        if value in allowed:
            answer.set_cookie(
                cookie(name), value, max_age=YEAR, samesite="Lax", secure=request.is_secure()
            )
    return answer


@public
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    signed = signed_of(request)
    if signed is not None and signed.session is not None:
        sign_out(signed.actor, signed.session, clock.now())
    answer = HttpResponseRedirect(reverse("accounts:sign_in"))
    answer.status_code = 303
    cookies.drop(answer)
    return answer


@public
@never_cache
@READ_WRITE
def first_password(request: HttpRequest) -> HttpResponse:
    """Replace the one-time password of a slip."""
    signed, after = signed_of(request), next_of(request)
    if signed is None or signed.session is None or not signed.must_change:
        return onward(signed, after)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            own.change_password(
                signed.actor, signed.session, given["present"], given["wanted"], clock.now()
            )
        except XuezhengError as error:
            form.add_error(None, told(error))
        else:
            return onward(_again(request), after)
    return _step(request, "accounts/first_password.html", {"form": form, "next": after})


def _again(request: HttpRequest) -> Signed | None:
    return by_session(cookies.session_key(request), clock.now())


def _step(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, status=422 if request.method == "POST" else 200)


@public
@never_cache
@READ_WRITE
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor."""
    signed, after = signed_of(request), next_of(request)
    if signed is None or waiting(signed) != "accounts:code":
        return onward(signed, after)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = cookies.device_key(request) or secrets.token_urlsafe(32)
        given = {
            "session": signed.session,
            "code": form.cleaned_data["code"],
            "device": device,
            "label": cookies.label_of(request),
        }
        try:
            own.prove(signed.actor, given, clock.now())
        except XuezhengError as error:
            form.add_error(None, told(error))
        else:
            answer = onward(_again(request), after)
            cookies.keep_device(answer, device)
            return answer
    return _step(request, "accounts/code.html", {"form": form, "next": after})


@public
@never_cache
@READ_WRITE
def first_factor(request: HttpRequest) -> HttpResponse:
    """Set up the second factor that the role asks for."""
    signed, after = signed_of(request), next_of(request)
    if signed is None or waiting(signed) != "accounts:first_factor":
        return onward(signed, after)
    return set_up(request, signed, after)


def set_up(request: HttpRequest, signed: Signed, after: str) -> HttpResponse:
    """Show the secret as a picture and as letters, take the first code, give recovery codes."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = own.confirm_factor(
                signed.actor, signed.session or 0, form.cleaned_data["code"], clock.now()
            )
        except XuezhengError as error:
            form.add_error(None, told(error))
        else:
            return render(request, "accounts/codes.html", {"codes": codes, "next": after})
    secret = factor_of(own.begin_factor(signed.actor), signed.account.login)
    context = {"form": form, "next": after, "factor": secret, "qr": qr(secret.address)}
    return _step(request, "accounts/factor.html", context)
