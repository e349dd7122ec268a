"""What somebody fills in to take a roster in, to decide and to hand differences out."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.rosters.models import Choice
from xuezheng.apps.rosters.selectors.reading import FIELDS, Sheet
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.registers.rosters import RosterKind

WITHIN = timedelta(days=14)


def spoken(words: T) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh")


def labels(of: type[Labelled]) -> list[tuple[str, str]]:
    """Give an enumeration as choices in the reader's language."""
    return [(one.key, spoken(one.label)) for one in of]


class DayInput(forms.DateInput):
    """The browser's own field for a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class UploadForm(forms.Form):
    """A roster's workbook."""

    file = forms.FileField(label=_("名册文件"), help_text=_("xlsx 或 xls，第一张表带表头"))


class RosterForm(forms.Form):
    """Whose roster it is, of which day, how its columns are read, who may know of it before."""

    kind = forms.ChoiceField(label=_("名册种类"))
    title = forms.CharField(label=_("名称"), max_length=80)
    day = forms.DateField(label=_("截至日期"), widget=DayInput)
    release_at = forms.DateField(
        label=_("公开日期"),
        widget=DayInput,
        required=False,
        help_text=_("不填即时可见；填写后，这一天零时之前只有限阅人员能看到"),
    )
    named = forms.CharField(
        label=_("限阅人员"),
        required=False,
        help_text=_("工号或手机号，用顿号或空格分开；上传人总能看到"),
    )

    def __init__(self, *args: Any, sheet: Sheet, mapping: Mapping[str, int], **more: Any) -> None:
        super().__init__(*args, **more)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 - declared above
        kind.choices = labels(RosterKind)
        heads = [("", "—"), *((str(n), head) for n, head in enumerate(sheet.heads) if head)]
        for key, label in FIELDS.items():
            self.fields[f"at_{key}"] = forms.ChoiceField(
                label=spoken(label),
                choices=heads,
                required=key == "name",
                initial=str(mapping[key]) if key in mapping else "",
            )

    @property
    def columns(self) -> Sequence[forms.BoundField]:
        """The fields that say which column is what."""
        return [self[f"at_{key}"] for key in FIELDS]

    def given(self, file: int, organisation: int) -> dict[str, Any]:
        """Give the intention's input."""
        told = self.cleaned_data
        places = {key: told[f"at_{key}"] for key in FIELDS if told.get(f"at_{key}")}
        release: date | None = told["release_at"]
        return {
            "file": file,
            "organisation": organisation,
            "kind": told["kind"],
            "title": told["title"],
            "day": told["day"],
            "mapping": {key: int(place) for key, place in places.items()},
            "release_at": datetime.combine(release, time(), CIVIL) if release else None,
            "named": [one for one in re.split(r"[、,，;；\s]+", told["named"]) if one],
        }


class DecideForm(forms.Form):
    """What is decided about a difference, and why."""

    decision = forms.ChoiceField(choices=lambda: labels(Choice))
    note = forms.CharField(required=False, max_length=200)


class AssignForm(forms.Form):
    """By when differences are to be cleared."""

    due = forms.DateField(label=_("完成时限"), widget=DayInput)
