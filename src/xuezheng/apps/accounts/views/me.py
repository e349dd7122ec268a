"""One's own account: posts, devices, password, second factor, tokens, delegations."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.accounts.forms import PasswordForm, TokenForm
from xuezheng.apps.accounts.selectors import keeping
from xuezheng.apps.accounts.selectors import own as shown
from xuezheng.apps.accounts.services import granting, intention, own, sign_out
from xuezheng.apps.accounts.services.own import token_of
from xuezheng.apps.accounts.views.door import READ_WRITE, next_of, set_up, signed_of, told
from xuezheng.apps.audit.services import act
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError, XuezhengError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language


def _me(request: HttpRequest) -> tuple[Actor, int]:
    """Give who asks and the session; programs have no page of their own."""
    actor, signed = actor_of(request), signed_of(request)
    if actor is None or signed is None or signed.session is None:
        raise NotFoundError(what="账号")
    return actor, signed.session


@never_cache
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Show one's own account."""
    return _page(request, TokenForm())


def _page(
    request: HttpRequest, form: TokenForm, token: str = "", status: int = 200
) -> HttpResponse:
    actor, session = _me(request)
    now = clock.now()
    can = [one for one in actor.grants if one.role in granting.DELEGABLE]
    context = {
        "own": shown.own(actor, session, now),
        "form": form,
        "token": token,
        "today": now.date(),
        "demo": settings.XZ.demo,
        "delegated": keeping.delegated(actor, now.date()),
        "delegable": [(one, keeping.colleagues(actor, one.org)) for one in can],
    }
    return render(request, "accounts/me.html", context, status=status)


def _back(url: str) -> HttpResponse:
    answer = HttpResponseRedirect(url)
    answer.status_code = 303
    return answer


def do(request: HttpRequest, key: str, given: Mapping[str, Any], said: T) -> dict[str, Any]:
    """Carry out an intention for a button; what is refused is told on the page gone back to."""
    try:
        done = act(intention(key), given, actor=actor_of(request), at=clock.now())
    except (InputError, RefusedError) as error:
        messages.error(request, told(error))
        return {}
    messages.success(request, in_language(said))
    return done.result


@never_cache
@READ_WRITE
def password(request: HttpRequest) -> HttpResponse:
    """Change one's password; every other device is signed out."""
    actor, session = _me(request)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            own.change_password(actor, session, given["present"], given["wanted"], clock.now())
        except XuezhengError as error:
            form.add_error(None, told(error))
        else:
            messages.success(
                request,
                in_language(
                    T(
                        "密码已修改，其他设备已退出登录。",
                        "The password is changed; other devices are signed out.",
                    )
                ),
            )
            return _back(reverse("accounts:me"))
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/password.html", {"form": form}, status=status)


@never_cache
@READ_WRITE
def factor(request: HttpRequest) -> HttpResponse:
    """Set up the second factor, or replace it by another one."""
    _me(request)
    signed = signed_of(request)
    if signed is None or settings.XZ.demo:
        raise NotFoundError(what="二次验证")
    return set_up(request, signed, reverse("accounts:me"))


@require_POST
def factor_off(request: HttpRequest) -> HttpResponse:
    """Do without the second factor, where the role allows it."""
    do(request, "account.factor_off", {}, T("二次验证已停用。", "The second factor is removed."))
    return _back(reverse("accounts:me"))


@require_POST
def end_device(request: HttpRequest, number: int) -> HttpResponse:
    """Sign a device out."""
    actor, _session = _me(request)
    sign_out(actor, number, clock.now())
    messages.success(request, in_language(T("该设备已退出登录。", "The device is signed out.")))
    return _back(reverse("accounts:me"))


@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """Make a token; this answer is the only one that shows it."""
    actor, _session = _me(request)
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    given = {"title": form.cleaned_data["title"]}
    done = act(intention("account.token"), given, actor=actor, at=clock.now())
    row = shown.token_salt(actor, int(done.result["token"]))
    return _page(request, TokenForm(), token_of(row))


@require_POST
def end_token(request: HttpRequest, number: int) -> HttpResponse:
    """End a token."""
    do(request, "account.token_end", {"token": number}, T("令牌已停用。", "The token has ended."))
    return _back(reverse("accounts:me"))


@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """Act under another of one's posts from now on."""
    _actor, session = _me(request)
    given = {"session": session, "grant": request.POST.get("grant", "")}
    act(intention("account.act_as"), given, actor=actor_of(request), at=clock.now())
    return _back(next_of(request))


@require_POST
def delegate(request: HttpRequest) -> HttpResponse:
    """Hand one's own work to a colleague until a day."""
    given = {key: request.POST.get(key, "") for key in ("grant", "person", "last")}
    do(request, "grant.delegate", given, T("已委托。", "Delegated."))
    return _back(reverse("accounts:me"))


@require_POST
def end_delegation(request: HttpRequest, number: int) -> HttpResponse:
    """Take delegated work back."""
    do(request, "grant.end", {"grant": number}, T("委托已终止。", "The delegation has ended."))
    return _back(reverse("accounts:me"))
