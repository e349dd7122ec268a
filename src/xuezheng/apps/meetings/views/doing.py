"""How pages act: one intention, its error beside the form or above the page, then on."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import get_language

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take
from xuezheng.apps.meetings.selectors.units import Units, units
from xuezheng.apps.meetings.services import INTENTIONS
from xuezheng.apps.meetings.services.charging import supervising
from xuezheng.apps.people.selectors import holders, leading
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

BY_KEY = {one.key: one for one in INTENTIONS}
TOLD = (InputError, RefusedError, StaleError)
"""What is said beside a form; anything else is a page of its own."""
TOO_LATE = 40


def spoken(words: T) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh")


def do(request: HttpRequest, key: str, given: Mapping[str, Any], idem: str = "") -> dict[str, Any]:
    """Carry out an intention for whoever asks; gives its result."""
    return act(BY_KEY[key], given, actor=actor_of(request), at=clock.now(), key=idem).result


def tried(
    request: HttpRequest, key: str, given: Mapping[str, Any], form: forms.Form | None = None
) -> dict[str, Any] | None:
    """Carry out an intention; what is wrong is said on the form, else above the next page."""
    idem = str(form.cleaned_data.get("key") or "") if form else ""
    try:
        return do(request, key, given, idem)
    except TOLD as error:
        words = spoken(error.told())
        if form is None:
            messages.error(request, words)
        else:
            form.add_error(None, words)
        return None


def kept(request: HttpRequest, form: forms.Form, name: str = "file") -> int | None:
    """Keep the file of a form; gives its number, or None where there is none or it is refused."""
    sent = form.cleaned_data.get(name)
    actor = actor_of(request)
    if not isinstance(sent, UploadedFile) or actor is None:
        return None
    try:
        return take(sent.read(), sent.name or "file", actor=actor, at=clock.now())
    except InputError as error:
        form.add_error(name, spoken(error.told()))
        return None


def fresh_key() -> str:
    """Give a key for a form, so that a double tap does nothing twice."""
    return secrets.token_urlsafe(12)


def asked(request: HttpRequest) -> tuple[Actor | None, date, Units]:
    """Give who asks, today, and the units of today."""
    day = clock.today()
    return actor_of(request), day, units(day)


def home(actor: Actor | None) -> int:
    """Give the unit that somebody keeps meetings for. Raises ``NotFoundError``."""
    if actor is not None and "office" in actor.roles:
        return supervising(actor)
    if actor is None or actor.home is None:
        raise NotFoundError(what="单位")
    return actor.home


def leaders(day: date) -> list[tuple[int, str]]:
    """Give the bureau's leading posts with who holds them, for a choice. Costs: 5 queries."""
    root = tree_of(day).root
    found = leading(root, day) if root is not None else ()
    held = holders([one.id for one in found], day)
    return [
        (one.id, f"{one.title} {held[one.id].name}" if one.id in held else one.title)
        for one in found
    ]
