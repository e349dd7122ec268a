"""The three administrators help one another: one asks for a reset, another consents."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.accounts.selectors.administrators import shown
from xuezheng.apps.accounts.views.me import do
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the administrators, and resets asked for."""
    people, resets = shown(actor_of(request), clock.now())
    return render(request, "accounts/administrators.html", {"people": people, "resets": resets})


@require_POST
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for a reset of another administrator's password."""
    shown(actor_of(request), clock.now())
    given = {
        "account": number,
        "factor": bool(request.POST.get("factor")),
        "reason": request.POST.get("reason", "")[:200],
    }
    said = T("已申请，等待另一位管理员同意。", "Asked; another administrator must consent.")
    do(request, "account.ask_admin_reset", given, said)
    return redirect("accounts:administrators")


@require_POST
def consent(request: HttpRequest, number: int) -> HttpResponse:
    """Consent to a reset, or not."""
    shown(actor_of(request), clock.now())
    given = {"request": number, "approve": request.POST.get("decide") == "approve"}
    do(request, "account.consent_admin_reset", given, T("已处理。", "Decided."))
    return redirect("accounts:administrators")
