"""How forms of decisions say what is wrong: every fault with its place, in the reader's language."""

import json
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xuezheng.core.base.errors import XuezhengError
from xuezheng.core.base.given import GivenError
from xuezheng.core.base.labels import T


def spoken(words: T) -> str:
    """Give words in the reader's language."""
    return words.in_(get_language() or "zh")


MOST_FAULTS = 20
"""So many faults of a problem are told at once."""


def faults(error: XuezhengError) -> list[tuple[str, str]]:
    """Give every fault of a problem with its place, in the reader's language."""
    if not isinstance(error, GivenError):
        return [("", spoken(error.told()))]
    found = []
    for line in str(error.facts["issues"]).splitlines():
        place, _, words = line.partition(": ")
        zh, _, en = words.partition(" / ")
        said = spoken(T(zh, en or zh))
        found.append((place, said if place == "$" else f"{place}: {said}"))
    return found


def mapping(text: str | bytes) -> dict[str, Any]:
    """Read a mapping; raises ``ValidationError`` naming the line where reading stopped."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        told = {"line": error.lineno, "column": error.colno}
        raise forms.ValidationError(
            _("第%(line)s行第%(column)s字起不是JSON"), params=told
        ) from error
    except ValueError as error:
        raise forms.ValidationError(_("不是JSON")) from error
    if not isinstance(found, dict):
        raise forms.ValidationError(_("应为键值"))
    return found
