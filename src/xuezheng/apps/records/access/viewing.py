"""Whose lists may be kept under a name (视图): those of kinds, and pages that other apps declare."""

from collections.abc import Callable

from xuezheng.apps.records.access.rows import kind_of
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError

PAGE = "页面"
Seen = Callable[[Actor | None], bool]
_PAGES: dict[str, Seen] = {}


def keeps_views(key: str, seen: Seen) -> None:
    """Let the conditions of a page that lists no kind be kept under names; ``seen`` says by whom."""
    _PAGES[key] = seen


def require_viewed(actor: Actor | None, key: str) -> str:
    """Give the key of what can be kept views of. Raises ``NotFoundError`` for any other word."""
    seen = _PAGES.get(key)
    if seen is None:
        return kind_of(key).key
    if not seen(actor):
        raise NotFoundError(what=PAGE)
    return key
