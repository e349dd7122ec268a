"""One control for each type of field; what it gives back is raw, the kind reads it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from xuezheng.adapters import clock
from xuezheng.adapters.clock import ZONE
from xuezheng.apps.people.selectors import leading
from xuezheng.apps.records.forms.picks import PickField, Typed
from xuezheng.apps.records.selectors.grouping import by_place
from xuezheng.apps.records.selectors.picking import Asker, picked
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.schools.access.tree import Tree
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.ui.tables import grouped

Sent = MultiValueDict[str, Any]

IMAGES = "image/jpeg,image/png"
LINES = 6
"""Rows of a table field that stand ready to be filled."""
LONG = 4
NOTHING = ("", "—")


def said(words: T) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh")


class ManyFiles(forms.ClearableFileInput):
    """A control that takes several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Sent, name: str) -> Any:
        """Give all files sent."""
        del data
        return files.getlist(name) if hasattr(files, "getlist") else []


class ManyPhotos(ManyFiles):
    """Two ways to the same photos: taken now with the camera, or chosen from those there are."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        """Draw both."""
        taken = {**(attrs or {}), "accept": IMAGES, "capture": "environment"}
        kept = {**(attrs or {}), "accept": IMAGES, "multiple": True}
        kept["id"] = f"{kept.get('id', name)}_kept"
        kept["aria-label"] = said(T("从相册选", "Choose photos"))
        box = forms.FileInput()
        return format_html(
            '<span class="shoot"><span class="meta">{}</span>{}<span class="meta">{}</span>{}</span>',
            said(T("拍照", "Take a photo")), box.render(name, None, taken, renderer),
            said(T("从相册选", "Choose photos")), super().render(name, value, kept, renderer),
        )  # fmt: skip


class PhotosField(forms.Field):
    """Any number of photos."""

    widget = ManyPhotos


class FilesField(forms.Field):
    """Any number of files, empty ones left to be refused where they are kept."""

    widget = ManyFiles


class Lines(forms.Widget):
    """A small table to fill in, a few lines of it ready."""

    def __init__(
        self, columns: Sequence[Field], asker: Asker | None = None, place: str = ""
    ) -> None:
        self.columns, self.asker, self.place = columns, asker, place
        self.drawn: dict[str, forms.Field] = {}
        super().__init__()

    def cell(self, name: str, column: Field) -> forms.Field:
        """Give the control of one cell; the same one when it is read and drawn again."""
        if name not in self.drawn:
            self.drawn[name] = control(column, None, self.asker, self.place)
        return self.drawn[name]

    def value_from_datadict(self, data: Mapping[str, Any], files: Sent, name: str) -> Any:
        """Give the lines in which something stands."""
        lines = [
            {
                one.key: self._typed(data, files, f"{name}-{n}-{one.key}", one)
                for one in self.columns
            }
            for n in range(LINES)
        ]
        return [line for line in lines if any(line.values())]

    def _typed(self, data: Mapping[str, Any], files: Sent, name: str, column: Field) -> Any:
        if self.asker is None or not picked(column):
            return data.get(name) or ""
        typed = self.cell(name, column).widget.value_from_datadict(data, files, name)
        return typed if typed.words else ""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        """Draw the table."""
        del attrs, renderer
        filled = list(value or [])
        filled += [{}] * (LINES - len(filled))
        head = format_html_join(
            "", '<th scope="col">{}</th>', ((said(c.label),) for c in self.columns)
        )
        lines = format_html_join(
            "", "<tr>{}</tr>",
            ((self._line(name, n, line),) for n, line in enumerate(filled[:LINES])),
        )  # fmt: skip
        return format_html(
            '<div class="scroll"><table class="table lines"><thead><tr>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>",
            head,
            lines,
        )

    def _line(self, name: str, number: int, line: Mapping[str, Any]) -> SafeString:
        cells = (
            (self._cell(f"{name}-{number}-{c.key}", c, line.get(c.key)),) for c in self.columns
        )
        return format_html_join("", "<td>{}</td>", cells)

    def _cell(self, name: str, column: Field, value: Any) -> SafeString:
        drawn = self.cell(name, column)
        css = "form-select" if column.choices else "form-control"
        label = {"class": css, "aria-label": said(column.label), "id": f"id_{name}"}
        return SafeString(drawn.widget.render(name, value if value is not None else "", label))


class LinesField(forms.Field):
    """A small table in which things kept elsewhere are named by words."""

    widget: Lines

    def clean(self, value: Any) -> Any:
        """Give the lines with numbers for words. Raises ``ValidationError`` with all that is wrong."""
        wrong: list[str] = []
        read = [
            {key: self._cell(n, key, one, wrong) for key, one in line.items()}
            for n, line in enumerate(value or [])
        ]
        if wrong:
            raise forms.ValidationError(list(dict.fromkeys(wrong)))
        return read

    def _cell(self, number: int, key: str, typed: Any, wrong: list[str]) -> Any:
        if not isinstance(typed, Typed):
            return typed
        column = next(one for one in self.widget.columns if one.key == key)
        name = next(
            (at for at in self.widget.drawn if at.endswith(f"-{number}-{key}")), f"{number}-{key}"
        )
        try:
            return self.widget.cell(name, column).clean(typed)
        except forms.ValidationError as error:
            wrong += [f"{said(column.label)} {number + 1}：{words}" for words in error.messages]
            return typed


def chosen(pairs: Iterable[tuple[Any, str]], **more: Any) -> forms.Field:
    """Give a choice of one, or of none."""
    return forms.ChoiceField(choices=[NOTHING, *pairs], required=False, **more)


def a_day(**more: Any) -> forms.Field:
    """Give a day to choose."""
    return forms.CharField(required=False, widget=forms.DateInput(attrs={"type": "date"}), **more)


class MomentInput(forms.DateTimeInput):
    """A day and a time of day, by the bureau's clock; a moment kept with its offset is shown so."""

    def __init__(self) -> None:
        super().__init__(attrs={"type": "datetime-local"})

    def format_value(self, value: Any) -> str | None:
        """Give what the control begins with, to the minute; words that are no moment stay."""
        try:
            kept = datetime.fromisoformat(str(value)) if value else None
        except ValueError:
            return str(value)
        if kept is None:
            return None
        local = kept.astimezone(ZONE) if kept.tzinfo else kept
        return local.strftime("%Y-%m-%dT%H:%M")


