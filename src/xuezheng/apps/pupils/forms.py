"""What somebody fills in for an event of a pupil, a transfer, a merger of schools."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.catalogue.ledgers.pupils.transfer import Reason
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.catalogue.terms.pupils import Left, LegalBasis, Relation, Residence
from xuezheng.core.base.labels import Labelled, T
from xuezheng.ui.templatetags.ui import in_language

Numbered = Sequence[tuple[int, str]]
Fields = Callable[[Numbered, date], dict[str, forms.Field]]


def labels(of: type[Labelled], *, empty: bool = False) -> list[tuple[str, str]]:
    """Give the members of an enumeration as choices in the reader's language."""
    found = [(one.key, in_language(one.label)) for one in of]
    return [("", "—"), *found] if empty else found


def _day(label: Any, today: date) -> forms.Field:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, initial=today)


def _class(classes: Numbered, *, required: bool = True) -> forms.Field:
    some = [("", "—"), *((str(one), label) for one, label in classes)]
    return forms.ChoiceField(label=_("班级"), choices=some, required=required)


def _place(classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {"since": _day(_("起始日期"), today), "school_class": _class(classes)}


def _since(_classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {"since": _day(_("起始日期"), today)}


def _back(classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {"since": _day(_("复学日期"), today), "school_class": _class(classes, required=False)}


def _leave(_classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {
        "on": _day(_("离校日期（当日起不在籍）"), today),
        "left": forms.ChoiceField(label=_("离校方式"), choices=labels(Left)),
    }


def _change(_classes: Numbered, today: date) -> dict[str, forms.Field]:
    yes_no = [("", "—"), ("true", _("是")), ("false", _("否"))]
    return {
        "since": _day(_("起始日期"), today),
        "residence": forms.ChoiceField(
            label=_("户籍类别"), choices=labels(Residence, empty=True), required=False
        ),
        "left_behind": forms.ChoiceField(label=_("留守儿童"), choices=yes_no, required=False),
        "boards": forms.ChoiceField(label=_("寄宿"), choices=yes_no, required=False),
    }


def _guardian(_classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {
        "name": forms.CharField(label=_("监护人姓名"), max_length=40),
        "relation": forms.ChoiceField(label=_("与学生关系"), choices=labels(Relation)),
        "legal_basis": forms.ChoiceField(label=_("监护依据"), choices=labels(LegalBasis)),
        "mobile": forms.RegexField(r"^1\d{10}$", label=_("手机号"), required=False),
        "since": _day(_("起始日期"), today),
    }


@dataclass(frozen=True, slots=True)
class Event:
    """An event that a pupil's page offers: its intention, its title, what it asks for."""

    key: str
    intention: str
    title: T
    fields: Fields
    subject: str = "pupil"


EVENTS = (
    Event("place", "pupil.place", T("编班、调班", "Place in a class"), _place, "pupils"),
    Event("change", "pupil.change", T("信息变更", "Change data"), _change),
    Event("suspend", "pupil.suspend", T("休学", "Suspend"), _since),
    Event("return", "pupil.return", T("复学", "Come back"), _back),
    Event("repeat", "pupil.repeat", T("留级", "Repeat a year"), _place),
    Event("leave", "pupil.leave", T("离校", "Leave"), _leave),
    Event("guardian", "guardian.add", T("登记监护人", "Add a guardian"), _guardian, "child"),
)


class EventForm(forms.Form):
    """The form of one event of one pupil."""

    def __init__(self, event: Event, classes: Numbered, today: date, *args: Any) -> None:
        super().__init__(*args)
        self.event = event
        self.fields.update(event.fields(classes, today))

    def given(self, pupil: int) -> dict[str, Any]:
        """Give the intention's input; what was left empty is left out."""
        told = {key: value for key, value in self.cleaned_data.items() if value not in ("", None)}
        who = [pupil] if self.event.subject == "pupils" else pupil
        return {self.event.subject: who, **told}


class TransferForm(forms.Form):
    """A transfer as a school asks for it; the pupil is named by number and name."""

    takes = forms.ChoiceField(label=_("申请方"))
    school = forms.ChoiceField(label=_("本校"))
    other = forms.ChoiceField(label=_("对方学校"))
    number = forms.RegexField(r"^[A-Za-z0-9]{4,19}$", label=_("学籍号"))
    name = forms.CharField(label=_("学生姓名"), max_length=40)
    since = forms.DateField(
        label=_("转入日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.ChoiceField(label=_("转学原因"))
    to_class = forms.ChoiceField(label=_("转入班级（转入学校填写）"), required=False)
    words = forms.CharField(label=_("情况说明"), widget=forms.Textarea, required=False)

    def __init__(
        self, own: Numbered, others: Numbered, classes: Numbered, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        chosen: Mapping[str, Sequence[tuple[Any, Any]]] = {
            "takes": [("yes", _("转入：本校接收")), ("no", _("转出：本校送出"))],
            "school": own,
            "other": others,
            "reason": labels(Reason),
            "to_class": [("", "—"), *classes],
        }
        for name, some in chosen.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = some


class MergeForm(forms.Form):
    """Schools to become one: which, into which or a new one, from when, by what paper."""

    schools = forms.MultipleChoiceField(
        label=_("参加合并的学校"), widget=forms.SelectMultiple(attrs={"size": 12})
    )
    into = forms.ChoiceField(label=_("并入"), required=False)
    since = forms.DateField(
        label=_("生效日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    basis = forms.CharField(label=_("批准文号"), max_length=80, required=False)
    name = forms.CharField(label=_("合并后名称（不填则不变）"), max_length=80, required=False)
    code = forms.RegexField(r"^[-A-Za-z0-9_]{1,20}$", label=_("新校代码"), required=False)
    kind = forms.ChoiceField(label=_("新校类别"), required=False)
    parent = forms.ChoiceField(label=_("新校隶属"), required=False)

    def __init__(self, schools: Numbered, parents: Numbered, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Mapping[str, Sequence[tuple[Any, Any]]] = {
            "schools": schools,
            "into": [("", _("新设学校")), *schools],
            "kind": labels(Kind, empty=True),
            "parent": [("", "—"), *parents],
        }
        for name, some in chosen.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = some

    def given(self) -> dict[str, Any]:
        """Give the intention's input; what is wrong or missing is for the intention to say."""
        told = self.cleaned_data
        given = {key: told[key] for key in ("schools", "since", "basis")}
        if told["into"]:
            return given | {"into": told["into"], "name": told["name"] or None}
        new = {key: told[key] for key in ("code", "name", "kind", "parent")}
        return given | {"new": new}
