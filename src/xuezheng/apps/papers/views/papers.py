"""The list, one paper with its steps, its files, the form for a new one."""

import secrets
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.adapters.papers.docx import docx
from xuezheng.adapters.papers.pdf import pdf
from xuezheng.adapters.papers.xlsx import written
from xuezheng.apps.papers import access, services
from xuezheng.apps.papers.forms import (
    AskForm,
    CheckForm,
    CorrectForm,
    EditForm,
    NameForm,
    NewForm,
)
from xuezheng.apps.papers.models import Disclosure, Paper, PaperState
from xuezheng.apps.papers.selectors import pages
from xuezheng.apps.papers.selectors.tasks import ledgers_told, plans, task_numbered, unit_choices
from xuezheng.apps.papers.views.steps import STEPS, done, filled, told
from xuezheng.apps.schools.access import require_somewhere, scope
from xuezheng.catalogue.papers import TEMPLATES
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.base.outcomes import outcome
from xuezheng.core.papers.templates.decomposition import TaskRow
from xuezheng.ui.doors import actor_of, public

SAYS_SO = (InputError, RefusedError, StaleError)
"""Errors that the page itself tells, beside what was tried."""
NEW = ("circular", "ledger_circular", "summary", "supervision", "decomposition")
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
DONE = T("“{act}”已办理。", "“{act}”: done.")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the papers in sight."""
    state, before = request.GET.get("state", ""), request.GET.get("before", "")
    at = int(before) if before.isdecimal() else None
    found = pages.papers(actor_of(request), state=state, before=at)
    context = {
        "papers": found[: pages.PAGE],
        "next": found[pages.PAGE - 1].number if len(found) > pages.PAGE else None,
        "states": list(PaperState),
        "state": state,
        "asked": pages.asked(actor_of(request)),
        "hearings": pages.hearings(actor_of(request), clock.now()),
        "drafts": bool(scope(actor_of(request), Verb.OPEN, access.GROUP)),
    }
    return render(request, "papers/index.html", context)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one paper: preview, hearing, numbers, downloads."""
    return _page(request, number)


def _page(request: HttpRequest, number: int, problem: str = "", status: int = 200) -> HttpResponse:
    found = pages.shown(actor_of(request), number, clock.now())
    row = found.row
    units = unit_choices(clock.today()) if found.editable else []
    start = {"seen": row.version, "title": row.title, "to": row.to, "copies": row.copies}
    context = {
        "found": found, "paper": row, "problem": problem, "key": secrets.token_urlsafe(12),
        "edit": EditForm(initial=start | {"signer": row.signer}), "check": CheckForm(),
        "ask": AskForm(units=unit_choices(clock.today(), sections=True)),
        "name": NameForm(units=units), "correct": CorrectForm(), "disclosures": list(Disclosure),
        "leads": "leader" in getattr(actor_of(request), "roles", ()),
    }  # fmt: skip
    return render(request, "papers/show.html", context, status=status)


@require_POST
def step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Take one step; what is refused is said on the same page."""
    wanted = STEPS.get(step)
    if wanted is None:
        raise NotFoundError(what=step[:20])
    access.paper(actor_of(request), number)
    try:
        result = done(request, wanted.intention, wanted.given(request, number)).result
    except SAYS_SO as error:
        return _page(request, number, told(error.told()), outcome(error).status)
    messages.success(request, told(DONE.filled(act=wanted.intention.title)))
    if "code" in result:
        return redirect("papers:sheet", result["code"])
    return redirect("papers:show", result.get("paper", number))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Draw up a paper."""
    require_somewhere(actor_of(request), Verb.OPEN, access.GROUP, what="文稿")
    kinds = [(key, told(TEMPLATES[key].title)) for key in NEW]
    sent = request.POST if request.method == "POST" else None
    known = plans()
    start = {"plan": known[0][0]} if known else {}
    ledgers = [(key, told(title)) for key, title in ledgers_told(actor_of(request))]
    start |= request.GET.dict()
    form = NewForm(sent, kinds=kinds, plans=known, ledgers=ledgers, initial=start)
    status = 200
    if request.method == "POST":
        try:
            given = filled(form)
            task = task_numbered(actor_of(request), given["record"])
            made = done(request, services.DRAFT, given | {"record": task}).result
            return redirect("papers:show", made["paper"])
        except SAYS_SO as error:
            form.add_error(None, told(error.told()))
            status = outcome(error).status
    context = {"form": form, "key": secrets.token_urlsafe(12)}
    return render(request, "papers/new.html", context, status=status)


@require_safe
def file(request: HttpRequest, number: int, format: str) -> HttpResponse:  # noqa: A002
    """Give a paper as .docx, .pdf or .xlsx: once issued, the very bytes that were kept."""
    row = access.paper(actor_of(request), number)
    kept = pages.kept(row, format)
    return answer(row, format, kept if kept is not None else _made(row, format))


def _made(row: Paper, format: str) -> bytes:  # noqa: A002
    if format == "xlsx":
        rows: list[TaskRow] = pages.task_rows(row)
        units = [name for _, name in unit_choices(clock.today(), sections=True)]
        return written(row.title, rows, day=row.day, units=units)
    return {"docx": docx, "pdf": pdf}[format](pages.paper_of_row(row))


def answer(row: Paper, format: str, data: bytes) -> HttpResponse:  # noqa: A002
    """A file as a download named like the paper."""
    response = HttpResponse(data, content_type=TYPES[format])
    name = quote(f"{row.title}.{format}")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response["Cache-Control"] = "private, no-store"
    return response


@public
@require_safe
def released(request: HttpRequest, number: int) -> HttpResponse:
    """Show a released paper to anyone."""
    row, preview = pages.released(number)
    context = {"paper": row, "preview": preview, "kind": TEMPLATES[row.kind].title}
    return render(request, "papers/released.html", context)
