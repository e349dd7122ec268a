"""Pages of assessments: rounds, one round, one sheet, the criteria."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.assessments.access import declared, group, sheet
from xuezheng.apps.assessments.forms import RoundForm, SheetForm
from xuezheng.apps.assessments.models import Side
from xuezheng.apps.assessments.selectors import pages
from xuezheng.apps.assessments.services import ATTACH, COUNT, FILL, OPEN, PUBLISH, RANK
from xuezheng.apps.assessments.services.filling import FillingError, side_of
from xuezheng.apps.audit.services import act
from xuezheng.apps.schools.access import scope
from xuezheng.apps.schools.selectors.closure import units
from xuezheng.catalogue.assessments import ASSESSMENTS
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

STAGES = {
    "kindergarten": frozenset({"kindergarten"}),
    "compulsory": frozenset({"primary", "junior", "nine_year"}),
    "senior": frozenset({"senior", "complete", "twelve_year", "vocational"}),
    "boarding": frozenset({"primary", "junior", "nine_year"}),
    "small": frozenset({"primary", "point"}),
}
"""Which kinds of unit a type of assessment takes in when a round is opened from the page."""


def _opens(actor: Actor | None) -> bool:
    return any(scope(actor, Verb.ISSUE, group(one)).everything for one in ASSESSMENTS if one.kind)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List rounds and the newest sheets in sight."""
    actor = actor_of(request)
    rounds, sheets = pages.listed(actor)
    context = {"rounds": rounds, "sheets": sheets, "opens": _opens(actor), "all": ASSESSMENTS}
    return render(request, "assessments/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a round for all units of a type."""
    actor, day = actor_of(request), clock.today()
    if not _opens(actor) or actor is None:
        raise NotFoundError(what=T("考核批次", "round"))
    form = RoundForm(request.POST or None, initial={"year": day.year})
    if request.method == "POST" and form.is_valid():
        told = form.given()
        kinds = STAGES.get(told["kind"], frozenset())
        found = [key for key, one in units(day).items() if one.kind in kinds]
        given = told | {"org": actor.home, "units": found}
        done = act(OPEN, given, actor=actor, at=clock.now())
        return redirect("assessments:round", done.result["round"])
    return render(request, "assessments/new.html", {"form": form})


@require_safe
def show_round(request: HttpRequest, number: int) -> HttpResponse:
    """Show one round with its units."""
    page = pages.round_page(actor_of(request), number, clock.now())
    return render(request, "assessments/round.html", {"page": page})


def _side(actor: Actor | None, case: int) -> Side | None:
    if actor is None:
        return None
    try:
        return side_of(Deed(actor=actor, at=clock.now()), sheet(actor, case))
    except FillingError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def show_sheet(request: HttpRequest, case: int) -> HttpResponse:
    """Show a score sheet line by line, and let whoever may fill it in."""
    actor = actor_of(request)
    side = _side(actor, case)
    page = pages.sheet_page(actor, case, side, clock.now())
    form = SheetForm(request.POST or None, lines=page.lines)
    if request.method == "POST" and form.is_valid():
        figures = list(form.figures())
        if figures:
            act(FILL, {"case": case, "figures": figures}, actor=actor, at=clock.now())
            messages.success(request, gettext("已保存。"))
        return redirect("assessments:sheet", case)
    rows = [
        (
            one,
            form[f"v-{one.key}"] if one.fills else None,
            form[f"n-{one.key}"] if one.fills else None,
        )
        for one in page.lines
    ]
    context = {"page": page, "form": form, "rows": rows, "office": side is Side.OFFICE}
    return render(request, "assessments/sheet.html", context)


@require_POST
def attach(request: HttpRequest, case: int) -> HttpResponse:
    """Give a case its score sheet."""
    act(ATTACH, {"case": case}, actor=actor_of(request), at=clock.now())
    return redirect("assessments:sheet", case)


@require_POST
def count(request: HttpRequest, case: int) -> HttpResponse:
    """Take the counts of ledgers onto a sheet."""
    act(COUNT, {"case": case}, actor=actor_of(request), at=clock.now())
    return redirect("assessments:sheet", case)


@require_POST
def rank(request: HttpRequest, number: int) -> HttpResponse:
    """Rank a round."""
    act(RANK, {"round": number}, actor=actor_of(request), at=clock.now())
    return redirect("assessments:round", number)


@require_POST
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Publish a round."""
    act(PUBLISH, {"round": number}, actor=actor_of(request), at=clock.now())
    return redirect("assessments:round", number)


@require_safe
def criteria(request: HttpRequest, key: str, year: int, kind: str) -> HttpResponse:
    """Show published criteria."""
    declared(key)
    return render(request, "assessments/criteria.html", {"page": pages.criteria(key, year, kind)})
