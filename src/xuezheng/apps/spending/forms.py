"""What is filled in to try out standards of public funds."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.spending.selectors.trying import KEYS, StandardError, read, title
from xuezheng.ui.templatetags.ui import in_language


class Standard(forms.CharField):
    """A number that the reader of standards reads; what is wrong is said in its words."""

    def __init__(self, key: str, now: Decimal) -> None:
        self.key = key
        widget = forms.TextInput(
            attrs={"inputmode": "decimal", "placeholder": str(now), "class": "form-control"}
        )
        super().__init__(
            label=in_language(title(key)), required=False, max_length=20, widget=widget
        )

    def clean(self, value: Any) -> str:
        """Give what was said where it is a number within its bounds."""
        said = str(super().clean(value))
        if said.strip():
            try:
                read(self.key, said)
            except StandardError as error:
                raise forms.ValidationError(in_language(error.told())) from error
        return said


class TrialForm(forms.Form):
    """The standards tried, empty where they stay as they are; the day whose pupils are counted."""

    on = forms.DateField(
        label=_("学生数截至"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}),
    )

    def __init__(self, given: Mapping[str, Any], now: Mapping[str, Decimal], day: date) -> None:
        super().__init__({**given, "on": day.isoformat()})
        self.now = now
        for key in KEYS:
            self.fields[key] = Standard(key, now[key])


class NameForm(forms.Form):
    """Under which name a trial is kept."""

    name = forms.CharField(label=_("方案名称"), max_length=20)
