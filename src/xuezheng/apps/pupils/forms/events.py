"""What somebody fills in for an event of a pupil, a transfer, a merger of schools."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.pupils.forms.fields import (
    Numbered,
    chosen_class,
    day,
    labels,
    one_of,
    yes_no,
)
from xuezheng.catalogue.ledgers.pupils.transfer import Reason
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.catalogue.terms.people import Sex
from xuezheng.catalogue.terms.pupils import Left, LegalBasis, Relation, Residence
from xuezheng.core.base.labels import T
from xuezheng.core.base.nations import NATIONS
from xuezheng.ui.templatetags.ui import in_language

Fields = Callable[[Numbered, date], dict[str, forms.Field]]
MOBILE = r"^1\d{10}$"


def _place(classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {"since": day(_("起始日期"), today), "school_class": chosen_class(classes)}


def _since(_classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {"since": day(_("起始日期"), today)}


def _back(classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {
        "since": day(_("复学日期"), today),
        "school_class": chosen_class(classes, required=False),
    }


def _leave(_classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {
        "on": day(_("离校日期（当日起不在籍）"), today),
        "left": forms.ChoiceField(label=_("离校方式"), choices=labels(Left)),
    }


def _change(_classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {
        "since": day(_("起始日期"), today),
        "residence": one_of(_("户籍类别"), Residence, empty=True),
        "left_behind": yes_no(_("留守儿童")),
        "boards": yes_no(_("寄宿")),
    }


def _correct(classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {
        "day": day(_("更正哪一天所在的一段"), today),
        "name": forms.CharField(label=_("姓名"), max_length=40, required=False),
        "sex": one_of(_("性别"), Sex, empty=True),
        "born": day(_("出生日期"), required=False),
        "number": forms.RegexField(NUMBER, label=_("学籍号"), required=False),
        "nation": forms.ChoiceField(label=_("民族"), choices=_nations, required=False),
        "school_class": chosen_class(classes, required=False),
        "residence": one_of(_("户籍类别"), Residence, empty=True),
        "left_behind": yes_no(_("留守儿童")),
        "boards": yes_no(_("寄宿")),
        "since": day(_("该段起始日期应为"), required=False),
        "until": day(_("该段终止日期应为（当日起不在该段）"), required=False),
    }


NUMBER = r"^[A-Za-z0-9]{4,19}$"


def _nations() -> list[tuple[str, str]]:
    return [("", "—"), *((key, in_language(words)) for key, words in NATIONS.items())]


def _guardian(_classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {
        "name": forms.CharField(label=_("监护人姓名"), max_length=40),
        "relation": one_of(_("与学生关系"), Relation),
        "legal_basis": one_of(_("监护依据"), LegalBasis),
        "mobile": forms.RegexField(MOBILE, label=_("手机号"), required=False),
        "since": day(_("起始日期"), today),
    }


def _guardian_change(_classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {
        "since": day(_("起始日期"), today),
        "name": forms.CharField(label=_("监护人姓名"), max_length=40, required=False),
        "relation": one_of(_("与学生关系"), Relation, empty=True),
        "legal_basis": one_of(_("监护依据"), LegalBasis, empty=True),
        "mobile": forms.RegexField(MOBILE, label=_("手机号"), required=False),
    }


def _guardian_end(_classes: Numbered, today: date) -> dict[str, forms.Field]:
    return {"on": day(_("终止日期（当日起不再是监护人）"), today)}


@dataclass(frozen=True, slots=True)
class Event:
    """An event that a page of a pupil or a guardian offers: its intention, its title, what it asks for."""

    key: str
    intention: str
    title: T
    fields: Fields
    subject: str = "pupil"


EVENTS = (
    Event("place", "pupil.place", T("编班、调班", "Place in a class"), _place, "pupils"),
    Event("change", "pupil.change", T("信息变更", "Change data"), _change),
    Event("correct", "pupil.correct", T("更正学籍信息", "Correct"), _correct),
    Event("suspend", "pupil.suspend", T("休学", "Suspend"), _since),
    Event("return", "pupil.return", T("复学", "Come back"), _back),
    Event("repeat", "pupil.repeat", T("留级", "Repeat a year"), _place),
    Event("leave", "pupil.leave", T("离校", "Leave"), _leave),
    Event("guardian", "guardian.add", T("登记监护人", "Add a guardian"), _guardian, "child"),
)
GUARDIAN_EVENTS = (
    Event(
        "change",
        "guardian.change",
        T("监护人变更", "Change a guardian"),
        _guardian_change,
        "guardian",
    ),
    Event("end", "guardian.end", T("终止监护关系", "End a guardian"), _guardian_end, "guardian"),
)


class EventForm(forms.Form):
    """The form of one event of one pupil or guardian."""

    def __init__(self, event: Event, classes: Numbered, today: date, *args: Any) -> None:
        super().__init__(*args)
        self.event = event
        self.fields.update(event.fields(classes, today))

    def given(self, subject: int) -> dict[str, Any]:
        """Give the intention's input; what was left empty is left out."""
        told = {key: value for key, value in self.cleaned_data.items() if value not in ("", None)}
        who = [subject] if self.event.subject == "pupils" else subject
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
            "to_class": [("", "—"), *((one, in_language(words)) for one, words in classes)],
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
