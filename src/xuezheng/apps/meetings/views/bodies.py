"""Pages of bodies: the list, one body with members, meetings and what it drives on; agreements."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.apps.meetings import access
from xuezheng.apps.meetings.forms import AgreementForm, BodyForm, MemberForm
from xuezheng.apps.meetings.models import BodyKind
from xuezheng.apps.meetings.selectors.bodies import agreements, bodies, body
from xuezheng.apps.meetings.views.doing import asked, fresh_key, home, kept, leaders, tried
from xuezheng.apps.records.access import rows as records
from xuezheng.apps.schools.access import require_somewhere
from xuezheng.core.base.actors import Verb


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the bodies in sight."""
    actor, day, _units = asked(request)
    kinds = {one.key: one.label for one in BodyKind}
    kind = request.GET.get("kind", "")
    ended = request.GET.get("ended") == "1"
    context = {
        "bodies": bodies(actor, day, kind if kind in kinds else "", ended=ended),
        "kinds": kinds, "kind": kind, "ended": ended,
        "may_write": bool(access.reach(actor, Verb.OPEN)),
    }  # fmt: skip
    return render(request, "meetings/bodies.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Register a body."""
    actor, day, _units = asked(request)
    require_somewhere(actor, Verb.OPEN, "office", what="机构")
    org = home(actor)
    if request.method != "POST":
        form = BodyForm(initial={"begins": day, "kind": request.GET.get("kind", "")})
        return render(request, "meetings/body_new.html", {"form": form})
    form = BodyForm(request.POST, request.FILES)
    if form.is_valid():
        given = dict(form.cleaned_data)
        given.pop("file")
        file = kept(request, form)
        done = None
        if not form.errors:
            done = tried(request, "body.found", given | {"org": org, "rules_file": file}, form)
        if done:
            return redirect("meetings:body", done["body"])
    return render(request, "meetings/body_new.html", {"form": form}, status=422)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one body."""
    return _page(request, number)


def _page(
    request: HttpRequest, number: int, form: MemberForm | None = None, status: int = 200
) -> HttpResponse:
    actor, day, found = asked(request)
    shown = body(actor, number, day)
    if form is None and shown.may_write:
        form = MemberForm(initial={"key": fresh_key()}, units=found, leaders=leaders(day))
    context = {"shown": shown, "form": form, "units": found, "day": day}
    return render(request, "meetings/body.html", context, status=status)


@require_POST
def member(request: HttpRequest, number: int) -> HttpResponse:
    """Add a member."""
    _actor, day, found = asked(request)
    form = MemberForm(request.POST, units=found, leaders=leaders(day))
    if form.is_valid() and tried(request, "body.member_add", form.given() | {"body": number}, form):
        return redirect("meetings:body", number)
    return _page(request, number, form, 422)


@require_POST
def member_end(request: HttpRequest, number: int, member_: int) -> HttpResponse:
    """End a membership."""
    tried(request, "body.member_end", {"member": member_})
    return redirect("meetings:body", number)


@require_POST
def attach(request: HttpRequest, number: int) -> HttpResponse:
    """Let a body drive on the task of a number, RW-2026-0001."""
    actor, _day, _units = asked(request)
    written = request.POST.get("number", "").strip().upper()
    task = records(actor, Verb.READ, "task").filter(number=written).first()
    tried(request, "body.attach", {"body": number, "case": task.pk if task else 0})
    return redirect("meetings:body", number)


@require_POST
def detach(request: HttpRequest, number: int, case: int) -> HttpResponse:
    """Take a task from a body."""
    tried(request, "body.detach", {"body": number, "case": case})
    return redirect("meetings:body", number)


@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a body as of today."""
    _actor, day, _units = asked(request)
    tried(request, "body.end", {"body": number, "ends": day})
    return redirect("meetings:body", number)


@require_http_methods(["GET", "HEAD", "POST"])
def agreed(request: HttpRequest) -> HttpResponse:
    """List what departments agreed on, and add to it."""
    actor, day, _units = asked(request)
    asks = Verb.OPEN if request.method == "POST" else Verb.READ
    require_somewhere(actor, asks, "office", what="议定事项")
    may_write = bool(access.reach(actor, Verb.OPEN))
    more: dict[str, Any] = {"bodies": [(one.id, one.name) for one in bodies(actor, day)]}
    form = AgreementForm(request.POST or None, **more)
    if request.method == "POST" and form.is_valid():
        given = form.given() | {"org": home(actor)}
        if tried(request, "agreement.add", given, form):
            return redirect("meetings:agreements")
    context = {
        "agreements": agreements(actor, day), "form": form if may_write else None,
        "may_write": may_write, "day": day,
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/agreements.html", context, status=status)


@require_POST
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """Settle an agreement."""
    given = {"agreement": number, "outcome": request.POST.get("outcome", "")}
    tried(request, "agreement.settle", given)
    return redirect("meetings:agreements")
