"""Who retires within one year and within three: the page, and the workbook of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock, workbooks
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.access import sight
from xuezheng.apps.people.forms import unit_asked
from xuezheng.apps.people.selectors.leaving import horizons, leaving
from xuezheng.apps.people.services import EXPORT_LEAVERS
from xuezheng.apps.people.services.leaving import SHEET, STAFF
from xuezheng.apps.people.views.pages import day_of
from xuezheng.apps.people.views.workbook import XLSX
from xuezheng.apps.schools.access import require, scope
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of
from xuezheng.ui.downloads import download

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
    context = {"found": found, "day": day, "near": near, "far": far, "unit": unit, "takes": takes}
    return render(request, "people/leaving.html", context)


@require_POST
def workbook(request: HttpRequest) -> HttpResponse:
    """Give the leavers as a workbook that says who took it out, when and what for."""
    actor = actor_of(request)
    if not scope(actor, Verb.EXPORT, STAFF):
        require(actor, Verb.EXPORT, STAFF, None)
    given = {"ahead": horizons(clock.today())[1], "purpose": request.POST.get("purpose", "")}
    done = act(EXPORT_LEAVERS, given, actor=actor, at=clock.now()).result
    data = workbooks.blank([SHEET], {SHEET.title.zh: done["rows"]})
    return download(data, "leavers.xlsx", XLSX)
