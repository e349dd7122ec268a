"""What somebody fills in to send a workbook of units and people."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _


class WorkbookForm(forms.Form):
    """A filled workbook, and the day from which it holds."""

    file = forms.FileField(label=_("填好的工作簿"), help_text=_("xlsx，“单位”“人员”两张表"))
    since = forms.DateField(
        label=_("生效日期"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("单位和人员从这一天起登记在册"),
    )

    def sent(self) -> tuple[bytes, str, date]:
        """The bytes, their name and the day."""
        file = self.cleaned_data["file"]
        return file.read(), file.name, self.cleaned_data["since"]


class CommitForm(forms.Form):
    """What was seen of a staged workbook, sent back to be written."""

    since = forms.DateField()
    seen = forms.RegexField(r"^[0-9a-f]{64}$")

    def given(self, file: int) -> dict[str, object]:
        """Give the intention's input; what is wrong or missing is for the intention to say."""
        self.full_clean()
        return {"file": file, **self.cleaned_data}


class MergeForm(forms.Form):
    """Whom somebody is one person with, and why."""

    other = forms.IntegerField(label=_("人员号"), min_value=1)
    reason = forms.CharField(label=_("依据"), min_length=2, max_length=200)

    def asked(self) -> int | None:
        """Give the other identity that was asked for, whether or not the rest is filled in."""
        written = self.data.get("other", "") if self.is_bound else self.initial.get("other", "")
        return unit_asked(str(written))


def unit_asked(written: str) -> int | None:
    """Read a number out of an address; ``None`` for anything else."""
    return int(written) if written.isdecimal() and 0 < len(written) < 12 else None
