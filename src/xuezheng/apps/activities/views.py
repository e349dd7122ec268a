"""Pages of courses: the list with needs, one course, who falls short, certificates."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.activities import selectors
from xuezheng.apps.activities.access import COURSE, GROUP, course
from xuezheng.apps.activities.forms import PlanForm, SignForm
from xuezheng.apps.activities.models import Course
from xuezheng.apps.activities.services import INTENTIONS
from xuezheng.apps.audit.views import spoken, tried
from xuezheng.apps.people.selectors import persons_in
from xuezheng.apps.schools.access import require_somewhere, scope
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of
from xuezheng.ui.downloads import download

BY_KEY = {one.key: one for one in INTENTIONS}


def _asked(request: HttpRequest, verb: Verb = Verb.READ) -> Actor | None:
    actor = actor_of(request)
    require_somewhere(actor, verb, GROUP, what=COURSE)
    return actor


def _number(request: HttpRequest, name: str) -> int:
    told = request.GET.get(name, "")
    return int(told) if told.isdecimal() and len(told) < 12 else 0


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List courses; below, what is needed by layer beside the seats there are."""
    actor, day = _asked(request), clock.today()
    rows = selectors.listed(actor, day, _number(request, "before"))
    context = {
        "rows": rows[: selectors.PAGE], "layers": selectors.by_layer(actor, day.year),
        "before": rows[selectors.PAGE - 1].id if len(rows) > selectors.PAGE else None,
        "year": day.year, "manages": bool(scope(actor, Verb.MANAGE, GROUP)),
    }  # fmt: skip
    return render(request, "activities/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a course."""
    _asked(request, Verb.MANAGE)
    if request.method != "POST":
        return render(request, "activities/new.html", {"form": PlanForm()})
    form = PlanForm(request.POST)
    if form.is_valid() and (done := tried(request, BY_KEY["activity.plan"], form.given(), form)):
        return redirect("activities:show", done["course"])
    return render(request, "activities/new.html", {"form": form}, status=422)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one course."""
    actor, day = _asked(request), clock.today()
    found = selectors.shown(actor, number, day, _number(request, "after"))
    manages = scope(actor, Verb.MANAGE, GROUP).holds(found.course.org_id)
    home = actor.home if actor else None
    opens = home is not None and scope(actor, Verb.OPEN, GROUP).holds(home)
    form = SignForm(staff=_staff(home)) if opens and found.row.state.key == "open" else None
    context = {"shown": found, "manages": manages, "form": form, "opens": opens}
    return render(request, "activities/show.html", context)


def _staff(org: int | None) -> list[tuple[int, str]]:
    return [(one.id, one.name) for one in persons_in(org, clock.today())] if org else []


@require_POST
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Sign somebody of one's unit up."""
    actor = _asked(request)
    course(actor, number)
    home = actor.home if actor else None
    form = SignForm(request.POST, staff=_staff(home))
    if form.is_valid():
        tried(
            request, BY_KEY["activity.sign"], {"course": number, "org": home, **form.cleaned_data}
        )
    else:
        messages.error(request, spoken(T("请选择教师和层次。", "Choose a teacher and a layer.")))
    return redirect("activities:show", number)


def _numbers(words: str) -> list[int]:
    parts = words.replace("、", " ").replace("，", " ").replace(",", " ").split()
    return [int(one) for one in parts if one.isdecimal() and len(one) < 7]


def _check_in(request: HttpRequest, row: Course) -> dict[str, Any]:
    session = request.POST.get("session", "")
    told = _numbers(request.POST.get("numbers", ""))
    return {
        "course": row.pk,
        "session": int(session) if session.isdecimal() else 0,
        "numbers": told,
    }


def _rate(request: HttpRequest, _row: Course) -> dict[str, Any]:
    return {"sign": request.POST.get("sign", ""), "rating": request.POST.get("rating", "")}


STEPS: Mapping[str, Callable[[HttpRequest, Course], dict[str, Any]]] = {
    "check_in": _check_in,
    "finish": lambda request, row: {
        "course": row.pk, "passed": _numbers(request.POST.get("numbers", "")),
    },
    "release": lambda _request, row: {"course": row.pk},
    "withdraw": lambda request, row: {"course": row.pk, "person": request.POST.get("person", "")},
    "rate": _rate,
}  # fmt: skip


@require_POST
def step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Take a course a step further."""
    row = course(_asked(request), number)
    if step not in STEPS:
        raise Http404
    tried(request, BY_KEY[f"activity.{step}"], STEPS[step](request, row))
    return redirect("activities:show", number)


@require_safe
def short(request: HttpRequest) -> HttpResponse:
    """Show who of one's unit falls short of hours."""
    actor, day = _asked(request), clock.today()
    home = actor.home if actor else None
    rows = selectors.falling_short(actor, home, day) if home else []
    context = {"rows": rows[:200], "rules": selectors.hour_rules(day), "day": day}
    return render(request, "activities/short.html", context)


@require_safe
def certificate(request: HttpRequest, number: int) -> HttpResponse:
    """Give a certificate as a file that anybody can check."""
    found = selectors.certificate(actor_of(request), number)
    data = json.dumps(found, ensure_ascii=False, indent=1).encode()
    return download(data, f"certificate-{number}.json", "application/vc+ld+json")
