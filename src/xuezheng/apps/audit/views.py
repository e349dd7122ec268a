"""Carrying out an intention for a page (页面办理): done is said above the next page, a fault there or on the form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import get_language

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

DONE = T("已办理。", "Done.")


def spoken(words: T) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh")


def tried(
    request: HttpRequest,
    intention: Intention,
    given: Mapping[str, Any],
    form: forms.Form | None = None,
) -> dict[str, Any] | None:
    """Carry out an intention for whoever asks; gives its result, nothing where it was refused."""
    try:
        done = act(intention, given, actor=actor_of(request), at=clock.now()).result
    except (InputError, RefusedError) as error:
        words = spoken(error.told())
        if form is None:
            messages.error(request, words)
        else:
            form.add_error(None, words)
        return None
    messages.success(request, spoken(DONE))
    return done
