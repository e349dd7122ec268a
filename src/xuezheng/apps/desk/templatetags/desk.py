"""Lists of what waits, drawn by code: a desk shows a hundred lines, a template takes ten times as long."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from xuezheng.adapters import clock
from xuezheng.apps.desk.selectors.daily import about_unit
from xuezheng.apps.desk.selectors.items import Item
from xuezheng.core.base.actors import Actor
from xuezheng.ui.tables import text
from xuezheng.ui.templatetags.ui import day, in_language, status

register = template.Library()


@register.simple_tag
def work(items: Iterable[Item]) -> SafeString:
    """List what waits for me: until when, what, why, and the one thing to do about it."""
    return SafeString(f'<ul class="work">{"".join(map(_line, items))}</ul>')


def _line(one: Item) -> str:
    url, what = text(one.url), text(one.what)
    return (
        f"<li><span>{status(one.standing, words=one.left)}{_day(one)}</span>\n"
        f'<span><span class="what"><a href="{url}">{what}</a>'
        f'<span class="xz-tag">{text(in_language(one.tag))}</span></span>'
        f'<span class="meta">{text(one.about)}</span></span>\n'
        f'<a class="btn btn-sm{" btn-primary" if one.urgent else ""}" href="{url}">'
        f'{text(in_language(one.verb))}<span class="visually-hidden"> {what}</span></a></li>'
    )


@register.simple_tag
def waited(items: Iterable[Item]) -> SafeString:
    """List what I wait for."""
    return SafeString(f'<ul class="work work--wait">{"".join(map(_waiting, items))}</ul>')


def _waiting(one: Item) -> str:
    return (
        f'<li><span><span class="what"><a href="{text(one.url)}">{text(one.what)}</a></span>'
        f'<span class="meta">{text(one.about)}</span></span>\n'
        f'<span class="num">{status(one.standing, words=one.left)}'
        f'<span class="meta">{text(in_language(one.tag))}</span></span></li>'
    )


@register.inclusion_tag("desk/about.html")
def about(actor: Actor | None, code: str) -> dict[str, object]:
    """Lead from a unit's page to what is done there; strangers get nothing."""
    return {"links": about_unit(actor, code, clock.today()) if actor else ()}


def _day(item: Item) -> str:
    return "" if item.day is None else f'<span class="meta">{text(day(item.day))}</span>'
