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
