"""PDF files with text: visual lines joined into paragraphs, page furniture moved behind.

A line goes on in the next one when it reaches the right edge of its column; so
sentences broken at the end of a line or page are whole again.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium

from xuezheng.adapters.documents.build import Built, Draft
from xuezheng.adapters.documents.errors import DamagedError, PasswordError, ScannedError

_NUMBER_LINE = re.compile(
    r"[-—–－\s·]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[,，/共]+\s*\d{1,4}\s*页?)?[-—–－\s·]*"
)
_STARTS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]+(?:章|部分)|[①-⑳])"
)
_ENDS = "。！？；：!?;:"
_PASSWORD = 4


@dataclass(frozen=True, slots=True)
class _Line:
    """One visual line: words, page, and its box in points."""

    text: str
    page: int
    left: float
    right: float
    top: float
    height: float


def read(data: bytes) -> Built:
    """Read a PDF; raises ``PasswordError``, ``DamagedError``, ``ScannedError``."""
    try:
        book = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error):
            raise PasswordError from error
        raise DamagedError(format="pdf") from error
    try:
        pages = len(book)
        lines = [line for number in range(pages) for line in _page(book, number)]
    except (pdfium.PdfiumError, ValueError, OSError) as error:
        raise DamagedError(format="pdf") from error
    finally:
        book.close()
    if sum(len(line.text.strip()) for line in lines) < 4 * max(1, pages):
        raise ScannedError(pages=pages)
    return _built(lines)


def _page(book: pdfium.PdfDocument, number: int) -> list[_Line]:
    """The lines of one page in the order of its text, with the boxes of their ends."""
    page = book[number]
    text = page.get_textpage()
    words = text.get_text_range()
    lines: list[_Line] = []
    at = 0
    for piece in words.split("\n"):
        line = piece.rstrip("\r")
        shown = line.strip()
        if shown:
            lines.append(_line(text, at, line, number + 1))
        at += len(piece) + 1
    text.close()
    page.close()
    return lines


def _line(text: pdfium.PdfTextPage, first: int, words: str, page: int) -> _Line:
    """One line with its characters from left to right.

    Producers draw quotation marks and digits in other fonts and out of order;
    blanks beside Chinese characters are only the gaps between such runs.
    """
    last = text.count_chars() - 1
    boxes = [
        (text.get_charbox(min(first + place, last), loose=True), char)
        for place, char in enumerate(words)
        if not char.isspace()
    ]
    level = median(box[1] for box, _ in boxes)
    height = max(box[3] - box[1] for box, _ in boxes) or 1.0
    if all(abs(box[1] - level) < 1.5 * height for box, _ in boxes):
        order = sorted(range(len(boxes)), key=lambda place: (boxes[place][0][0], place))
    else:
        order = list(range(len(boxes)))  # a pile of characters without places of their own
    given = _spaced([boxes[place] for place in order])
    left, right = boxes[order[0]][0][0], max(box[2] for box, _ in boxes)
    return _Line(given, page, left, right, max(box[3] for box, _ in boxes), height)


def _spaced(boxes: list[tuple[tuple[float, float, float, float], str]]) -> str:
    """Join characters; a gap between two Latin ones is a blank."""
    pieces: list[str] = []
    before: tuple[tuple[float, float, float, float], str] | None = None
    for box, char in boxes:
        if before is not None and char.isascii() and before[1].isascii():
            width = max(box[2] - box[0], before[0][2] - before[0][0], 1.0)
            if box[0] - before[0][2] > 0.35 * width and (char.isalnum() or before[1].isalnum()):
                pieces.append(" ")
        pieces.append(char)
        before = (box, char)
    return "".join(pieces)


def _built(lines: list[_Line]) -> Built:
    draft = Draft("pdf")
    furniture = _furniture(lines)
    body = [line for line in lines if id(line) not in furniture and line.text.strip()]
    if body:
        _paragraphs(draft, body)
    for line in lines:
        if id(line) in furniture:
            draft.paragraph(line.text.strip(), page=line.page)
    return draft.built()


def _furniture(lines: list[_Line]) -> set[int]:
    """Page numbers and running heads: first or last on a page, and alike on several."""
    by_page: dict[int, list[_Line]] = {}
    for line in lines:
        if line.text.strip():
            by_page.setdefault(line.page, []).append(line)
    edges = [(page[0], page[-1]) for page in by_page.values()]
    heads = Counter(re.sub(r"\d+", "#", line.text.strip()) for pair in edges for line in pair)
    found: set[int] = set()
    for pair in edges:
        for line in pair:
            words = line.text.strip()
            alike = heads[re.sub(r"\d+", "#", words)]
            if _NUMBER_LINE.fullmatch(words) or (
                alike >= 3 and alike >= len(edges) * 0.5 and len(words) < 40
            ):
                found.add(id(line))
    return found


def _paragraphs(draft: Draft, body: list[_Line]) -> None:
    """Join lines that reach the right edge; an indent or a heading begins anew."""
    edge = max(line.right for line in body)
    margin = min(line.left for line in body)
    size = median(line.height for line in body) or 12.0
    running = body[0].text
    page = body[0].page
    for before, line in pairwise(body):
        # A number or a word that may not be broken leaves a ragged edge behind.
        unfinished = before.text[-1:] not in _ENDS
        full = before.right >= edge - (6.5 if unfinished else 2.2) * size
        indented = line.left > margin + 1.2 * size
        if full and not indented and not _begins(before, line):
            running += line.text.lstrip()
            continue
        draft.paragraph(running.strip(), page=page)
        running, page = line.text, line.page
    draft.paragraph(running.strip(), page=page)


def _begins(before: _Line, line: _Line) -> bool:
    """A numbered heading after a finished sentence starts a paragraph of its own."""
    return bool(_STARTS.match(line.text)) and before.text.rstrip()[-1:] in _ENDS
