"""What is done on the page of a decision; errors are told there."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.decisions import services
from xuezheng.apps.decisions.access import one
from xuezheng.apps.decisions.forms import (
    AnswerForm,
    CancelForm,
    CommitForm,
    GiveUpForm,
    NumbersForm,
    PartForm,
    SignForm,
    spoken,
)
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import BackendError, InputError, NotFoundError, RefusedError
from xuezheng.ui.doors import actor_of


def _done(
    request: HttpRequest, number: int, what: Intention, given: Mapping[str, Any]
) -> HttpResponse:
    actor = actor_of(request)
    one(actor, number)
    try:
        act(what, {"decision": number, **given}, actor=actor, at=clock.now())
    except NotFoundError:
        raise
    except (BackendError, InputError, RefusedError) as error:
        messages.error(request, spoken(error.told()))
    else:
        messages.success(request, gettext("已办理。"))
    return redirect("decisions:show", number)


def _filled(request: HttpRequest, number: int, what: Intention, form: Form) -> HttpResponse:
    if not form.is_valid():
        one(actor_of(request), number)
        told = [str(message) for errors in form.errors.values() for message in errors]
        messages.error(request, gettext("填写有误。") + "；".join(told))
        return redirect("decisions:show", number)
    return _done(request, number, what, form.cleaned_data)


@require_POST
def freeze(request: HttpRequest, number: int) -> HttpResponse:
    """Freeze the list."""
    return _done(request, number, services.FREEZE, {})


@require_POST
def commit(request: HttpRequest, number: int) -> HttpResponse:
    """Publish the commitment."""
    return _filled(request, number, services.COMMIT, CommitForm(request.POST))


@require_POST
def part(request: HttpRequest, number: int) -> HttpResponse:
    """Open a part."""
    return _filled(request, number, services.SHOW_PART, PartForm(request.POST))


@require_POST
def numbers(request: HttpRequest, number: int) -> HttpResponse:
    """Enter the numbers of a source."""
    return _filled(request, number, services.SHOW_NUMBERS, NumbersForm(request.POST))


@require_POST
def run(request: HttpRequest, number: int) -> HttpResponse:
    """Run once."""
    return _done(request, number, services.RUN, {})


@require_POST
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Give it up."""
    return _filled(request, number, services.CANCEL, CancelForm(request.POST))


@require_POST
def give_up(request: HttpRequest, number: int) -> HttpResponse:
    """Take a giving up down; the seat is filled from the waiting list."""
    return _filled(request, number, services.GIVE_UP, GiveUpForm(request.POST))


@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer an appeal."""
    actor = actor_of(request)
    one(actor, number)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("填写有误。"))
        return redirect("decisions:show", number)
    given = form.cleaned_data | {"upheld": form.cleaned_data["upheld"] == "1"}
    try:
        act(services.ANSWER, given, actor=actor, at=clock.now())
    except NotFoundError:
        raise
    except RefusedError as error:
        messages.error(request, spoken(error.told()))
    return redirect("decisions:show", number)


@require_POST
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Add a witness's signature."""
    return _filled(request, number, services.SIGN, SignForm(request.POST))
