"""The mark of a record on which something has ended or ends soon (R19), for lists and its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.expiry import Mark, soon, watched
from xuezheng.ui.templatetags.ui import status


@dataclass(frozen=True, slots=True)
class Note:
    """What a page says of one day that ends something: its words, and what it then forbids."""

    label: T
    ends: date
    mark: Mark
    tone: str
    bars: T | None


def mark(kind: Kind, values: Mapping[str, Any], day: date) -> SafeString:
    """Draw the mark of a record in a list; nothing where all of it holds."""
    found = soon(kind, values, day) if watched(kind) else ()
    if not found:
        return SafeString("")
    first = found[0].mark(day)
    return format_html(" {}", status(_tone(first), words=first.label))


def notes(kind: Kind, values: Mapping[str, Any], day: date) -> tuple[Note, ...]:
    """Give what a record’s page says of days that have ended or end soon."""
    return tuple(
        Note(
            one.label,
            one.ends,
            one.mark(day),
            _tone(one.mark(day)),
            one.bars if one.mark(day) is Mark.ENDED else None,
        )
        for one in (soon(kind, values, day) if watched(kind) else ())
    )


def _tone(found: Mark) -> str:
    return "miss" if found is Mark.ENDED else "risk"
