"""The matrix of a plan as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.apps.plans.selectors.matrix import matrix
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

SHOW = {
    "": T("列为任务的条目", "Clauses that ask for a task"),
    "gaps": T("缺口", "Gaps"),
    "all": T("全部条目", "All clauses"),
}


@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Clause, task, target and evidence side by side; what is wrong stands first."""
    asked = request.GET.get("show", "")
    found = matrix(actor_of(request), key, asked if asked in SHOW else "")
    context = {"found": found, "plan": found.plan, "shows": list(SHOW.items())}
    return render(request, "plans/matrix.html", context)
