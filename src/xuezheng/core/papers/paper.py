"""A paper (公文) as a value: head, blocks, and the figures it rests on.

The same paper gives the same bytes in every format. What a page, a .docx or a
PDF shows is drawn from here and from nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from xuezheng.core.papers.figures import Figure


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of plain text inside a paragraph (文字)."""

    text: str
    strong: bool = False


Run = Words | Figure
"""What a paragraph is made of."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4: 一、 （一） 1. （1）; its mark is typed, not a list's."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body (正文段); ``indent`` is off for 主送 and the like."""

    runs: tuple[Run, ...]
    indent: bool = True
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its head and its share of the width in parts."""

    head: str
    parts: int = 1
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table (表格) whose head is repeated on every page.

    ``spans`` merges equal neighbours downwards in the columns named, as
    分解表 do for 重点工作.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    spans: tuple[int, ...] = ()
    headless: bool = False


@dataclass(frozen=True, slots=True)
class SealBlock:
    """Where office, day and seal go (落款用印)."""

    office: str
    day: str


@dataclass(frozen=True, slots=True)
class SignBlock:
    """Who signs by hand (签字栏): 填表人 / 审核人 / 负责人（签章） / 填报日期."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """The code of a sheet and the address that checks it (校验码)."""

    code: str
    address: str


Block = Heading | Paragraph | Table | SealBlock | SignBlock | CodeBlock
"""What a paper's body is made of."""


@dataclass(frozen=True, slots=True)
class PaperHead:
    """The head and the closing lines of a paper (版头、版记).

    ``mark`` is the red name of the issuing office (发文机关标志); a paper
    without one, such as a summary, carries no red line either.
    """

    title: str
    issuer: str
    day: date
    mark: str = ""
    number: str = ""
    to: str = ""
    signer: str = ""
    copies: tuple[str, ...] = ()
    printed_by: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper (公文); ``template`` and ``version`` say which wording made it."""

    template: str
    version: int
    head: PaperHead
    blocks: tuple[Block, ...] = ()
    landscape: bool = False
    note: str = field(default="")

    def figures(self) -> tuple[Figure, ...]:
        """All figures in reading order."""
        return tuple(run for runs in self._runs() for run in runs if isinstance(run, Figure))

    def _runs(self) -> Iterator[tuple[Run, ...]]:
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.runs
            elif isinstance(block, Table):
                for row in block.rows:
                    yield from row


def text_of(runs: tuple[Run, ...]) -> str:
    """The plain text of runs.

    >>> text_of((Words("达到"), Words("九成")))
    '达到九成'
    """
    return "".join(run.said if isinstance(run, Figure) else run.text for run in runs)


_BREAKS_AFTER = ("关于", "的", "和", "与", "、", "》", "年", "局", "厅", "委")
_REACH = 6


def title_lines(title: str, width: int) -> tuple[str, ...]:
    """Break a title that is too long for one line of ``width`` characters, in balance.

    A break after a word that titles pause at, near the middle, is taken first;
    digits are never torn apart.

    >>> title_lines("云汀市教育局关于2026年三季度重点工作进展情况的通报", 20)
    ('云汀市教育局关于2026年', '三季度重点工作进展情况的通报')
    """
    lines = -(-len(title) // width)
    if lines <= 1:
        return (title,)
    aim = -(-len(title) // lines)
    places = range(max(1, aim - _REACH), min(width, aim + _REACH) + 1)
    good = [at for at in places if title[:at].endswith(_BREAKS_AFTER)]
    whole = [at for at in places if not (title[at - 1].isdigit() and title[at].isdigit())]
    at = min(good or whole, key=lambda place: (abs(place - aim), place))
    return (title[:at], *title_lines(title[at:], width))


def mark(level: int, number: int) -> str:
    """The typed mark of a heading: 一、 （一） 1. （1）.

    >>> mark(1, 3), mark(2, 12), mark(3, 4), mark(4, 2)
    ('三、', '（十二）', '4.', '（2）')
    """
    if level == 1:
        return f"{chinese(number)}、"
    if level == 2:
        return f"（{chinese(number)}）"
    return f"{number}." if level == 3 else f"（{number}）"


def chinese(number: int) -> str:
    """A small whole number in Chinese, as headings count; up to 99.

    >>> chinese(7), chinese(10), chinese(12), chinese(20), chinese(31)
    ('七', '十', '十二', '二十', '三十一')
    """
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return f"{digits[tens] if tens > 1 else ''}十{digits[ones] if ones else ''}"
