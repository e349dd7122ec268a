"""What people fill in about targets, milestones and programmes."""

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.core.targets.target import Origin

STEP = re.compile(
    r"(?P<year>\d{4})[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})日?[\s:,、]*"
    r"(?P<words>\S.{0,199}?)(?:[\s,(]+(?P<share>\d{1,3})%\)?)?$"
)
"""A milestone as people write it in a line."""
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


class DoneForm(forms.Form):
    """When a milestone was reached, and what shows it."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    day = forms.DateField(label=_("完成日期"), widget=DAY)
    file = forms.FileField(label=_("佐证材料"), required=False)


def _step(line: str) -> dict[str, Any] | None:
    """Read one line as a milestone; None where it is none."""
    read = STEP.match(unicodedata.normalize("NFKC", line).strip())
    if read is None:
        return None
    try:
        day = date(int(read["year"]), int(read["month"]), int(read["day"]))
    except ValueError:
        return None
    share = int(read["share"]) * 100 if read["share"] else None
    return {"day": day, "words": read["words"], "share": share}


class ProgrammeForm(forms.Form):
    """A programme with its milestones, one a line: day, words, and the share if there is one."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    title = forms.CharField(label=_("行动计划名称"), max_length=200)
    org = forms.TypedChoiceField(label=_("责任单位"), coerce=int)
    start = forms.DateField(label=_("开始日期"), widget=DAY)
    due = forms.DateField(label=_("结束日期"), widget=DAY)
    source = forms.CharField(label=_("印发文号"), required=False, max_length=200)
    steps = forms.CharField(
        label=_("年度节点"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "每行一个：日期、内容，需要时加累计比例，如：2026-12-15 平台接入全部公办学校 60%"
        ),
    )

    def __init__(self, units: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["org"].choices = units  # type: ignore[attr-defined]  # a choice field

    def clean_steps(self) -> list[dict[str, Any]]:
        """Read the lines; the first that cannot be read is named."""
        found = []
        for line in str(self.cleaned_data["steps"]).splitlines():
            if not line.strip():
                continue
            step = _step(line)
            if step is None:
                told = {"line": line.strip()[:60]}
                raise forms.ValidationError(_("看不懂这一行：%(line)s"), params=told)
            found.append(step)
        return found


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
