"""Files people send, as documents: the kind is told by content, never by name."""

from hashlib import sha256
from pathlib import PurePath

from xuezheng.adapters.documents import archives, hypertext, legacy, pdf, sheets, words
from xuezheng.adapters.documents.build import Built, Draft
from xuezheng.adapters.documents.encodings import decode
from xuezheng.adapters.documents.errors import (
    LIMIT_MB,
    DamagedError,
    DocumentError,
    EmptyDocumentError,
    OfdError,
    PasswordError,
    PictureError,
    TooLargeError,
    UnknownFormatError,
)
from xuezheng.core.plans.document import Document

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_FEW = 200  # in a short text one odd character proves nothing
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def load(data: bytes, name: str) -> Document:
    """Read a file's bytes.

    Raises subclasses of ``DocumentError`` for what the sender must mend and
    ``NoConverterError`` where LibreOffice would be needed and is missing.
    """
    if len(data) > LIMIT_MB * 1024 * 1024:
        raise TooLargeError(megabytes=round(len(data) / 1048576, 1), limit=LIMIT_MB)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise EmptyDocumentError
    built = _built(data, name)
    if not built.text.strip():
        raise EmptyDocumentError
    return Document(
        text=built.text,
        name=name,
        format=built.format,
        encoding=built.encoding,
        digest=sha256(data).hexdigest(),
        places=built.places,
        tables=built.tables,
    )


def _built(data: bytes, name: str) -> Built:
    if data[:1024].lstrip(b"\r\n \xef\xbb\xbf").startswith(b"%PDF-"):
        return pdf.read(data)
    if data.startswith(b"PK\x03\x04"):
        return _archive(data, name)
    if data.startswith(_OLE):
        return _compound(data, name)
    if data.startswith(b"{\\rtf"):
        return legacy.read(data, "rtf")
    if data.startswith(_PICTURES) or data[8:12] == b"WEBP":
        raise PictureError
    return _plain(data, name)


def _archive(data: bytes, name: str) -> Built:
    """A zip: which office format is told by what it holds."""
    names = archives.names(data)
    if "word/document.xml" in names:
        return words.read(data)
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names or "content.xml" in names:
        if "content.xml" in names and archives.is_text(data):
            return legacy.read(data, "odt")
        return sheets.read(data, "xlsx" if "content.xml" not in names else "ods")
    if "OFD.xml" in names:
        raise OfdError
    raise UnknownFormatError(suffix=_suffix(name))


def _compound(data: bytes, name: str) -> Built:
    """An OLE container: an encrypted new file, an old sheet, or an old text."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise PasswordError
    holds = {
        mark
        for mark in ("WordDocument", "Workbook", "Book\x00")
        if mark.encode("utf-16-le") in data
    }
    if holds and "WordDocument" not in holds:
        return sheets.read(data, "xls")
    if legacy.is_encrypted(data):
        raise PasswordError
    if holds or _suffix(name) in ("doc", "wps"):
        return legacy.read(data, "wps" if _suffix(name) == "wps" else "doc")
    raise UnknownFormatError(suffix=_suffix(name))


def _plain(data: bytes, name: str) -> Built:
    """A text or a web page, if it is text at all."""
    text, encoding = decode(data)
    if text.count("\ufffd") or _looks_binary(text):
        raise UnknownFormatError(suffix=_suffix(name))
    if hypertext.is_page(text, _suffix(name)):
        return hypertext.read(text, encoding)
    draft = Draft("txt", encoding)
    draft.whole(text)
    return draft.built()


def _looks_binary(text: str) -> bool:
    """Control characters in number are no text."""
    head = text[:20000]
    odd = sum(1 for char in head if char < " " and char not in "\t\n\r\f\v")
    private = sum(1 for char in head if "\ue000" <= char <= "\uf8ff")
    return odd * 50 > max(len(head), _FEW) or private * 20 > max(len(head), _FEW)


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower().lstrip(".")[:8] or "?"


__all__ = ["LIMIT_MB", "DamagedError", "DocumentError", "load"]
