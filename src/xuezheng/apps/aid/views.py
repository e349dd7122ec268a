"""Pages of aid: rounds, what waits, one round with its lines, the term's report."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock, workbooks
from xuezheng.apps.aid.access import AID, AID_LINE, GROUP, one_round
from xuezheng.apps.aid.forms import AnswerForm, CardForm, DecideForm, DeclareForm, ListForm
from xuezheng.apps.aid.selectors import payment, report, round_shown, rounds_shown, waiting
from xuezheng.apps.aid.services import INTENTIONS
from xuezheng.apps.audit.services.viewing import Thing, viewed
from xuezheng.apps.audit.views import tried
from xuezheng.apps.files.services import take
from xuezheng.apps.pupils.access import enrolments, sight
from xuezheng.apps.schools.access import require_somewhere, scope, seen
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.deeds import Whose
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import term_of
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.registers.timeline import AsOf
from xuezheng.ui.doors import actor_of
from xuezheng.ui.downloads import download

BY_KEY = {one.key: one for one in INTENTIONS}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _asked(request: HttpRequest) -> Actor | None:
    actor = actor_of(request)
    require_somewhere(actor, Verb.READ, GROUP, what=AID)
    return actor


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List rounds and what waits to be recognised."""
    actor, day = _asked(request), clock.today()
    context = {
        "rounds": rounds_shown(actor), "waiting": waiting(actor, day), "day": day,
        "term": term_of(day), "manages": bool(scope(actor, Verb.MANAGE, GROUP)),
        "checks": bool(scope(actor, Verb.CHECK, GROUP)), "opens": bool(scope(actor, Verb.OPEN, GROUP)),
        "decide": DecideForm(initial={"day": day}), "list": ListForm(initial={"since": day}),
        "declare": DeclareForm(), "card": CardForm(),
    }  # fmt: skip
    return render(request, "aid/index.html", context)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one round; names seen in clear are put on record."""
    actor = _asked(request)
    after = request.GET.get("after", "")
    shown = round_shown(actor, number, int(after) if after.isdecimal() and len(after) < 12 else 0)
    if actor is not None and Privacy.SENSITIVE in seen(actor, AID_LINE) and shown.people:
        stated = actor.stated.purpose if actor.stated else ""
        whose = tuple(Whose(org, pupil) for org, pupil in shown.people)
        viewed(
            actor, Thing("aid_round", number), ("name", "category"), at=clock.now(), purpose=stated,
            whose=whose,
        )  # fmt: skip
    context = {
        "shown": shown, "manages": bool(scope(actor, Verb.MANAGE, GROUP)),
        "checks": bool(scope(actor, Verb.CHECK, GROUP)), "answer": AnswerForm(),
        "takes": bool(scope(actor, Verb.MANAGE, GROUP)) and bool(scope(actor, Verb.EXPORT, GROUP)),
    }  # fmt: skip
    return render(request, "aid/show.html", context)


@require_safe
def report_(request: HttpRequest) -> HttpResponse:
    """Show what a term comes to."""
    actor, now = _asked(request), term_of(clock.today())
    terms = {one.key: one for one in _terms(now.first.year)}
    term = terms.get(request.GET.get("term", ""), now)
    context = {"rows": report(actor, term.key), "term": term, "terms": list(terms.values())}
    return render(request, "aid/report.html", context)


def _terms(year: int) -> list[Any]:
    days = [
        clock.today().replace(year=y, month=m, day=15) for y in (year - 1, year) for m in (3, 10)
    ]
    found = {term_of(day).key: term_of(day) for day in (*days, clock.today())}
    return list(found.values())


def _filled(request: HttpRequest, form: forms.Form) -> bool:
    if form.is_valid():
        return True
    wrong = "；".join(
        f"{form[name].label}：{'、'.join(map(str, words))}" for name, words in form.errors.items()
    )
    messages.error(request, wrong)
    return False


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Decide a round."""
    _asked(request)
    form = DecideForm(request.POST)
    done = (
        tried(request, BY_KEY["aid.decide"], form.cleaned_data) if _filled(request, form) else None
    )
    return redirect("aid:show", done["round"]) if done else redirect("aid:index")


@require_POST
def take_list(request: HttpRequest) -> HttpResponse:
    """Take a compared list as proof."""
    _asked(request)
    form = ListForm(request.POST)
    if _filled(request, form):
        tried(request, BY_KEY["aid.take_list"], form.cleaned_data)
    return redirect("aid:index")


def _pupil(request: HttpRequest, number: str) -> int:
    """Find a pupil of one's own by its number; raises ``NotFoundError``."""
    day = clock.today()
    roll = enrolments(AsOf(day), sight(actor_of(request)))
    found = roll.filter(number=number.strip().upper()).exclude(number="").first()
    if found is None:
        raise NotFoundError(what=T("学生", "pupil"))
    return int(found.subject_id)


@require_POST
def declare(request: HttpRequest) -> HttpResponse:
    """Declare a pupil's hardship."""
    _asked(request)
    form = DeclareForm(request.POST)
    if _filled(request, form):
        given = {
            "pupil": _pupil(request, form.cleaned_data["number"]),
            "note": form.cleaned_data["note"],
        }
        tried(request, BY_KEY["aid.declare"], given)
    return redirect("aid:index")


@require_POST
def card(request: HttpRequest) -> HttpResponse:
    """Keep a pupil's card."""
    _asked(request)
    form = CardForm(request.POST)
    if _filled(request, form):
        told = form.cleaned_data
        given = {
            "pupil": _pupil(request, told["number"]), "holder": told["holder"],
            "number": told["card"].replace(" ", ""),
        }  # fmt: skip
        tried(request, BY_KEY["aid.card"], given)
    return redirect("aid:index")


@require_POST
def check(request: HttpRequest, number: int) -> HttpResponse:
    """Recognise a declared hardship or not."""
    _asked(request)
    given = {
        "tag": number, "grant": request.POST.get("grant") == "yes",
        "note": request.POST.get("note", "")[:400],
    }  # fmt: skip
    tried(request, BY_KEY["aid.check"], given)
    return redirect("aid:index")


@require_POST
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Approve a round."""
    return _stepped(request, number, "aid.approve")


@require_POST
def pay(request: HttpRequest, number: int) -> HttpResponse:
    """Check a round again and send it."""
    return _stepped(request, number, "aid.pay")


def _stepped(request: HttpRequest, number: int, key: str) -> HttpResponse:
    one_round(_asked(request), number)
    tried(request, BY_KEY[key], {"round": number})
    return redirect("aid:show", number)


@require_POST
def file(request: HttpRequest, number: int) -> HttpResponse:
    """Give the payment file, for a purpose, on record."""
    actor = _asked(request)
    one_round(actor, number)
    given = {"round": number, "purpose": request.POST.get("purpose", "")}
    if tried(request, BY_KEY["aid.export"], given) is None:
        return redirect("aid:show", number)
    data = workbooks.plain("发放名册", payment(actor, number))
    return download(data, f"资助发放名册{number}.xlsx", XLSX)


@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Take the bank's answer in."""
    actor = _asked(request)
    one_round(actor, number)
    form = AnswerForm(request.POST, request.FILES)
    if _filled(request, form) and actor is not None:
        sent = form.cleaned_data["file"]
        kept = take(sent.read(), sent.name or "回盘", actor=actor, at=clock.now())
        tried(request, BY_KEY["aid.answer"], {"round": number, "file": kept})
    return redirect("aid:show", number)
