"""The page of one target."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.targets import selectors
from xuezheng.apps.targets.forms import FigureForm, MilestoneForm, OriginForm
from xuezheng.apps.targets.selectors.course import course as course_of
from xuezheng.core.base.labels import T
from xuezheng.core.targets.target import Origin
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language

NEWEST = T("以最新数据为准", "The newest figure")


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a target with its figures, parts and forms."""
    return page(request, number)


def page(request: HttpRequest, number: int, *, status: int = 200, **forms: Any) -> HttpResponse:
    """Render the page; ``forms`` are those that came back with faults."""
    shown = selectors.detail(actor_of(request), number, clock.today())
    target, on = shown.aim.kept.target, clock.today()
    course = course_of(actor_of(request), shown.row, target, on, get_language() or "zh")
    context: dict[str, Any] = {"shown": shown, "on": on, "course": course}
    if shown.may_enter:
        day = {"day": clock.today(), "key": secrets.token_urlsafe(12)}
        context |= {
            "figure_form": FigureForm(initial=day, auto_id="figure_%s"),
            "origin_form": origin_form(initial={"origin": shown.row.origin}),
            "milestone_form": MilestoneForm(auto_id="milestone_%s"),
        } | forms
    return render(request, "targets/show.html", context, status=status)


def origin_form(sent: Any = None, initial: Any = None) -> OriginForm:
    """Give the form to choose an origin, with its choices in the reader's language."""
    made = OriginForm(sent, auto_id="origin_%s", initial=initial)
    choices = [("", in_language(NEWEST))] + [(one.key, in_language(one.label)) for one in Origin]
    made.fields["origin"].choices = choices  # type: ignore[attr-defined]  # a choice field
    return made
