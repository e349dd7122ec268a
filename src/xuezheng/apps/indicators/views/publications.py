"""Pages inside of what goes public (公开指标): hand in, read as everybody would, let out, withdraw."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.forms import NoteForm, SubmitForm
from xuezheng.apps.indicators.selectors import publications
from xuezheng.apps.indicators.services.publishing import REVIEW, SUBMIT, WITHDRAW
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what was handed in; whoever may, hands in more."""
    return _listed(request)


def _listed(
    request: HttpRequest, wrong: SubmitForm | None = None, status: int = 200
) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    handed = publications.handed(actor, today)
    some = publications.choosable(actor, today)
    form = wrong or SubmitForm(some, initial={"key": request.GET.get("key", "")})
    context = {"handed": handed, "form": form, "may": bool(some)}
    return render(request, "indicators/publications.html", context, status=status)


@never_cache
@require_safe
def show(request: HttpRequest, item: int) -> HttpResponse:
    """Show one as everybody would read it, with what the reader may decide."""
    return _shown(request, item)


def _shown(
    request: HttpRequest, item: int, wrong: NoteForm | None = None, status: int = 200
) -> HttpResponse:
    table, handed = publications.inside(actor_of(request), item)
    drawn = publications.drawing(table, get_language() or "zh")
    context = {"table": table, "handed": handed, "drawn": drawn, "note": wrong or NoteForm()}
    return render(request, "indicators/publication.html", context, status=status)


@never_cache
@require_POST
def submit(request: HttpRequest) -> HttpResponse:
    """Hand in an indicator; what cannot be protected is refused, and said why."""
    some = publications.choosable(actor_of(request), clock.today())
    form = SubmitForm(some, request.POST)
    if form.is_valid():
        done = _done(form, SUBMIT, form.cleaned_data, request)
        if done is not None:
            return redirect("indicators:publication", done["publication"])
    return _listed(request, form, 422)


@never_cache
@require_POST
def review(request: HttpRequest, item: int) -> HttpResponse:
    """Let a table out, or refuse it."""
    form = NoteForm(request.POST)
    form.full_clean()
    given = {"publication": item, "publish": "refuse" not in request.POST}
    given |= {"note": form.cleaned_data.get("note", "")}
    if _done(form, REVIEW, given, request) is None:
        return _shown(request, item, form, 422)
    return redirect("indicators:publication", item)


@never_cache
@require_POST
def withdraw(request: HttpRequest, item: int) -> HttpResponse:
    """Take a table back, with the reason."""
    form = NoteForm(request.POST)
    form.fields["note"].required = True
    if form.is_valid():
        given = {"publication": item, "note": form.cleaned_data["note"]}
        if _done(form, WITHDRAW, given, request) is not None:
            messages.success(request, in_language(publications.STATES["withdrawn"]))
            return redirect("indicators:publications")
    return _shown(request, item, form, 422)


def _done(
    form: SubmitForm | NoteForm, what: Intention, given: Mapping[str, Any], request: HttpRequest
) -> Mapping[str, Any] | None:
    try:
        return act(what, given, actor=actor_of(request), at=clock.now()).result
    except (InputError, RefusedError) as error:
        form.add_error(None, in_language(error.told()))
        return None
