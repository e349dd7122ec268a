"""What is typed to send a notice: words, units by kind, township, group and name, limits, a table."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.notices.selectors.choosing import KINDS, SENT_TO
from xuezheng.apps.records.selectors.grouping import Units
from xuezheng.core.base.labels import T
from xuezheng.ui.several import SeveralField

FIND = "/notices/units/"
Choices = Sequence[tuple[object, object]]
TYPES = {"文字": "text", "整数": "number", "数字": "figure", "日期": "day"}
TYPES |= {key: key for key in TYPES.values()}
NO_TYPE = T(
    "“{line}”的类型须为：文字、整数、数字、日期",
    "The type of “{line}” is one of: text, number, figure, day",
)


def spoken(words: T) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh")


class MomentInput(forms.DateTimeInput):
    """The browser's own field for a day and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class Boxes(forms.CheckboxSelectMultiple):
    """Boxes to tick, in the look of the product."""

    template_name = "notices/boxes.html"


class ManyFiles(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; each is checked by itself."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Give the files sent."""
        sent = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in sent if one]


class ToForm(forms.Form):
    """Which units, and by when; what sending and passing on share."""

    key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    kinds = forms.MultipleChoiceField(label=_("收文单位类别"), required=False, widget=Boxes)
    towns = forms.TypedMultipleChoiceField(
        label=_("限定镇（街道）"), required=False, coerce=int, widget=Boxes,
        help_text=_("不选为全市"),
    )  # fmt: skip
    groups = forms.TypedMultipleChoiceField(
        label=_("教育集团成员校"), required=False, coerce=int, widget=Boxes
    )
    sign_by = forms.DateTimeField(label=_("签收截止"), required=False, widget=MomentInput)
    reply_by = forms.DateTimeField(label=_("反馈截止"), required=False, widget=MomentInput)

    def __init__(
        self,
        *args: Any,
        units: Units,
        towns: Choices = (),
        groups: Choices = (),
        kinds: frozenset[str] = frozenset(KINDS),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["units"] = SeveralField(
            units, FIND, label=_("另加单位"), help_text=_("可写单位，也可写一类单位；可写几个")
        )
        self.order_fields(self.field_order)
        known: dict[str, list[tuple[Any, Any]]] = {
            "kinds": [(key, spoken(label)) for key, label, _kinds in SENT_TO if key in kinds],
            "towns": list(towns),
            "groups": list(groups),
        }
        for name, choices in known.items():
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the checker
            field.choices = choices
            if not choices:
                self.fields.pop(name)

    def to(self) -> dict[str, Any]:
        """Give whom it goes to and by when, as the intentions take it."""
        found = self.cleaned_data
        chosen = {key: found.get(key) or [] for key in ("kinds", "towns", "groups", "units")}
        return {
            "to": chosen,
            "sign_by": moment(found["sign_by"]),
            "reply_by": moment(found["reply_by"]),
        }


def moment(value: datetime | None) -> str | None:
    """Give a moment typed on a page, of the city's clock, as JSON."""
    return value.replace(tzinfo=ZONE).isoformat() if value else None


class NoticeForm(ToForm):
    """A notice."""

    title = forms.CharField(label=_("通知标题"), min_length=2, max_length=160)
    paper = forms.CharField(label=_("文号"), required=False, max_length=60)
    text = forms.CharField(
        label=_("通知内容"), min_length=2, max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip
    urgent = forms.BooleanField(
        label=_("紧急通知"), required=False, help_text=_("按分钟催签，随时打印未签收电话单")
    )
    reply = forms.BooleanField(label=_("需要反馈"), required=False)
    columns = forms.CharField(
        label=_("填报表"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("每行一列：列名｜类型｜必填。类型为文字、整数、数字、日期，不写为文字"),
    )  # fmt: skip
    filing = forms.ChoiceField(
        label=_("填报任务"), required=False,
        help_text=_("请各单位在名录或台账中填报，填了自动计入，不必再反馈"),
    )  # fmt: skip
    held_since = forms.DateField(
        label=_("已有数据起算日期"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("这一天以来已填过的单位签收即可，不再重报；留空为全部重新填报"),
    )  # fmt: skip
    papers = FilesField(label=_("附件"), required=False)
    field_order = (
        "key", "title", "paper", "text", "papers", "urgent", "kinds", "towns", "groups", "units",
        "sign_by", "reply", "reply_by", "columns", "filing", "held_since",
    )  # fmt: skip

    def __init__(self, *args: Any, filings: Choices = (), **more: Any) -> None:
        super().__init__(*args, **more)
        offered(self.fields["filing"], filings)

    def clean_columns(self) -> list[dict[str, Any]]:
        """Read the columns. Raises ``ValidationError`` for a type nobody knows."""
        found = []
        for line in self.cleaned_data["columns"].splitlines():
            words = [word.strip() for word in line.replace("|", "｜").split("｜")]
            if not words[0]:
                continue
            type_ = words[1] if len(words) > 1 and words[1] else "文字"
            if type_ not in TYPES:
                raise forms.ValidationError(spoken(NO_TYPE.filled(line=words[0])))
            must = any(word in ("必填", "required") for word in words[2:])
            found.append({"label": words[0][:40], "type": TYPES[type_], "required": must})
        return found

    def given(self) -> dict[str, Any]:
        """Give the input of ``notice.send`` but for unit and files."""
        found = self.cleaned_data
        words = {
            key: found[key] for key in ("title", "paper", "text", "urgent", "reply", "columns")
        }
        return words | self.to() | {"filing": self.asked()}

    def asked(self) -> dict[str, Any] | None:
        """Give what is to be filed, as the intention takes it."""
        kind, since = self.cleaned_data["filing"], self.cleaned_data["held_since"]
        return {"kind": kind, "held_since": since and since.isoformat()} if kind else None


class ForwardForm(ToForm):
    """A notice passed on, with a note."""

    note = forms.CharField(
        label=_("转发意见"), min_length=2, max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    field_order = ("key", "note", "kinds", "towns", "groups", "units", "sign_by", "reply_by")


class TasksForm(forms.Form):
    """A due day for tasks made of a notice."""

    due = forms.DateField(label=_("完成时限"), widget=forms.DateInput(attrs={"type": "date"}))
    title = forms.CharField(label=_("任务名称"), required=False, max_length=200)


class FilingForm(forms.Form):
    """What a notice asks its units to file, and by when."""

    kind = forms.ChoiceField(label=_("填报任务"))
    held_since = forms.DateField(
        label=_("已有数据起算日期"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("这一天以来已填过的单位签收即可，不再重报；留空为全部重新填报"),
    )  # fmt: skip
    reply_by = forms.DateTimeField(label=_("填报截止"), required=False, widget=MomentInput)

    def __init__(self, *args: Any, filings: Choices = (), **more: Any) -> None:
        super().__init__(*args, **more)
        offered(self.fields["kind"], filings)

    def given(self) -> dict[str, Any]:
        """Give it as the intention takes it."""
        found = self.cleaned_data
        since = found["held_since"]
        return {
            "kind": found["kind"], "held_since": since and since.isoformat(),
            "reply_by": moment(found["reply_by"]),
        }  # fmt: skip


def offered(field: forms.Field, filings: Choices) -> None:
    """Offer what may be filed, nothing first."""
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the checker
    field.choices = [("", "—"), *((key, spoken(title)) for key, title in filings)]  # type: ignore[arg-type]
