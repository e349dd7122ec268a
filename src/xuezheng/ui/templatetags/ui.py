"""Template tags of the look; built in, so that no template loads them."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Protocol

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.ui import figures
from xuezheng.ui.tables import text

register = template.Library()

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SORT = "sort"
PAGE = "page"


def in_language(words: object) -> str:
    """Give a ``T`` in the current language; anything else as it is."""
    return words.in_(get_language() or "zh") if isinstance(words, T) else str(words)


def _english() -> bool:
    return (get_language() or "").startswith("en")


@register.simple_tag
def t(words: object) -> str:
    """Render words that carry both languages: ``{% t target.label %}``."""
    return in_language(words)


@register.filter
def day(value: date | None) -> str:
    """Write a day as the office does: 2026年10月12日, 12 October 2026."""
    if value is None:
        return ""
    if _english():
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


@register.filter
def yuan(fen: int | None) -> str:
    """Write fen as yuan with commas: 12,312.50; nothing for nothing."""
    return "" if fen is None else figures.grouped(fen)


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; it says nothing that words beside it do not say."""
    return format_html('<svg class="ico" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.simple_tag
@lru_cache(maxsize=256)
def shape(tone: str, form: str = "") -> SafeString:
    """Draw a status shape in its colour; ``form`` is the shape when it differs from the tone."""
    return format_html(
        '<svg class="sh {}" aria-hidden="true"><use href="#s-{}"/></svg>', tone, form or tone
    )


@register.simple_tag
def status(standing: Standing | str, *, box: bool = False, words: object = "") -> SafeString:
    """Say how something stands: a shape and a word."""
    found = standing if isinstance(standing, Standing) else Standing.of(standing)
    return _status(found.key, text(in_language(words or found.label)), box=box)


@lru_cache(maxsize=4096)
def _status(key: str, markup: str, *, box: bool) -> SafeString:
    return SafeString(
        f'<span class="st{" st--box" if box else ""} {key}"><svg aria-hidden="true">'
        f'<use href="#s-{key}"/></svg>{markup}</span>'
    )


@register.inclusion_tag("ui/pips.html")
def pips(standings: Sequence[Standing]) -> dict[str, object]:
    """Show the quarters of a year as four shapes, each with its word for those who cannot see."""
    return {"pips": list(enumerate(standings, 1))}


@register.inclusion_tag("ui/spark.html")
def spark(
    values: Sequence[float | None],
    *,
    label: object,
    goal: float | None = None,
    tone: str = "wait",
    width: int = 96,
    height: int = 26,
) -> dict[str, object]:
    """Draw the shape of a year; the dashed line is the goal."""
    drawn = figures.line(values, goal=goal, width=width, height=height)
    said = in_language(label)
    return {"line": drawn, "label": said, "tone": tone, "width": width, "height": height}


@register.inclusion_tag("ui/stack.html")
def stack(parts: Sequence[figures.Part], *, label: object) -> dict[str, object]:
    """Draw the parts of a whole as one bar with a legend of counts."""
    return {"parts": parts, "bars": figures.bars(parts), "label": in_language(label)}


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """Give the present query string with ``changes`` made; an empty value drops its key."""
    request: HttpRequest = context["request"]
    parameters = request.GET.copy()
    for key, value in changes.items():
        if value in (None, ""):
            parameters.pop(key, None)
        else:
            parameters[key] = str(value)
    return f"?{parameters.urlencode()}" if parameters else "?"


@register.inclusion_tag("ui/sorthead.html", takes_context=True)
def sorthead(
    context: Context, key: str, label: object, *, num: bool = False, css: str = ""
) -> dict[str, object]:
    """Head a column that sorts through the address; a second click turns the order round."""
    request: HttpRequest = context["request"]
    now = request.GET.get(SORT, "")
    order = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    wanted = f"-{key}" if order == "ascending" else key
    classes = " ".join(name for name in ("num" if num else "", css) if name)
    return {
        "url": query(context, **{SORT: wanted, PAGE: ""}),
        "label": in_language(label),
        "order": order,
        "classes": classes,
    }


@register.inclusion_tag("ui/pager.html", takes_context=True)
def pager(context: Context, page: "Page[object]", *, note: object = "") -> dict[str, object]:
    """Lead to the page before and after; ``note`` says how many there are where that is known."""
    before = query(context, page=page.number - 1) if page.has_previous() else ""
    after = query(context, page=page.number + 1) if page.has_next() else ""
    return {"page": page, "before": before, "after": after, "note": in_language(note)}


CONTROLS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "form-check-input"),
    (forms.RadioSelect, "form-check-input"),
    (forms.Select, "form-select"),
    (forms.Widget, "form-control"),
)


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField) -> dict[str, object]:
    """Show a field: label, control, hint, errors; the control names both for screen readers."""
    css = next(name for kind, name in CONTROLS if isinstance(bound.field.widget, kind))
    if bound.errors:
        css += " is-invalid"
    check = isinstance(bound.field.widget, forms.CheckboxInput)
    return {"field": bound, "control": bound.as_widget(attrs={"class": css}), "check": check}


