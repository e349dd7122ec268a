"""Shapes of many units at once, drawn without a template for each."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from xuezheng.apps.notices.selectors.board import Line

register = template.Library()


@register.simple_tag
def chips(lines: Iterable[Line]) -> SafeString:
    """Draw a small mark for every unit: name, shape and word of its state."""
    language = get_language() or "zh"
    return SafeString(
        "".join(
            f'<span class="nt-chip" role="listitem"><svg class="sh {one.tone}" role="img" '
            f'aria-label="{escape(one.state.label.in_(language))}"><use href="#s-{one.tone}"/>'
            f"</svg>{escape(one.unit)}</span>"
            for one in lines
        )
    )
