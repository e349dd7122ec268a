"""Which pages stand open, and who asks: everything needs an account unless it is marked here."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest

from xuezheng.core.base.actors import Actor

View = TypeVar("View", bound=Callable[..., object])
_MARK = "xz_public"


def public(view: View) -> View:
    """Mark a view as one that anyone may open."""
    setattr(view, _MARK, True)
    return view


def is_public(view: object) -> bool:
    """Say whether anyone may open ``view``."""
    return bool(getattr(view, _MARK, False))


def actor_of(request: HttpRequest) -> Actor | None:
    """Give who asks; nobody on public pages without an account."""
    found = getattr(request, "actor", None)
    return found if isinstance(found, Actor) else None
