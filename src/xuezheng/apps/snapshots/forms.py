"""What somebody fills in to have persons erased."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.snapshots.selectors.forgetting import Ground
from xuezheng.apps.snapshots.services import ERASE, FORGET
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.labels import T
from xuezheng.ui.templatetags.ui import in_language

EVERYWHERE, COPIES = "everywhere", "snapshots"
WHERE = (
    (EVERYWHERE, T("现行名录和全部快照", "The live registers and every snapshot")),
    (COPIES, T("仅全部快照", "Every snapshot only")),
)


class ErasureForm(forms.Form):
    """Whom to erase by number, where, on what ground."""

    persons = forms.RegexField(
        r"^[\d\s、,，]+$", label=_("人员号"), max_length=800,
        help_text=_("人员或学生页面地址中的编号，多个用顿号或空格分开"),
    )  # fmt: skip
    where = forms.ChoiceField(label=_("删除范围"))
    ground = forms.ChoiceField(label=_("删除依据"))
    reason = forms.CharField(
        label=_("文号或申请情况"), min_length=4, max_length=400, widget=forms.Textarea
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        choices = {
            "where": [(key, in_language(words)) for key, words in WHERE],
            "ground": [(one.key, in_language(one.label)) for one in Ground],
        }
        for name, some in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = some

    @property
    def intention(self) -> Intention:
        """Which intention the chosen place asks for."""
        return FORGET if self.cleaned_data["where"] == EVERYWHERE else ERASE

    def given(self) -> dict[str, Any]:
        """Give the intention's input."""
        told = self.cleaned_data
        persons = [int(one[:18]) for one in re.findall(r"\d+", told["persons"])]
        found = {"persons": persons, "reason": told["reason"]}
        return found | ({"ground": told["ground"]} if told["where"] == EVERYWHERE else {})
