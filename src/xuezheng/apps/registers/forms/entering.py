"""Forms over the fields of a register: entering a thing, changing it, asking for a change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.records.forms import FILES, CaseForm, said
from xuezheng.apps.records.forms.controls import a_day, chosen
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.types import WrongValueError
from xuezheng.core.registers.books import WORDS

BY_WORD = frozenset({"person", "pupil", "room", "reference"})
"""Types that a form takes by the words people know."""
DAYS = {
    "add": T("自哪天起", "From which day"),
    "change": T("自哪天起变更", "Otherwise from which day"),
    "correct": T("更正哪天的内容", "Correct what stands on"),
    "end": T("自哪天起终止", "Ended from which day"),
}


def drawn(fields: Iterable[Field]) -> tuple[Field, ...]:
    """Give fields as a form draws them: with the words to name something by."""
    return tuple(
        replace(one, help=one.help or WORDS[one.type.key]) if one.type.key in BY_WORD else one
        for one in fields
    )


def started(
    fields: Iterable[Field], data: Mapping[str, Any], words: Mapping[str, str]
) -> dict[str, Any]:
    """Give what a form begins with: what stands, as it would be typed."""
    found: dict[str, Any] = {}
    for one in fields:
        value = data.get(one.key)
        if value is None or one.type.key in FILES:
            continue
        if one.type.key in BY_WORD:
            found[one.key] = words.get(one.key, f"#{value}")
        elif one.type.key == "yes_no":
            found[one.key] = "yes" if value else "no"
        elif one.type.key in {"money", "share", "place", "nation"}:
            found[one.key] = one.show(value)
        else:
            found[one.key] = value
    return found


class EntryForm(CaseForm):
    """A thing of a register: its fields, the day, its unit where there is a choice, a reason."""

    def __init__(
        self,
        fields: Sequence[Field],
        day: date,
        act: str,
        *,
        units: Sequence[tuple[int, str]] = (),
        reason: bool = False,
        decide: bool = False,
        **more: Any,
    ) -> None:
        initial = {"day": day.isoformat(), **(more.pop("initial", None) or {})}
        super().__init__(drawn(fields), day, initial=initial, **more)
        if len(units) > 1:
            self.fields["org"] = chosen(units, label=said(T("所属单位", "Unit")))
        self.fields["day"] = a_day(label=said(DAYS[act]))
        self.needed = frozenset({"day"})
        if decide:
            words = said(T("确为另一人或另一件，理由", "It is another one, because"))
            self.fields["another"] = forms.CharField(required=False, max_length=200, label=words)
        if reason:
            self.fields["reason"] = forms.CharField(
                required=False, max_length=500, label=said(T("理由", "Reason")),
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip
            self.needed = self.needed | {"reason"}

    def differing(self, now: Mapping[str, Any], ids: Mapping[str, int | None]) -> dict[str, Any]:
        """Give what was typed otherwise than it stands; an emptied field as null.

        What cannot be read is given as typed, for the kind to say so.
        """
        found: dict[str, Any] = {}
        for one in self.of:
            if one.type.key in FILES:
                continue
            typed = ids[one.key] if one.key in ids else self.cleaned_data.get(one.key) or None
            try:
                value = one.parse(typed)
            except WrongValueError:
                value = typed
            before = now.get(one.key)
            if (
                one.type.key == "place"
                and before
                and value
                and before["address"] == value["address"]
            ):
                continue
            if value != before:
                found[one.key] = value
        return found

    def words(self) -> dict[str, Any]:
        """Give what was typed for things kept elsewhere."""
        return {
            one.key: self.cleaned_data.get(one.key)
            for one in self.of
            if one.type.key in BY_WORD and self.cleaned_data.get(one.key)
        }


class WorkbookForm(forms.Form):
    """A filled workbook, and the day from which it holds."""

    file = forms.FileField(
        label=_("填好的工作簿"),
        help_text=_("登记表，或别的系统导出的 xlsx、xls、et、ods、csv；先核对，再写入"),
    )
    since = forms.DateField(
        label=_("生效日期"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("各行内容自这一天起登记在册"),
    )

    def sent(self) -> tuple[bytes, str, date]:
        """The bytes, their name and the day."""
        file = self.cleaned_data["file"]
        return file.read(), file.name, self.cleaned_data["since"]
