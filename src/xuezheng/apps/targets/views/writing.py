"""What the buttons of a target do; each goes through the one door."""

import secrets
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take
from xuezheng.apps.targets import access, selectors, services
from xuezheng.apps.targets.forms import (
    CorrectionForm,
    DoneForm,
    FigureForm,
    MilestoneForm,
    PartsForm,
)
from xuezheng.apps.targets.models import Milestone
from xuezheng.apps.targets.selectors.detail import units_below
from xuezheng.apps.targets.views.pages import origin_form, page
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import InputError, NotFoundError, StaleError
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language

BY_KEY: dict[str, Intention] = {one.key: one for one in services.INTENTIONS}


def actor_here(request: HttpRequest) -> Actor:
    """Give who asks; raises ``NotFoundError`` for a stranger."""
    actor = actor_of(request)
    if actor is None:
        raise NotFoundError(what="量化目标")
    return actor


def sent(request: HttpRequest) -> tuple[Any, Any]:
    """What a form is bound to, were it nothing at all."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _files(request: HttpRequest, form: forms.Form) -> list[int]:
    given = form.cleaned_data.get("file")
    if given is None:
        return []
    return [take(given.read(), given.name or "file", actor=actor_here(request), at=clock.now())]


def carried_out(request: HttpRequest, form: forms.Form, intention: str, **given: Any) -> bool:
    """Carry an intention out; what the sender must put right goes to the form."""
    try:
        key = str(form.cleaned_data.get("key") or "")
        act(BY_KEY[intention], given, actor=actor_of(request), at=clock.now(), key=key)
    except (InputError, StaleError) as error:
        form.add_error(None, in_language(error.told()))
        return False
    return True


@require_POST
def enter(request: HttpRequest, number: int) -> HttpResponse:
    """Enter a figure."""
    form = FigureForm(request.POST, request.FILES, auto_id="figure_%s")
    if form.is_valid():
        access.require_enter(actor_here(request), access.one(actor_of(request), number).org_id)
        given = {name: form.cleaned_data[name] for name in ("value", "day", "origin", "source")}
        files = _files(request, form)
        if carried_out(request, form, "figure.enter", target=number, files=files, **given):
            return redirect("targets:show", number)
    return page(request, number, status=422, figure_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Show a figure with the form to correct it, and correct it."""
    actor = actor_here(request)
    row = access.figure(actor, number)
    access.require_enter(actor, row.target.org_id)
    initial = {"day": row.day, "key": secrets.token_urlsafe(12)}
    form = CorrectionForm(*sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("value", "day", "reason")}
        kept = _files(request, form)
        if carried_out(request, form, "figure.correct", figure=number, files=kept, **given):
            return redirect("targets:show", row.target_id)
    shown = selectors.detail(actor, row.target_id, clock.today())
    wrong = next((one for one in shown.figures if one.row.pk == number), None)
    status = 422 if form.errors else 200
    context = {"shown": shown, "form": form, "wrong": wrong}
    return render(request, "targets/correct.html", context, status=status)


@require_POST
def origin(request: HttpRequest, number: int) -> HttpResponse:
    """Choose whose figures are in force."""
    form = origin_form(request.POST)
    if form.is_valid() and carried_out(
        request, form, "target.choose_origin", target=number, **form.cleaned_data
    ):
        return redirect("targets:show", number)
    return page(request, number, status=422, origin_form=form)


@require_POST
def milestone(request: HttpRequest, number: int) -> HttpResponse:
    """Set a milestone of a target."""
    form = set_step(request, target=number)
    if form.errors:
        return page(request, number, status=422, milestone_form=form)
    return redirect("targets:show", number)


def set_step(request: HttpRequest, **owner: int) -> MilestoneForm:
    """Set a milestone of what ``owner`` names; what is wrong stands on the form."""
    form = MilestoneForm(request.POST, auto_id="milestone_%s")
    if form.is_valid():
        given = dict(form.cleaned_data)
        percent = given.pop("percent")
        share = None if percent is None else percent * 100
        carried_out(request, form, "milestone.set", share=share, **owner, **given)
    return form


@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest, number: int) -> HttpResponse:
    """Mark a milestone as reached: today at a press, or on a day with what shows it."""
    row = access.milestone_in_sight(actor_here(request), number)
    back = owner_url(row)
    if request.method == "POST" and "day" not in request.POST:
        given = {"milestone": number}
        act(BY_KEY["milestone.done"], given, actor=actor_of(request), at=clock.now())
        return redirect(back)
    access.require_enter(actor_here(request), access.owner_of(row))
    initial = {"day": clock.today(), "key": secrets.token_urlsafe(12)}
    form = DoneForm(*sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        files, day = _files(request, form), form.cleaned_data["day"]
        if carried_out(request, form, "milestone.done", milestone=number, day=day, files=files):
            return redirect(back)
    status = 422 if form.errors else 200
    context = {"row": row, "form": form, "back": back}
    return render(request, "targets/done.html", context, status=status)


def owner_url(row: Milestone) -> str:
    """Give the page of what a milestone belongs to."""
    if row.target_id is not None:
        return reverse("targets:show", args=[row.target_id])
    if row.record_id is not None:
        return reverse("targets:task", args=[row.record_id])
    return reverse("targets:programme", args=[row.programme_id])


@require_http_methods(["GET", "HEAD", "POST"])
def parts(request: HttpRequest, number: int) -> HttpResponse:
    """Hand a target out to units."""
    actor = actor_here(request)
    row = access.one(actor, number)
    access.require_move(actor, row.org_id)
    form = PartsForm(units_below(row.org_id, clock.today()), *sent(request))
    if request.method == "POST" and form.is_valid():
        given = [{"org": org, "value": value} for org, value in form.parts()]
        if not given:
            form.add_error(None, in_language(services.NO_PART))
        elif carried_out(request, form, "target.split", target=number, parts=given):
            return redirect("targets:show", number)
    shown = selectors.detail(actor, number, clock.today())
    status = 422 if form.errors else 200
    return render(request, "targets/parts.html", {"shown": shown, "form": form}, status=status)
