"""How the pages of this app carry intentions out, and how they say what was refused."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.pupils.services import INTENTIONS
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language

_BY_KEY = {one.key: one for one in INTENTIONS}
Answer = dict[str, Any] | None


def carried_out(
    request: HttpRequest,
    key: str,
    given: Mapping[str, Any],
    said: T,
    form: forms.Form | None = None,
) -> Answer:
    """Carry an intention out; what is refused is told in the form, or on the page gone back to."""
    sent = str(request.POST.get("key", ""))[:64]
    try:
        done = act(_BY_KEY[key], given, actor=actor_of(request), at=clock.now(), key=sent)
    except (InputError, RefusedError, NotFoundError) as error:
        words = in_language(error.told())
        if form is not None:
            form.add_error(None, words)
        else:
            messages.error(request, words)
        return None
    messages.success(request, in_language(said))
    return done.result
