"""A guardian whose data change, or who is none any more: one form each, from the pupil's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from xuezheng.adapters import clock
from xuezheng.apps.pupils.forms import GUARDIAN_EVENTS, EventForm
from xuezheng.apps.pupils.selectors import choosing, pages
from xuezheng.apps.pupils.views.doing import carried_out
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

BY_KEY = {one.key: one for one in GUARDIAN_EVENTS}
GUARDIAN = T("监护人", "guardian")


@require_http_methods(["GET", "HEAD", "POST"])
def event(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Fill in one event of a guardian, and do it."""
    wanted, today = BY_KEY.get(key), clock.today()
    shown, name = _child(request, number)
    if wanted is None:
        raise NotFoundError(what=GUARDIAN)
    form = EventForm(wanted, (), today, *([request.POST] if request.POST else []))
    if request.method == "POST" and form.is_valid():
        said = T("已办理", "Done")
        if carried_out(request, wanted.intention, form.given(number), said, form) is not None:
            return redirect("pupils:show", shown.row.id)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "event": wanted, "shown": shown, "guardian": name}
    return render(request, "pupils/event.html", context, status=status)


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take back the latest change of a guardian."""
    shown, _ = _child(request, number)
    carried_out(request, "guardian.undo", {"guardian": number}, T("已撤回", "Taken back"))
    return redirect("pupils:show", shown.row.id)


def _child(request: HttpRequest, number: int) -> tuple[pages.Profile, str]:
    """Give the pupil of a guardian in reach, and the guardian's name as the reader may see it."""
    child = choosing.child_of(number)
    if child is None:
        pages.profile(actor_of(request), 0, clock.today())
        raise NotFoundError(what=GUARDIAN)
    shown = pages.profile(actor_of(request), child, clock.today())
    if not shown.mine:
        raise NotFoundError(what=GUARDIAN)
    named = (one.name for one in shown.guardians if one.id == number)
    return shown, next(named, "")
