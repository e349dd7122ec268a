"""Pages of imports: the workbook to fill in, what a filled one would do, the workbook of errors."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock, workbooks
from xuezheng.apps.files.selectors import file as shown_file
from xuezheng.apps.files.services import take
from xuezheng.apps.records.access import kind_of
from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.forms import HeadsForm, WorkbookForm
from xuezheng.apps.registers.models import Import
from xuezheng.apps.registers.selectors import imports
from xuezheng.apps.registers.selectors.case_books import case_sheet, tables
from xuezheng.apps.registers.services.importing import TitlesError, importable
from xuezheng.apps.registers.services.owners import asked, owned
from xuezheng.apps.registers.services.sheets import details_of, filled_of, sheet_read
from xuezheng.apps.registers.services.staging import titled
from xuezheng.apps.registers.views.entering import do, enters
from xuezheng.apps.registers.views.pages import who
from xuezheng.apps.schools.access import read_day
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.kinds.fields import Field, Privacy
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.registers import books, long_form, sheets
from xuezheng.core.registers.sheets import Sheet
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
    only = keys if owned(declared) else None
    details = long_form.tables(declared, only)
    sheet = long_form.with_line(books.written_sheet(declared, only), details)
    guide = books.guide(declared, only) + long_form.guide(details)
    pages = [sheet, *(long_form.written_sheet(one) for one in details)]
    return download(workbooks.blank(pages, guide=guide), f"{declared.title.zh}.xlsx", XLSX)


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
        return staging(request, declared, file, since)
    status = 422 if request.method == "POST" else 200
    context = {
        "form": form, "kind": declared, "batches": imports.own(actor, declared),
        "apart": books.apart(declared),
    }  # fmt: skip
    return render(request, "registers/upload.html", context, status=status)


def staging(request: HttpRequest, kind: Kind, file: int, since: date) -> HttpResponse:
    """Have a kept workbook checked; where its heads are not known, ask what they mean."""
    given = {"kind": kind.key, "file": file, "since": since}
    try:
        done = do(request, "register.stage", given)
    except TitlesError:
        return redirect(f"{reverse('registers:heads', args=(kind.key, file))}?since={since}")
    return redirect("registers:staged", done["batch"])


@require_http_methods(["GET", "HEAD", "POST"])
def heads(request: HttpRequest, kind: str, file: int) -> HttpResponse:
    """Say once what the columns of a foreign workbook mean, and have it checked."""
    actor, declared = _open(request, kind)
    kept = shown_file(actor, file)
    since = read_day(request.GET.get("since", ""), clock.today())
    form = HeadsForm(sheet_read(declared), filled_of(declared, file), request.POST or None)
    if request.method == "POST" and "look" not in request.POST and form.is_valid():
        do(request, "register.map", {"kind": kind, "file": file, **form.said()})
        return staging(request, declared, file, since)
    asked_again = request.method == "POST" and "look" not in request.POST
    context = {"form": form, "kind": declared, "file": kept, "since": since}
    return render(request, "registers/heads.html", context, status=422 if asked_again else 200)


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
    """Give the rejected rows as a workbook to put right and send again; every bad cell is marked."""
    row, faults = imports.faults(who(request), batch)
    kind = kind_of(row.kind)
    under, top = _under(kind, row)
    head = [sheets.written(cell) for cell in under.rows[0]] if under.rows else []
    kept = [place for place, title in enumerate(head) if title]
    lines = [[*(head[place] for place in kept), books.FAULTS_TITLE.zh]]
    marks: dict[tuple[int, int], str] = {}
    for number, found in faults.items():
        at = number - 1 - top
        cells = under.rows[at] if at < len(under.rows) else ()
        typed = [sheets.written(cells[place]) if place < len(cells) else "" for place in kept]
        for one in found:
            if (place := (one.get("column") or 0) - 1) in kept:
                marks[len(lines), kept.index(place)] = str(one["zh"])
        lines.append([*typed, _told(found, head)])
    offered = {label: one for one in _sheet(kind).columns for label in (one.label.zh, one.label.en)}
    titles = [head[place].removesuffix("*") for place in kept]
    choices = {n: offered[title] for n, title in enumerate(titles) if title in offered}
    owners = long_form.keyed(under, top, long_form.places_of(_sheet(kind), under))
    pages, detail = _detail_pages(
        kind, row.file, {key for key, at in owners.items() if at in faults}
    )
    for one in (one for found in faults.values() for one in found):
        cell = long_form.cell_of(str(one.get("cell", "")))
        if cell is not None and cell[2]:
            detail(cell, str(one["zh"]).partition("：")[2])
    book = workbooks.plain(
        kind.title.zh, lines, choices, pages, detail.marks | {kind.title.zh: marks}
    )
    return download(book, f"{kind.title.zh}-有误.xlsx", XLSX)


def _tables(kind: Kind) -> tuple[Field, ...]:
    return tables(kind) if isinstance(kind, Ledger) else long_form.tables(kind)


@dataclass(slots=True)
class _Marking:
    """Which rows of the sheets of detail went where, and the cells marked in them."""

    names: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[int]] = field(default_factory=dict)
    marks: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)

    def __call__(self, cell: tuple[str, int, int], words: str) -> None:
        table, row, column = cell
        if row in self.rows.get(table, ()):
            place = self.rows[table].index(row), column - 1
            self.marks.setdefault(self.names[table], {})[place] = words


def _detail_pages(
    kind: Kind, file: int, owners: Collection[str]
) -> tuple[dict[str, list[list[str]]], _Marking]:
    """Give the rows of detail of the lines that come back, so that a corrected workbook is whole."""
    marking, pages = _Marking(), {}
    found = details_of(kind, file)
    for table in _tables(kind):
        name = table.label.zh[: long_form.LONGEST_TITLE]
        filled = found.get(name) or found.get(table.label.en[: long_form.LONGEST_TITLE])
        if filled is None or not filled.rows:
            continue
        kept = long_form.kept(table, filled, owners)
        marking.names[table.key], marking.rows[table.key] = name, kept
        pages[name] = [[sheets.written(cell) for cell in filled.rows[row - 1]] for row in kept]
    return pages, marking


def _sheet(kind: Kind) -> Sheet:
    return case_sheet(kind) if isinstance(kind, Ledger) else sheet_read(kind)


def _under(kind: Kind, row: Import) -> tuple[sheets.Filled, int]:
    """Give the rows of an import under our titles, and how far down the titles stand."""
    if isinstance(kind, Ledger):
        return books.trimmed(_sheet(kind), filled_of(kind, row.file))
    return titled(kind, row.file, row.layout)


def _told(found: Sequence[Mapping[str, Any]], head: Sequence[str]) -> str:
    return "；".join(_place(one.get("column") or 0, head) + str(one["zh"]) for one in found)


def _place(column: int, head: Sequence[str]) -> str:
    title = head[column - 1].removesuffix("*") if 0 < column <= len(head) else ""
    return f"“{title}”：" if title else ""
