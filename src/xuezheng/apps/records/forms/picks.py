"""The control that names something kept elsewhere: a box for its name, and what the name may mean.

It works without scripts: what is typed goes with the form; where it may mean
several things the form comes back with these to choose from. With htmx they
stand there while one types. The choice counts for the very words it was
offered for, so that a changed name never carries the old choice along.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from xuezheng.apps.records.selectors.picking import (
    CHOOSE,
    UNKNOWN,
    Asker,
    Pick,
    Source,
    resolve,
    source_of,
)
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.showing import HIDDEN

PICK, FOR = "-pick", "-for"
HINT = T("姓名或名称、拼音首字母、编号", "Name, initials of its pinyin, or number")


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a control: the words, the number chosen, the words it was offered for."""

    words: str = ""
    pick: str = ""
    offered_for: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any], name: str) -> "Typed":
        """Take it out of what was sent, or kept of it."""
        return cls(*(str(data.get(f"{name}{end}") or "").strip() for end in ("", PICK, FOR)))

    @property
    def number(self) -> int | None:
        """Give the number chosen, where it was chosen for these words."""
        chosen = self.pick.isascii() and self.pick.isdecimal() and len(self.pick) < 18
        return int(self.pick) if chosen and self.words == self.offered_for else None


class PickBox(forms.TextInput):
    """A box for a name, and the things it may mean as a list to choose from."""

    def __init__(
        self, asker: Asker, field: Field, place: str, source: Source | None = None
    ) -> None:
        self.asker, self.named, self.place = asker, field, place
        self.source = source or source_of(field)
        self.offered: Sequence[Pick] = ()
        super().__init__()

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """Give what was typed and chosen."""
        del files
        return Typed.of(data, name)

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
        """Draw box and list; a number that stands there is drawn by name, chosen."""
        typed, offered = self._standing(value)
        found = f"{(attrs or {}).get('id', name)}_found"
        more = {
            **(attrs or {}), "autocomplete": "off", "data-pick": found, "aria-controls": found,
            "maxlength": "60",
            "placeholder": HINT.in_(get_language() or "zh"),
            "hx-get": f"/picks/{self.asker.kind.key}/{self.place}/?name={name}",
            "hx-trigger": "input changed delay:200ms", "hx-target": f"#{found}",
            "hx-sync": "this:replace",
        }  # fmt: skip
        box = super().render(name, typed.words, more, renderer)
        context = {"name": name, "typed": typed, "picks": offered, "asked": bool(self.offered)}
        drawn = render_to_string("records/picks.html", context)
        return SafeString(
            f'<div class="pick">{box}<div class="pick__found" id="{found}" aria-live="polite">{drawn}</div></div>'
        )

    def _standing(self, value: Any) -> tuple[Typed, Sequence[Pick]]:
        if isinstance(value, Typed):
            number, offered = value.number, self.offered
            if not offered and number is not None:
                offered = self._one(number)
            return value, offered
        if value in (None, "", HIDDEN) or not str(value).isdecimal():
            return Typed(str(value or "")), ()
        one = self._one(int(value))
        if one:
            return Typed(one[0].name, str(value), one[0].name), one
        asker = self.asker
        called = self.source.called(asker.actor, [int(value)], asker.day, asker.language)
        name = called.get(int(value), f"#{value}")
        return Typed(name, str(value), name), (Pick(int(value), name),)

    def _one(self, number: int) -> Sequence[Pick]:
        found = self.source.within(self.asker, [number])
        return tuple(found.values())


class PickField(forms.Field):
    """A thing kept elsewhere; gives its number. What stood there before may stay."""

    widget: PickBox

    def __init__(
        self, asker: Asker, field: Field, place: str, source: Source | None = None, **more: Any
    ) -> None:
        box = PickBox(asker, field, place, source)
        super().__init__(required=False, widget=box, **more)
        self.asker, self.named, self.source = asker, field, box.source

    def clean(self, value: Any) -> int | str | None:
        """Give the number named. Raises ``ValidationError`` with nothing, or with several, found."""
        if not isinstance(value, Typed) or not value.words:
            return None
        if value.words == HIDDEN:
            return HIDDEN
        if (number := value.number) is not None:
            if number == self.initial or self.source.within(self.asker, [number]):
                return number
            raise self._wrong(UNKNOWN[self.named.type.key])
        named = resolve(self.asker, self.named, value.words, self.source)
        if named.one is not None:
            return named.one.id
        self.widget.offered = named.offered
        raise self._wrong(CHOOSE if named.offered else UNKNOWN[self.named.type.key])

    def _wrong(self, words: Any) -> forms.ValidationError:
        return forms.ValidationError(words.in_(get_language() or "zh"))
