"""The one list of navigation entries; an entry whose address does not exist yet is not shown."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from xuezheng.core.base.labels import T
from xuezheng.ui import words


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its label, the name of its address, and the key after ``g``."""

    label: T
    name: str
    key: str = ""


ENTRIES = (
    Entry(words.PLANS, "plans:index", "p"),
    Entry(words.COMPARE, "plans:compare", "c"),
    Entry(words.SCHOOLS, "schools:tree", "s"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as a page shows it."""

    label: T
    url: str
    key: str
    current: bool


def links(path: str) -> list[Link]:
    """Give the entries that exist; the one with the longest matching address is current."""
    found = []
    for entry in ENTRIES:
        try:
            found.append((entry, reverse(entry.name)))
        except NoReverseMatch:
            continue
    here = max((url for _, url in found if path.startswith(url)), key=len, default=None)
    return [Link(entry.label, url, entry.key, url == here) for entry, url in found]
