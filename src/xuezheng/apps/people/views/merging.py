"""Two identities side by side, merged or taken apart again by whoever keeps the register."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.access import sight
from xuezheng.apps.people.forms import MergeForm
from xuezheng.apps.people.selectors.comparing import compared, likely
from xuezheng.apps.people.selectors.pages import profile
from xuezheng.apps.people.services import MERGE, UNMERGE
from xuezheng.apps.people.views.pages import day_of
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.ui.doors import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, number: int) -> HttpResponse:
    """Show somebody beside who may be the same person; merge what was looked at."""
    actor, day = actor_of(request), day_of(request)
    require(actor, Verb.MANAGE, "people", None)
    orgs = sight(actor)
    shown = profile(number, day, orgs)
    form = MergeForm(request.POST or None, initial={"other": request.GET.get("other", "")})
    refused = None
    if request.method == "POST" and form.is_valid():
        given = {"alias": form.cleaned_data["other"], "person": number}
        try:
            act(MERGE, given | {"reason": form.cleaned_data["reason"]}, actor=actor, at=clock.now())
        except (RefusedError, NotFoundError) as error:
            refused = error.told()
        else:
            messages.success(request, gettext("已合并"))
            return redirect("people:show", number)
    other = form.asked()
    both = compared(number, other, day, orgs) if other not in {None, number} and other else None
    context = {"shown": shown, "number": number, "form": form, "both": both, "refused": refused}
    context["likely"] = () if both else likely(number, day, orgs)
    status = 422 if request.method == "POST" else 200
    return render(request, "people/merge.html", context | {"day": day}, status=status)


@require_POST
def unmerge(request: HttpRequest, number: int) -> HttpResponse:
    """Take apart again what was merged."""
    actor = actor_of(request)
    require(actor, Verb.MANAGE, "people", None)
    given = {"alias": number, "reason": request.POST.get("reason", "")}
    act(UNMERGE, given, actor=actor, at=clock.now())
    messages.success(request, gettext("已撤销合并"))
    return redirect("people:show", number)
