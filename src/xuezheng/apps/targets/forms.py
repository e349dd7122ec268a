"""What people fill in about targets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.core.targets.target import Origin

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _origins() -> list[tuple[str, Any]]:
    return [(Origin.ENTERED.key, _("人工填报")), (Origin.YEARBOOK.key, _("年报口径"))]


class FigureForm(forms.Form):
    """A figure of a day; an empty value says that there is none."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    value = forms.CharField(
        label=_("现值"),
        required=False,
        max_length=40,
        help_text=_("只填数字；确实没有数据时留空，不要填零"),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    day = forms.DateField(label=_("统计时点"), widget=DAY)
    origin = forms.ChoiceField(label=_("数据来源"), choices=_origins)
    source = forms.CharField(
        label=_("依据或说明"), required=False, max_length=300, help_text=_("如台账、报表名称和日期")
    )
    file = forms.FileField(label=_("佐证材料"), required=False)


class CorrectionForm(forms.Form):
    """The right figure and why the old one was wrong."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    value = forms.CharField(
        label=_("正确的现值"),
        required=False,
        max_length=40,
        help_text=_("确实没有数据时留空"),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    day = forms.DateField(label=_("统计时点"), widget=DAY)
    reason = forms.CharField(
        label=_("更正原因"),
        max_length=300,
        min_length=2,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("原数据保留可查，已印发的材料不改动"),
    )
    file = forms.FileField(label=_("佐证材料"), required=False)


class OriginForm(forms.Form):
    """Whose figures are in force, and why."""

    origin = forms.ChoiceField(label=_("采用口径"), required=False)
    reason = forms.CharField(label=_("选定理由"), max_length=300, min_length=2)


class MilestoneForm(forms.Form):
    """A dated step with its cumulative share."""

    day = forms.DateField(label=_("日期"), widget=DAY)
    words = forms.CharField(label=_("节点内容"), max_length=200)
    percent = forms.IntegerField(
        label=_("累计比例（%）"), required=False, min_value=1, max_value=100
    )


class PartsForm(forms.Form):
    """Parts of a target for units below, one field a unit; empty ones take nothing."""

    def __init__(self, units: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for org, name in units:
            self.fields[f"u{org}"] = forms.CharField(
                label=name,
                required=False,
                max_length=24,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )

    def parts(self) -> list[tuple[int, str]]:
        """The units with a value, in order."""
        return [
            (int(name[1:]), value.strip())
            for name, value in self.cleaned_data.items()
            if name[:1] == "u" and value.strip()
        ]
