"""Pages of surveys: the list, one survey, one unit, slips; and the page where anyone with a code answers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.audit.views import tried
from xuezheng.apps.schools.access import OutsideError
from xuezheng.apps.surveys import limits
from xuezheng.apps.surveys.access import SURVEY, convenes, enters, questionnaire, readable
from xuezheng.apps.surveys.forms import AnswerForm, ConfirmForm, OpenForm, spoken
from xuezheng.apps.surveys.selectors import pages
from xuezheng.apps.surveys.selectors.asking import Asking, asking
from xuezheng.apps.surveys.selectors.codes import plain
from xuezheng.apps.surveys.selectors.slips import slips as slips_of
from xuezheng.apps.surveys.services import INTENTIONS
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of, public

BY_KEY = {one.key: one for one in INTENTIONS}
STEPS = ("hand_out", "close", "publish")
NO_CODE = T(
    "没有这个答题码，请核对后重新输入。", "There is no such code; check it and type it again."
)


def _asked(request: HttpRequest, verb: Verb = Verb.READ) -> Actor | None:
    actor = actor_of(request)
    if not enters(actor):
        raise NotFoundError(what=SURVEY)
    if verb is not Verb.READ and not readable(actor, verb):
        raise OutsideError(verb=verb.label)
    return actor


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List surveys."""
    actor = _asked(request)
    told = request.GET.get("before", "")
    before = int(told) if told.isdecimal() and len(told) < 12 else 0
    rows = pages.listed(actor, before)
    context = {
        "rows": rows[: pages.PAGE], "manages": bool(readable(actor, Verb.MANAGE)),
        "before": rows[pages.PAGE - 1].id if len(rows) > pages.PAGE else None,
    }  # fmt: skip
    return render(request, "surveys/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a survey."""
    actor = _asked(request, Verb.MANAGE)
    choices = [questionnaire(key) for key in readable(actor, Verb.MANAGE)]
    form = OpenForm(request.POST or None, choices=choices)
    if request.method != "POST":
        return render(request, "surveys/new.html", {"form": form})
    if form.is_valid() and (done := tried(request, BY_KEY["survey.open"], form.given(), form)):
        return redirect("surveys:show", done["survey"])
    return render(request, "surveys/new.html", {"form": form}, status=422)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one survey."""
    found = pages.page(actor_of(request), number, clock.today())
    tall = [one for one in found.dimensions if one.told and not one.audience] or [
        one for one in found.dimensions if one.told
    ]
    chart = {
        "x": [spoken(one.about) for one in tall], "unit": "", "scale": False,
        "series": [{"name": spoken(pages.OVERALL), "y": [float(one.mean) for one in tall]}],
    }  # fmt: skip
    context = {
        "page": found, "chart": chart if tall else None, "form": ConfirmForm(),
        "convenes": convenes(actor_of(request)),
    }  # fmt: skip
    return render(request, "surveys/show.html", context)


@require_safe
def unit(request: HttpRequest, number: int, org: int) -> HttpResponse:
    """Show one unit's results beside those of all."""
    found = pages.unit_page(actor_of(request), number, org, clock.today())
    return render(request, "surveys/unit.html", {"page": found})


@never_cache
@require_safe
def slips(request: HttpRequest, number: int, org: int) -> HttpResponse:
    """Print the slips of a unit."""
    address = request.build_absolute_uri(reverse("surveys:enter"))
    found = slips_of(actor_of(request), number, org, address, clock.today())
    return render(request, "surveys/slips.html", {"found": found, "address": address})


@require_POST
def step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Hand codes out, close, publish."""
    if step not in STEPS:
        raise Http404
    tried(request, BY_KEY[f"survey.{step}"], {"survey": number})
    return redirect("surveys:show", number)


@require_POST
def confirm(request: HttpRequest, number: int, session: int) -> HttpResponse:
    """Open a session of experts as a course."""
    pages.page(actor_of(request), number, clock.today())  # 404 for whoever does not see it
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        wrong = [
            f"{form.fields[key].label}：{words}"
            for key, some in form.errors.items()
            for words in some
        ]
        messages.error(request, "；".join(wrong))
    elif done := tried(
        request, BY_KEY["survey.confirm_session"], {"session": session, **form.given()}
    ):
        return redirect("activities:show", done["course"])
    return redirect("surveys:show", number)


@public
@never_cache
@require_safe
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for a code; whoever typed one goes to its questions."""
    typed = request.GET.get("code", "")
    if code := plain(typed):
        return redirect("surveys:answer", code)
    wrong = spoken(NO_CODE) if typed else ""
    return render(request, "surveys/enter.html", {"wrong": wrong}, status=422 if typed else 200)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Show the questions of a code and take the answers; who is signed in stays out of it."""
    address = request.META.get("REMOTE_ADDR", "")
    limits.demand(address)
    found = asking(code, clock.today())
    if found is None:
        limits.spend(address)
        return render(request, "surveys/enter.html", {"wrong": spoken(NO_CODE)}, status=404)
    form = AnswerForm(request.POST or None, told=found.told, audience=found.audience)
    if request.method != "POST" or not found.open:
        return _sheet(request, found, form, 200)
    if form.is_valid():
        given = {"code": code, "answers": form.given()}
        try:
            done = act(BY_KEY["survey.answer"], given, actor=None, at=clock.now()).result
        except (InputError, RefusedError) as error:
            form.add_error(None, spoken(error.told()))
        else:
            return render(request, "surveys/thanks.html", {"counted": done["counted"]})
    return _sheet(request, found, form, 422)


def _sheet(request: HttpRequest, found: Asking, form: AnswerForm, status: int) -> HttpResponse:
    return render(request, "surveys/answer.html", {"asking": found, "form": form}, status=status)
