"""Pages of jobs: what runs, how far it is, and a button to stop it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.jobs import selectors
from xuezheng.apps.jobs.services import INTENTIONS
from xuezheng.ui.doors import actor_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List one's own jobs."""
    return render(request, "jobs/index.html", {"jobs": selectors.jobs(actor_of(request))})


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one job; htmx asks again while it runs."""
    return render(request, "jobs/show.html", {"job": selectors.job(actor_of(request), number)})


@require_POST
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Stop a job."""
    act(INTENTIONS[0], {"job": number}, actor=actor_of(request), at=clock.now())
    return redirect("jobs:show", number)
