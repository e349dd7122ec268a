"""Pages of training and leavers: progress by township, a class, doubts, samples; leavers by school and major."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services.viewing import Thing, viewed
from xuezheng.apps.audit.views import tried
from xuezheng.apps.registers.access import register_of
from xuezheng.apps.schools.access import require_somewhere, scope, seen
from xuezheng.apps.vocational import selectors
from xuezheng.apps.vocational.access import (
    CALL,
    GROUP,
    LEAVERS,
    TRAINEES,
    TRAINING,
    calls,
    one_class,
    samples,
)
from xuezheng.apps.vocational.forms import DrawForm, EnrolForm
from xuezheng.apps.vocational.services import INTENTIONS
from xuezheng.catalogue.terms.adults import Answer, Programme
from xuezheng.core.activities.adults import Doubt
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.deeds import Whose
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.mask import hides
from xuezheng.ui.doors import actor_of

BY_KEY = {one.key: one for one in INTENTIONS}
YEARS = 3


def _asked(request: HttpRequest, verb: Verb = Verb.READ) -> Actor | None:
    actor = actor_of(request)
    require_somewhere(actor, verb, GROUP, what=TRAINING)
    return actor


def _year(request: HttpRequest) -> int:
    told, now = request.GET.get("year", ""), clock.today().year
    return int(told) if told.isdecimal() and now - YEARS < int(told) <= now + 1 else now


def _years() -> list[int]:
    now = clock.today().year
    return [*range(now - YEARS + 1, now + 1)]


def _chosen(request: HttpRequest) -> str:
    told = request.GET.get("programme", "")
    return told if told in {one.key for one in Programme} else ""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show a year by township, and its classes."""
    actor, day, year, programme = _asked(request), clock.today(), _year(request), _chosen(request)
    found = selectors.year_of(year, day)
    rows, total = selectors.townships(actor, found, day, programme)
    context = {
        "rows": rows, "total": total, "year": year, "years": _years(), "day": day,
        "programmes": list(Programme), "programme": programme,
        "classes": selectors.class_rows(actor, year, day),
        "opens": bool(scope(actor, Verb.OPEN, GROUP)), "share": found.numbers.share,
    }  # fmt: skip
    return render(request, "vocational/index.html", context)


@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show a class with its trainees."""
    return _class(request, _asked(request), number, EnrolForm(language=get_language() or "zh"))


def _class(
    request: HttpRequest, actor: Actor | None, number: str, form: EnrolForm, status: int = 200
) -> HttpResponse:
    shown = selectors.class_shown(actor, number, clock.today())
    opens = scope(actor, Verb.OPEN, GROUP).holds(shown.org) and shown.state == "teaching"
    context = {
        "shown": shown, "form": form if opens else None,
        "pays": scope(actor, Verb.MANAGE, GROUP).holds(shown.org) and shown.state == "closed",
    }  # fmt: skip
    return render(request, "vocational/class.html", context, status=status)


def _looked(
    actor: Actor | None, key: str, fields: tuple[str, ...], people: tuple[tuple[int, int], ...]
) -> None:
    """Put on record whose sensitive fields a page shows in clear."""
    if actor is None or not people or Privacy.SENSITIVE not in seen(actor, register_of(key)):
        return
    stated = actor.stated.purpose if actor.stated else ""
    whose = tuple(Whose(org, person) for org, person in people)
    viewed(actor, Thing(key, people[0][1]), fields, at=clock.now(), purpose=stated, whose=whose)


@require_POST
def enrol(request: HttpRequest, number: str) -> HttpResponse:
    """Enter trainees of a class; what is wrong is told beside the lines, which stay as typed."""
    actor = _asked(request)
    one_class(actor, number)
    form = EnrolForm(request.POST, language=get_language() or "zh")
    if form.is_valid() and tried(request, BY_KEY["trainee.enrol"], form.given(number), form):
        return redirect("vocational:class", number)
    return _class(request, actor, number, form, status=422)


@require_POST
def subsidise(request: HttpRequest, number: str) -> HttpResponse:
    """Decide the subsidies of a class."""
    actor = _asked(request)
    one_class(actor, number)
    tried(request, BY_KEY["trainee.subsidise"], {"group": number})
    return redirect("vocational:class", number)


@require_safe
def doubts(request: HttpRequest) -> HttpResponse:
    """Show what cannot be true of a year, or counts once."""
    actor, day, year = _asked(request), clock.today(), _year(request)
    told = request.GET.get("doubt", "")
    doubt = told if told in {one.key for one in Doubt} else ""
    rows = selectors.doubts_shown(actor, selectors.year_of(year, day), day, doubt)
    context = {"rows": rows, "year": year, "years": _years(), "doubts": list(Doubt), "doubt": doubt}
    return render(request, "vocational/doubts.html", context)


@require_safe
def sample_list(request: HttpRequest) -> HttpResponse:
    """List the samples; whoever manages draws another."""
    return _samples(request, _asked(request), DrawForm(initial={"year": clock.today().year}))


def _samples(
    request: HttpRequest, actor: Actor | None, form: DrawForm, status: int = 200
) -> HttpResponse:
    manages = bool(scope(actor, Verb.MANAGE, GROUP))
    context = {"rows": selectors.sample_rows(actor), "form": form if manages else None}
    return render(request, "vocational/samples.html", context, status=status)


@require_POST
def draw(request: HttpRequest) -> HttpResponse:
    """Draw a sample; what is wrong is told beside its field."""
    actor, form = _asked(request), DrawForm(request.POST)
    if form.is_valid() and (
        done := tried(request, BY_KEY["trainee.sample"], form.cleaned_data, form)
    ):
        return redirect("vocational:sample", done["sample"])
    return _samples(request, actor, form, status=422)


@require_safe
def sample(request: HttpRequest, number: int) -> HttpResponse:
    """Show who is called, in the order drawn."""
    actor, day = _asked(request), clock.today()
    row = samples(actor).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=T("抽查批次", "sample"))
    rows, people = selectors.call_rows(actor, number, day)
    _looked(actor, TRAINEES, ("mobile",), people)
    kind = register_of(TRAINEES)
    context = {
        "sample": row, "rows": rows, "answers": list(Answer),
        "manages": bool(scope(actor, Verb.MANAGE, GROUP)), "group": GROUP,
        "masked": bool(hides(kind, seen(actor, kind))),
    }  # fmt: skip
    return render(request, "vocational/sample.html", context)


@require_POST
def answer(request: HttpRequest, number: int, call: int) -> HttpResponse:
    """Keep what a call found."""
    if not calls(_asked(request)).filter(pk=call, sample=number).exists():
        raise NotFoundError(what=CALL)
    tried(
        request, BY_KEY["trainee.answer"], {"call": call, "answer": request.POST.get("answer", "")}
    )
    return redirect("vocational:sample", number)


@require_safe
def leavers(request: HttpRequest) -> HttpResponse:
    """Show a year's leavers by school and by major."""
    actor, day, year = _asked(request), clock.today(), _year(request)
    found = selectors.leavers(actor, year, day)
    context = {
        "found": found, "year": year, "years": _years(), "day": day, "register": LEAVERS,
        "parts": (
            (T("按专业", "By major"), T("专业", "Major"), found.majors),
            (T("按学校", "By school"), T("学校", "School"), found.schools),
        ),
    }  # fmt: skip
    return render(request, "vocational/leavers.html", context)
