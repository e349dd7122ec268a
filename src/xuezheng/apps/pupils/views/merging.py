"""Merging schools: the form, what would move, doing it, and taking one back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from xuezheng.adapters import clock
from xuezheng.apps.pupils.forms import MergeForm
from xuezheng.apps.pupils.selectors.choosing import SCHOOLS
from xuezheng.apps.pupils.services.reorganising import preview
from xuezheng.apps.pupils.views.doing import carried_out
from xuezheng.apps.schools.access import require
from xuezheng.apps.schools.selectors.closure import units
from xuezheng.apps.schools.selectors.succession import latest
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

ABOVE = frozenset({Kind.BUREAU.key, Kind.TOWNSHIP.key})


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest) -> HttpResponse:
    """Show what merging schools would move; merge them when it is sent back."""
    require(actor_of(request), Verb.MANAGE, "people", None)
    today = clock.today()
    standing = units(today).items()
    schools = [(one, u.name) for one, u in standing if u.kind in SCHOOLS]
    parents = [(one, u.name) for one, u in standing if u.kind in ABOVE]
    asked = request.POST if request.method == "POST" else request.GET
    form = MergeForm(
        schools, parents, asked if "schools" in asked else None, initial={"since": today}
    )
    context: dict[str, object] = {"form": form, "events": latest()}
    if form.is_bound and form.is_valid():
        if request.method == "POST" and _merged(request, form):
            return redirect("pupils:merge")
        context |= {"moved": _moved(form), "asked": form.cleaned_data}
    status = 422 if request.method == "POST" else 200
    return render(request, "pupils/merge.html", context, status=status)


def _moved(form: MergeForm) -> list[tuple[T, int]]:
    told = form.cleaned_data
    closing = {int(one) for one in told["schools"]} - {int(told["into"] or 0)}
    return preview(sorted(closing), told["since"])


def _merged(request: HttpRequest, form: MergeForm) -> bool:
    said = T("学校已合并，前后均可按日期查看", "Merged; both views stand, by the day")
    return carried_out(request, "school.merge", form.given(), said, form) is not None


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take a merger or split back as a whole."""
    require(actor_of(request), Verb.MANAGE, "people", None)
    carried_out(
        request, "school.undo", {"reorganisation": number}, T("已整体撤回", "Taken back as a whole")
    )
    return redirect("pupils:merge")
