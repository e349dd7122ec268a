"""What people fill in on the pages of papers, and the typed input each form gives."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

AREA = forms.Textarea(attrs={"rows": 4})


class NewForm(forms.Form):
    """What to draw up, and from what."""

    kind = forms.ChoiceField(label=_("文种"))
    plan = forms.ChoiceField(label=_("所属工作要点"), required=False)
    record = forms.CharField(
        label=_("工作任务编号"), required=False, max_length=40,
        help_text=_("督办通知单须填，如 RW-2026-0104"),
    )  # fmt: skip
    ledger = forms.ChoiceField(
        label=_("所属台账"),
        required=False,
        help_text=_("台账通报须选：列出逾期未办结的事项，挂牌督办在前"),
    )
    period = forms.CharField(
        label=_("统计时段"), required=False, max_length=20,
        help_text=_("台账通报用：周写作2026W42，月写作2026-10，留空为上周"),
    )  # fmt: skip
    title = forms.CharField(
        label=_("标题"), required=False, max_length=200, help_text=_("留空则按文种拟定")
    )
    reason = forms.CharField(label=_("督办要求"), required=False, max_length=300)

    def __init__(
        self, *args: Any, kinds: Any = (), plans: Any = (), ledgers: Any = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["ledger"].choices = [("", "—"), *ledgers]  # type: ignore[attr-defined]
        self.fields["kind"].choices = list(kinds)  # type: ignore[attr-defined]
        self.fields["plan"].choices = [*plans, ("", "—")]  # type: ignore[attr-defined]


class EditForm(forms.Form):
    """Title, addressees, copies, signer."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("标题"), max_length=200)
    to = forms.CharField(label=_("主送"), required=False, max_length=300)
    copies = forms.CharField(
        label=_("抄送"), required=False, max_length=300, help_text=_("用顿号隔开")
    )
    signer = forms.CharField(label=_("签发人"), required=False, max_length=40)


class AskForm(forms.Form):
    """A heading and the sections that write under it."""

    heading = forms.CharField(label=_("板块标题"), max_length=120)
    orgs = forms.MultipleChoiceField(label=_("约稿科室"), widget=forms.CheckboxSelectMultiple)
    due = forms.DateField(
        label=_("报送时限"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, units: Any = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["orgs"].choices = list(units)  # type: ignore[attr-defined]


class NameForm(forms.Form):
    """A unit to be named besides those found by their tasks."""

    org = forms.ChoiceField(label=_("拟点名单位"))
    said = forms.CharField(label=_("点名内容"), max_length=1000, widget=AREA)

    def __init__(self, *args: Any, units: Any = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["org"].choices = list(units)  # type: ignore[attr-defined]


class CheckForm(forms.Form):
    """Prose to check: pasted or as a file."""

    text = forms.CharField(
        label=_("粘贴文字"), required=False, strip=False, max_length=200_000, widget=AREA
    )
    file = forms.FileField(
        label=_("或选择文件"), required=False, help_text=_("docx、wps、doc、pdf、txt，不超过 20 MB")
    )


class StatementForm(forms.Form):
    """A unit's own words, with a file."""

    statement = forms.CharField(label=_("情况说明"), max_length=4000, widget=AREA)
    file = forms.FileField(label=_("佐证材料"), required=False)


class ParagraphForm(forms.Form):
    """A section's paragraphs."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("来稿正文"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("一段一行；数字会与系统数据逐个核对"),
    )


class CorrectForm(forms.Form):
    """What reads wrong in an issued paper."""

    reason = forms.CharField(label=_("更正原因"), max_length=200)
    was = forms.CharField(label=_("原文"), max_length=1000)
    reads = forms.CharField(label=_("更正为"), max_length=1000)


class KeyInForm(forms.Form):
    """The scan of a signed sheet."""

    signer = forms.CharField(label=_("签批人"), min_length=2, max_length=40)
    signed_on = forms.DateField(label=_("签批日期"), widget=forms.DateInput(attrs={"type": "date"}))
    file = forms.FileField(label=_("签批单扫描件"), help_text=_("PDF 或图片"))


class FindSheetForm(forms.Form):
    """The code of a sheet, as printed on it."""

    code = forms.CharField(label=_("校验码"), min_length=10, max_length=14)
