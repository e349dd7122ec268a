"""Opening a case by its form: who asks and what it costs, templates, units below, objections (R36)."""

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.records.access import kind_of, ledger_of, reach
from xuezheng.apps.records.forms import NewCaseForm, said
from xuezheng.apps.records.selectors import asking
from xuezheng.apps.records.views import doing
from xuezheng.apps.records.views.doing import asker, do, tell, who
from xuezheng.apps.records.views.forming import kept, offline, sent, tried
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.ledgers.presets import in_season


class OrgError(InputError):
    """A case without a unit."""

    code = "case-org"
    text = T("{what}", "{what}")


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Open a case by a form drawn from its ledger."""
    actor, ledger, name = who(request), ledger_of(kind), f"new:{kind}"
    inside = reach(actor, Verb.OPEN, kind)
    if not asking.may_open(actor, ledger, inside):
        raise NotFoundError(what="台账")
    draft = doing.draft(actor, name)
    more: dict[str, Any] = {"initial": _preset(request, ledger) or draft}
    if request.method == "POST":
        more = {"data": request.POST, "files": request.FILES}
    more["asker"] = asker(request, ledger)
    form = NewCaseForm(ledger, clock.today(), actor.home, inside, **more)
    if request.method == "POST" and kept(request, name):
        return redirect("records:new", kind)
    if request.method == "POST" and form.is_valid():
        done = tried(form, lambda: _opened(request, kind, form))
        if done is not None:
            doing.forget(request, name)
            words = T("已登记 {number}。", "{number} is opened.")
            tell(request, words.filled(number=done["number"]))
            return redirect("records:case", done["case"])
    context: dict[str, Any] = {
        "form": form,
        "ledger": ledger,
        "draft": name,
        "kept": draft and more.get("initial"),
    }
    status = 422 if form.errors else 200
    context |= offline(request, ledger, form) | _asked(actor, ledger)
    return render(request, "records/new.html", context, status=status)


def _asked(actor: Actor, ledger: Ledger) -> dict[str, Any]:
    day = clock.today()
    return {
        "presets": in_season(ledger.presets, day.month),
        "last": asking.last_given(ledger, actor.home),
        "objection": asking.objection(ledger.key, actor.home),
        "home": actor.home,
    }


def _preset(request: HttpRequest, ledger: Ledger) -> dict[str, Any]:
    """Give what a template fills in; nothing where none was asked for."""
    asked = request.GET.get("preset", "")
    return next((dict(one.data) for one in ledger.presets if one.key == asked), {})


def _opened(request: HttpRequest, kind: str, form: NewCaseForm) -> dict[str, Any]:
    org = form.org()
    if org is None:
        words = T("请选择单位", "Choose the unit") if form.by_unit else LEAD
        raise OrgError(what=said(words))
    given = {
        "kind": kind, "org": org, "data": form.given() | sent(request, form),
        "parties": form.parties(), "due": form.cleaned_data.get("due") or None,
    }  # fmt: skip
    return do(request, "case.open", given, form.cleaned_data["key"])


LEAD = T("请选择牵头单位", "Choose the lead unit")


@require_http_methods(["GET", "HEAD", "POST"])
def object_(request: HttpRequest, kind: str) -> HttpResponse:
    """Say what one's own unit has against a form, once: that the same is filed already, or another reason."""
    actor, form = who(request), kind_of(kind)
    if not reach(actor, Verb.OPEN, kind).holds(actor.home) or form.asks is None:
        raise NotFoundError(what="台账")
    if request.method != "POST":
        found = asking.objection(kind, actor.home)
        context: dict[str, Any] = {"kind": form, "objection": found, "others": asking.others(form)}
        if found is not None:
            context |= {"filed_in": asking.filed_in(found), "verdict": asking.verdict(found)}
        return render(request, "records/objection.html", context)
    given = {name: request.POST.get(name, "") for name in ("note", "filed_in")}
    do(request, "form.object", {"kind": kind, **given})
    tell(request, T("已提交异议，等候答复。", "The objection is handed in; it will be answered."))
    back = request.POST.get("back", "")
    return redirect(
        back if back.startswith("/registers/") else f"/ledgers/{quote(kind)}/objection/"
    )


@require_safe
def objections(request: HttpRequest) -> HttpResponse:
    """List what schools have against forms, the unanswered first."""
    actor = who(request)
    context = {"objections": asking.objections(actor, clock.today()), "verdicts": asking.verdicts()}
    return render(request, "records/objections.html", context)


@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer an objection."""
    told = {name: request.POST.get(name, "") for name in ("answer", "verdict")}
    given = {"objection": number} | {name: value for name, value in told.items() if value}
    do(request, "form.answer", given)
    tell(request, T("已答复。", "Answered."))
    return redirect("records:objections")
