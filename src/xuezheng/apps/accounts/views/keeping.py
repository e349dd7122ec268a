"""Accounts as administrators keep them: a list, one account, new ones, slips to print."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.accounts.access import ADMINISTRATORS
from xuezheng.apps.accounts.selectors import keeping
from xuezheng.apps.accounts.selectors.keeping import Asked, State
from xuezheng.apps.accounts.views.me import do
from xuezheng.apps.schools.access import require, scope
from xuezheng.catalogue.roles import ROLES
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

BUTTONS = {
    "disable": ("account.disable", T("账号已停用。", "The account is disabled.")),
    "enable": ("account.enable", T("账号已恢复。", "The account is enabled.")),
}


def _keeper(request: HttpRequest) -> Actor:
    """Give who asks; the pages are not there for those who keep no accounts."""
    actor = actor_of(request)
    if actor is None or not scope(actor, Verb.READ, "accounts"):
        raise NotFoundError(what="账号")
    return actor


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < 18 else None


def _back(url: str) -> HttpResponse:
    answer = HttpResponseRedirect(url)
    answer.status_code = 303
    return answer


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the accounts in one's keeping."""
    actor, now = _keeper(request), clock.now()
    asked = Asked(
        request.GET.get("q", "")[:40],
        _number(request.GET.get("org", "")),
        request.GET.get("after", "")[:40],
    )
    rows, following = keeping.listed(actor, asked, now)
    context = {
        "rows": rows,
        "following": following,
        "asked": asked,
        "units": keeping.units_kept(actor, now.date()),
        "keeps": bool(scope(actor, Verb.MANAGE, "accounts")),
    }
    return render(request, "accounts/index.html", context)


@never_cache
@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one account with its roles and what may be done with it."""
    actor, now = _keeper(request), clock.now()
    row = keeping.account(actor, number, now)
    security = "security_admin" in actor.roles
    context = {
        "row": row,
        "shut": row.state is State.SHUT,
        "keeps": bool(scope(actor, Verb.MANAGE, "accounts")),
        "security": security,
        "roles": ROLES if security else (),
        "units": keeping.units_kept(actor, now.date()),
        "today": now.date(),
        "groups": keeping.GROUPS_OF_A_DUTY,
    }
    return render(request, "accounts/show.html", context)


@require_POST
def press(request: HttpRequest, number: int, button: str) -> HttpResponse:
    """Disable or enable an account."""
    _keeper(request)
    key, said = BUTTONS[button]
    do(request, key, {"account": number}, said)
    return _back(reverse("accounts:show", args=[number]))


@require_POST
def reset(request: HttpRequest, number: int) -> HttpResponse:
    """Reset a password, and go to the slip that says the new one."""
    _keeper(request)
    given = {"account": number, "factor": bool(request.POST.get("factor"))}
    done = do(
        request,
        "account.reset",
        given,
        T(
            "密码已重置，请打印账号单交给本人。",
            "The password is reset; print the slip and hand it over.",
        ),
    )
    return _to_batch(done, reverse("accounts:show", args=[number]))


def _to_batch(done: dict[str, Any], otherwise: str) -> HttpResponse:
    """Go and print what has been issued."""
    batch = done.get("batch")
    return _back(reverse("accounts:slips", args=[batch]) if batch else otherwise)


@require_POST
def issue(request: HttpRequest) -> HttpResponse:
    """Issue slips for the accounts chosen in the list."""
    _keeper(request)
    given = {"accounts": request.POST.getlist("account")}
    done = do(request, "account.slip", given, T("账号单已签发。", "The slips are issued."))
    return _to_batch(done, reverse("accounts:index"))


@never_cache
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """Choose whom of a unit to give an account."""
    actor, today = _keeper(request), clock.today()
    units = keeping.units_kept(actor, today)
    org = _number(request.GET.get("org", "")) or (units[0][0] if units else None)
    if org is None:
        raise NotFoundError(what="单位")
    context = {"units": units, "org": org, "people": keeping.candidates(actor, org, today)}
    return render(request, "accounts/new.html", context)


@require_POST
def create(request: HttpRequest) -> HttpResponse:
    """Make accounts for the people chosen, or one for somebody not in the register."""
    _keeper(request)
    org = request.POST.get("org", "")
    back = f"{reverse('accounts:new')}?org={_number(org) or ''}"
    if request.POST.get("one"):
        given = {key: request.POST.get(key, "") for key in ("login", "name", "mobile")}
        made = do(
            request,
            "account.create",
            given | {"org": org},
            T("账号已建立。", "The account is made."),
        )
        url = reverse("accounts:show", args=[made["account"]]) if made else back
        return _back(url)
    chosen = {"org": org, "persons": request.POST.getlist("person")}
    done = do(
        request,
        "account.for_people",
        chosen,
        T("账号已建立，请打印账号单。", "The accounts are made; print the slips."),
    )
    return _to_batch(done, back)


@never_cache
@require_safe
def slips(request: HttpRequest, batch: str) -> HttpResponse:
    """Print a batch of slips; they go away one by one as they are used."""
    actor = actor_of(request)
    if actor is None or not actor.roles & ADMINISTRATORS:
        actor = _keeper(request)
    context = {
        "slips": keeping.batch(actor, batch, clock.today()),
        "address": request.build_absolute_uri(reverse("accounts:sign_in")),
    }
    return render(request, "accounts/slips.html", context)


@require_POST
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Give the account's person a role."""
    actor = _keeper(request)
    row = keeping.account(actor, number, clock.now())
    given: dict[str, Any] = {"person": row.person or 0}
    given |= {key: request.POST.get(key, "") for key in ("role", "org")}
    if "duties" in request.POST:
        given["duty"] = ",".join(request.POST.getlist("duty"))
    given |= {key: day for key in ("since", "last") if (day := _day(request, key))}
    do(request, "grant.give", given, T("已授权。", "The role is given."))
    return _back(reverse("accounts:show", args=[number]))


def _day(request: HttpRequest, key: str) -> date | str:
    """Give a day as written; the intention says what is wrong with it."""
    return request.POST.get(key, "").strip()


@require_POST
def duty(request: HttpRequest, number: int, grant: int) -> HttpResponse:
    """Change which kind groups a section's grant is for."""
    actor = _keeper(request)
    row = keeping.account(actor, number, clock.now())
    if grant not in {one.grant for one in row.roles}:
        raise NotFoundError(what="授权")
    given = {"grant": grant, "duty": ",".join(request.POST.getlist("duty"))}
    do(request, "grant.duty", given, T("分管台账已调整。", "The duty is changed."))
    return _back(reverse("accounts:show", args=[number]))


@require_POST
def end(request: HttpRequest, number: int, grant: int) -> HttpResponse:
    """End a role."""
    actor = _keeper(request)
    require(actor, Verb.MANAGE, "accounts", actor.home, what="授权")
    do(request, "grant.end", {"grant": grant}, T("授权已终止。", "The role has ended."))
    return _back(reverse("accounts:show", args=[number]))
