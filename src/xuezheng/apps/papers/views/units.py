"""What a unit sees of a paper that is not its own: its line in a hearing, its paragraph."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xuezheng.adapters import clock
from xuezheng.apps.papers import access, services
from xuezheng.apps.papers.forms import ParagraphForm, StatementForm
from xuezheng.apps.papers.selectors import pages
from xuezheng.apps.papers.views.papers import DONE, SAYS_SO
from xuezheng.apps.papers.views.steps import done, filled, sent_file, told
from xuezheng.core.base.outcomes import outcome
from xuezheng.ui.doors import actor_of

READ_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@READ_WRITE
def hearing(request: HttpRequest, number: int) -> HttpResponse:
    """Show a unit its own line and take its statement."""
    form = StatementForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        access.naming(actor_of(request), number)
        try:
            given = filled(form)
            file = sent_file(request)
            files = [file] if file is not None else []
            statement = {"naming": number, "statement": given["statement"], "files": files}
            done(request, services.STATE, statement)
            messages.success(request, told(DONE.filled(act=services.STATE.title)))
            return redirect("papers:hearing", number)
        except SAYS_SO as error:
            form.add_error(None, told(error.told()))
            status = outcome(error).status
    line, paper = pages.hearing(actor_of(request), number, clock.now())
    context = {"line": line, "paper": pages.line(paper), "form": form, "key": _key()}
    return render(request, "papers/hearing.html", context, status=status)


def _key() -> str:
    return secrets.token_urlsafe(12)


@READ_WRITE
def paragraph(request: HttpRequest, number: int) -> HttpResponse:
    """Let a section write its paragraph, and show how its numbers stand."""
    row = access.contribution(actor_of(request), number)
    start = {"seen": row.version, "text": row.text}
    form = ParagraphForm(request.POST or None, initial=start)
    status = 200
    if request.method == "POST":
        try:
            given = filled(form)
            done(request, services.CONTRIBUTE, {"contribution": number} | given)
            messages.success(request, told(DONE.filled(act=services.CONTRIBUTE.title)))
            return redirect("papers:paragraph", number)
        except SAYS_SO as error:
            form.add_error(None, told(error.told()))
            status = outcome(error).status
    context = {
        "row": row, "paper": pages.line(row.paper), "form": form, "key": _key(),
        "numbers": pages.numbers_of(row), "out": row.paper.state in access.OUT,
    }  # fmt: skip
    return render(request, "papers/paragraph.html", context, status=status)
