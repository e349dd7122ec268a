"""Put a document's text together with the way back into its file."""

from dataclasses import dataclass

from xuezheng.core.plans.document import Cell, Place, Table

# Control characters become blanks, one for one; tabs and line ends stay.
_CLEAN = dict.fromkeys((*range(9), *range(14, 32), 127), " ") | {
    0x0B: "\n",
    0x0C: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}


@dataclass(frozen=True)
class Built:
    """Text and structure, before name and digest are known."""

    text: str
    format: str
    encoding: str | None
    places: tuple[Place, ...]
    tables: tuple[Table, ...]


def clean(text: str) -> str:
    """Line ends to LF, control characters to blanks."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN)


class Draft:
    """Collects paragraphs and tables in reading order; one paragraph is one line."""

    def __init__(self, format: str, encoding: str | None = None) -> None:  # noqa: A002
        self.format = format
        self.encoding = encoding
        self._chunks: list[str] = []
        self._length = 0
        self._places: list[Place] = []
        self._tables: list[Table] = []
        self._paragraphs = 0

    def whole(self, text: str) -> None:
        """A text whose lines are its paragraphs already."""
        self._add(clean(text))

    def paragraph(self, text: str, *, page: int | None = None) -> None:
        """One paragraph; line breaks inside it stay."""
        self._paragraphs += 1
        start = self._length
        self._add(clean(text))
        self._places.append(Place(start, self._length, page, self._paragraphs))
        self._add("\n")

    def table(self, rows: list[list[tuple[int, str]]]) -> None:
        """Rows of (column, words); a merged cell stands once, where it begins."""
        begin = self._length
        cells: list[Cell] = []
        for number, row in enumerate(rows):
            for place, (column, words) in enumerate(row):
                if place:
                    self._add("\t")
                start = self._length
                self._add(clean(words).replace("\t", " ").strip("\n "))
                cells.append(Cell(start, self._length, number, column))
            self._add("\n")
        self._tables.append(Table(begin, self._length, tuple(cells)))

    def built(self) -> Built:
        """What has been collected."""
        return Built(
            "".join(self._chunks),
            self.format,
            self.encoding,
            tuple(self._places),
            tuple(self._tables),
        )

    def _add(self, text: str) -> None:
        self._chunks.append(text)
        self._length += len(text)
