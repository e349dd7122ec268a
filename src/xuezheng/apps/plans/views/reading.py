"""Pages of work plans."""

import csv
import io

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.plans import access, limits
from xuezheng.apps.plans.forms import UploadForm
from xuezheng.apps.plans.models import PlanFile
from xuezheng.apps.plans.selectors import comparison, files, pages, working
from xuezheng.apps.plans.selectors.coverage import Covered, coverage
from xuezheng.apps.plans.services import take
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of, public

VIEWS = {
    "text": T("原文与目标", "Text and targets"),
    "outline": T("提纲", "Outline"),
    "clauses": T("条目", "Clauses"),
    "left": T("未读懂", "Not understood"),
}
CSV_KEYS = (
    "id", "quote", "start", "indicator", "scope", "op", "value", "low", "high", "unit", "kind",
    "deadline", "due_by_plan", "section",
)  # fmt: skip
NOTHING_SENT = T("请选择文件，或粘贴全文。", "Choose a file or paste the text.")


@require_safe
@public
def home(request: HttpRequest) -> HttpResponse:
    """Go to the newest plan, else to the list."""
    row = files.newest(actor_of(request))
    return redirect("plans:show", row.key) if row else redirect("plans:index")


@require_safe
@public
def index(request: HttpRequest) -> HttpResponse:
    """List the bureau's plans, each with how far it is."""
    actor = actor_of(request)
    states = working.states(actor)
    rows = [(row, states.get(row.pk)) for row in files.plans(actor)]
    may = access.may_upload() or access.may_open(actor)
    return render(request, "plans/index.html", {"plans": rows, "open": may})


@require_safe
@public
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show one plan: text and targets, outline, clauses, or what was left over."""
    actor = actor_of(request)
    row, found = files.plan(key, clock.now(), actor)
    laid = working.overlay(actor, row, found, clock.today())
    if laid is not None:
        found = laid.found
    part = _part(request, len(found["parts"]))
    kind, due, need = (request.GET.get(name, "") for name in ("kind", "due", "need"))
    view = request.GET.get("view", "text")
    narrow = pages.Narrow(kind if kind in pages.TONES else "", due, _needy(laid) if need else None)
    shown = pages.page(found, part, narrow, laid.tracked if laid else None)
    context = {
        "plan": row, "found": found, "page": shown, "part": part, "kind": kind, "due": due,
        "view": view if view in VIEWS else "text", "views": VIEWS.items(), "need": need,
        "laid": laid, "working": laid.plan if laid else None, "may_edit": access.may_open(actor),
        "may_see": actor is not None, "covered": _covered(row, laid),
        "plan_key": laid.plan.key if laid and laid.version and actor is not None else "",
    }  # fmt: skip
    return render(request, "plans/show.html", context)


def _covered(row: PlanFile, laid: working.Working | None) -> Covered | None:
    """Give the line of promise coverage, once it was counted to the end."""
    version, plan = (laid.version, laid.plan) if laid else (0, None)
    found = coverage(row, version, plan, clock.today())
    return found if found is not None and found.ready else None


def _needy(laid: working.Working | None) -> frozenset[int]:
    """Numbers of the targets that ask somebody to act."""
    tracked = laid.tracked.items() if laid else ()
    return frozenset(number for number, one in tracked if one.standing in working.NEEDS)


def _part(request: HttpRequest, count: int) -> int:
    asked = request.GET.get("part", "0")
    if not asked.isdecimal() or int(asked) >= count:
        raise NotFoundError(what=f"第 {asked[:4]} 份")
    return int(asked)


@require_safe
@public
def compare(request: HttpRequest) -> HttpResponse:
    """Two plans side by side; without both a form to choose them."""
    a, b = request.GET.get("a", ""), request.GET.get("b", "")
    context: dict[str, object] = {
        "plans": files.plans(actor_of(request)),
        "a": a,
        "b": b,
        "compared": None,
    }
    if a and b:
        context["compared"] = comparison.compare(a, b, clock.now(), actor_of(request))
    return render(request, "plans/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@public
def upload(request: HttpRequest) -> HttpResponse:
    """Take the bureau's plan; in the demo a stranger's too, so many an hour."""
    actor = actor_of(request)
    own = access.may_open(actor)
    if not own:
        access.require_upload()
    if request.method != "POST":
        return render(request, "plans/upload.html", {"form": UploadForm(), "own": own})
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        sent = form.sent()
        if sent is None:
            form.add_error(None, _told(NOTHING_SENT))
        else:
            try:
                if not own:
                    limits.spend(request.META.get("REMOTE_ADDR", ""))
                key = take(*sent, actor=actor, at=clock.now())
            except InputError as error:
                form.add_error("file" if request.FILES else None, _told(error.told()))
            else:
                return HttpResponseRedirect(f"/plans/{key}/")
    return render(request, "plans/upload.html", {"form": form, "own": own}, status=422)


def _told(words: T) -> str:
    return words.in_(get_language() or "zh")


@require_safe
@public
def reading(request: HttpRequest, key: str) -> HttpResponse:
    """The whole reading as JSON."""
    _, found = files.plan(key, clock.now(), actor_of(request))
    found.pop("text")
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
@public
def targets(request: HttpRequest, key: str) -> HttpResponse:
    """The targets as a sheet that WPS and Excel open."""
    row, found = files.plan(key, clock.now(), actor_of(request))
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(CSV_KEYS)
    for target in found["targets"]:
        flat = target | {"section": " › ".join(target["section"])}
        writer.writerow([_harmless(flat[name]) for name in CSV_KEYS])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="targets-{row.year or "plan"}.csv"'
    return answer


def _harmless(value: object) -> str:
    """A cell that no sheet program takes for a formula."""
    words = "" if value is None else str(value)
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t", "\r") else words
