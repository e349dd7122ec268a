"""Words typed into a list, as conditions on its columns that an index answers."""

import re

from django.db.models import Q

from xuezheng.apps.registers.access import Sight
from xuezheng.apps.registers.selectors.layout import Layout
from xuezheng.core.base.names import spelled
from xuezheng.core.base.text import canonical
from xuezheng.core.kinds.fields import Privacy

_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTERS = re.compile(r"[a-z ]+\Z")
_END = "\U0010ffff"
"""Behind every text that begins with what stands before it, where texts sort by code points."""
MOST_INITIALS = 6
TITLES = frozenset({"text", "name"})
"""Field types that the title of a record may be taken from."""
READINGS = frozenset({"pinyin", "initials"})


def asked(seen: Sight, laid: Layout, words: str) -> Q:
    """Give the condition that a row is found by the words.

    Names are found from their beginning, by reading and by initials; numbers
    whole or from their beginning; other texts anywhere. What is masked for the
    reader is not searched, a number kept closely only whole.
    """
    typed = canonical(words).strip()
    found = Q(pk__in=[])
    for column in laid.search:
        found |= _in(seen, laid, column, typed)
    return found


def _in(seen: Sight, laid: Layout, column: str, typed: str) -> Q:
    if column not in laid.columns:
        told = all(
            one.privacy in seen.classes for one in laid.kind.fields if one.type.key in TITLES
        )
        return Q(**{f"{column}__icontains": typed}) if told else Q(pk__in=[])
    field = laid.kind.field(column)
    if field.privacy not in seen.classes:
        whole = field.privacy is Privacy.SENSITIVE and Privacy.PERSONAL in seen.classes
        return Q(**{column: typed}) if whole else Q(pk__in=[])
    if column in READINGS:
        return _sounded(column, typed.lower())
    if field.type.key == "name":
        return _begins(column, typed) if _HAN.search(typed) else Q(pk__in=[])
    if field.type.key in {"text", "note"} and not _numbered(column):
        return Q(**{f"{column}__icontains": typed})
    return Q(pk__in=[]) if _HAN.search(typed) else _begins(column, typed)


def _numbered(column: str) -> bool:
    return column.endswith(("number", "code"))


def _sounded(column: str, typed: str) -> Q:
    if not _LETTERS.match(typed):
        return Q(pk__in=[])
    if column == "initials":
        return _begins(column, typed) if len(typed) <= MOST_INITIALS else Q(pk__in=[])
    reading = spelled(typed)
    return _begins(column, reading) if reading else Q(pk__in=[])


def _begins(column: str, typed: str) -> Q:
    return Q(**{f"{column}__gte": typed, f"{column}__lt": typed + _END})
