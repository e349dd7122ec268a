"""What somebody fills in on the page of an indicator: a figure of another origin, and which counts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.indicators.access import TOLD
from xuezheng.core.indicators.definition import Indicator, Origin
from xuezheng.ui.templatetags.ui import in_language


def _choices(some: tuple[Origin, ...]) -> list[tuple[str, str]]:
    return [(one.key, in_language(one.label)) for one in some]


class StateForm(forms.Form):
    """A figure told by hand or by the yearbook."""

    origin = forms.ChoiceField(label=_("口径"))
    day = forms.DateField(label=_("统计时点"), widget=forms.DateInput(attrs={"type": "date"}))
    number = forms.DecimalField(label=_("数值（按本指标单位）"), max_digits=15, decimal_places=3)
    paper = forms.CharField(label=_("依据文件"), max_length=200)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="state_%s")
        field = self.fields["origin"]
        if isinstance(field, forms.ChoiceField):
            field.choices = _choices(TOLD)


class ChooseForm(forms.Form):
    """Which origin counts from one day to another."""

    origin = forms.ChoiceField(label=_("采用口径"))
    first = forms.DateField(label=_("起始日"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("截止日"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("理由"), max_length=400)

    def __init__(self, indicator: Indicator, data: Any = None) -> None:
        super().__init__(data, auto_id="choose_%s")
        field = self.fields["origin"]
        if isinstance(field, forms.ChoiceField):
            field.choices = _choices((indicator.origin, *TOLD))
