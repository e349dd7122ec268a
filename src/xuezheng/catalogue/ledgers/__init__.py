"""The ledgers of the region (台账目录): one a file under its heading, found by themselves.

A file is named like its ledger's key and holds it under that name in capitals,
so a new ledger is one new file. Menus follow the headings; within one,
what the office opens every day, then the key.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from xuezheng.catalogue.ledgers.headings import HEADINGS
from xuezheng.core.ledgers.definition import Ledger

FIRST = ("task", "problem", "practice", "campaign")
"""Within a heading these come first: what the office opens every day."""


def _found() -> Iterator[tuple[str, Ledger]]:
    packages = {one.name for one in iter_modules(__path__) if one.ispkg}
    for heading, _ in HEADINGS:
        if heading not in packages:
            continue
        package = import_module(f"{__name__}.{heading}")
        keys = [one.name for one in iter_modules(package.__path__) if not one.ispkg]
        for key in sorted(keys, key=_place):
            found = getattr(import_module(f"{package.__name__}.{key}"), key.upper(), None)
            if isinstance(found, Ledger):
                yield heading, found


def _place(key: str) -> tuple[int, str]:
    return (FIRST.index(key) if key in FIRST else len(FIRST), key)


_LEDGERS = tuple(_found())
LEDGERS: tuple[Ledger, ...] = tuple(one for _, one in _LEDGERS)
"""Every ledger, in the order of menus."""
HEADING_OF: dict[str, str] = {one.key: heading for heading, one in _LEDGERS}
"""Under which heading a ledger stands."""
