"""Pages of reviews: calls, one call, what a judge has to do."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.selectors import by_login
from xuezheng.apps.reviews.access import declared, group_key, one_call, run_by
from xuezheng.apps.reviews.access import ties as standing_ties
from xuezheng.apps.reviews.forms import (
    BackForm,
    CallForm,
    CommitForm,
    DrawForm,
    JudgeForm,
    ScoreForm,
    TieForm,
    VoteForm,
    spoken,
)
from xuezheng.apps.reviews.selectors import pages
from xuezheng.apps.reviews.selectors.tied import ties_page
from xuezheng.apps.reviews.services import (
    COMMIT,
    DRAW,
    GIVE_BACK,
    LIST,
    OPEN,
    SCORE,
    SUM_UP,
    TIE,
    UNTIE,
    VOTE,
)
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the calls somebody runs, and what they have to judge."""
    actor = actor_of(request)
    context = {
        "calls": pages.listed(actor), "tasks": pages.mine(actor), "opens": bool(run_by(actor)),
    }  # fmt: skip
    return render(request, "reviews/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a call."""
    actor = actor_of(request)
    reviews = run_by(actor)
    if not reviews or actor is None:
        raise NotFoundError(what=T("评审办法", "review"))
    year = clock.today().year
    form = CallForm(request.POST or None, reviews=reviews, initial={"year": year})
    if request.method == "POST" and form.is_valid():
        given = _in_keys(form.cleaned_data) | {"org": actor.home}
        done = act(OPEN, given, actor=actor, at=clock.now())
        return redirect("reviews:call", done.result["call"])
    return render(request, "reviews/new.html", {"form": form})


def _in_keys(told: dict[str, Any]) -> dict[str, Any]:
    """Give groups by their keys, which people write by their words."""
    of = declared(told["review"])
    keyed = {
        name: {group_key(of, said): number for said, number in (told[name] or {}).items()}
        for name in ("seats", "quotas")
    }
    return told | keyed


@require_safe
def call(request: HttpRequest, number: int) -> HttpResponse:
    """Show one call to those who run it."""
    page = pages.call_page(actor_of(request), number, clock.now())
    context = {
        "page": page, "judge": JudgeForm(), "commit": CommitForm(), "draw": DrawForm(),
        "vote": _vote(request, page) if page.summed and not page.voted else None,
    }  # fmt: skip
    return render(request, "reviews/call.html", context)


def _vote(request: HttpRequest, page: pages.CallPage) -> VoteForm:
    members = [(str(one.id), one.name) for one in page.judges if one.drawn]
    return VoteForm(request.POST or None, works=page.works, members=members)


def _done(request: HttpRequest, number: int, what: Intention, form: Form) -> HttpResponse:
    if not form.is_valid():
        messages.error(request, gettext("填写有误。"))
        return redirect("reviews:call", number)
    given = {"call": number} | form.cleaned_data
    act(what, given, actor=actor_of(request), at=clock.now())
    return redirect("reviews:call", number)


@require_POST
def commit(request: HttpRequest, number: int) -> HttpResponse:
    """Publish the commitment to a seed."""
    one_call(actor_of(request), number)
    return _done(request, number, COMMIT, CommitForm(request.POST))


@require_POST
def draw(request: HttpRequest, number: int) -> HttpResponse:
    """Draw the judges."""
    one_call(actor_of(request), number)
    return _done(request, number, DRAW, DrawForm(request.POST))


@require_POST
def sum_up(request: HttpRequest, number: int) -> HttpResponse:
    """Sum the scores up."""
    act(SUM_UP, {"call": number}, actor=actor_of(request), at=clock.now())
    return redirect("reviews:call", number)


@require_POST
def judge(request: HttpRequest, number: int) -> HttpResponse:
    """Put somebody into the pool of a call's review."""
    actor = actor_of(request)
    row = one_call(actor, number)
    form = JudgeForm(request.POST)
    person = by_login(form.data.get("login", "")[:40], clock.today()) if form.is_valid() else None
    if person is None:
        messages.error(request, gettext("没有这个人。"))
        return redirect("reviews:call", number)
    given = {
        "review": row.review,
        "person": person,
        "group": group_key(declared(row.review), form.cleaned_data["group"]),
    }
    act(LIST, given, actor=actor, at=clock.now())
    return redirect("reviews:call", number)


@require_POST
def vote(request: HttpRequest, number: int) -> HttpResponse:
    """Enter the group's votes."""
    actor = actor_of(request)
    form = _vote(request, pages.call_page(actor, number, clock.now()))
    if not form.is_valid():
        messages.error(request, gettext("填写有误。"))
        return redirect("reviews:call", number)
    act(VOTE, {"call": number, **form.given()}, actor=actor, at=clock.now())
    return redirect("reviews:call", number)


@require_safe
def record(request: HttpRequest, number: int) -> HttpResponse:
    """Give the whole record of a draw, for anyone's own check."""
    page = pages.call_page(actor_of(request), number, clock.now())
    if not page.drawn:
        raise NotFoundError(what=T("抽取记录", "record of the draw"))
    return JsonResponse(dict(page.record), json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_http_methods(["GET", "HEAD", "POST"])
def task(request: HttpRequest, number: int) -> HttpResponse:
    """Show one work to its judge, and take the scores."""
    actor = actor_of(request)
    page = pages.task_page(actor, number)
    form = ScoreForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        act(SCORE, {"task": number, **form.given()}, actor=actor, at=clock.now())
        messages.success(request, gettext("已提交。"))
        return redirect("reviews:index")
    return render(request, "reviews/task.html", {"page": page, "form": form, "back": BackForm()})


@require_POST
def give_back(request: HttpRequest, number: int) -> HttpResponse:
    """Recuse oneself."""
    actor = actor_of(request)
    pages.task_page(actor, number)
    form = BackForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("填写有误。"))
        return redirect("reviews:task", number)
    act(GIVE_BACK, {"task": number, "why": form.cleaned_data["why"]}, actor=actor, at=clock.now())
    return redirect("reviews:index")


@require_http_methods(["GET", "HEAD", "POST"])
def ties(request: HttpRequest, review: str) -> HttpResponse:
    """List whom judges of a review avoid, and enter another tie."""
    actor, day = actor_of(request), clock.today()
    page = ties_page(actor, review, day)
    units = [(org, one.name) for org, one in tree_of(day).units.items()]
    form = TieForm(request.POST or None, judges=page.judges, units=units)
    if request.method == "POST" and form.is_valid() and _told(request, review, form):
        messages.success(request, gettext("已登记利害关系。"))
        return redirect("reviews:ties", review)
    status = 422 if form.errors else 200
    return render(request, "reviews/ties.html", {"page": page, "form": form}, status=status)


def _told(request: HttpRequest, review: str, form: TieForm) -> bool:
    """Enter a tie; what is wrong goes into the form."""
    typed = form.cleaned_data
    other = by_login(typed["login"].strip(), clock.today()) if typed["login"] else None
    if typed["login"] and other is None:
        form.add_error("login", gettext("没有这个人。"))
        return False
    given = {
        "review": review, "person": int(typed["person"]), "other": other,
        "org": int(typed["org"]) if typed["org"] else None,
        "ground": typed["ground"], "note": typed["note"],
    }  # fmt: skip
    try:
        act(TIE, given, actor=actor_of(request), at=clock.now())
    except InputError as error:
        form.add_error(None, spoken(error.told()))
        return False
    return True


@require_POST
def end_tie(request: HttpRequest, number: int) -> HttpResponse:
    """End a tie."""
    actor = actor_of(request)
    row = standing_ties(actor).filter(pk=number).first()
    act(UNTIE, {"tie": number}, actor=actor, at=clock.now())
    return redirect("reviews:ties", row.review if row else "")
