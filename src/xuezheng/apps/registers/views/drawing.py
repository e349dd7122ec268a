"""Parts of a list that change with its definition alone: drawn once for each language."""

from collections.abc import Callable, Hashable, Iterable, Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from xuezheng.apps.records.selectors.grouping import by_place
from xuezheng.apps.registers.selectors.layout import Layout
from xuezheng.apps.schools.access.tree import Tree
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.kind import Kind
from xuezheng.ui import tables

UNIT = T("单位", "Unit")
YES_NO = (("yes", T("是", "Yes")), ("no", T("否", "No")))
MOST = 2_000
_DRAWN: dict[Hashable, tuple[object, SafeString]] = {}


def once(of: object, key: Hashable, draw: Callable[[], SafeString]) -> SafeString:
    """Give what was drawn under a key, or draw it: anew wherever ``of`` is another object."""
    found = _DRAWN.get(key)
    if found is not None and found[0] is of:
        return found[1]
    if len(_DRAWN) >= MOST:
        _DRAWN.clear()
    drawn = draw()
    _DRAWN[key] = of, drawn
    return drawn


def heads(laid: Layout, first: T, language: str, *, units: bool) -> SafeString:
    """Draw the head of a list: what things are called, their unit where rows differ, the columns."""

    def draw() -> SafeString:
        labels = [first, *((UNIT,) if units else ()), *(one.label for one in laid.shown)]
        cells = format_html_join(
            "", '<th scope="col">{}</th>', ((one.in_(language),) for one in labels)
        )
        return format_html("<thead><tr>{}</tr></thead>", cells)

    return once(laid.kind, ("heads", laid.kind.key, language, units), draw)


def selects(
    kind: Kind, fields: Iterable[Field], chosen: Mapping[str, str], language: str
) -> SafeString:
    """Draw the conditions that are chosen from a list."""
    return SafeString(
        "".join(_select(kind, one, chosen.get(one.key, ""), language) for one in fields)
    )


def _select(kind: Kind, field: Field, chosen: str, language: str) -> SafeString:
    def draw() -> SafeString:
        label = field.label.in_(language)
        given = [(one.key, one.label) for one in field.choices] or YES_NO
        values = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (key, SafeString(" selected" if key == chosen else ""), words.in_(language))
                for key, words in given
            ),
        )
        return format_html(
            '<select class="form-select" name="{}" aria-label="{}"><option value="">{}</option>{}</select>',
            field.key, label, label, values,
        )  # fmt: skip

    return once(kind, ("select", kind.key, field.key, chosen, language), draw)


def unit_options(tree: Tree) -> SafeString:
    """Draw all units of a tree as options, township by township."""
    return once(tree, "units", lambda: tables.grouped(by_place(tree)))
