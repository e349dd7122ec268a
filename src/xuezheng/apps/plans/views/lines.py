"""The 分解表: lines, one line, a unit's own answers, asking, deciding, issuing, sheets."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.plans.models import Disclosure
from xuezheng.apps.plans.selectors import lines as reading
from xuezheng.apps.plans.services.amending import AMEND
from xuezheng.apps.plans.services.answers import ANSWER, ASK, SETTLE
from xuezheng.apps.plans.services.issuing import ISSUE
from xuezheng.apps.plans.services.lines import DRAFT, EDIT
from xuezheng.apps.plans.services.releasing import PUBLISH, RELEASE
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of, public

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
QUARTERS = (
    ("q1", T("第一季度", "First quarter")),
    ("q2", T("第二季度", "Second quarter")),
    ("q3", T("第三季度", "Third quarter")),
    ("q4", T("第四季度", "Fourth quarter")),
)
Answered = tuple[T | None, dict[str, Any]]


def _do(request: HttpRequest, intention: Intention, given: Mapping[str, Any]) -> Answered:
    """Carry out an intention; what was refused comes back as words for the page."""
    key = request.POST.get("request", "")
    try:
        done = act(intention, given, actor=actor_of(request), at=clock.now(), key=key)
    except (InputError, RefusedError, StaleError) as error:
        return error.told(), {}
    return None, done.result


def _page(request: HttpRequest, key: str) -> reading.Page:
    asked = request.GET.get("org", "")
    show = request.GET.get("show", "all")
    return reading.page(
        actor_of(request), key, show=show if show in reading.SHOW else "all",
        org=int(asked) if asked.isdecimal() and len(asked) < 18 else None,
        now=clock.now(), day=clock.today(),
    )  # fmt: skip


def _shown(request: HttpRequest, key: str, wrong: T | None = None) -> HttpResponse:
    context = {"page": _page(request, key), "wrong": wrong, "disclosures": list(Disclosure)}
    return render(request, "plans/lines.html", context, status=422 if wrong else 200)


@require_safe
@public
def lines(request: HttpRequest, key: str) -> HttpResponse:
    """The decomposition of a plan."""
    return _shown(request, key)


@require_safe
@public
def sheet(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The decomposition as a file for WPS."""
    if form not in TYPES:
        raise NotFoundError(what=form[:20])
    found = _page(request, key)
    answer = HttpResponse(reading.sheet(found, form, clock.today()), content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="lines-{found.plan.year}.{form}"'
    return answer


ACTS = {
    "draft": (DRAFT, ()),
    "ask": (ASK, ()),
    "settle": (SETTLE, ("reason", "lead")),
    "issue": (ISSUE, ("version",)),
    "amend": (AMEND, ("version",)),
    "release": (RELEASE, ("disclosure", "reason")),
    "publish": (PUBLISH, ()),
}


@require_POST
def do(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """Draft, ask, decide, issue, amend, release or make public; then the lines again."""
    if what not in ACTS:
        raise NotFoundError(what=what[:20])
    intention, names = ACTS[what]
    given: dict[str, Any] = {"plan": key}
    given |= {name: request.POST[name] for name in names if request.POST.get(name)}
    if what in {"ask", "settle"}:
        given["lines"] = [int(one) for one in request.POST.getlist("line") if one.isdecimal()]
    wrong, done = _do(request, intention, given)
    if wrong is not None:
        return _shown(request, key, wrong)
    return redirect(f"/jobs/{done['job']}/" if done.get("job") else f"/plans/{key}/lines/")


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One line: the office edits it, a unit answers it, a leader decides it."""
    wrong = None
    if request.method == "POST":
        intention, given = _of_line(request, key, number)
        wrong, _ = _do(request, intention, given)
        if wrong is None:
            return redirect(f"/plans/{key}/lines/{number}/")
    found = reading.one(actor_of(request), key, number, clock.now(), clock.today())
    goals = {one["quarter"]: one["goal"] for one in found.line.quarters}
    context = {
        "one": found, "line": found.line, "plan": found.plan, "wrong": wrong,
        "quarters": [(name, label, goals.get(name, "")) for name, label in QUARTERS],
        "co": {helper["org"] for helper in found.line.co},
        "groups": "、".join(h["name"] for h in found.line.co if h["org"] is None),
    }  # fmt: skip
    return render(request, "plans/line.html", context, status=422 if wrong else 200)


def _of_line(request: HttpRequest, key: str, number: int) -> tuple[Intention, dict[str, Any]]:
    posted = request.POST
    what = posted.get("act", "")
    if what in {"accept", "return"}:
        given = {
            "plan": key, "lines": [number], "org": posted.get("org", ""),
            "accept": what == "accept", "reason": posted.get("reason", ""),
        }  # fmt: skip
        return ANSWER, given
    if what == "settle":
        given = {"plan": key, "lines": [number], "reason": posted.get("reason", "")}
        return SETTLE, given | ({"lead": posted["lead"]} if posted.get("lead") else {})
    return EDIT, _edited(request, key, number)


def _edited(request: HttpRequest, key: str, number: int) -> dict[str, Any]:
    posted = request.POST
    given: dict[str, Any] = {"plan": key, "line": number, "seen": posted.get("seen", "")}
    given |= {n: posted[n] for n in ("task", "measure", "evidence") if n in posted}
    given |= {n: posted[n] for n in ("lead", "due") if posted.get(n)}
    given["leader_post"] = posted.get("leader_post") or None
    groups = [name.strip() for name in posted.get("groups", "").split("、") if name.strip()]
    given["co"] = [{"org": org} for org in posted.getlist("co")] + [{"name": g} for g in groups]
    goals = ((name, posted.get(name, "").strip()) for name, _ in QUARTERS)
    given["quarters"] = [{"quarter": name, "goal": goal} for name, goal in goals if goal]
    return given


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, key: str) -> HttpResponse:
    """A unit's own lines, to accept the clean ones at once and return the others."""
    wrong = None
    if request.method == "POST":
        given = {
            "plan": key, "lines": request.POST.getlist("line"), "org": request.POST.get("org", ""),
            "accept": request.POST.get("act") == "accept", "reason": request.POST.get("reason", ""),
        }  # fmt: skip
        wrong, _ = _do(request, ANSWER, given)
        if wrong is None:
            return redirect(f"/plans/{key}/answers/")
    found = reading.own(actor_of(request), key, clock.now(), clock.today())
    orgs = dict.fromkeys((answer.org, answer.name) for _, answer in found.lines)
    context = {"found": found, "plan": found.plan, "wrong": wrong, "orgs": list(orgs)}
    return render(request, "plans/answers.html", context, status=422 if wrong else 200)
