"""The pages of the burden: schools side by side in a month, and one school’s year."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.registers.access import reach
from xuezheng.apps.registers.selectors.bearing import let_pass, may_pass
from xuezheng.apps.registers.selectors.burden import (
    School,
    asked_month,
    school,
    schools,
    seen,
    units,
)
from xuezheng.apps.registers.services.bearing import EXCUSE, LEADER
from xuezheng.apps.registers.views.pages import who
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import Period, month_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the schools in reach with their minutes of the month."""
    actor, today = who(request), clock.today()
    month = asked_month(request.GET.get("month", ""), today)
    after = request.GET.get("after", "")
    found = schools(actor, today, month, int(after) if after.isdecimal() else 0)
    leads = LEADER in actor.roles
    context = {
        "page": found, "month": month, "leads": leads, "kinds": may_pass() if leads else (),
        "passed": let_pass(), **_near(month),
    }  # fmt: skip
    return render(request, "registers/burden.html", context)


@require_POST
def excuse(request: HttpRequest) -> HttpResponse:
    """Let a form pass the cap, with a leader's reason."""
    given = {name: request.POST.get(name, "").strip() for name in ("kind", "reason")}
    done = act(EXCUSE, given, actor=who(request), at=clock.now()).result
    told = _("已批准：每校最多的一个月约需 %(minutes)s 分钟，上限 %(cap)s 分钟。") % done
    messages.success(request, told)
    return redirect("registers:burden")


@require_safe
def show(request: HttpRequest, org: int) -> HttpResponse:
    """Show what one school spends in a month, register by register, and what the year holds."""
    actor, today = who(request), clock.today()
    if org not in units(actor, today):
        raise NotFoundError(what=T("单位", "unit"))
    month = asked_month(request.GET.get("month", ""), today)
    load, year = school(org, today, month)
    mine = seen(actor, org, load)
    context = {
        "school": School(org, names(today).get(org, ""), load), "month": month, "shares": mine,
        "others": load.minutes - sum(one.minutes for one in mine),
        "own": actor.home == org,
        "objects": {one.kind.key for one in mine if reach(actor, Verb.OPEN, one.kind).holds(org)},
        "year": [
            (number, minutes, minutes > load.cap) for number, minutes in enumerate(year, start=1)
        ],
    }  # fmt: skip
    return render(request, "registers/burden_school.html", context | _near(month))


def _near(month: Period) -> dict[str, str]:
    """Give the months before and after, by key."""
    first = month.first
    before = date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)
    after = date(first.year + (first.month == 12), first.month % 12 + 1, 1)
    return {"earlier": month_of(before).key, "later": month_of(after).key}
