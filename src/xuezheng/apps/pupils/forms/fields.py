"""Fields that several forms of this app ask for alike."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.core.base.labels import Labelled, T
from xuezheng.ui.templatetags.ui import in_language

Numbered = Sequence[tuple[int, T | str]]
"""Things to choose from, by number."""


def labels(of: type[Labelled], *, empty: bool = False) -> list[tuple[str, str]]:
    """Give the members of an enumeration as choices in the reader's language."""
    found = [(one.key, in_language(one.label)) for one in of]
    return [("", "—"), *found] if empty else found


def day(label: Any, today: date | None = None, *, required: bool = True) -> forms.Field:
    """A day, today unless told otherwise."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, initial=today, required=required)


def chosen_class(classes: Numbered, *, required: bool = True) -> forms.Field:
    """One of the school's classes."""
    some = [("", "—"), *((str(one), in_language(label)) for one, label in classes)]
    return forms.ChoiceField(label=_("班级"), choices=some, required=required)


def yes_no(label: Any) -> forms.Field:
    """Yes, no, or nothing said."""
    some = [("", "—"), ("true", _("是")), ("false", _("否"))]
    return forms.ChoiceField(label=label, choices=some, required=False)


def one_of(label: Any, of: type[Labelled], *, empty: bool = False) -> forms.Field:
    """A member of an enumeration, perhaps none."""
    return forms.ChoiceField(label=label, choices=labels(of, empty=empty), required=not empty)


def ticks(label: Any, some: Numbered, *, required: bool = True) -> forms.Field:
    """Any of several things, by ticking."""
    return forms.MultipleChoiceField(
        label=label,
        choices=[(str(one), in_language(words)) for one, words in some],
        widget=forms.CheckboxSelectMultiple,
        required=required,
    )