@register.inclusion_tag("ui/form-errors.html")
def form_errors(form: forms.BaseForm) -> dict[str, object]:
    """Say what is wrong with a form: the whole first, then each field with a link to it."""
    wrong = [bound for bound in form.visible_fields() if bound.errors]
    return {"whole": form.non_field_errors(), "wrong": wrong}


TOKEN, NEXT = "0token0", "0next0"
"""What stands in the drawn choices for the form's token and for the page to come back to."""


@lru_cache(maxsize=64)
def _choices(language: str, size: str, theme: str) -> str:
    look = {"lang": language, "size": size, "theme": theme, "here": NEXT}
    return render_to_string("ui/choices.html", {"look": look, "csrf_token": TOKEN})


@register.simple_tag(takes_context=True)
def choices(context: Context) -> SafeString:
    """Draw the choice of language, type size and background; drawn once for each choice of them."""
    look = context["look"]
    drawn = _choices(look["lang"], look["size"], look["theme"])
    token = str(context.get("csrf_token", ""))
    return SafeString(drawn.replace(TOKEN, escape(token)).replace(NEXT, escape(look["here"])))


class Entry(Protocol):
    """An entry of a menu: where it leads, its words, the key that opens it."""

    label: T
    url: str
    key: str
    current: bool


@register.simple_tag
def entries(links: Iterable[Entry]) -> SafeString:
    """Draw the entries of a menu; drawn once for each set of them and language."""
    return _entries(tuple(links), get_language() or "zh")


@lru_cache(maxsize=1024)
def _entries(links: tuple[Entry, ...], language: str) -> SafeString:
    return format_html_join(
        "",
        '<a href="{}"{}{}>{}</a>',
        (
            (
                one.url,
                SafeString(' aria-current="page"' if one.current else ""),
                format_html(' data-go="{}"', one.key) if one.key else "",
                one.label.in_(language),
            )
            for one in links
        ),
    )


class Choice(Protocol):
    """What may be chosen: its key and its words."""

    key: str
    label: T


@register.simple_tag
def options(given: Iterable[Choice], chosen: str) -> SafeString:
    """Draw what may be chosen as options of a list."""
    language = get_language() or "zh"
    return SafeString(
        "".join(
            f'<option value="{escape(one.key)}"{" selected" if one.key == chosen else ""}>'
            f"{escape(one.label.in_(language))}</option>"
            for one in given
        )
    )


@register.inclusion_tag("ui/empty.html")
def empty(
    title: object, hint: object = "", *, url: str = "", label: object = "", sign: str = "doc"
) -> dict[str, object]:
    """Say what would be here and what to do."""
    words = {"title": in_language(title), "hint": in_language(hint), "label": in_language(label)}
    return {**words, "url": url, "sign": sign}


@register.inclusion_tag("ui/chart.html")
def chart(kind: str, key: str, data: object, *, url: str, label: object) -> dict[str, object]:
    """Draw an ECharts figure from data in the page; without scripts, a link to its table."""
    return {"kind": kind, "key": key, "data": data, "url": url, "label": in_language(label)}