def _now() -> str:
    return clock.now().isoformat(timespec="minutes")


def _moment(field: Field, _: date | None, more: dict[str, Any]) -> forms.Field:
    """Give a moment to choose; one that must be told begins with now, as most are told at once."""
    start = _now if field.required else None
    return forms.CharField(required=False, widget=MomentInput(), initial=start, **more)


def _select(field: Field, _: date | None, more: dict[str, Any]) -> forms.Field:
    return chosen([(one.key, said(one.label)) for one in field.choices], **more)


def _several(field: Field, _: date | None, more: dict[str, Any]) -> forms.Field:
    choices = [(one.key, said(one.label)) for one in field.choices]
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(choices=choices, required=False, widget=widget, **more)


def _yes_no(_: Field, __: date | None, more: dict[str, Any]) -> forms.Field:
    return chosen((("yes", said(T("是", "Yes"))), ("no", said(T("否", "No")))), **more)


def _long(_: Field, __: date | None, more: dict[str, Any]) -> forms.Field:
    return forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": LONG}), **more)


def _line(_: Field, __: date | None, more: dict[str, Any]) -> forms.Field:
    return forms.CharField(required=False, strip=False, **more)


def _file(_: Field, __: date | None, more: dict[str, Any]) -> forms.Field:
    return forms.FileField(required=False, allow_empty_file=True, **more)


def _files(_: Field, __: date | None, more: dict[str, Any]) -> forms.Field:
    return FilesField(required=False, **more)


def _photo(_: Field, __: date | None, more: dict[str, Any]) -> forms.Field:
    widget = forms.FileInput(attrs={"accept": IMAGES, "capture": "environment"})
    return forms.FileField(required=False, allow_empty_file=True, widget=widget, **more)


def _photos(_: Field, __: date | None, more: dict[str, Any]) -> forms.Field:
    return PhotosField(required=False, **more)


def _rows(field: Field, _: date | None, more: dict[str, Any]) -> forms.Field:
    return forms.Field(required=False, widget=Lines(field.columns), **more)


def _unit(field: Field, day: date | None, more: dict[str, Any]) -> forms.Field:
    return chosen(units(day), **more) if day is not None else _line(field, day, more)


def _post(field: Field, day: date | None, more: dict[str, Any]) -> forms.Field:
    return chosen(leaders(day), **more) if day is not None else _line(field, day, more)


Maker = Callable[[Field, date | None, dict[str, Any]], forms.Field]
CONTROLS: dict[str, Maker] = {
    "select": _select,
    "checkboxes": _several,
    "yes-no": _yes_no,
    "textarea": _long,
    "datetime": _moment,
    "date": lambda _, __, more: a_day(**more),
    "unit": _unit,
    "post": _post,
    "file": _file,
    "photo": _photo,
    "files": _files,
    "photos": _photos,
    "rows": _rows,
}
"""Controls by the widget a type names; every other is one line of text."""


def control(
    field: Field, day: date | None = None, asker: Asker | None = None, place: str = ""
) -> forms.Field:
    """Give the control of a field; units and posts are those of ``day``.

    With an ``asker``, things kept elsewhere are named within that one's reach;
    ``place`` says where the field stands in its kind ("absent.pupil").
    """
    hint = field.help or field.unit
    more: dict[str, Any] = {"label": said(field.label), "help_text": said(hint) if hint else ""}
    place = f"{place}{field.key}"
    if asker is not None and picked(field):
        return PickField(asker, field, place, **more)
    if asker is not None and field.columns:
        lines = Lines(field.columns, asker, f"{place}.")
        return LinesField(required=False, widget=lines, **more)
    return CONTROLS.get(field.type.widget, _line)(field, day, more)


def units(day: date) -> list[tuple[int, str]]:
    """Give all units by number and name, in official order."""
    return [(org, unit.name) for org, unit in tree_of(day).units.items()]


_OPTIONS: dict[str, tuple[Tree, SafeString]] = {}


def unit_options(tree: Tree) -> SafeString:
    """Give all units as options of a list, township by township, drawn once per state of the tree."""
    drawn = _OPTIONS.get("units")
    if drawn is None or drawn[0] is not tree:
        drawn = _OPTIONS["units"] = tree, grouped(by_place(tree))
    return drawn[1]


def leaders(day: date) -> list[tuple[int, str]]:
    """Give the posts that lead the bureau."""
    root = tree_of(day).root
    return [(post.id, post.label) for post in leading(root, day)] if root is not None else []
