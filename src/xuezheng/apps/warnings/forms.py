"""What somebody fills in to silence a warning or to take note of it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SilenceForm(forms.Form):
    """Until when a warning is silent, and why."""

    until = forms.DateField(label=_("静默至"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("理由"), max_length=400)


class NoteForm(forms.Form):
    """What whoever takes note of a warning says."""

    note = forms.CharField(label=_("处理意见"), max_length=400, required=False)
