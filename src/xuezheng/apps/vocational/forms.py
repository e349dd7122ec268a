"""What is filled in about training (成人培训填写): trainees as pasted, a seed."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.vocational.services.enrolling import MOST
from xuezheng.catalogue.terms.adults import Labour

APART = re.compile(r"[\t,，;；]+|\s+")
MOBILE = re.compile(r"1\d{10}")


class EnrolForm(forms.Form):
    """Trainees of a class, a line each: name, identity number, perhaps a telephone number."""

    lines = forms.CharField(
        label=_("学员"), widget=forms.Textarea(attrs={"rows": 6}), max_length=20_000,
        help_text=_("每人一行：姓名、身份证号、手机号（可不填），可从表格中粘贴"),
    )  # fmt: skip
    labour = forms.ChoiceField(label=_("学员身份"))
    reason = forms.CharField(
        label=_("确为另一人的理由"), required=False, max_length=200,
        help_text=_("提示可能重复时填写，只登记一人时有效"),
    )  # fmt: skip

    def __init__(self, *args: Any, language: str = "zh", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["labour"].choices = [(one.key, one.label.in_(language)) for one in Labour]  # type: ignore[attr-defined]

    def clean_lines(self) -> list[dict[str, str]]:
        """Read the lines; a line without both name and number is told with its place."""
        found = []
        rows = [one for one in self.cleaned_data["lines"].splitlines() if one.strip()]
        for place, row in enumerate(rows, 1):
            parts = [one for one in APART.split(row.strip()) if one]
            if len(parts) not in {2, 3} or (len(parts) == 3 and not MOBILE.fullmatch(parts[2])):
                words = _("第%(place)s行应为姓名、身份证号、手机号")
                raise forms.ValidationError(words, params={"place": place})
            found.append({"name": parts[0], "identity": parts[1], "mobile": "".join(parts[2:])})
        if len(found) > MOST:
            raise forms.ValidationError(_("一次至多%(most)s人"), params={"most": MOST})
        return found

    def given(self, group: str) -> Mapping[str, Any]:
        """Give what the intention takes."""
        told, reason = self.cleaned_data, self.cleaned_data["reason"].strip()
        people = [{**one, "labour": told["labour"]} for one in told["lines"]]
        if reason and len(people) == 1:
            people[0]["decided"] = {"new": True, "reason": reason}
        return {"group": group, "people": people}


class DrawForm(forms.Form):
    """The year and the seed of a sample."""

    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    seed = forms.CharField(
        label=_("种子"), min_length=4, max_length=80,
        help_text=_("抽取前先公布，如当日公开的数字；同一种子抽出同一批人"),
    )  # fmt: skip
