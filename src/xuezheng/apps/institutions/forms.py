"""What a section fills in about an institution."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xuezheng.catalogue.terms.institutions import Breach, CreditList
from xuezheng.core.base.labels import Labelled


def labels(of: type[Labelled]) -> list[tuple[str, str]]:
    """Give an enumeration as choices in the reader's language."""
    return [(one.key, one.label.in_(get_language() or "zh")) for one in of]


class FindForm(forms.Form):
    """A breach: what, when, what was seen."""

    breach = forms.ChoiceField(label=_("记分事项"), choices=lambda: labels(Breach))
    found_on = forms.DateField(
        label=_("发现日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    facts = forms.CharField(label=_("事实经过"), widget=forms.Textarea(attrs={"rows": 4}))

    def given(self, institution: int) -> dict[str, Any]:
        """Give the intention's input."""
        return {"institution": institution, **self.cleaned_data}


class ProposeForm(forms.Form):
    """For which list, on what grounds."""

    list = forms.ChoiceField(label=_("名单"), choices=lambda: labels(CreditList))
    grounds = forms.CharField(label=_("列入事由"), widget=forms.Textarea(attrs={"rows": 3}))

    def given(self, institution: int) -> dict[str, Any]:
        """Give the intention's input."""
        return {"institution": institution, **self.cleaned_data}
