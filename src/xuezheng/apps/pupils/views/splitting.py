"""Splitting a school: choose it, tick what goes to the other one, do it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xuezheng.adapters import clock
from xuezheng.apps.pupils.forms import SplitSchoolForm
from xuezheng.apps.pupils.selectors.choosing import SCHOOLS, belongings
from xuezheng.apps.pupils.views.doing import carried_out
from xuezheng.apps.pupils.views.merging import ABOVE
from xuezheng.apps.schools.access import require
from xuezheng.apps.schools.selectors.closure import units
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

SCHOOL = T("学校", "school")


@require_http_methods(["GET", "HEAD"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose the school to be split."""
    require(actor_of(request), Verb.MANAGE, "people", None)
    asked = request.GET.get("school", "")
    schools = _schools()
    if asked.isdecimal() and int(asked) in dict(schools):
        return redirect("pupils:split", int(asked))
    return render(request, "pupils/split.html", {"schools": schools})


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, number: int) -> HttpResponse:
    """Tick what of a school goes elsewhere, and split it."""
    require(actor_of(request), Verb.MANAGE, "people", None)
    today, schools = clock.today(), _schools()
    name = dict(schools).get(number)
    if name is None:
        raise NotFoundError(what=SCHOOL)
    others = [one for one in schools if one[0] != number]
    parents = [(one, u.name) for one, u in units(today).items() if u.kind in ABOVE]
    what = belongings(number, today)
    sent = [request.POST] if request.method == "POST" else []
    form = SplitSchoolForm(what, others, parents, today, *sent)
    if request.method == "POST" and form.is_valid():
        said = T("学校已分设，前后均可按日期查看", "Split; both views stand, by the day")
        if carried_out(request, "school.split", form.given(number), said, form) is not None:
            return redirect("pupils:merge")
    status = 422 if request.method == "POST" else 200
    return render(request, "pupils/split.html", {"form": form, "school": name}, status=status)


def _schools() -> list[tuple[int, str]]:
    return [(one, u.name) for one, u in units(clock.today()).items() if u.kind in SCHOOLS]
