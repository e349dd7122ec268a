"""The one form of plain JSON that digests are over (规范形式)."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

SAFE = 2**53
"""Whole numbers beyond this are not the same in every language."""


class PlainError(InputError):
    """A value has no one form: a number with a point, or one too large."""

    code = "plain-json"
    text = T(
        "{place}：{found}，只许文字、整数、真假、空、列表、键值",
        "{place}: {found}; only text, whole numbers, true and false, null, lists and mappings",
    )


def canonical(value: Any) -> bytes:
    """Give UTF-8 JSON with sorted keys and nothing between signs. Raises ``PlainError``.

    Keys are sorted by their code points; only the quotation mark, the backslash and
    signs below the blank are escaped.

    >>> canonical({"b": [1, None], "a": "语"}).decode()
    '{"a":"语","b":[1,null]}'
    """
    _require_plain(value, "$")
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise PlainError(place="$", found=repr(error.object[error.start])) from None


def digest(value: Any) -> str:
    """Give the SHA-256 of the one form, in hexadecimal."""
    return sha256(canonical(value)).hexdigest()


def _require_plain(value: Any, place: str) -> None:
    if value is None or isinstance(value, str | bool):
        return
    if isinstance(value, int) and -SAFE < value < SAFE:
        return
    if isinstance(value, list | tuple):
        for number, one in enumerate(value):
            _require_plain(one, f"{place}[{number}]")
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if not isinstance(key, str):
                raise PlainError(place=place, found=repr(key))
            _require_plain(one, f"{place}.{key}")
    else:
        raise PlainError(place=place, found=repr(value)[:40])
