"""The progress page of a task: its targets, milestones, reports, and who answers for it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.targets import services
from xuezheng.apps.targets.forms import MilestoneForm
from xuezheng.apps.targets.selectors.task import TaskPage, task
from xuezheng.apps.targets.views.writing import set_step
from xuezheng.ui.doors import actor_of


def _found(request: HttpRequest, number: int) -> TaskPage:
    return task(actor_of(request), number, clock.now(), get_language() or "zh")


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show the progress of one task."""
    return _page(request, _found(request, number))


def _page(request: HttpRequest, found: TaskPage, form: MilestoneForm | None = None) -> HttpResponse:
    context: dict[str, Any] = {"page": found, "row": found.row, "case": found.case}
    context |= {
        "on": clock.today(),
        "milestone_form": form or MilestoneForm(auto_id="milestone_%s"),
    }
    return render(request, "targets/task.html", context, status=422 if form else 200)


@require_POST
def milestone(request: HttpRequest, number: int) -> HttpResponse:
    """Set a milestone of a task."""
    found = _found(request, number)
    form = set_step(request, record=number)
    return _page(request, found, form) if form.errors else redirect("targets:task", number)


@require_POST
def quarters(request: HttpRequest, number: int) -> HttpResponse:
    """Make milestones of the quarterly goals the task was opened with."""
    given = {"record": number}
    act(services.TAKE_QUARTERS, given, actor=actor_of(request), at=clock.now())
    return redirect("targets:task", number)
