"""Pages open to everybody: results by number, the record and the list to take away, appeals."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.decisions.access import open_one
from xuezheng.apps.decisions.forms import AppealForm, spoken
from xuezheng.apps.decisions.models import State
from xuezheng.apps.decisions.selectors import lines, pages
from xuezheng.apps.decisions.selectors import verifier as page_of
from xuezheng.apps.decisions.selectors.filling import published
from xuezheng.apps.decisions.services import ASK
from xuezheng.apps.decisions.views.pages import result, turn
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.decisions.fillings import written
from xuezheng.ui.doors import actor_of, public
from xuezheng.ui.downloads import download


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the decisions that stand open."""
    rows = pages.listed(None, turn(request, "before"))
    more = rows[lines.PAGE - 1].id if len(rows) > lines.PAGE else None
    context = {"rows": rows[: lines.PAGE], "before": more}
    return render(request, "decisions/open.html", context)


@public
@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Show one decision, and what became of a number."""
    page = pages.page(None, open_one(code[:40]))
    context = result(request, page) | {"form": AppealForm(initial={"key": request.GET.get("q")})}
    return render(request, "decisions/result.html", context)


@public
@require_safe
def record(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Give the published file, byte for byte; without the result until it is published."""
    row = open_one(code[:40])
    if not row.record or row.state == State.RUNNING.key:
        raise NotFoundError(what=T("决策记录", "record"))
    return download(row.record.encode(), f"{row.number}.decision.json", "application/json")


@public
@require_safe
def filled(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Give the file of what was given up and who came in."""
    row = open_one(code[:40])
    if row.state != State.PUBLISHED.key:
        raise NotFoundError(what=T("递补记录", "fillings"))
    return download(written(published(row)), f"{row.number}.fillings.json", "application/json")


@public
@require_safe
def verifier(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Give the page that replays any record with the network cut."""
    return download(page_of.page(), page_of.NAME, "text/html; charset=utf-8")


@public
@require_safe
def replay(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Show the page that replays, with this record in it."""
    row = open_one(code[:40])
    if not pages.replayed_here(row):
        raise NotFoundError(what=T("决策记录", "record"))
    told = published(row) if row.state == State.PUBLISHED.key else None
    gone = written(told).decode() if told is not None and told.fillings else ""
    found = HttpResponse(page_of.holding(row.record, gone), content_type="text/html; charset=utf-8")
    found["Content-Security-Policy"] = f"{page_of.policy()}; frame-ancestors 'none'"
    return found


@public
@require_safe
def names(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Give the frozen list as a file, whose SHA-256 is the digest published."""
    text, name = lines.list_text(open_one(code[:40]))
    return download(text.encode(), name, "text/plain; charset=utf-8")


@public
@require_safe
def whole(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Give the whole result as a table, which pages show shortened."""
    row = open_one(code[:40])
    made = lines.table(row, get_language() or "zh")
    return download(made, f"{row.number}.csv", "text/csv; charset=utf-8")


@public
@require_POST
def appeal(request: HttpRequest, code: str) -> HttpResponse:
    """Take a doubt down."""
    row = open_one(code[:40])
    form = AppealForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("填写有误。"))
        return redirect("decisions:result", row.number)
    try:
        act(ASK, {"code": row.number, **form.cleaned_data}, actor=actor_of(request), at=clock.now())
    except NotFoundError:
        messages.error(request, gettext("名单上没有这个号码"))
    except (InputError, RefusedError) as error:
        messages.error(request, spoken(error.told()))
    else:
        messages.success(request, gettext("已受理，答复将在本页公布。"))
    return redirect("decisions:result", row.number)
