"""Pages of imports: the workbook to fill in, what a filled one would do, the workbook of errors."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock, workbooks
from xuezheng.apps.files.selectors import content
from xuezheng.apps.files.services import take
from xuezheng.apps.records.access import kind_of
from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.forms import WorkbookForm
from xuezheng.apps.registers.selectors import imports
from xuezheng.apps.registers.services.importing import importable
from xuezheng.apps.registers.services.owners import asked, owned
from xuezheng.apps.registers.services.staging import sheet_read
from xuezheng.apps.registers.views.entering import do, enters
from xuezheng.apps.registers.views.pages import who
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.registers import books, sheets
from xuezheng.core.registers.case_books import case_sheet
from xuezheng.ui.downloads import download

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _open(request: HttpRequest, key: str) -> tuple[Actor, Kind]:
    """Give who asks and the register; one into which they may enter nothing is not there."""
    actor, kind = who(request), register_of(key)
    if not importable(kind) or not enters(actor, kind):
        raise NotFoundError(what=kind.title)
    return actor, kind


@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the workbook to fill in."""
    _, declared = _open(request, kind)
    keys = {one.key for act in ("add", "change") for one in asked(declared, act)}
    sheet = books.written_sheet(declared, keys if owned(declared) else None)
    return download(workbooks.blank([sheet]), f"{declared.title.zh}.xlsx", XLSX)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """Take a filled workbook, keep it, and have it checked."""
    actor, declared = _open(request, kind)
    form = WorkbookForm(
        request.POST or None, request.FILES or None, initial={"since": clock.today()}
    )
    if request.method == "POST" and form.is_valid():
        data, name, since = form.sent()
        workbooks.read(data)
        file = take(data, name, actor=actor, at=clock.now(), privacy=Privacy.SENSITIVE)
        done = do(request, "register.stage", {"kind": kind, "file": file, "since": since})
        return redirect("registers:staged", done["batch"])
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "kind": declared, "batches": imports.own(actor, declared)}
    return render(request, "registers/upload.html", context, status=status)


@require_safe
def staged(request: HttpRequest, batch: int) -> HttpResponse:
    """Show what a workbook would do, or did."""
    shown = imports.batch(who(request), batch)
    return render(request, "registers/staged.html", {"shown": shown, "kind": shown.kind})


def _side(request: HttpRequest, batch: int) -> str:
    """Say which services an import is written by."""
    return "case" if imports.batch(who(request), batch).of_cases else "register"


@require_POST
def commit(request: HttpRequest, batch: int) -> HttpResponse:
    """Have exactly what was staged written."""
    do(request, f"{_side(request, batch)}.commit", {"batch": batch}, f"commit-{batch}")
    return redirect("registers:staged", batch)


@require_POST
def cancel(request: HttpRequest, batch: int) -> HttpResponse:
    """Call an import off."""
    do(request, f"{_side(request, batch)}.cancel", {"batch": batch})
    return redirect("registers:staged", batch)


@require_POST
def decide(request: HttpRequest, batch: int, row: int) -> HttpResponse:
    """Decide a row that may stand already."""
    same = request.POST.get("same", "")
    decided = {
        "same_as": int(same) if same.isdigit() else None,
        "new": same == "new",
        "reason": request.POST.get("reason", ""),
    }
    do(request, "register.decide", {"batch": batch, "row": row, "decided": decided})
    return redirect("registers:staged", batch)


@require_safe
def errors(request: HttpRequest, batch: int) -> HttpResponse:
    """Give the rejected rows as a workbook to put right and send again."""
    row, faults = imports.faults(who(request), batch)
    kind = kind_of(row.kind)
    sheet = case_sheet(kind) if isinstance(kind, Ledger) else sheet_read(kind)
    book = workbooks.read(content(row.file))
    filled = book.get(kind.title.zh) or next(iter(book.values()), sheets.Filled(()))
    trimmed, _ = books.trimmed(sheet, filled)
    head = [sheets.written(cell) for cell in trimmed.rows[0]] if trimmed.rows else []
    lines = [[*head, books.FAULTS_TITLE.zh]]
    for number, found in faults.items():
        cells = filled.rows[number - 1] if number <= len(filled.rows) else ()
        typed = [sheets.written(cell) for cell in cells][: len(head)]
        lines.append([*typed, *[""] * (len(head) - len(typed)), _told(found)])
    return download(workbooks.plain(kind.title.zh, lines), f"{kind.title.zh}-有误.xlsx", XLSX)


def _told(found: Sequence[Mapping[str, Any]]) -> str:
    return "；".join(
        (f"第{one['column']}列：" if one.get("column") else "") + str(one["zh"]) for one in found
    )
