"""Who retires within one year and within three: the page; its workbook is taken out by rosters."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.apps.people.access import sight
from xuezheng.apps.people.forms import unit_asked
from xuezheng.apps.people.selectors.leaving import STAFF, horizons, leaving
from xuezheng.apps.people.views.pages import day_of
from xuezheng.apps.schools.access import scope
from xuezheng.catalogue.purposes import offered
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

NO_LIST = T("退休预测", "list of leavers")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show leavers by subject, by unit and one by one."""
    actor, day = actor_of(request), day_of(request)
    unit = unit_asked(request.GET.get("unit", ""))
    orgs = sight(actor, STAFF)
    if orgs is not None and not orgs:
        raise NotFoundError(what=NO_LIST)
    found = leaving(day, orgs, unit=unit, page=request.GET.get("page", "1"))
    near, far = horizons(day)
    takes = bool(scope(actor, Verb.EXPORT, STAFF))
    context = {
        "found": found, "day": day, "near": near, "far": far, "unit": unit, "takes": takes,
        "purposes": offered(STAFF),
    }  # fmt: skip
    return render(request, "people/leaving.html", context)
