"""A document as read: its text with a way back into the file it came from.

``text`` is the file's own characters, decoded, without byte-order mark, with
LF line ends. Adapters write one paragraph per line; the cells of a table row
are separated by tabs and rows by LF. Nothing is removed: running heads and page
numbers of a PDF are moved behind the body so that sentences stay whole.
"""

from dataclasses import dataclass
from functools import cached_property

from xuezheng.core.base.text import canonical


@dataclass(frozen=True, slots=True)
class Place:
    """Where the characters from ``start`` to ``end`` stand in the file."""

    start: int
    end: int
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell as a stretch of the text; ``row`` and ``column`` count from 0."""

    start: int
    end: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table (分解表 and the like); merged cells are repeated by no one: a cell covers once."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Document:
    """What the reader reads.

    ``format`` is one of txt, html, docx, xlsx, pdf, doc, wps; ``digest`` the
    SHA-256 of the file's bytes in hexadecimal.
    """

    text: str
    name: str = ""
    format: str = "txt"
    encoding: str | None = None
    digest: str = ""
    places: tuple[Place, ...] = ()
    tables: tuple[Table, ...] = ()

    @cached_property
    def canonical(self) -> str:
        """The text with look-alike characters unified, 1:1, so offsets stay."""
        return canonical(self.text)
