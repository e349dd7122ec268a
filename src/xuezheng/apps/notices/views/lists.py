"""Lists of notices got and sent; sending one, passing one on."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xuezheng.apps.notices import access
from xuezheng.apps.notices.forms import ForwardForm, NoticeForm
from xuezheng.apps.notices.selectors import lists
from xuezheng.apps.notices.selectors.choosing import groups, kinds, towns
from xuezheng.apps.notices.selectors.filing import choices
from xuezheng.apps.notices.views.doing import asked, fresh_key, home, kept, spoken, tried
from xuezheng.apps.records.selectors.grouping import Units
from xuezheng.apps.schools.access import require_somewhere
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.ui.several import Ticked, standing

SENDERS = frozenset({"office", "leader"})
"""Who looks first at what was sent."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what one's units got; whoever sends comes to what was sent."""
    actor, day = asked(request)
    require_somewhere(actor, Verb.READ, "office", what="通知")
    show = request.GET.get("show", "")
    if not show and actor is not None and actor.roles & SENDERS:
        return redirect("notices:sent")
    show = show if show in dict(lists.IN) else "sign"
    page = lists.got(actor, show, day, request.GET.get("after", ""))
    context = {"page": page, "show": show, "tabs": lists.IN, "may_send": _may_send(actor)}
    return render(request, "notices/index.html", context)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """List what was sent."""
    actor, day = asked(request)
    require_somewhere(actor, Verb.READ, "office", what="通知")
    show = request.GET.get("show", "")
    show = show if show in dict(lists.OUT) else "running"
    q = request.GET.get("q", "")[:40]
    page = lists.sent(actor, show, day, request.GET.get("after", ""), q)
    context = {
        "page": page, "show": show, "tabs": lists.OUT, "q": q, "may_send": _may_send(actor),
    }  # fmt: skip
    return render(request, "notices/sent.html", context)


def _may_send(actor: Actor | None) -> bool:
    return actor is not None and bool(actor.roles & (access.TO_ALL | {"township", "principal"}))


def _choices(actor: Actor | None, org: int, day: date) -> dict[str, Any]:
    """Give whom somebody may send to from a unit: found by words, and, to all, by township and group."""
    inside = access.sendable(actor, org, day)
    found: dict[str, Any] = {"units": Units(day, get_language() or "zh", inside, frozenset({org}))}
    if inside.everything:
        found |= {"towns": towns(day), "groups": groups(day)}
    else:
        found |= {"kinds": kinds(inside, day)}
    return found


@require_safe
def found(request: HttpRequest) -> HttpResponse:
    """List what words may mean among the units that somebody may send to."""
    actor, day = asked(request)
    require_somewhere(actor, Verb.OPEN, "office", what="通知")
    finder = _choices(actor, home(actor), day)["units"]
    ticked = Ticked.of(request.GET, "units")
    offers = finder.find(ticked.names[-1]) if ticked.names else ()
    context = {"name": "units", "words": ticked.words, "asked": bool(ticked.names)}
    return render(request, "ui/several.html", context | standing(finder, ticked, offers))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a notice and send it."""
    actor, day = asked(request)
    require_somewhere(actor, Verb.OPEN, "office", what="通知")
    org = home(actor)
    more = _choices(actor, org, day)
    if request.method != "POST":
        start = {"key": fresh_key(), "urgent": "urgent" in request.GET}
        form = NoticeForm(initial=start, filings=choices(day), **more)
        return render(request, "notices/new.html", {"form": form})
    form = NoticeForm(request.POST, request.FILES, filings=choices(day), **more)
    if form.is_valid():
        try:
            given = form.given() | {"org": org, "files": kept(request, "papers")}
        except InputError as error:
            form.add_error("papers", spoken(error.told()))
        else:
            done = tried(request, "notice.send", given, form)
            if done:
                messages.success(request, _("已发往 %(units)s 个单位。") % {"units": done["units"]})
                return redirect("notices:show", done["notice"])
    return render(request, "notices/new.html", {"form": form}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def forward(request: HttpRequest, number: int) -> HttpResponse:
    """Pass a notice on to units below, with a note."""
    actor, day = asked(request)
    notice = access.one(actor, number)
    require_somewhere(actor, Verb.OPEN, "office", what="通知")
    org = home(actor)
    more = _choices(actor, org, day)
    form = ForwardForm(request.POST or None, initial={"key": fresh_key()}, **more)
    below = sorted(access.below(org, day)) if "towns" not in more else []
    if request.method == "POST" and form.is_valid():
        given = form.to() | {"notice": number, "org": org, "note": form.cleaned_data["note"]}
        if not any(given["to"].values()):
            given["to"]["units"] = below
        done = tried(request, "notice.forward", given, form)
        if done:
            messages.success(request, _("已发往 %(units)s 个单位。") % {"units": done["units"]})
            return redirect("notices:show", done["notice"])
    context = {"form": form, "notice": notice, "below": len(below), "all": ALL}
    status = 422 if request.method == "POST" else 200
    return render(request, "notices/forward.html", context, status=status)


ALL = T("不选类别和单位时，发往辖区全部单位。", "Without a choice it goes to every unit below.")
