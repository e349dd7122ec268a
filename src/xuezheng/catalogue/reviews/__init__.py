"""Reviews (评审办法): one a file, found by themselves; a file is named like its key."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from xuezheng.core.assess.review import Review


def _found() -> Iterator[Review]:
    for one in sorted(iter_modules(__path__), key=lambda one: one.name):
        found = getattr(import_module(f"{__name__}.{one.name}"), one.name.upper(), None)
        if isinstance(found, Review):
            yield found


REVIEWS: tuple[Review, ...] = tuple(_found())
"""Every review, by key; its key is that of its ledger."""


def review(key: str) -> Review:
    """Give the review of that key; raises ``KeyError``."""
    return {one.key: one for one in REVIEWS}[key]
