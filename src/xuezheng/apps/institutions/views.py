"""Pages of institutions: points and reasons; open to all: the lists, and whether a licence is valid."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from xuezheng.adapters import clock
from xuezheng.adapters.papers.codes import svg
from xuezheng.apps.audit.services import act
from xuezheng.apps.institutions.access import GROUP, INSTITUTION, institution
from xuezheng.apps.institutions.forms import FindForm, ProposeForm
from xuezheng.apps.institutions.selectors import listed, score, scores, valid
from xuezheng.apps.institutions.selectors.scores import PAGE
from xuezheng.apps.institutions.services import FIND, PROPOSE
from xuezheng.apps.schools.access import require_somewhere, scope
from xuezheng.catalogue.terms.institutions import CreditList
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of, public

TOLD = (InputError, RefusedError)


def _spoken(words: T) -> str:
    return words.in_(get_language() or "zh")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the institutions in sight with points, grade, lists and licence."""
    actor, day = actor_of(request), clock.today()
    require_somewhere(actor, Verb.READ, GROUP, what=INSTITUTION)
    words, after = request.GET.get("q", "").strip()[:40], request.GET.get("after", "")
    at = int(after) if after.isdecimal() and len(after) < 12 else 0
    rows = scores(actor, day, words=words, after=at)
    if actor is not None and actor.roles == {"institution"} and len(rows) == 1:
        return redirect("institutions:show", rows[0].id)
    context = {
        "rows": rows[:PAGE], "after": rows[PAGE - 1].id if len(rows) > PAGE else None, "q": words,
        "day": day,
    }  # fmt: skip
    return render(request, "institutions/index.html", context)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one institution: points left and why, lists, licence, what may be done."""
    return _page(request, number)


def _page(
    request: HttpRequest, number: int, form: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    actor, day = actor_of(request), clock.today()
    shown = score(actor, number, day)
    may = bool(scope(actor, Verb.OPEN, GROUP)) and actor is not None and "section" in actor.roles
    context: dict[str, Any] = {"shown": shown, "day": day, "may": may}
    if may:
        context["find"] = (
            form if isinstance(form, FindForm) else FindForm(initial={"found_on": day})
        )
        context["propose"] = form if isinstance(form, ProposeForm) else ProposeForm()
    return render(request, "institutions/show.html", context, status=status)


@require_http_methods(["POST"])
def find(request: HttpRequest, number: int) -> HttpResponse:
    """Charge an institution with a breach."""
    return _done(request, number, FIND, FindForm(request.POST))


@require_http_methods(["POST"])
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Propose an institution for a list."""
    return _done(request, number, PROPOSE, ProposeForm(request.POST))


def _done(
    request: HttpRequest, number: int, intention: Intention, form: FindForm | ProposeForm
) -> HttpResponse:
    actor = actor_of(request)
    institution(actor, number, clock.today())
    if form.is_valid():
        try:
            done = act(intention, form.given(number), actor=actor, at=clock.now()).result
        except TOLD as error:
            form.add_error(None, _spoken(error.told()))
        else:
            messages.success(request, _spoken(T("已登记。", "Entered.")))
            return redirect("records:case", done["case"])
    return _page(request, number, form, 422)


@public
@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """Search the lists that are public, by name or address."""
    day, words = clock.today(), request.GET.get("q", "").strip()[:40]
    kept = request.GET.get("list", "")
    kept = kept if kept in {one.key for one in CreditList} else ""
    context = {
        "rows": listed(day, words, kept), "q": words, "kept": kept, "lists": CreditList, "day": day,
    }  # fmt: skip
    return render(request, "institutions/lists.html", context)


@public
@require_safe
def licence(request: HttpRequest, number: str) -> HttpResponse:
    """Say whether a licence is valid today."""
    day = clock.today()
    found = valid(number[:40], day, get_language() or "zh")
    return render(request, "institutions/licence.html", {"found": found, "day": day})


@public
@require_safe
def code(request: HttpRequest, number: str) -> HttpResponse:
    """Give the code that leads to the page of a licence, to be hung up at the door."""
    found = valid(number[:40], clock.today())
    address = request.build_absolute_uri(reverse("institutions:licence", args=[found.number]))
    return HttpResponse(svg(address), content_type="image/svg+xml")
