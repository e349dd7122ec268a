"""Template tags of the look; built in, so that no template loads them."""

from django import template
from django.utils.translation import get_language

from xuezheng.core.base.labels import T

register = template.Library()


def in_language(words: object) -> str:
    """Give a ``T`` in the current language; anything else as it is."""
    return words.in_(get_language() or "zh") if isinstance(words, T) else str(words)


@register.simple_tag
def t(words: object) -> str:
    """Render words that carry both languages: ``{% t target.label %}``."""
    return in_language(words)
