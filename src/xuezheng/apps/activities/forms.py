"""What is filled in about courses."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.activities.models import Layer
from xuezheng.core.base.workdays import CIVIL


class DayInput(forms.DateInput):
    """The browser's own field for a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def layers() -> list[tuple[str, str]]:
    """Give the layers as choices in the reader's language."""
    return [(one.key, one.label.in_(get_language() or "zh")) for one in Layer]


class PlanForm(forms.Form):
    """A course with one session to begin with, and a quota for each layer."""

    title = forms.CharField(label=_("课程名称"), max_length=80)
    about = forms.CharField(label=_("课程说明"), max_length=400)
    capacity = forms.IntegerField(label=_("总名额"), min_value=1, max_value=5000)
    sign_until = forms.DateField(label=_("报名截止"), widget=DayInput)
    begins = forms.DateTimeField(
        label=_("开课时间"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    minutes = forms.IntegerField(label=_("时长（分钟）"), min_value=15, max_value=720)
    place = forms.CharField(label=_("地点"), max_length=80, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for key, label in layers():
            self.fields[f"quota_{key}"] = forms.IntegerField(
                label=label, min_value=0, max_value=5000, required=False
            )

    @property
    def quotas(self) -> list[forms.BoundField]:
        """The fields of the quotas."""
        return [self[f"quota_{key}"] for key, _label in layers()]

    def given(self) -> dict[str, Any]:
        """Give the intention's input."""
        told = self.cleaned_data
        begins: datetime = told["begins"]
        session = {
            "begins": begins.astimezone(CIVIL), "minutes": told["minutes"], "place": told["place"],
        }  # fmt: skip
        quotas = {key: told[f"quota_{key}"] for key, _label in layers() if told[f"quota_{key}"]}
        return {
            "title": told["title"], "about": told["about"], "capacity": told["capacity"],
            "sign_until": told["sign_until"], "quotas": quotas, "sessions": [session],
        }  # fmt: skip


class SignForm(forms.Form):
    """Who of the unit signs up, in which layer."""

    person = forms.TypedChoiceField(label=_("教师"), coerce=int)
    layer = forms.ChoiceField(label=_("培训层次"), choices=layers)

    def __init__(self, *args: Any, staff: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["person"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        field.choices = staff
