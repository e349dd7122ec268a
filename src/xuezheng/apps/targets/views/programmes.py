"""Programmes over several years: the list, a new one, one with its years, tasks and buttons."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.records import access as records
from xuezheng.apps.schools.access import OutsideError, require_somewhere
from xuezheng.apps.targets import access, selectors
from xuezheng.apps.targets.forms import MilestoneForm, ProgrammeForm
from xuezheng.apps.targets.selectors.programmes import ProgrammePage, programme_page, units
from xuezheng.apps.targets.views.writing import BY_KEY, carried_out, sent, set_step
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the programmes in sight."""
    actor, on = actor_of(request), clock.today()
    require_somewhere(actor, Verb.READ, access.GROUP, what="行动计划")
    found = selectors.programmes(actor, on)
    context = {
        "running": [one for one in found if one.row.closed is None],
        "closed": [one for one in found if one.row.closed is not None],
        "on": on,
        "may_open": bool(access.within(actor, Verb.ISSUE)),
    }
    return render(request, "targets/programmes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a programme."""
    actor, on = actor_of(request), clock.today()
    choices = units(actor, on)
    if not choices:
        raise OutsideError(verb=Verb.ISSUE.label)
    initial = {"key": secrets.token_urlsafe(12)}
    form = ProgrammeForm(choices, *sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "key"}
        if carried_out(request, form, "programme.open", **given):
            return redirect("targets:programmes")
    status = 422 if form.errors else 200
    return render(request, "targets/programme_new.html", {"form": form}, status=status)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one programme."""
    return page(request, programme_page(actor_of(request), number, clock.today()))


def page(
    request: HttpRequest, found: ProgrammePage, form: MilestoneForm | None = None
) -> HttpResponse:
    """Render the page; ``form`` is the one that came back with faults."""
    context: dict[str, Any] = {"page": found, "shown": found.shown, "row": found.shown.row}
    context |= {
        "on": clock.today(),
        "milestone_form": form or MilestoneForm(auto_id="milestone_%s"),
    }
    return render(request, "targets/programme.html", context, status=422 if form else 200)


@require_POST
def milestone(request: HttpRequest, number: int) -> HttpResponse:
    """Set a milestone of a programme."""
    found = programme_page(actor_of(request), number, clock.today())
    form = set_step(request, programme=number)
    return page(request, found, form) if form.errors else redirect("targets:programme", number)


def _done(request: HttpRequest, intention: str, **given: Any) -> dict[str, Any] | None:
    """Carry an intention out; what bars it is said above the page."""
    try:
        done = act(BY_KEY[intention], given, actor=actor_of(request), at=clock.now())
    except (InputError, RefusedError) as error:
        messages.error(request, in_language(error.told()))
        return None
    return dict(done.result)


@require_POST
def carry(request: HttpRequest, number: int) -> HttpResponse:
    """Carry what is open of past years on to this one."""
    selectors.programme(actor_of(request), number, clock.today())
    year = clock.today().year
    done = _done(request, "programme.carry", programme=number, year=year)
    if done:
        told = {"count": len(done["carried"]), "year": year}
        messages.success(request, _("已将 %(count)s 个节点转入 %(year)s 年。") % told)
    return redirect("targets:programme", number)


@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close a programme."""
    selectors.programme(actor_of(request), number, clock.today())
    _done(request, "programme.close", programme=number)
    return redirect("targets:programme", number)


@require_POST
def attach(request: HttpRequest, number: int) -> HttpResponse:
    """Put the task of a number, RW-2026-0001, under a programme."""
    actor = actor_of(request)
    selectors.programme(actor, number, clock.today())
    written = request.POST.get("number", "").strip().upper()
    task = records.rows(actor, Verb.READ, access.TASK).filter(number=written).first()
    if task is None:
        messages.error(request, _("没有编号为 %(number)s 的任务。") % {"number": written[:40]})
    else:
        _done(request, "programme.attach", programme=number, case=task.pk)
    return redirect("targets:programme", number)


@require_POST
def detach(request: HttpRequest, number: int, case: int) -> HttpResponse:
    """Take a task from a programme."""
    selectors.programme(actor_of(request), number, clock.today())
    _done(request, "programme.detach", programme=number, case=case)
    return redirect("targets:programme", number)
