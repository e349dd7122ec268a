"""Weighted assessments (量化考核办法): one a file, found by themselves; a file is named like its key."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from xuezheng.core.assess.criteria import Assessment


def _found() -> Iterator[Assessment]:
    for one in sorted(iter_modules(__path__), key=lambda one: one.name):
        found = getattr(import_module(f"{__name__}.{one.name}"), one.name.upper(), None)
        if isinstance(found, Assessment):
            yield found


ASSESSMENTS: tuple[Assessment, ...] = tuple(_found())
"""Every assessment, by key."""


def assessment(key: str) -> Assessment:
    """Give the assessment of that key; raises ``KeyError``."""
    return {one.key: one for one in ASSESSMENTS}[key]


def scoring(ledger: str) -> Assessment | None:
    """Give the assessment that scores the cases of a ledger, if one does."""
    return next((one for one in ASSESSMENTS if one.ledger == ledger), None)
