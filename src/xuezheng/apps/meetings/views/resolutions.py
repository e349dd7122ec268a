"""Pages of one resolution: settle it, set it aside, hand it out."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xuezheng.apps.meetings import access
from xuezheng.apps.meetings.forms import ResolutionForm
from xuezheng.apps.meetings.selectors.sittings import ResolutionShown, resolution
from xuezheng.apps.meetings.views.doing import asked, fresh_key, leaders, tried
from xuezheng.core.base.actors import Verb


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Correct a resolution beside the sentence it was read from."""
    actor, day, found = asked(request)
    shown, row = resolution(actor, number, day)
    access.own_meeting(actor, Verb.OPEN, row.pk)
    more: dict[str, Any] = {"units": found, "leaders": leaders(day)}
    if request.method == "POST":
        form = ResolutionForm(request.POST, **more)
        if form.is_valid():
            given = form.given() | {"resolution": number, "seen": request.POST.get("seen", "")}
            if tried(request, "resolution.edit", given, form):
                return redirect("meetings:show", row.pk)
    else:
        form = ResolutionForm(initial=_start(shown), **more)
    context = {"form": form, "row": row, "resolution": shown, "units": found}
    return render(request, "meetings/resolution.html", context, status=422 if form.errors else 200)


def _start(shown: ResolutionShown) -> dict[str, object]:
    return {
        "key": fresh_key(), "text": shown.text, "lead": shown.lead_name, "due": shown.due,
        "co": "、".join(shown.co_names), "leader_post": shown.leader_post,
    }  # fmt: skip


@require_POST
def accept(request: HttpRequest, number: int) -> HttpResponse:
    """Take a proposal as it was read."""
    actor, day, _units = asked(request)
    shown, row = resolution(actor, number, day)
    given = {
        "resolution": number, "seen": request.POST.get("seen", ""), "text": shown.text,
        "lead": shown.lead, "co": list(shown.co), "due": shown.due,
        "leader_post": shown.leader_post,
    }  # fmt: skip
    tried(request, "resolution.edit", given)
    return redirect("meetings:show", row.pk)


@require_POST
def reject(request: HttpRequest, number: int) -> HttpResponse:
    """Set a proposal aside."""
    actor, day, _units = asked(request)
    _shown, row = resolution(actor, number, day)
    given = {"resolution": number, "seen": request.POST.get("seen", "")}
    tried(request, "resolution.reject", given)
    return redirect("meetings:show", row.pk)


@require_POST
def issue(request: HttpRequest, number: int) -> HttpResponse:
    """Hand a resolution out as a task."""
    actor, day, _units = asked(request)
    _shown, row = resolution(actor, number, day)
    done = tried(request, "resolution.issue", {"resolution": number})
    if done is not None and done["made"]:
        messages.success(request, _("已下达 %(made)s 项任务。") % {"made": 1})
    return redirect("meetings:show", row.pk)
