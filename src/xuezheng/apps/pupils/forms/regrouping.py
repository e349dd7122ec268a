"""What somebody fills in to open, split or merge classes, and to split a school."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.pupils.forms.fields import Numbered, day, labels, ticks
from xuezheng.catalogue.terms.organisations import Kind, Stage
from xuezheng.core.base.labels import T
from xuezheng.core.registers.grades import LETTERS
from xuezheng.ui.templatetags.ui import in_language

STAGES = {
    "preschool": Stage.PRESCHOOL.label,
    "primary": Stage.PRIMARY.label,
    "junior": Stage.JUNIOR.label,
    "senior": Stage.SENIOR.label,
    "vocational": Stage.VOCATIONAL.label,
    "special": Stage.SPECIAL.label,
}
NEW = T("新设学校", "A new school")


class OpenClassForm(forms.Form):
    """A new class of a school."""

    organisation = forms.ChoiceField(label=_("学校"))
    stage = forms.ChoiceField(label=_("学段"))
    entered = forms.IntegerField(label=_("入学年份"), min_value=1980, max_value=2200)
    since = forms.DateField(label=_("起始日期"))
    number = forms.IntegerField(
        label=_("班号"), required=False, min_value=1, max_value=999, help_text=_("不填则顺次编号")
    )
    seats = forms.IntegerField(label=_("核定人数"), required=False, min_value=1, max_value=200)

    def __init__(self, schools: Numbered, today: date, *args: Any) -> None:
        super().__init__(*args)
        self.fields["entered"].initial = today.year
        self.fields["organisation"] = forms.ChoiceField(
            label=_("学校"), choices=[(str(one), in_language(name)) for one, name in schools]
        )
        self.fields["stage"] = forms.ChoiceField(
            label=_("学段"), choices=[(key, in_language(STAGES[key])) for key in LETTERS]
        )
        self.fields["since"] = day(_("起始日期"), today)

    def given(self) -> dict[str, Any]:
        """Give the intention's input; what was left empty is left out."""
        return {key: value for key, value in self.cleaned_data.items() if value not in ("", None)}


class SplitClassForm(forms.Form):
    """Which pupils of a class make a new one."""

    def __init__(self, pupils: Numbered, today: date, *args: Any) -> None:
        super().__init__(*args)
        self.fields["since"] = day(_("起始日期"), today)
        self.fields["number"] = forms.IntegerField(
            label=_("新班班号"), required=False, min_value=1, max_value=999,
            help_text=_("不填则顺次编号"),
        )  # fmt: skip
        self.fields["pupils"] = ticks(_("分到新班的学生"), pupils)

    def given(self, school_class: int) -> dict[str, Any]:
        """Give the intention's input."""
        told = self.cleaned_data
        found = {"school_class": school_class, "since": told["since"], "pupils": told["pupils"]}
        return found | ({"number": told["number"]} if told["number"] else {})


class MergeClassesForm(forms.Form):
    """Which classes of the year join a class."""

    def __init__(self, classes: Numbered, today: date, *args: Any) -> None:
        super().__init__(*args)
        self.fields["since"] = day(_("起始日期"), today)
        self.fields["classes"] = ticks(_("并入本班的班级"), classes)

    def given(self, school_class: int) -> dict[str, Any]:
        """Give the intention's input."""
        told = self.cleaned_data
        return {"into": school_class, "since": told["since"], "classes": told["classes"]}


class SplitSchoolForm(forms.Form):
    """What of a school goes to a new school or another one."""

    into = forms.ChoiceField(label=_("划入"), required=False)
    since = forms.DateField(label=_("生效日期"))
    basis = forms.CharField(label=_("批准文号"), max_length=80, required=False)
    code = forms.RegexField(r"^[-A-Za-z0-9_]{1,20}$", label=_("新校代码"), required=False)
    name = forms.CharField(label=_("新校名称"), max_length=80, required=False)
    kind = forms.ChoiceField(label=_("新校类别"), required=False)
    parent = forms.ChoiceField(label=_("新校隶属"), required=False)

    def __init__(
        self, what: Mapping[str, Numbered], schools: Numbered, parents: Numbered, today: date,
        *args: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args)
        chosen: Mapping[str, Sequence[tuple[Any, Any]]] = {
            "into": [("", in_language(NEW)), *schools],
            "kind": labels(Kind, empty=True),
            "parent": [("", "—"), *parents],
        }
        for key, some in chosen.items():
            field = self.fields[key]
            if isinstance(field, forms.ChoiceField):
                field.choices = some
        self.fields["since"] = day(_("生效日期"), today)
        self.fields["classes"] = ticks(_("划出的班级"), what["classes"])
        self.fields["posts"] = ticks(_("划出的职务"), what["posts"], required=False)
        self.fields["sites"] = ticks(_("划出的校址"), what["sites"], required=False)

    def given(self, school: int) -> dict[str, Any]:
        """Give the intention's input; what is wrong or missing is for the intention to say."""
        told = self.cleaned_data
        keys = ("since", "basis", "classes", "posts", "sites")
        given = {"school": school, **{key: told[key] for key in keys}}
        if told["into"]:
            return given | {"into": told["into"]}
        return given | {"new": {key: told[key] for key in ("code", "name", "kind", "parent")}}
