"""How pages act: one intention each, its error said above the next page."""

import re
import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take
from xuezheng.apps.notices.services import INTENTIONS
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

BY_KEY = {one.key: one for one in INTENTIONS}
TOLD = (InputError, RefusedError, StaleError)
"""What is said beside a form; anything else is a page of its own."""
CELL = re.compile(r"^cell-(\d{1,3})-(c\d{1,2})$")


def spoken(words: T) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh")


def asked(request: HttpRequest) -> tuple[Actor | None, date]:
    """Give who asks, and today."""
    return actor_of(request), clock.today()


def do(request: HttpRequest, key: str, given: Mapping[str, Any], idem: str = "") -> dict[str, Any]:
    """Carry out an intention for whoever asks; gives its result."""
    return act(BY_KEY[key], given, actor=actor_of(request), at=clock.now(), key=idem).result


def tried(
    request: HttpRequest, key: str, given: Mapping[str, Any], form: forms.Form | None = None
) -> dict[str, Any] | None:
    """Carry out an intention; what is wrong is said on the form, else above the next page."""
    idem = str(form.cleaned_data.get("key") or "") if form else request.POST.get("key", "")[:40]
    try:
        return do(request, key, given, idem)
    except TOLD as error:
        if form is None:
            messages.error(request, spoken(error.told()))
        else:
            form.add_error(None, spoken(error.told()))
        return None


def fresh_key() -> str:
    """Give a key for a form, so that a double tap does nothing twice."""
    return secrets.token_urlsafe(12)


def home(actor: Actor | None) -> int:
    """Give the unit that somebody sends for. Raises ``NotFoundError``."""
    if actor is None or actor.home is None:
        raise NotFoundError(what="单位")
    return actor.home


def kept(request: HttpRequest, name: str = "files") -> list[int]:
    """Keep the files sent with a form; gives their numbers. Raises ``InputError``."""
    actor = actor_of(request)
    if actor is None:
        return []
    sent, at = request.FILES.getlist(name), clock.now()
    return [take(one.read(), one.name or "file", actor=actor, at=at) for one in sent]


def _org(request: HttpRequest) -> int:
    written = request.POST.get("org", "")
    return int(written) if written.isdigit() else 0


def _back(number: int, place: str = "") -> HttpResponse:
    response = redirect("notices:show", number)
    if place:
        response["Location"] += f"#{place}"
    return response


@require_POST
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Sign for a notice."""
    if tried(request, "notice.sign", {"notice": number, "org": _org(request)}):
        messages.success(request, _("已签收。"))
    return _back(number)


@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a notice."""
    rows: dict[str, dict[str, str]] = {}
    for name, value in request.POST.items():
        cell = CELL.match(name)
        if cell and str(value).strip():
            rows.setdefault(cell[1], {})[cell[2]] = str(value).strip()
    given = {
        "notice": number, "org": _org(request), "text": request.POST.get("text", ""),
        "rows": [rows[place] for place in sorted(rows, key=int)],
    }  # fmt: skip
    try:
        given["files"] = kept(request)
    except InputError as error:
        messages.error(request, spoken(error.told()))
        return _back(number, "answer")
    if tried(request, "notice.answer", given):
        messages.success(request, _("已反馈。"))
        return _back(number)
    return _back(number, "answer")


@require_POST
def file(request: HttpRequest, number: int) -> HttpResponse:
    """Hand in what a unit filed, or that it has nothing to file."""
    given = {
        "notice": number, "org": _org(request), "nothing": request.POST.get("nothing") == "on",
        "note": request.POST.get("note", ""),
    }  # fmt: skip
    done = tried(request, "notice.file", given)
    if done:
        messages.success(request, _("已报送：%(text)s") % {"text": done["text"]})
        return _back(number)
    return _back(number, "answer")


@require_POST
def send_back(request: HttpRequest, number: int) -> HttpResponse:
    """Send an answer back."""
    given = {"notice": number, "org": _org(request), "reason": request.POST.get("reason", "")}
    tried(request, "notice.send_back", given)
    return redirect("notices:answers", number)


@require_POST
def urge(request: HttpRequest, number: int) -> HttpResponse:
    """Urge the missing."""
    units = [int(one) for one in request.POST.getlist("unit") if one.isdigit()]
    done = tried(request, "notice.urge", {"notice": number, "units": units})
    if done:
        messages.success(request, _("已催办 %(urged)s 个单位。") % {"urged": done["urged"]})
    return _back(number)


@require_POST
def call(request: HttpRequest, number: int) -> HttpResponse:
    """Note a call."""
    note = request.POST.get("note", "").strip() or _("已电话告知")
    tried(request, "notice.call", {"notice": number, "org": _org(request), "note": note})
    return _back(number, "missing")


@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a notice."""
    tried(request, "notice.end", {"notice": number, "reason": request.POST.get("reason", "")})
    return _back(number)


@require_POST
def recall(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a notice."""
    tried(request, "notice.recall", {"notice": number, "reason": request.POST.get("reason", "")})
    return _back(number)
