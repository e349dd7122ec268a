"""Pages of snapshots: what there is, what one says of itself, whether it is sound, what differs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.snapshots import access
from xuezheng.apps.snapshots.forms import DecisionForm, ErasureForm, judged
from xuezheng.apps.snapshots.selectors import forgetting, shown, tracing
from xuezheng.apps.snapshots.services import FORGET, JUDGE, TAKE
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the newest snapshots."""
    actor = actor_of(request)
    context = {"lines": shown.lines(actor), "takes": access.may(actor, access.TAKERS)}
    return render(request, "snapshots/index.html", context)


@never_cache
@require_safe
def show(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a snapshot says of itself, and what differs from another one asked for."""
    actor, against = actor_of(request), request.GET.get("against", "")[:40]
    context = {
        "told": shown.shown(actor, name),
        "others": [one.name for one in shown.lines(actor) if one.name != name],
        "against": against,
        "differences": shown.compared(actor, against, name) if against else None,
    }
    return render(request, "snapshots/show.html", context)


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Ask for a snapshot; the job's page shows how far it is."""
    done = act(TAKE, {}, actor=actor_of(request), at=clock.now())
    return redirect("jobs:show", done.result["job"])


@never_cache
@require_POST
def verify(request: HttpRequest, name: str) -> HttpResponse:
    """Verify a snapshot now."""
    found = shown.verified(actor_of(request), name)
    return render(request, "snapshots/verified.html", {"found": found})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erasures(request: HttpRequest) -> HttpResponse:
    """List erasures and who is due to be erased; look for somebody's traces when it is sent back."""
    actor, now = actor_of(request), clock.now()
    access.require(actor)
    form = ErasureForm(*([request.POST] if request.method == "POST" else []))
    if request.method == "POST" and form.is_valid():
        try:
            done = act(form.intention, form.given(), actor=actor, at=now)
        except (RefusedError, InputError) as error:
            form.add_error(None, in_language(error.told()))
        else:
            number = done.result.get("search")
            return redirect(*(("snapshots:traces", number) if number else ("snapshots:erasures",)))
    erases = access.may(actor, access.ERASERS)
    context = {
        "form": form, "erases": erases, "made": forgetting.certificates(actor),
        "due": forgetting.due(now.date()) if erases else {},
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "snapshots/erasures.html", context, status=status)


@never_cache
@require_safe
def certificate(request: HttpRequest, number: int) -> HttpResponse:
    """Show the certificate of one erasure, to be printed."""
    found = forgetting.certificate(actor_of(request), number)
    return render(request, "snapshots/certificate.html", {"one": found})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def traces(request: HttpRequest, number: int) -> HttpResponse:
    """Show where persons were found, take what is said of each place, and then erase."""
    actor, now = actor_of(request), clock.now()
    access.require(actor)
    after, every = request.GET.get("after", ""), "all" in request.GET
    start = int(after[:18]) if after.isdecimal() else 0
    form = DecisionForm(*([request.POST] if "ground" in request.POST else []))
    error = None
    if request.method == "POST":
        try:
            if "ground" not in request.POST:
                given = judged(request.POST) | {"search": number}
                act(JUDGE, given, actor=actor, at=now)
                return redirect("snapshots:traces", number)
            if form.is_valid():
                persons = tracing.searched(actor, number).persons
                given = form.cleaned_data | {"search": number, "persons": list(persons)}
                done = act(FORGET, given, actor=actor, at=now)
                return redirect("snapshots:certificate", done.result["certificate"])
        except (RefusedError, InputError) as told:
            error = told.told()
            form.full_clean()
    context = {
        "one": tracing.searched(actor, number, start, every=every), "form": form, "every": every,
        "error": error, "erases": access.may(actor, access.ERASERS),
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "snapshots/traces.html", context, status=status)
