"""Pages of rosters: taken in, compared, decided person by person, handed out, taken out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock, marked
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.selectors import content
from xuezheng.apps.files.selectors import file as file_shown
from xuezheng.apps.files.services import take as keep
from xuezheng.apps.rosters.access import ROSTER, STAFF
from xuezheng.apps.rosters.forms import WITHIN, AssignForm, DecideForm, RosterForm, UploadForm
from xuezheng.apps.rosters.selectors import pages
from xuezheng.apps.rosters.selectors.reading import remembered, sheet
from xuezheng.apps.rosters.services import (
    ASSIGN,
    COMPARE,
    DECIDE,
    EXPORT,
    EXPORT_LEAVERS,
    TAKE,
    UNDO,
)
from xuezheng.apps.schools.access import require, scope, steady
from xuezheng.catalogue.lists import LEAVERS, LISTS
from xuezheng.catalogue.purposes import offered
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.kind import Kind
from xuezheng.ui.doors import actor_of
from xuezheng.ui.downloads import download


def _manages(actor: Actor | None) -> bool:
    return bool(scope(actor, Verb.MANAGE, STAFF))


def _reads(actor: Actor | None) -> None:
    if not scope(actor, Verb.READ, STAFF):
        raise NotFoundError(what=ROSTER)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the rosters in sight, newest first."""
    actor = actor_of(request)
    _reads(actor)
    found = pages.listed(actor, clock.now())
    return render(request, "rosters/index.html", {"found": found, "manages": _manages(actor)})


@require_safe
def together(request: HttpRequest) -> HttpResponse:
    """Show the newest of the three staff rosters side by side, person by person."""
    actor = actor_of(request)
    _reads(actor)
    newest, rows = pages.together(actor, clock.now())
    return render(request, "rosters/together.html", {"newest": newest, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a roster's workbook and keep it; its columns are looked at next."""
    actor = _keeper(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "rosters/upload.html", {"form": form}, status=status)
    sent = form.cleaned_data["file"]
    data = sent.read()
    sheet(data)
    file = keep(data, sent.name, actor=actor, at=clock.now(), privacy=Privacy.SENSITIVE)
    return redirect("rosters:map", file)


def _keeper(request: HttpRequest) -> Actor:
    """Give who works on rosters at the own unit; refuses anybody else."""
    actor = actor_of(request)
    require(actor, Verb.MANAGE, STAFF, actor.home if actor else None, what=ROSTER.zh)
    if actor is None:
        raise NotFoundError(what=ROSTER)
    return actor


@require_http_methods(["GET", "HEAD", "POST"])
def map_(request: HttpRequest, file: int) -> HttpResponse:
    """Say which column is what, once for each kind of heads, and take the roster in."""
    actor = _keeper(request)
    kept = file_shown(actor, file)
    found = sheet(content(file))
    form = RosterForm(
        request.POST or None,
        sheet=found,
        mapping=remembered(found),
        initial={"title": kept.name.rsplit(".", 1)[0], "day": clock.today()},
    )
    if request.method == "POST" and form.is_valid():
        given = form.given(file, actor.home or 0)
        done = act(TAKE, given, actor=actor, at=clock.now(), key=f"roster-{file}")
        messages.success(request, gettext("已接收，正在比对"))
        return redirect("rosters:show", done.result["roster"])
    context = {"form": form, "file": kept, "lines": len(found.rows), "heads": found.heads}
    status = 422 if request.method == "POST" else 200
    return render(request, "rosters/map.html", context, status=status)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a roster's report and its differences."""
    actor = actor_of(request)
    with steady():
        return _shown(request, actor, number)


def _shown(request: HttpRequest, actor: Actor | None, number: int) -> HttpResponse:
    status, after = request.GET.get("status", ""), request.GET.get("after", "")
    found = pages.report(actor, number, clock.now(), status=status, after=after)
    due: date = clock.today() + WITHIN
    context = {
        "report": found,
        "status": status,
        "manages": _manages(actor),
        "assign": AssignForm(initial={"due": due}),
        "takes": bool(scope(actor, Verb.EXPORT, found.group)),
        "purposes": offered(found.group),
    }
    return render(request, "rosters/show.html", context)


@require_POST
def compare(request: HttpRequest, number: int) -> HttpResponse:
    """Compare a roster once more."""
    act(COMPARE, {"roster": number}, actor=actor_of(request), at=clock.now())
    messages.success(request, gettext("正在重新比对"))
    return redirect("rosters:show", number)


@require_POST
def assign(request: HttpRequest, number: int) -> HttpResponse:
    """Hand every open difference to the unit that answers for it."""
    given = {"roster": number, "due": request.POST.get("due", "")}
    done = act(ASSIGN, given, actor=actor_of(request), at=clock.now()).result
    messages.success(request, gettext("已交办 {count} 件").format(count=len(done["cases"])))
    return redirect("rosters:show", number)


@require_POST
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Decide one difference."""
    form = DecideForm(request.POST)
    form.full_clean()
    given = {"finding": number, **form.cleaned_data}
    act(DECIDE, given, actor=actor_of(request), at=clock.now())
    messages.success(request, gettext("已认定"))
    return _back(request)


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take one decision back."""
    act(UNDO, {"finding": number}, actor=actor_of(request), at=clock.now())
    messages.success(request, gettext("已撤回认定"))
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """Go back to the roster whose number the form carries."""
    roster = request.POST.get("roster", "")
    if roster.isdecimal() and len(roster) < 12:
        return redirect("rosters:show", int(roster))
    return redirect("rosters:index")


@require_POST
def export(request: HttpRequest, number: int) -> HttpResponse:
    """Give the report as a workbook with its mark, or lead to the request that another decides."""
    done = act(EXPORT, _asked(request, roster=number), actor=actor_of(request), at=clock.now())
    if done.result.get("waits"):
        return redirect("accounts:release", done.result["waits"])
    kind = next(one for one in LISTS if one.key == done.result["kind"])
    return _sheet(kind, done.result, f"{done.result['title']}.xlsx")


@require_POST
def leavers(request: HttpRequest) -> HttpResponse:
    """Give the leavers as a workbook with its mark, or lead to the request that another decides."""
    given = _asked(request, ahead=request.POST.get("ahead", ""))
    done = act(EXPORT_LEAVERS, given, actor=actor_of(request), at=clock.now())
    if done.result.get("waits"):
        return redirect("accounts:release", done.result["waits"])
    return _sheet(LEAVERS, done.result, "leavers.xlsx")


def _asked(request: HttpRequest, **what: object) -> dict[str, object]:
    """Give what an export takes: what for, and the request that was approved."""
    number = request.POST.get("request", "")
    return {
        **what,
        "purpose": request.POST.get("purpose", "")[:40],
        "request": int(number) if number.isdecimal() and len(number) < 12 else None,
    }


def _sheet(kind: Kind, done: Mapping[str, Any], name: str) -> HttpResponse:
    language = get_language() or "zh"
    mark = T(*done["head"]).in_(language), T(*done["foot"]).in_(language)
    data = marked.workbook(kind.title, kind.fields, done["rows"], mark, clock.now(), language)
    return download(data, name, marked.MEDIA)
