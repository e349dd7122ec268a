"""Pages of a ledger's workbook: the one to fill in, and what a filled one would open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from xuezheng.adapters import clock, workbooks
from xuezheng.apps.files.services import take
from xuezheng.apps.records.access import ledger_of, reach
from xuezheng.apps.registers.forms import WorkbookForm
from xuezheng.apps.registers.selectors import imports
from xuezheng.apps.registers.selectors.case_books import tables, written_sheets
from xuezheng.apps.registers.views.entering import do
from xuezheng.apps.registers.views.importing import XLSX
from xuezheng.apps.registers.views.pages import who
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.registers import long_form
from xuezheng.core.registers.books import GUIDE_HEAD
from xuezheng.ui.downloads import download


def _open(request: HttpRequest, key: str) -> tuple[Actor, Ledger]:
    """Give who asks and the ledger; one in which they open no cases is not there."""
    actor, ledger = who(request), ledger_of(key)
    if not actor.roles & set(ledger.opens) or not reach(actor, Verb.OPEN, key):
        raise NotFoundError(what=ledger.title)
    return actor, ledger


@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the workbook of the opening form to fill in."""
    _, ledger = _open(request, kind)
    detail = tables(ledger)
    guide = [GUIDE_HEAD, *long_form.guide(detail)] if detail else []
    book = workbooks.blank(written_sheets(ledger), guide=guide)
    return download(book, f"{ledger.title.zh}.xlsx", XLSX)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """Take a filled workbook, keep it, and check it."""
    actor, ledger = _open(request, kind)
    form = WorkbookForm(
        request.POST or None, request.FILES or None, initial={"since": clock.today()}
    )
    del form.fields["since"]
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        data, name = sent.read(), sent.name or "book.xlsx"
        workbooks.read(data)
        file = take(data, name, actor=actor, at=clock.now(), privacy=Privacy.SENSITIVE)
        done = do(request, "case.stage", {"kind": kind, "file": file})
        return redirect("registers:staged", done["batch"])
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "kind": ledger, "batches": imports.own(actor, ledger)}
    return render(request, "registers/upload_cases.html", context, status=status)
