"""What the pages of designs share: who asks, carrying out, words on the next page."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import get_language

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.designs.access import may_draft
from xuezheng.apps.designs.services import INTENTIONS
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

BY_KEY = {one.key.removeprefix("design."): one for one in INTENTIONS}


def who(request: HttpRequest) -> Actor:
    """Give who asks; raises ``NotFoundError`` for whoever may not draft."""
    actor = actor_of(request)
    if actor is None or not may_draft(actor):
        raise NotFoundError(what=T("台账设计", "design"))
    return actor


def do(request: HttpRequest, key: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Carry out an intention of this app."""
    return act(BY_KEY[key], given, actor=who(request), at=clock.now()).result


def tell(request: HttpRequest, words: T) -> None:
    """Say something on the next page."""
    messages.success(request, words.in_(get_language() or "zh"))


def number(typed: str) -> int | None:
    """Read a whole number from a form."""
    return int(typed) if typed.isdecimal() and len(typed) < 12 else None
