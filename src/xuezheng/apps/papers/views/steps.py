"""One step on a paper: its form, the intention it asks for, and what is given to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import Done, act
from xuezheng.apps.files.services import take
from xuezheng.apps.papers import services
from xuezheng.apps.papers.forms import CheckForm, CorrectForm, EditForm
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

Given = Mapping[str, Any]


class FormError(InputError):
    """Fields of a page's form are wrong; says which."""

    code = "paper-form"
    text = T("请检查：{fields}", "Please check: {fields}")


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what it asks for, and how the request's fields become its input."""

    intention: Intention
    given: Callable[[HttpRequest, int], Given]


def filled(form: forms.Form) -> dict[str, Any]:
    """The cleaned fields. Raises ``FormError`` naming those that are wrong."""
    if not form.is_valid():
        wrong = [str(form.fields[name].label) for name in form.errors if name in form.fields]
        raise FormError(fields="、".join(wrong))
    return form.cleaned_data


def whole(request: HttpRequest, name: str) -> int:
    """A whole number of the form. Raises ``NotFoundError`` for anything else."""
    text = request.POST.get(name, "")
    if not text.isdecimal():
        raise NotFoundError(what=name)
    return int(text)


def sent_file(request: HttpRequest, name: str = "file") -> int | None:
    """Keep the file of a form; gives its number."""
    file = request.FILES.get(name)
    actor = actor_of(request)
    if file is None or actor is None:
        return None
    return take(file.read(), file.name or "", actor=actor, at=clock.now())


def done(request: HttpRequest, intention: Intention, given: Given) -> Done:
    """Go through the door with the form's key, so that a second press does nothing."""
    key = request.POST.get("key", "")[:64]
    return act(intention, given, actor=actor_of(request), at=clock.now(), key=key)


def told(words: T) -> str:
    """Words in the reader's language."""
    return words.in_(get_language() or "zh")


def _paper(_request: HttpRequest, number: int) -> Given:
    return {"paper": number}


def _edit(request: HttpRequest, number: int) -> Given:
    return {"paper": number} | filled(EditForm(request.POST))


def _ask(request: HttpRequest, number: int) -> Given:
    heading = {
        "heading": request.POST.get("heading", "").strip(),
        "orgs": [int(one) for one in request.POST.getlist("orgs") if one.isdecimal()],
    }
    return {"paper": number, "headings": [heading], "due": request.POST.get("due") or None}


def _name(request: HttpRequest, number: int) -> Given:
    said = request.POST.get("said", "").strip()
    return {"paper": number, "org": whole(request, "org"), "said": said}


def _line(request: HttpRequest, _number: int) -> Given:
    reason = request.POST.get("reason", "").strip()
    return {"naming": whole(request, "naming"), "reason": reason}


def _check(request: HttpRequest, number: int) -> Given:
    given = filled(CheckForm(request.POST, request.FILES))
    return {"paper": number, "text": given["text"], "file": sent_file(request)}


def _settle(request: HttpRequest, _number: int) -> Given:
    return {
        "number": whole(request, "number"),
        "choice": request.POST.get("choice", ""),
        "reason": request.POST.get("reason", "").strip(),
    }


def _issue(request: HttpRequest, number: int) -> Given:
    said = request.POST.get("number", "").strip()
    return {"paper": number, "seen": whole(request, "seen"), "number": said}


def _correct(request: HttpRequest, number: int) -> Given:
    given = filled(CorrectForm(request.POST))
    amendment = {"was": given["was"], "reads": given["reads"]}
    return {"paper": number, "reason": given["reason"], "amendments": [amendment]}


def _review(request: HttpRequest, number: int) -> Given:
    return {
        "paper": number,
        "disclosure": request.POST.get("disclosure", ""),
        "reason": request.POST.get("reason", "").strip(),
    }


def _print(_request: HttpRequest, number: int) -> Given:
    return {"subject": "paper", "number": number}


STEPS: dict[str, Step] = {
    "edit": Step(services.EDIT, _edit),
    "ask": Step(services.ASK, _ask),
    "name": Step(services.NAME, _name),
    "hear": Step(services.HEAR, _paper),
    "waive": Step(services.WAIVE, _line),
    "strike": Step(services.STRIKE, _line),
    "check": Step(services.CHECK, _check),
    "settle": Step(services.SETTLE, _settle),
    "issue": Step(services.ISSUE, _issue),
    "correct": Step(services.CORRECT, _correct),
    "review": Step(services.REVIEW, _review),
    "release": Step(services.RELEASE, _paper),
    "print": Step(services.PRINT, _print),
}
"""Every step of a paper's page by the word in its address."""
