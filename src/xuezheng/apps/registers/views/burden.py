"""The pages of the burden: schools side by side in a month, and one school’s year."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.registers.selectors.burden import (
    School,
    asked_month,
    school,
    schools,
    seen,
    units,
)
from xuezheng.apps.registers.views.pages import who
from xuezheng.apps.schools.access import names
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
    return render(request, "registers/burden.html", {"page": found, "month": month, **_near(month)})


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
