"""Pages of awards: years, a year with its schools, a school's sheet, the formula."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock, marked
from xuezheng.apps.audit.views import tried
from xuezheng.apps.awards.access import AWARD, GROUP, manages, one_award, one_sheet, works
from xuezheng.apps.awards.forms import DraftForm, spoken
from xuezheng.apps.awards.models import Progress, Said
from xuezheng.apps.awards.selectors import award_shown, formula_shown, listed, sheet_shown
from xuezheng.apps.awards.selectors.drafting import paper_of
from xuezheng.apps.awards.services import INTENTIONS
from xuezheng.apps.schools.access import require_somewhere, scope, tree_of
from xuezheng.catalogue.lists import AWARDS
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of
from xuezheng.ui.downloads import download

BY_KEY = {one.key: one for one in INTENTIONS}
LEAVING = (Kind.COMPLETE.key, Kind.SENIOR.key, Kind.TWELVE_YEAR.key, Kind.VOCATIONAL.key)


def _asked(request: HttpRequest) -> Actor | None:
    actor = actor_of(request)
    require_somewhere(actor, Verb.READ, GROUP, what=AWARD)
    return actor


def _known() -> Mapping[str, Any]:
    """Give what the draft form offers: schools with leavers, vetoes and items of the formula."""
    today = clock.today()
    formula = paper_of(today.year).formula
    units = tree_of(today).units
    return {
        "schools": [(org, one.name) for org, one in units.items() if one.kind in LEAVING],
        "veto": [(one.key, one.title) for one in formula.vetoes],
        "item": [(one.key, one.title) for one in formula.items],
    }


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the years."""
    actor, year = _asked(request), clock.today().year
    form = None
    if manages(actor):
        form = DraftForm(initial={"year": year}, known=_known())
    context = {"rows": listed(actor), "form": form, "whole": works(actor), "year": year}
    return render(request, "awards/index.html", context)


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Reckon a year."""
    actor = _asked(request)
    if not manages(actor):
        raise NotFoundError(what=AWARD)
    form = DraftForm(request.POST, known=_known())
    if not form.is_valid():
        context = {"rows": listed(actor), "form": form, "whole": True, "year": clock.today().year}
        return render(request, "awards/index.html", context, status=422)
    done = tried(request, BY_KEY["award.draft"], form.given())
    return redirect("awards:show", done["award"]) if done else redirect("awards:index")


@require_safe
def formula(request: HttpRequest, year: int) -> HttpResponse:
    """Show the formula of a year."""
    actor = _asked(request)
    if not 2000 <= year <= 2100:
        raise NotFoundError(what=AWARD)
    return render(request, "awards/formula.html", {"shown": formula_shown(actor, year)})


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a year with the schools in sight."""
    actor = _asked(request)
    shown = award_shown(actor, number)
    state, runs = shown.row.state, manages(actor)
    context = {
        "shown": shown, "tells": runs and state is Progress.DRAFTED and not shown.missing,
        "decides": shown.whole and state is Progress.TOLD and _another(actor, shown.award.drafted_by),
        "takes": shown.whole and state is Progress.DECIDED and bool(scope(actor, Verb.EXPORT, GROUP)),
        "replies": runs and state is Progress.TOLD,
    }  # fmt: skip
    return render(request, "awards/show.html", context)


def _another(actor: Actor | None, drafter: int | None) -> bool:
    return actor is not None and actor.person is not None and actor.person != drafter


@require_safe
def sheet(request: HttpRequest, number: int, org: int) -> HttpResponse:
    """Show a school's sheet: what it got and why."""
    actor = _asked(request)
    shown = sheet_shown(actor, number, org)
    told = shown.row.state is Progress.TOLD
    context = {
        "shown": shown,
        "hears": told and not shown.whole and shown.said is Said.NOTHING
        and scope(actor, Verb.MOVE, GROUP).holds(org),
        "replies": told and shown.said is Said.OBJECTED and manages(actor),
    }  # fmt: skip
    return render(request, "awards/sheet.html", context)


@require_POST
def tell(request: HttpRequest, number: int) -> HttpResponse:
    """Tell the schools."""
    return _stepped(request, number, "award.tell")


@require_POST
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Decide a year."""
    return _stepped(request, number, "award.decide")


def _stepped(request: HttpRequest, number: int, key: str) -> HttpResponse:
    one_award(_asked(request), number)
    tried(request, BY_KEY[key], {"award": number})
    return redirect("awards:show", number)


@require_POST
def hear(request: HttpRequest, number: int, org: int) -> HttpResponse:
    """Take a school's answer."""
    one_sheet(_asked(request), number, org)
    given = {
        "award": number, "org": org, "agree": request.POST.get("agree") == "yes",
        "note": request.POST.get("note", "")[:1000],
    }  # fmt: skip
    tried(request, BY_KEY["award.hear"], given)
    return redirect("awards:sheet", number, org)


@require_POST
def reply(request: HttpRequest, number: int, org: int) -> HttpResponse:
    """Answer an objection."""
    one_sheet(_asked(request), number, org)
    given = {"award": number, "org": org, "reply": request.POST.get("reply", "")[:1000]}
    tried(request, BY_KEY["award.reply"], given)
    return redirect("awards:sheet", number, org)


@require_POST
def payment(request: HttpRequest, number: int) -> HttpResponse:
    """Give the payment list as a workbook with its mark, or lead to the request that another decides."""
    one_award(_asked(request), number)
    asked = request.POST.get("request", "")
    given = {
        "award": number, "purpose": request.POST.get("purpose", "")[:40],
        "request": int(asked) if asked.isdecimal() and len(asked) < 12 else None,
    }  # fmt: skip
    done = tried(request, BY_KEY["award.take_out"], given)
    if done is None:
        return redirect("awards:show", number)
    if done.get("waits"):
        return redirect("accounts:release", done["waits"])
    language = get_language() or "zh"
    mark = spoken(T(*done["head"])), spoken(T(*done["foot"]))
    data = marked.workbook(AWARDS.title, AWARDS.fields, done["rows"], mark, clock.now(), language)
    return download(data, f"奖励发放表{number}.xlsx", marked.MEDIA)
