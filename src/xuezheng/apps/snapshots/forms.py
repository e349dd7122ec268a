"""What somebody fills in to have persons looked for and erased."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.snapshots.selectors.forgetting import Ground
from xuezheng.apps.snapshots.services import ERASE, SEARCH
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.labels import T
from xuezheng.ui.templatetags.ui import in_language

EVERYWHERE, COPIES = "everywhere", "snapshots"
WHERE = (
    (
        EVERYWHERE,
        T(
            "全部：先查找痕迹，逐处认定后删除",
            "Everywhere: look for traces, judge them, then erase",
        ),
    ),
    (COPIES, T("仅全部快照", "Every snapshot only")),
)


class ErasureForm(forms.Form):
    """Whom to look for by number, or to erase from snapshots alone, and then why."""

    persons = forms.RegexField(
        r"^[\d\s、,，]+$", label=_("人员号"), max_length=800,
        help_text=_("人员或学生页面地址中的编号，多个用顿号或空格分开"),
    )  # fmt: skip
    where = forms.ChoiceField(label=_("删除范围"))
    reason = forms.CharField(
        label=_("文号或申请情况"), min_length=4, max_length=400, widget=forms.Textarea,
        required=False, help_text=_("仅删除快照时填写；不要写姓名"),
    )  # fmt: skip

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        _offer(self.fields["where"], [(key, in_language(words)) for key, words in WHERE])

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where the erasure follows at once."""
        told = self.cleaned_data
        if told.get("where") == COPIES and not told.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("请填写文号或申请情况"))
        return told

    @property
    def intention(self) -> Intention:
        """Which intention the chosen place asks for."""
        return SEARCH if self.cleaned_data["where"] == EVERYWHERE else ERASE

    def given(self) -> dict[str, Any]:
        """Give the intention's input."""
        told = self.cleaned_data
        persons = [int(one[:18]) for one in re.findall(r"\d+", told["persons"])]
        more = {"reason": told["reason"]} if told["where"] == COPIES else {}
        return {"persons": persons} | more


class DecisionForm(forms.Form):
    """On what ground persons are erased, once their traces are judged."""

    ground = forms.ChoiceField(label=_("删除依据"))
    reason = forms.CharField(
        label=_("文号或申请情况"), min_length=4, max_length=400, widget=forms.Textarea,
        help_text=_("凭证长期保存，不要写姓名、证件号和电话"),
    )  # fmt: skip

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        _offer(self.fields["ground"], [(one.key, in_language(one.label)) for one in Ground])


def judged(sent: Any) -> dict[str, Any]:
    """Read what was said of each trace of a page: fields ``t-<number>``, and of all others."""
    found: dict[str, list[int]] = {"take": [], "spare": []}
    for key, value in sent.items():
        number = key.removeprefix("t-")
        if key.startswith("t-") and number.isdecimal() and value in found:
            found[value].append(int(number[:18]))
    return found | {"rest": sent.get("rest", "")}


def _offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
