"""The form that says what the columns of others mean: a field for each column, ours for each word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from xuezheng.apps.records.forms import said
from xuezheng.catalogue.terms.heads import WORDS
from xuezheng.core.base.labels import T
from xuezheng.core.registers import foreign
from xuezheng.core.registers.books import ORG
from xuezheng.core.registers.foreign import MOST_ABOVE, Heads
from xuezheng.core.registers.sheets import Filled, Sheet, written

SAMPLES, EMPTY = 3, "-"
YES_NO = (T("是", "Yes"), T("否", "No"))


@dataclass(frozen=True, slots=True)
class Column:
    """One column of theirs as the page shows it: its head, its first values, the field to choose."""

    head: str
    samples: str
    field: BoundField


class HeadsForm(forms.Form):
    """Where the heads stand, what each column is, and what words of theirs mean.

    ``top`` and ``last`` count rows from 1, as people do.
    """

    top = forms.IntegerField(
        label=_("表头从第几行"), min_value=1, max_value=MOST_ABOVE,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )  # fmt: skip
    last = forms.IntegerField(
        label=_("到第几行"), min_value=1, max_value=MOST_ABOVE + 4,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )  # fmt: skip

    def __init__(self, sheet: Sheet, filled: Filled, data: Any = None) -> None:
        found = foreign.find(filled) or Heads(0, 0, ())
        super().__init__(data, initial={"top": found.top + 1, "last": found.last + 1})
        self.sheet, self.filled = sheet, filled
        self.heads = self._asked(data) or foreign.heads_at(filled, found.top, found.last)
        again = bool(data) and "look" in data
        guess = foreign.guess(sheet, self.heads, WORDS)
        options = [("", _("不导入")), *((one.key, said(one.label)) for one in sheet.columns)]
        for place, head in enumerate(self.heads.words):
            if head:
                self.fields[f"at_{place}"] = forms.ChoiceField(
                    choices=options, required=False, initial=guess.get(place, ""), label=head,
                    widget=forms.Select(attrs={"class": "form-select", "aria-label": head}),
                )  # fmt: skip
        if again:
            self.data = {"top": data["top"], "last": data["last"]} | {
                f"at_{place}": key for place, key in guess.items()
            }
        self._words(guess)

    def _asked(self, data: Any) -> Heads | None:
        """Give the heads in the rows that were typed, where they can be."""
        told = [str((data or {}).get(key, "")) for key in ("top", "last")]
        if not all(one.isdecimal() and 0 < int(one) <= MOST_ABOVE + 4 for one in told):
            return None
        top, last = (int(one) - 1 for one in told)
        fits = top <= last < min(top + foreign.MOST_LINES, len(self.filled.rows))
        return foreign.heads_at(self.filled, top, last) if fits else None

    def _words(self, guess: dict[int, str]) -> None:
        """Ask what words of theirs mean that are none of ours."""
        columns = self._columns() if self.is_bound else guess
        self.strange = foreign.unread(self.sheet, self.filled, self.heads, columns)
        for key, words in self.strange.items():
            labels = [one.label for one in self.sheet.column(key).choices] or YES_NO
            options = [
                ("", _("请选择")),
                *((one.zh, said(one)) for one in labels),
                (EMPTY, _("留空")),
            ]
            for number, word in enumerate(words):
                self.fields[f"word_{key}_{number}"] = forms.ChoiceField(
                    choices=options, label=word, error_messages={"required": _("请选择对应的选项")}
                )

    def _columns(self) -> dict[int, str]:
        known = {one.key for one in self.sheet.columns}
        found = {}
        for place in range(len(self.heads.words)):
            key = str(self.data.get(f"at_{place}", ""))
            if key in known:
                found[place] = key
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse a mapping that names nothing of the register."""
        if not set(self._columns().values()) - {ORG}:
            raise forms.ValidationError(_("至少要对应一项登记内容。"))
        return self.cleaned_data

    def columns(self) -> Iterator[Column]:
        """Give the columns as the page shows them."""
        below = [row for _, row in foreign.below(self.filled, self.heads)][:SAMPLES]
        for place, head in enumerate(self.heads.words):
            if head:
                told = [written(row[place]) if place < len(row) else "" for row in below]
                samples = "　".join(one[:20] for one in told if one)
                yield Column(head, samples, self[f"at_{place}"])

    def words(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Give the words of theirs to be said in ours, by field."""
        for key, words in self.strange.items():
            fields = [self[f"word_{key}_{number}"] for number in range(len(words))]
            yield said(self.sheet.column(key).label), fields

    def said(self) -> dict[str, Any]:
        """Give the intention's part of the input."""
        values = {
            key: {
                word: ""
                if self.cleaned_data[f"word_{key}_{number}"] == EMPTY
                else self.cleaned_data[f"word_{key}_{number}"]
                for number, word in enumerate(words)
            }
            for key, words in self.strange.items()
        }
        where = {"top": self.heads.top, "last": self.heads.last}
        return {**where, "columns": self._columns(), "values": values}
