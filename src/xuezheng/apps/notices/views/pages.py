"""One notice: its words, what one's own units owe, how all others stand, told anew while one looks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.notices import access
from xuezheng.apps.notices.forms import TasksForm
from xuezheng.apps.notices.models import Notice, NoticeState
from xuezheng.apps.notices.selectors import board, shown
from xuezheng.apps.notices.views.doing import asked, do, fresh_key, tried
from xuezheng.core.base.errors import RefusedError


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a notice; looking at it is noted for the units one answers for."""
    actor, day = asked(request)
    notice = access.one(actor, number)
    page = shown.page(actor, notice, day)
    if page.unread and notice.state == NoticeState.SENT.key and request.method == "GET":
        do(request, "notice.open", {"notice": number})
        page = shown.page(actor, notice, day)
    context = {"page": page, "key": fresh_key()} | _board(request, notice, day, page)
    return render(request, "notices/show.html", context)


def _board(request: HttpRequest, notice: Notice, day: date, page: shown.Page) -> dict[str, Any]:
    if not page.whole:
        return {}
    state = request.GET.get("state", "")
    states = (state,) if state in board.ORDER else ()
    return {"state": state if states else "", **live_of(notice, day, page, states)}


def live_of(notice: Notice, day: date, page: shown.Page, states: Sequence[str]) -> dict[str, Any]:
    """Give what is told anew: counts, a shape for every unit, the units that are asked for."""
    lines = shown.listed(page, states)
    told = board.with_contacts(lines[: board.PAGE], day)
    return {
        "notice": notice, "standing": page.standing, "parts": page.standing.parts(),
        "lines": told, "more": max(0, len(lines) - len(told)), "chips": page.lines,
        "now": clock.now(), "actor_keeps": page.keeps,
    }  # fmt: skip


@require_safe
def live(request: HttpRequest, number: int) -> HttpResponse:
    """Tell how a notice stands, if that has changed since; nothing (204) where it has not."""
    actor, day = asked(request)
    notice = access.one(actor, number)
    rows, where = access.receipts(actor, notice), access.chases(actor, notice, day)
    standing = board.standing(rows if where.everything else rows.filter(org__in=where.orgs))
    if request.GET.get("since") == standing.stamp:
        return HttpResponse(status=204)
    page = shown.page(actor, notice, day)
    context = {"page": page} | _board(request, notice, day, page)
    return render(request, "notices/live.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def tasks(request: HttpRequest, number: int) -> HttpResponse:
    """Make tasks of a notice: one for each unit ticked, those that still owe ticked already."""
    actor, day = asked(request)
    notice = access.kept(actor, number)
    if actor is None or "office" not in actor.roles:
        raise RefusedError(why=_("转为督办任务由局办公室办理"))
    form = TasksForm(request.POST or None, initial={"title": notice.title})
    if request.method == "POST" and form.is_valid():
        units = [int(one) for one in request.POST.getlist("unit") if one.isdigit()]
        given = {"notice": number, "units": units, **form.cleaned_data}
        done = tried(request, "notice.make_tasks", given | {"due": str(given["due"])}, form)
        if done:
            messages.success(request, _("已下达 %(made)s 项任务。") % {"made": len(done["tasks"])})
            return redirect("notices:show", number)
    page = shown.page(actor, notice, day)
    context = {"form": form, "page": page, "lines": page.lines, "owing": shown.owing(notice)}
    status = 422 if request.method == "POST" else 200
    return render(request, "notices/tasks.html", context, status=status)
