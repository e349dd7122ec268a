"""Bytes to text: byte-order mark, UTF-16 by its look, UTF-8, then GB18030."""

import codecs

from xuezheng.adapters.documents.errors import UndecodableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096


def decode(data: bytes) -> tuple[str, str]:
    """Give the text and the name of its encoding.

    Raises ``UndecodableError`` with the first byte that fits no encoding.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    guessed = _utf16(data)
    if guessed:
        return _strict(data, guessed)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if len(data) - error.start < 4 and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8"), "utf-8"  # cut off inside a character
        return _strict(data, "gb18030")


def _strict(data: bytes, name: str) -> tuple[str, str]:
    try:
        return data.decode(name), name
    except UnicodeDecodeError as error:
        raise UndecodableError(byte=error.start + 1) from error


def _utf16(data: bytes) -> str | None:
    """Guess UTF-16 without mark: blanks, line ends and CJK stand out in one byte of two."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(sample) < 4:
        return None
    best, name = 0.0, None
    for order, guess in ((0, "utf-16-be"), (1, "utf-16-le")):
        high = sample[order::2]
        fits = sum(1 for byte in high if byte == 0 or 0x4E <= byte <= 0x9F or byte in (0x30, 0xFF))
        low_zero = sample[1 - order :: 2].count(0)
        share = fits / len(high) - low_zero / len(high)
        if share > best:
            best, name = share, guess
    if best < 0.95 or name is None:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return name
    return name if 0 in sample else None
