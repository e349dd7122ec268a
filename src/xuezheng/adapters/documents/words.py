"""Word files (.docx): paragraphs and tables in body order, automatic numbers written out."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from xuezheng.adapters.documents.build import Built, Draft
from xuezheng.adapters.documents.errors import DamagedError
from xuezheng.adapters.documents.numbering import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "fldChar")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}


def read(data: bytes) -> Built:
    """Read a .docx; raises ``DamagedError``."""
    try:
        document = docx.Document(io.BytesIO(data))
        draft = Draft("docx")
        _body(draft, document.element.body, Numbering(document))
    except (
        PackageNotFoundError, XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError,
        AttributeError, OSError, EOFError, NotImplementedError,
    ) as error:  # fmt: skip
        raise DamagedError(format="docx") from error
    return draft.built()


def _body(draft: Draft, body: Any, numbering: Numbering) -> None:
    for block in _blocks(body):
        if block.tag == f"{_W}p":
            text = numbering.mark(block) + _text(block)
            if text.strip():
                draft.paragraph(text)
        else:
            _table(draft, block, numbering)


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls and insertions."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (
            f"{_W}sdt",
            f"{_W}sdtContent",
            f"{_W}ins",
            f"{_W}moveTo",
            f"{_W}customXml",
        ):
            yield from _blocks(child)


def _text(node: Any) -> str:
    """The words of a paragraph: insertions in, deletions out, text boxes at their place."""
    pieces: list[str] = []
    for child in node:
        if child.tag in _SKIPPED or child.tag == _FALLBACK:
            continue
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in _BREAKS:
            pieces.append("" if child.get(qn("w:type")) == "page" else _BREAKS[child.tag])
        elif child.tag == f"{_W}p":
            pieces.append("\n" + _text(child))  # a paragraph inside a text box
        else:
            pieces.append(_text(child))
    return "".join(pieces)


def _table(draft: Draft, table: Any, numbering: Numbering) -> None:
    rows: list[list[tuple[int, str]]] = []
    for line in table.iter(f"{_W}tr"):
        if line.getparent() is not table and line.getparent().getparent() is not table:
            continue  # a nested table is read with its cell
        rows.append(_row(line, numbering))
    draft.table([row for row in rows if row])


def _row(line: Any, numbering: Numbering) -> list[tuple[int, str]]:
    column = 0
    cells: list[tuple[int, str]] = []
    for cell in line.findall(f"{_W}tc"):
        properties = cell.find(f"{_W}tcPr")
        span = properties.find(f"{_W}gridSpan") if properties is not None else None
        merged = properties.find(f"{_W}vMerge") if properties is not None else None
        goes_on = merged is not None and merged.get(qn("w:val")) != "restart"
        if not goes_on:
            words = "\n".join(
                numbering.mark(block) + _text(block) for block in cell.iter(f"{_W}p")
            ).strip()
            cells.append((column, words))
        column += int(span.get(qn("w:val"), "1")) if span is not None else 1
    return cells
