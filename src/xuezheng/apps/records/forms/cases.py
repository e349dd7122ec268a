"""Forms of cases, drawn from their kind: opening one, taking a step."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from xuezheng.apps.records.forms.controls import (
    FilesField,
    PhotosField,
    a_day,
    chosen,
    control,
    said,
)
from xuezheng.apps.records.forms.parties import PARTY, begun, listed, own_unit, party
from xuezheng.apps.records.forms.picks import PickField
from xuezheng.apps.records.selectors.picking import Asker
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.base.actors import Scope
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.ledgers import definition
from xuezheng.core.ledgers.definition import Ledger, unit_of

LONG = 4
FILES = {"file", "photo", "files", "photos"}
AT_SCHOOLS = "safety"
"""The group of ledgers whose cases happen at schools: a section keys in what it was told by telephone."""
OFFICES = frozenset({Kind.BUREAU.key, Kind.SECTION.key, Kind.CENTRE.key})
UNNAMED = T("请写明是哪个单位的", "Say which organisation it concerns")


class CaseForm(forms.Form):
    """A form over fields of a kind; ``key`` makes a repeated request harmless."""

    use_required_attribute = False
    failed = 422
    """The status of a page that shows the form again."""
    kept = False
    """Whether it begins with what somebody typed before."""
    needed: frozenset[str] = frozenset()
    """What must be filled in beside the kind's own fields."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        fields: Sequence[Field],
        day: date,
        *,
        data: Any = None,
        files: Any = None,
        initial: Mapping[str, Any] | None = None,
        asker: Asker | None = None,
    ) -> None:
        start = {"key": secrets.token_hex(12), **(initial or {})}
        super().__init__(data, files, initial=start)
        self.of = tuple(one for one in fields if not one.filled_by and one.computes is None)
        for one in self.of:
            self.fields[one.key] = drawn = control(one, day, asker)
            self._begin(one.key, drawn, start)

    def _begin(self, name: str, drawn: forms.Field, start: Mapping[str, Any]) -> None:
        """Let a control begin with what stands in its place, or with what a draft kept of it."""
        if isinstance(drawn, PickField):
            drawn.initial = start.get(name)
        if (first := begun(name, drawn, start)) is not None:
            self.initial[name] = first

    def standing(self, data: Mapping[str, Any]) -> None:
        """Say what the case names already; it may stay, though out of reach of whoever edits."""
        for name, drawn in self.fields.items():
            if isinstance(drawn, PickField):
                drawn.initial = data.get(name)

    @property
    def shown(self) -> list[forms.BoundField]:
        """Give the visible fields in order, those that must be filled in marked.

        The kind says what lacks, all at once; Django's own check stays out of it.
        """
        for one in self.of:
            self.fields[one.key].required = one.required and one.when is None
        for name in self.needed & self.fields.keys():
            self.fields[name].required = True
        return [self[name] for name in self.fields if not self.fields[name].widget.is_hidden]

    @property
    def multipart(self) -> bool:
        """Say whether files can be sent."""
        return any(
            isinstance(one, forms.FileField | FilesField | PhotosField)
            for one in self.fields.values()
        )

    def given(self) -> dict[str, Any]:
        """Give what was typed into the kind's fields, files left aside."""
        return {
            one.key: self.cleaned_data.get(one.key)
            for one in self.of
            if one.type.key not in FILES and self.cleaned_data.get(one.key) not in (None, "", [])
        }

    def sent(self) -> dict[str, list["UploadedFile[Any]"]]:
        """Give the files sent, by field."""
        found = {name: self.cleaned_data.get(name) for name in self.fields if name in self.files}
        return {
            name: value if isinstance(value, list) else [value]
            for name, value in found.items()
            if value
        }

    def tell(self, error: WrongDataError) -> None:
        """Put each issue at its field, or before the form where no field shows it."""
        for issue in error.issues:
            name = issue.where.partition("[")[0]
            shown = name in self.fields
            label = next((said(one.label) for one in self.of if one.key == name), name)
            words = said(issue.said)
            self.add_error(name if shown else None, words if shown else f"{label}：{words}")


