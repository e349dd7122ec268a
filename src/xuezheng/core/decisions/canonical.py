"""The one form of plain JSON that digests are over (规范形式)."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

SAFE = 2**53
"""Whole numbers beyond this are not the same in every language."""
PART = 65_536
"""A longer text is written in parts of so many characters: the same bytes, without copies of the whole."""
FEW = 64
"""Mappings of more keys than this are not looked through for long texts."""


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
    whole = BytesIO()
    whole.writelines(pieces(value))
    return whole.getvalue()


def digest(value: Any) -> str:
    """Give the SHA-256 of the one form, in hexadecimal."""
    found = sha256()
    for piece in pieces(value):
        found.update(piece)
    return found.hexdigest()


def pieces(value: Any) -> Iterator[bytes]:
    """Give the one form a piece at a time. Raises ``PlainError``."""
    _require_plain(value, "$")
    for piece in _texts(value):
        try:
            yield piece.encode()
        except UnicodeEncodeError as error:
            raise PlainError(place="$", found=repr(error.object[error.start])) from None


def _texts(value: Any) -> Iterator[str]:
    if not _long(value):
        yield _dumped(value)
    elif isinstance(value, str):
        yield '"'
        for at in range(0, len(value), PART):
            yield _dumped(value[at : at + PART])[1:-1]
        yield '"'
    else:
        sign = "{"
        for key in sorted(value):
            yield f"{sign}{_dumped(key)}:"
            yield from _texts(value[key])
            sign = ","
        yield "}"


def _long(value: Any) -> bool:
    """Say whether a long text stands in a value where only mappings of few keys lie above it."""
    if isinstance(value, Mapping):
        return len(value) <= FEW and any(map(_long, value.values()))
    return isinstance(value, str) and len(value) > PART


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


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
