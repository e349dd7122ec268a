"""The control that names several things at once: a box for names, what they may mean, what is ticked.

What is ticked counts by itself. Words left in the box are names in a row: each
that means one thing is taken, any other comes back with what it may mean. It
works without scripts; with htmx the offers stand there while one types, and
what is ticked stays.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django import forms
from django.forms.renderers import BaseRenderer
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from xuezheng.core.base.labels import T

PICK, FOR = "-pick", "-for"
APART = re.compile(r"[、，,;；\n]")
LONGEST = 2_000
HINT = T(
    "名称、拼音首字母或一类单位，可写几个", "Names, initials of pinyin, or a group; several at once"
)
NOT_FOUND = T("没有“{names}”，或不在管辖范围内", "There is no “{names}”, or it is out of reach")
UNCLEAR = T("“{names}”不止一个，请从下面选", "“{names}” may mean several; choose below")
GONE = T("所选已不在范围内，请重新选择", "What was chosen is no longer in reach; choose again")


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing, or a group of things, that may be ticked (可选项)."""

    key: str
    name: str
    beside: str = ""


class Finder(Protocol):
    """Where the things are found, within the reach of whoever asks."""

    def find(self, words: str) -> Sequence[Offer]:
        """Give what words may mean, the nearest first, not very many."""

    def named(self, words: str) -> Offer | None:
        """Give the one thing that words name in full."""

    def known(self, keys: Sequence[str]) -> Sequence[Offer]:
        """Give those of some keys that are in reach, in the order given."""

    def members(self, keys: Sequence[str]) -> list[int]:
        """Give the numbers of the things ticked, each once, in official order."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What stands in a control: the words, what they were offered for, the keys ticked."""

    words: str = ""
    offered_for: str = ""
    keys: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any], name: str) -> "Ticked":
        """Take it out of what was sent, or kept of it."""
        words, offered_for = (str(data.get(f"{name}{end}") or "").strip() for end in ("", FOR))
        listed = data.getlist(f"{name}{PICK}") if hasattr(data, "getlist") else data.get(f"{name}{PICK}")  # fmt: skip
        keys = listed if isinstance(listed, list | tuple) else [listed] if listed else []
        return cls(words[:LONGEST], offered_for, tuple(dict.fromkeys(str(one) for one in keys)))

    @property
    def names(self) -> list[str]:
        """Give the words name by name."""
        return [one.strip() for one in APART.split(self.words) if one.strip()]


def standing(finder: Finder, ticked: Ticked, offers: Sequence[Offer]) -> dict[str, Any]:
    """Give what the list of a control draws: what is ticked, then what else is offered."""
    kept = finder.known(ticked.keys)
    held = {one.key for one in kept}
    return {"kept": kept, "offers": [one for one in offers if one.key not in held]}


class SeveralBox(forms.TextInput):
    """A box for names; what they may mean and what is ticked stand below it."""

    def __init__(self, finder: Finder, address: str) -> None:
        self.finder, self.address = finder, address
        self.offered: list[Offer] = []
        super().__init__()

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Ticked:
        """Give what was typed and ticked."""
        del files
        return Ticked.of(data, name)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Say whether the box was not there."""
        del files
        return name not in data

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        """Draw box and list."""
        ticked = value if isinstance(value, Ticked) else Ticked()
        found = f"{(attrs or {}).get('id', name)}_found"
        more = {
            **(attrs or {}), "autocomplete": "off", "data-pick": found, "aria-controls": found,
            "maxlength": str(LONGEST), "placeholder": HINT.in_(get_language() or "zh"),
            "hx-get": f"{self.address}?name={name}", "hx-include": "closest .pick",
            "hx-trigger": "input changed delay:200ms", "hx-target": f"#{found}",
            "hx-sync": "this:replace",
        }  # fmt: skip
        box = super().render(name, ticked.words, more, renderer)
        context = {"name": name, "words": ticked.words, "asked": bool(self.offered)}
        context |= standing(self.finder, ticked, self.offered)
        drawn = render_to_string("ui/several.html", context)
        return SafeString(
            f'<div class="pick">{box}<div class="pick__found" id="{found}" aria-live="polite">{drawn}</div></div>'
        )


class SeveralField(forms.Field):
    """Things kept elsewhere; gives their numbers, groups as what they hold."""

    widget: SeveralBox

    def __init__(self, finder: Finder, address: str, **more: Any) -> None:
        super().__init__(required=False, widget=SeveralBox(finder, address), **more)
        self.finder = finder

    def clean(self, value: Any) -> list[int]:
        """Give the numbers. Raises ``ValidationError`` with the names that mean nothing or several things."""
        ticked = value if isinstance(value, Ticked) else Ticked()
        keys = list(ticked.keys)
        if len(self.finder.known(keys)) != len(keys):
            raise self._wrong(GONE)
        lost, unclear = [], []
        for one in ticked.names:
            named = self.finder.named(one)
            if named is not None:
                keys.append(named.key)
                continue
            offers = self.finder.find(one)
            if not offers:
                lost.append(one)
            elif not (ticked.words == ticked.offered_for and {o.key for o in offers} & set(keys)):
                unclear.append(one)
                self.widget.offered += offers
        if lost:
            raise self._wrong(NOT_FOUND.filled(names="、".join(lost)))
        if unclear:
            raise self._wrong(UNCLEAR.filled(names="、".join(unclear)))
        return self.finder.members(keys)

    def _wrong(self, words: T) -> forms.ValidationError:
        return forms.ValidationError(words.in_(get_language() or "zh"))
