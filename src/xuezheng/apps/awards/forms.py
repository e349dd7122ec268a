"""What is filled in about awards."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xuezheng.core.base.labels import T

AWAY = "－"
TOGETHER = (("veto", "veto_org", "ground"), ("item", "item_org", "why"))
"""What is stated together or not at all."""
Choice = tuple[int | str, T | str]


def spoken(words: T | str) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh") if isinstance(words, T) else words


class DraftForm(forms.Form):
    """A year to be reckoned, with at most one veto stated and one item left out on this page.

    More of them go by the same intention from a program.
    """

    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    review = forms.CharField(
        label=_("合法性审查意见文号"), max_length=200,
        help_text=_("升学率不得与经费分配挂钩；办法须先经合法性审查"),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("重新测算的理由"), max_length=400, required=False,
        help_text=_("该年度已有测算或已审定时必填"),
    )  # fmt: skip
    veto = forms.ChoiceField(label=_("否决项"), required=False)
    veto_org = forms.ChoiceField(label=_("否决项所涉学校"), required=False)
    ground = forms.CharField(label=_("否决依据"), max_length=200, required=False)
    item = forms.ChoiceField(label=_("不计的项目"), required=False)
    item_org = forms.ChoiceField(label=_("不计项目的学校"), required=False)
    why = forms.CharField(label=_("不计的理由"), max_length=200, required=False)

    def __init__(self, *args: Any, known: Mapping[str, Sequence[Choice]], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("veto", "item"):
            self._choose(name, known[name])
            self._choose(f"{name}_org", known["schools"])

    def _choose(self, name: str, some: Sequence[Choice]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", AWAY), *((str(key), spoken(words)) for key, words in some)]

    def clean(self) -> dict[str, Any]:
        """Refuse a veto or an item left out of which only a part is said: nothing is dropped silently."""
        told = super().clean() or self.cleaned_data
        for names in TOGETHER:
            if any(told.get(name) for name in names):
                for name in names:
                    if not told.get(name) and name not in self.errors:
                        self.add_error(name, _("项目、学校和理由须一并填写"))
        return told

    def given(self) -> dict[str, Any]:
        """Give the intention's input."""
        told = self.cleaned_data
        stated = {"org": told["veto_org"], "veto": told["veto"], "ground": told["ground"]}
        left = {"org": told["item_org"], "item": told["item"], "reason": told["why"]}
        return {
            "year": told["year"], "review": told["review"], "reason": told["reason"],
            "stated": [stated] if all(stated.values()) else [],
            "left": [left] if all(left.values()) else [],
        }  # fmt: skip
