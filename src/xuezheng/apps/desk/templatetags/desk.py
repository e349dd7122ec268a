"""Lists of what waits, drawn by code: a desk shows a hundred lines, a template takes ten times as long."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from xuezheng.apps.desk.selectors.items import Item
from xuezheng.ui.templatetags.ui import day, in_language, status

register = template.Library()

LINE = (
    '<li><span>{}{}</span>\n<span><span class="what"><a href="{}">{}</a><span class="xz-tag">{}</span>'
    '</span><span class="meta">{}</span></span>\n<a class="btn btn-sm{}" href="{}">{}'
    '<span class="visually-hidden"> {}</span></a></li>'
)
WAITED = (
    '<li><span><span class="what"><a href="{}">{}</a></span><span class="meta">{}</span></span>\n'
    '<span class="num">{}<span class="meta">{}</span></span></li>'
)


@register.simple_tag
def work(items: Iterable[Item]) -> SafeString:
    """List what waits for me: until when, what, why, and the one thing to do about it."""
    lines = format_html_join(
        "",
        LINE,
        (
            (
                status(one.standing, words=one.left), _day(one), one.url, one.what,
                in_language(one.tag), one.about, " btn-primary" if one.urgent else "", one.url,
                in_language(one.verb), one.what,
            )
            for one in items
        ),
    )  # fmt: skip
    return format_html('<ul class="work">{}</ul>', lines)


@register.simple_tag
def waited(items: Iterable[Item]) -> SafeString:
    """List what I wait for."""
    lines = format_html_join(
        "",
        WAITED,
        (
            (
                one.url,
                one.what,
                one.about,
                status(one.standing, words=one.left),
                in_language(one.tag),
            )
            for one in items
        ),
    )
    return format_html('<ul class="work work--wait">{}</ul>', lines)


def _day(item: Item) -> SafeString:
    if item.day is None:
        return SafeString()
    return format_html('<span class="meta">{}</span>', day(item.day))
