"""Sheets: find one by its code, see whether it holds, print it, key its scan in."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.adapters.papers.docx import docx
from xuezheng.adapters.papers.pdf import pdf
from xuezheng.apps.papers import services
from xuezheng.apps.papers.forms import FindSheetForm, KeyInForm
from xuezheng.apps.papers.selectors import pages
from xuezheng.apps.papers.selectors.shown import SheetShown
from xuezheng.apps.papers.views.papers import DONE, SAYS_SO, TYPES
from xuezheng.apps.papers.views.steps import done, filled, sent_file, told, whole
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.papers import TEMPLATES
from xuezheng.core.base.outcomes import outcome
from xuezheng.core.papers.code import code_typed
from xuezheng.core.papers.paper import CodeBlock, Paper, PaperHead, Words
from xuezheng.core.papers.templates.signing import signing_sheet
from xuezheng.ui.doors import actor_of


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Take a code as it stands on the paper."""
    typed = request.GET.get("code", "")
    if typed:
        return redirect("papers:sheet", code_typed(typed)[:14] or "-")
    return render(request, "papers/find_sheet.html", {"form": FindSheetForm()})


@require_POST
def prints(request: HttpRequest) -> HttpResponse:
    """Print a sheet of a case or a paper; the pages of cases post here."""
    given = {"subject": request.POST.get("subject", ""), "number": whole(request, "number")}
    made = done(request, services.PRINT, given).result
    return redirect("papers:sheet", made["code"])


@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether a sheet holds or is void, and who signed it."""
    return _page(request, code)


def _page(request: HttpRequest, code: str, problem: str = "", status: int = 200) -> HttpResponse:
    found = pages.sheet(actor_of(request), code_typed(code))
    context = {
        "found": found, "sheet": found.row, "form": KeyInForm(), "problem": problem,
        "key": secrets.token_urlsafe(12),
    }  # fmt: skip
    return render(request, "papers/sheet.html", context, status=status)


@require_POST
def key_in(request: HttpRequest, code: str) -> HttpResponse:
    """Take the scan of the signed sheet."""
    pages.sheet(actor_of(request), code_typed(code))
    try:
        given = filled(KeyInForm(request.POST, request.FILES))
        scan = {"code": code, "file": sent_file(request)}
        done(request, services.KEY_IN, given | scan)
    except SAYS_SO as error:
        return _page(request, code, told(error.told()), outcome(error).status)
    messages.success(request, told(DONE.filled(act=services.KEY_IN.title)))
    return redirect("papers:sheet", code)


@require_safe
def file(request: HttpRequest, code: str, format: str) -> HttpResponse:  # noqa: A002
    """Give the sheet itself, its code with the address that checks it."""
    found = pages.sheet(actor_of(request), code_typed(code))
    address = request.build_absolute_uri(reverse("papers:sheet", args=[found.row.code]))
    made = {"docx": docx, "pdf": pdf}[format](_paper(found, address))
    response = HttpResponse(made, content_type=TYPES[format])
    response["Content-Disposition"] = f'attachment; filename="{found.row.number}.{format}"'
    return response


def _paper(found: SheetShown, address: str) -> Paper:
    row = found.row
    day = row.printed_at.astimezone(clock.ZONE).date()
    tree = tree_of(day)
    issuer = tree.units[tree.root].name if tree.root is not None else ""
    head = PaperHead(row.title, issuer, day, number=f"第 {row.number} 号")
    facts = [(name, (Words(said),)) for name, said in found.facts]
    return signing_sheet(TEMPLATES["sheet"], head, facts, CodeBlock(row.code, address))
