"""What somebody fills in on a score sheet, and to open a round."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.assessments.selectors.pages import LineShown
from xuezheng.catalogue.assessments import ASSESSMENTS
from xuezheng.core.base.labels import T


def spoken(words: T) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh")


class SheetForm(forms.Form):
    """A value and its ground for each line that may be filled in."""

    def __init__(self, *args: Any, lines: Sequence[LineShown], **more: Any) -> None:
        super().__init__(*args, **more)
        self.lines = tuple(one for one in lines if one.fills)
        for one in self.lines:
            value = forms.CharField(required=False, max_length=30, label=_("填报值"))
            ground = forms.CharField(required=False, max_length=300, label=_("依据"))
            for name, field in ((f"v-{one.key}", value), (f"n-{one.key}", ground)):
                self.fields[name] = field

    def figures(self) -> Iterator[dict[str, Any]]:
        """Give the figures that were typed; 不适用 says that a line does not apply."""
        for one in self.lines:
            value = self.cleaned_data[f"v-{one.key}"].strip()
            if value:
                out = value in {"不适用", "n/a"}
                yield {
                    "line": one.key,
                    "value": "" if out else value,
                    "inapplicable": out,
                    "note": self.cleaned_data[f"n-{one.key}"].strip(),
                }


class RoundForm(forms.Form):
    """Which assessment of which year and type; its units are all of that type in the tree."""

    assessment = forms.ChoiceField(label=_("考核办法"))
    year = forms.IntegerField(label=_("考核年度"), min_value=2000, max_value=2100)
    title = forms.CharField(label=_("名称"), max_length=80)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["assessment"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            (f"{one.key}/{kind}", f"{spoken(one.title)} · {spoken(label)}")
            for one in ASSESSMENTS
            if one.kind and one.year
            for kind, label in one.types.items()
        ]

    def given(self) -> dict[str, Any]:
        """Give the intention's input but for units and section."""
        key, kind = self.cleaned_data["assessment"].split("/")
        told = self.cleaned_data
        return {"assessment": key, "kind": kind, "year": told["year"], "title": told["title"]}
