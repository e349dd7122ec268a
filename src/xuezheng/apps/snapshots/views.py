"""Pages of snapshots: what there is, what one says of itself, whether it is sound, what differs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.snapshots import access
from xuezheng.apps.snapshots.selectors import shown
from xuezheng.apps.snapshots.services import TAKE
from xuezheng.ui.doors import actor_of


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the newest snapshots."""
    actor = actor_of(request)
    context = {"lines": shown.lines(actor), "takes": access.may(actor, access.TAKERS)}
    return render(request, "snapshots/index.html", context)


@never_cache
@require_safe
def show(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a snapshot says of itself, and what differs from another one asked for."""
    actor, against = actor_of(request), request.GET.get("against", "")[:40]
    context = {
        "told": shown.shown(actor, name),
        "others": [one.name for one in shown.lines(actor) if one.name != name],
        "against": against,
        "differences": shown.compared(actor, against, name) if against else None,
    }
    return render(request, "snapshots/show.html", context)


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Ask for a snapshot; the job's page shows how far it is."""
    done = act(TAKE, {}, actor=actor_of(request), at=clock.now())
    return redirect("jobs:show", done.result["job"])


@never_cache
@require_POST
def verify(request: HttpRequest, name: str) -> HttpResponse:
    """Verify a snapshot now."""
    found = shown.verified(actor_of(request), name)
    return render(request, "snapshots/verified.html", {"found": found})