def kind_of_unit(org: int | None, day: date) -> str:
    """Give the kind of a unit, empty for none. Costs: 1 query while it was not read before."""
    unit = tree_of(day).units.get(org) if org is not None else None
    return unit.kind if unit else ""


class NewCaseForm(CaseForm):
    """A new case: the fields of its opening, the units named in it, its due day.

    ``inside`` are the units for which the reader may open one: their own, and
    those below that they fill in for (代填).
    """

    def __init__(
        self, ledger: Ledger, day: date, home: int | None, inside: Scope, **more: Any
    ) -> None:
        wanted = [one for one in ledger.fields if one.key in ledger.at_opening]
        self.afar = ledger.group == AT_SCHOOLS and kind_of_unit(home, day) in OFFICES
        own_place = {} if self.afar else {"org": home}
        start = {f"{PARTY}supervisor": home, **own_place, **(more.pop("initial", None) or {})}
        super().__init__(wanted, day, initial=start, **more)
        self.ledger, self.home = ledger, home
        asker = more.get("asker")
        for name, part in listed(ledger).items():
            self._add(name, party(part, asker), start)
        own = own_unit(inside, day, asker) if self.by_unit else None
        self.afar = self.afar and own is not None
        if own is not None:
            own.required = self.afar
            own.error_messages["required"] = said(UNNAMED)
            self._add("org", own, start)
        if ledger.needs_due:
            self.fields["due"] = a_day(label=said(T("完成时限", "Due day")))

    def _add(self, name: str, drawn: forms.Field, start: Mapping[str, Any]) -> None:
        self.fields[name] = drawn
        self._begin(name, drawn, start)

    def clean(self) -> dict[str, Any]:
        """Want the unit where it is never the reader's own."""
        found = super().clean() or self.cleaned_data
        if self.afar and not found.get("org") and "org" not in self.errors:
            self.add_error("org", said(UNNAMED))
        return found

    @property
    def by_unit(self) -> bool:
        """Say whether a case is of the unit that opens it, and not of the first unit named."""
        return definition.own_unit(self.ledger)

    def parties(self) -> list[tuple[str, int]]:
        """Give the units named, by part."""
        found: list[tuple[str, int]] = []
        for name in self.fields:
            value = self.cleaned_data.get(name) if name.startswith(PARTY) else None
            many = value if isinstance(value, list) else [value]
            found += [(name.removeprefix(PARTY), int(one)) for one in many if one]
        return found

    def org(self) -> int | None:
        """Give the case's own unit: the one chosen or one's own, else the first one named."""
        picked = self.cleaned_data.get("org")
        if self.afar and not picked:
            return None
        return unit_of(self.ledger, int(picked) if picked else self.home, self.parties())


@dataclass(frozen=True, slots=True)
class Asked:
    """What a step asks for beside its fields."""

    note: bool = False
    files: bool = False
    until: str = ""
    person: tuple[tuple[int, str], ...] = ()
    signed: tuple[tuple[int, str], ...] = ()
    needed: frozenset[str] = frozenset()


class StepForm(CaseForm):
    """A move or a side act: its fields, words, a day, a person, files, a signature keyed in."""

    def __init__(self, fields: Sequence[Field], day: date, asked: Asked, **more: Any) -> None:
        super().__init__(fields, day, **more)
        self.needed = asked.needed
        if asked.until:
            self.fields["until"] = a_day(label=asked.until)
        if asked.person:
            self.fields["person"] = chosen(asked.person, label=said(T("经办人", "Colleague")))
        if asked.note:
            self.fields["note"] = forms.CharField(
                required=False, label=said(T("办理说明", "Note")), max_length=20_000,
                widget=forms.Textarea(attrs={"rows": LONG}),
            )  # fmt: skip
        if asked.files:
            self.fields["files"] = FilesField(required=False, label=said(T("佐证材料", "Evidence")))
        if asked.signed:
            self.fields["signer"] = chosen(asked.signed, label=said(T("签批人", "Signed by")))
            self.fields["code"] = forms.CharField(
                required=False, max_length=12, label=said(T("签批单校验码", "Code on the sheet"))
            )
