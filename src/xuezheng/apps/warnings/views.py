"""Pages of warnings: the list, one warning, class sizes, supervisors and their schools, the sheet of a visit."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.schools.access import read_day, require_somewhere
from xuezheng.apps.warnings import access
from xuezheng.apps.warnings.forms import NoteForm, SilenceForm
from xuezheng.apps.warnings.selectors.beat import beat
from xuezheng.apps.warnings.selectors.sizes import watched
from xuezheng.apps.warnings.selectors.standing import listed, page
from xuezheng.apps.warnings.selectors.supervisors import supervised
from xuezheng.apps.warnings.selectors.visits import sheet
from xuezheng.apps.warnings.services.answering import NOTE, SILENCE
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

DONE = T("已办理。", "Done.")


def _spoken(words: T) -> str:
    return words.in_(get_language() or "zh")


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the warnings in sight, the gravest first."""
    actor, day = actor_of(request), clock.today()
    rule = request.GET.get("rule", "")[:40]
    found = listed(actor, day, rule=rule, after=request.GET.get("after", "")[:30])
    context = {"listed": found, "rules": access.rules_seen(actor), "rule": rule, "day": day}
    return render(request, "warnings/index.html", context)


@never_cache
@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one warning: its figures, its lines, what is asked of whom, its course."""
    found = page(actor_of(request), number, clock.today())
    context = {"page": found, "silence": SilenceForm(), "note": NoteForm()}
    return render(request, "warnings/show.html", context)


@require_POST
def silence(request: HttpRequest, number: int) -> HttpResponse:
    """Silence a warning until a day."""
    return _done(request, number, SILENCE, SilenceForm(request.POST))


@require_POST
def note(request: HttpRequest, number: int) -> HttpResponse:
    """Take note of a warning."""
    return _done(request, number, NOTE, NoteForm(request.POST))


def _done(request: HttpRequest, number: int, what: Intention, form: forms.Form) -> HttpResponse:
    """Carry it out; what is wrong is said above the page."""
    access.one(actor_of(request), number)
    if not form.is_valid():
        for found in form.errors.values():
            messages.error(request, str(found[0]))
    else:
        given: Mapping[str, Any] = {"warning": number, **form.cleaned_data}
        try:
            act(what, given, actor=actor_of(request), at=clock.now())
            messages.success(request, _spoken(DONE))
        except (InputError, RefusedError) as error:
            messages.error(request, _spoken(error.told()))
    return redirect("warnings:show", number)


@require_safe
def class_sizes(request: HttpRequest) -> HttpResponse:
    """List the classes over a limit today, and the shares by township."""
    actor, day = actor_of(request), clock.today()
    require_somewhere(actor, Verb.READ, "pupils", what=T("班额", "Class sizes"))
    context = {"shown": watched(actor, day), "day": day}
    return render(request, "warnings/class_sizes.html", context)


@require_safe
def supervisors(request: HttpRequest) -> HttpResponse:
    """List supervisors with their schools: too many, to be avoided, visited how often this term.

    A supervisor sees first the own schools, what is open there, and a month's record.
    """
    actor, day = actor_of(request), clock.today()
    require_somewhere(actor, Verb.READ, "supervision", what=T("督学", "Supervisors"))
    month = read_day(request.GET.get("on", ""), day).replace(day=1)
    context = {
        "rows": supervised(actor, day), "day": day, "own": beat(actor, day, month),
        "before": month - timedelta(days=1), "after": month + timedelta(days=31),
    }  # fmt: skip
    return render(request, "warnings/supervisors.html", context)


@require_safe
def visit_sheet(request: HttpRequest, number: int) -> HttpResponse:
    """Show the sheet to print before a visit."""
    shown = sheet(actor_of(request), number, clock.today())
    return render(request, "warnings/visit_sheet.html", {"shown": shown})
