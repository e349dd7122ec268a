"""Pages of the workbook to begin with: sent, looked at, written."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from xuezheng.adapters import clock, workbooks
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.selectors import content
from xuezheng.apps.files.selectors import file as file_shown
from xuezheng.apps.files.services import take
from xuezheng.apps.people.forms import CommitForm, WorkbookForm
from xuezheng.apps.people.selectors.sheets import SHEETS
from xuezheng.apps.people.selectors.staging import staged as stage
from xuezheng.apps.people.services import IMPORT_WORKBOOK
from xuezheng.apps.people.views.pages import day_of
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Verb
from xuezheng.core.kinds.fields import Privacy
from xuezheng.ui.doors import actor_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN_ISSUES = 200


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """Give the workbook to fill in."""
    require(actor_of(request), Verb.MANAGE, "people", None)
    response = HttpResponse(workbooks.blank(SHEETS), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="units-and-people.xlsx"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a filled workbook, keep it, and show what it would do."""
    actor = actor_of(request)
    require(actor, Verb.MANAGE, "people", None)
    form = WorkbookForm(
        request.POST or None, request.FILES or None, initial={"since": day_of(request)}
    )
    if request.method != "POST" or actor is None or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "people/upload.html", {"form": form}, status=status)
    data, name, since = form.sent()
    workbooks.read(data)
    file = take(data, name, actor=actor, at=clock.now(), privacy=Privacy.PERSONAL)
    return redirect(reverse("people:staged", args=[file]) + f"?on={since}")


@require_http_methods(["GET", "HEAD", "POST"])
def staged(request: HttpRequest, file: int) -> HttpResponse:
    """Show what a kept workbook would do; write exactly that when it is sent back."""
    actor = actor_of(request)
    require(actor, Verb.MANAGE, "people", None)
    if request.method == "POST":
        given = CommitForm(request.POST).given(file)
        key = f"workbook-{file}-{given.get('seen')}"
        act(IMPORT_WORKBOOK, given, actor=actor, at=clock.now(), key=key[:64])
        messages.success(request, gettext("已导入"))
        return redirect("people:index")
    day, kept = day_of(request), file_shown(actor, file)
    plan = stage(content(file), day)
    context = {"plan": plan, "file": kept, "day": day, "issues": plan.issues[:SHOWN_ISSUES]}
    return render(
        request, "people/staged.html", context | {"left": len(plan.issues) - SHOWN_ISSUES}
    )
