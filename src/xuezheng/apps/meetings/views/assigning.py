"""The page on which a clerk hands out a task in under a minute, and the office's entry page."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xuezheng.apps.files.selectors import Shown, file
from xuezheng.apps.meetings import access
from xuezheng.apps.meetings.forms import AssignForm
from xuezheng.apps.meetings.selectors import office
from xuezheng.apps.meetings.selectors.reading import Reader, title_of
from xuezheng.apps.meetings.selectors.units import Units
from xuezheng.apps.meetings.services.sittings import words
from xuezheng.apps.meetings.views.doing import TOLD, asked, fresh_key, kept, leaders, spoken, tried
from xuezheng.apps.schools.access import OutsideError, scope
from xuezheng.apps.targets.selectors.programmes import programme
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

MOST_DIGITS = 16


def may_assign(actor: Actor | None) -> bool:
    """Whether somebody hands out tasks: the office, or a leader who leaves the issuing to it."""
    handing = actor is not None and bool({"office", "leader"} & actor.roles)
    return handing and bool(scope(actor, Verb.OPEN, "plan"))


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest) -> HttpResponse:
    """Read a pasted or uploaded paper into the form, or hand the task out."""
    actor, day, found = asked(request)
    if not may_assign(actor):
        raise OutsideError(verb=Verb.ISSUE.label)
    more: dict[str, Any] = {"units": found, "leaders": leaders(day)}
    if request.method != "POST":
        start = {"key": fresh_key(), "day": day, "source": request.GET.get("source", "")}
        start |= _of_programme(request)
        return _page(request, AssignForm(initial=start, **more), found)
    form = AssignForm(request.POST, request.FILES, **more)
    valid = form.is_valid()
    if "read" in request.POST:
        return _read(request, form, found, more)
    if valid and form.needs("title", "day", "lead", "due"):
        number = kept(request, form) or form.cleaned_data.get("kept")
        given = form.given() | {"file": number}
        done = None if form.errors else tried(request, "task.assign", given, form)
        if done:
            messages.success(
                request, _("已交办，任务编号 %(number)s。") % {"number": done["number"]}
            )
            return redirect(f"/cases/{done['case']}/")
    return _page(request, form, found, status=422)


def _of_programme(request: HttpRequest) -> dict[str, Any]:
    """What the form begins with where it is opened from a milestone of a programme in sight."""
    actor, day, _units = asked(request)
    number, step = request.GET.get("programme", ""), request.GET.get("step", "")
    if not (number.isdecimal() and len(number) < MOST_DIGITS):
        return {}
    shown = programme(actor, int(number), day)
    found = {"programme": shown.row.pk, "lead": shown.org_name, "number": shown.row.source}
    for one in shown.open:
        if str(one.pk) == step:
            found |= {"title": one.words, "due": one.day if one.day >= day else None}
    return found


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read for the form: the file it came from, and what a lead rests on."""

    file: Shown | None = None
    why: T | None = None


def _read(
    request: HttpRequest, form: AssignForm, found: Units, more: dict[str, Any]
) -> HttpResponse:
    """Fill the form from the words of the paper; what was typed already stays."""
    actor, day, _units = asked(request)
    number = kept(request, form) or form.cleaned_data.get("kept")
    sent = file(actor, number) if number else None
    try:
        text = words(form.cleaned_data.get("text") or "", number)
    except TOLD as error:
        form.add_error("text", spoken(error.told()))
        return _page(request, form, found, status=422)
    read = Reader(found, region().grammar, day.year).note(text)
    [one] = read.proposals
    proposed = {
        "title": title_of(text), "number": read.number, "due": one.due,
        "day": read.day if read.day and read.day <= day else form.data.get("day"),
        "lead": found.children.get(one.lead or 0, ""),
        "co": "、".join(found.children.get(org, "") for org in one.co),
    }  # fmt: skip
    typed = {
        name: value for name, value in form.data.items() if value and name not in {"day", "read"}
    }
    start = {name: value for name, value in proposed.items() if value} | typed
    start |= {"text": text, "kept": number, "key": fresh_key()}
    return _page(request, AssignForm(initial=start, **more), found, Understood(sent, one.why))


def _page(
    request: HttpRequest, form: AssignForm, found: Units, read: Understood | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, day, _units = asked(request)
    number = form["programme"].value()
    of = programme(actor, int(number), day) if str(number or "").isdecimal() else None
    context = {"form": form, "units": found, "read": read, "programme": of}
    return render(request, "meetings/assign.html", context, status=status)


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show the office's entry page."""
    actor, day, _units = asked(request)
    context = {
        "counts": office.meetings(actor, day),
        "ledgers": office.ledgers(actor, day),
        "gaps": office.gaps(actor, day),
        "programmes": office.programmes_of(actor, day),
        "may_write": bool(access.reach(actor, Verb.OPEN)),
        "may_assign": may_assign(actor_of(request)),
    }
    return render(request, "meetings/office.html", context)
