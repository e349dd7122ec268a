"""Filing campaigns: a notice becomes one, who has filed and who has not, all of it as one workbook."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xuezheng.adapters import workbooks
from xuezheng.apps.notices import access
from xuezheng.apps.notices.forms import FilingForm, spoken
from xuezheng.apps.notices.models import Filing
from xuezheng.apps.notices.selectors import filing, shown
from xuezheng.apps.notices.views.doing import asked, fresh_key, tried
from xuezheng.apps.notices.views.sheets import HEADS, XLSX, whole
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.downloads import download

NO_FILING = T("填报任务", "filing")


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest, number: int) -> HttpResponse:
    """Make a notice a filing campaign."""
    actor, day = asked(request)
    notice = access.kept(actor, number)
    form = FilingForm(request.POST or None, filings=filing.choices(day))
    sent = request.method == "POST" and form.is_valid()
    if sent and tried(request, "notice.make_filing", {"notice": number, **form.given()}, form):
        messages.success(request, _("已布置填报。"))
        return redirect("notices:filings", number)
    page = shown.page(actor, notice, day)
    context = {"form": form, "page": page, "key": fresh_key()}
    status = 422 if request.method == "POST" else 200
    return render(request, "notices/filing.html", context, status=status)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show who has filed and who has not, those that owe first."""
    _actor, _day, page = whole(request, number)
    told = filing.standings(_filing(page), page.lines)
    done = sum(one.done for one in told)
    context = {"page": page, "standings": told, "done": done, "owing": len(told) - done}
    return render(request, "notices/filings.html", context)


@require_safe
def workbook(request: HttpRequest, number: int) -> HttpResponse:
    """Give what all units filed as one table; fields that are not open to all are masked."""
    _actor, day, page = whole(request, number)
    language = get_language() or "zh"
    heads, rows = filing.collected(_filing(page), page.lines, day, language)
    top = [*(spoken(head) for head in HEADS[:2]), *heads]
    made = workbooks.plain(page.notice.number, [top, *rows])
    return download(made, f"{page.notice.number}-filings.xlsx", XLSX)


def _filing(page: shown.Page) -> Filing:
    found = filing.filing_of(page.notice)
    if found is None:
        raise NotFoundError(what=NO_FILING)
    return found
