"""Opening, splitting and merging classes: one form each, from the school's own page of a class."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xuezheng.adapters import clock
from xuezheng.apps.pupils.forms import MergeClassesForm, OpenClassForm, SplitClassForm
from xuezheng.apps.pupils.selectors import choosing, pages
from xuezheng.apps.pupils.views.doing import carried_out
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

OPEN, SPLIT, MERGE = (
    T("新设班级", "Open a class"), T("分班", "Split the class"), T("并班", "Merge classes"),
)  # fmt: skip
FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
def new(request: HttpRequest) -> HttpResponse:
    """Open a class of a school in reach."""
    today = clock.today()
    schools = choosing.schools(actor_of(request), today)
    if not schools:
        raise NotFoundError(what=pages.CLASS)
    form = OpenClassForm(schools, today, *_sent(request))
    if request.method == "POST" and form.is_valid():
        said = T("班级已设立", "The class is opened")
        done = carried_out(request, "school_class.open", form.given(), said, form)
        if done is not None:
            return redirect("pupils:class", done["school_class"])
    return _shown(request, form, {"title": OPEN})


@require_http_methods(FORMS)
def split(request: HttpRequest, number: int) -> HttpResponse:
    """Make a new class of some pupils of this one."""
    shown, today = _mine(request, number), clock.today()
    form = SplitClassForm([(row.id, row.name) for row in shown.rows], today, *_sent(request))
    return _done(
        request, shown, form, (SPLIT, "school_class.split", T("已分班", "The class is split")),
        lambda: form.given(number),
    )  # fmt: skip


@require_http_methods(FORMS)
def merge(request: HttpRequest, number: int) -> HttpResponse:
    """Put the pupils of other classes of the year into this one."""
    shown, today = _mine(request, number), clock.today()
    form = MergeClassesForm(choosing.beside(number, today), today, *_sent(request))
    return _done(
        request, shown, form, (MERGE, "school_class.merge", T("已并班", "The classes are merged")),
        lambda: form.given(number),
    )  # fmt: skip


def _sent(request: HttpRequest) -> list[Any]:
    return [request.POST] if request.method == "POST" else []


def _mine(request: HttpRequest, number: int) -> pages.Roster:
    """Give a class whose pupils are for the reader to place; any other looks like none."""
    day: date = clock.today()
    shown = pages.roster(actor_of(request), number, day)
    if not shown.mine:
        raise NotFoundError(what=pages.CLASS)
    return shown


def _done(
    request: HttpRequest,
    shown: pages.Roster,
    form: forms.Form,
    told: tuple[T, str, T],
    given: Callable[[], Mapping[str, Any]],
) -> HttpResponse:
    title, key, said = told
    if request.method == "POST" and form.is_valid():
        done = carried_out(request, key, given(), said, form)
        if done is not None:
            return redirect("pupils:class", done["school_class"])
    return _shown(request, form, {"title": title, "shown": shown})


def _shown(request: HttpRequest, form: forms.Form, more: Mapping[str, Any]) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, "pupils/class_event.html", {"form": form, **more}, status=status)
