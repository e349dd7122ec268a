"""Pages of change requests: the list, one with its difference, its approval and return."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.records.forms import said
from xuezheng.apps.registers.models import Standing
from xuezheng.apps.registers.selectors import requests
from xuezheng.apps.registers.views.entering import do
from xuezheng.apps.registers.views.pages import who
from xuezheng.apps.schools.access import OutsideError
from xuezheng.core.base.errors import InputError, RefusedError, StaleError
from xuezheng.core.base.labels import T

DONE = {
    "approve": T("已通过并办理。", "Approved and done."),
    "return": T("已退回。", "Returned."),
    "withdraw": T("已撤回。", "Withdrawn."),
}
REASON = T(
    "退回须写明原因，至少2个字。未作任何改动。",
    "A request is returned with a reason of at least two characters; nothing was changed.",
)
SHORTEST = 2
"""The least of a reason, as the intention asks."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List change requests in sight."""
    state = request.GET.get("state", "")
    known = {one.key for one in Standing}
    found = requests.listed(who(request), clock.today(), state if state in known else "")
    context = {"requests": found, "state": state, "states": list(Standing)}
    return render(request, "registers/requests.html", context)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one with its difference."""
    shown = requests.request(who(request), number, clock.today(), get_language() or "zh")
    return render(request, "registers/request.html", {"shown": shown, "kind": shown.kind})


@require_POST
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Approve it, return it or take it back; what is wrong is said above the same request."""
    act = request.POST.get("act", "")
    act = act if act in DONE else "approve"
    given: dict[str, object] = {"request": number}
    if act != "withdraw":
        given["note"] = request.POST.get("note", "").strip()
    if act == "return" and len(str(given["note"])) < SHORTEST:
        messages.error(request, said(REASON))
        return redirect("registers:request", number)
    try:
        do(request, f"register.{act}", given)
        messages.success(request, said(DONE[act]))
    except OutsideError:
        raise
    except (InputError, RefusedError, StaleError) as error:
        messages.error(request, said(error.told()))
    return redirect("registers:request", number)
