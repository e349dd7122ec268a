"""The list of what may be asked of schools, month by month, and as a workbook."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.adapters import workbooks
from xuezheng.apps.notices.forms import spoken
from xuezheng.apps.notices.selectors.allowed import Month, allowed, asked_month
from xuezheng.apps.notices.views.doing import asked
from xuezheng.apps.notices.views.sheets import XLSX
from xuezheng.apps.schools.access import require_somewhere
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import month_of
from xuezheng.ui.downloads import download

HEADS = (
    T("编号", "Number"), T("事项名称", "What"), T("类别", "Kind"), T("依据", "Basis"),
    T("开始日期", "From"), T("结束日期", "To"), T("涉及学校范围", "Which schools"),
    T("每校用时（分钟）", "Minutes of each school"), T("组织单位", "Organised by"),
)  # fmt: skip


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show a month's list to everybody who works in a unit."""
    found = _month(request)
    first = found.month.first
    around = {
        "earlier": month_of(first - timedelta(days=1)).key,
        "later": month_of(found.month.last + timedelta(days=1)).key,
    }
    return render(request, "notices/allowed.html", {"found": found, **around})


@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    """Give a month's list as a table."""
    found = _month(request)
    rows = [[spoken(head) for head in HEADS]]
    rows += [
        [
            one.number, one.title, spoken(one.kind), one.basis, one.first.isoformat(),
            one.last.isoformat(), one.to_whom, str(one.minutes), one.unit,
        ]
        for one in found.items
    ]  # fmt: skip
    return download(workbooks.plain(found.month.key, rows), f"{found.month.key}.xlsx", XLSX)


def _month(request: HttpRequest) -> Month:
    actor, day = asked(request)
    require_somewhere(actor, Verb.READ, "office", what="进校事项清单")
    return allowed(asked_month(request.GET.get("month", ""), day))
