"""Sheets as other offices made them (外来表格): heads found and joined, rows laid out as ours.

Above the heads stand titles and lines such as "单位：…  日期：…"; heads have one
to four lines with merged cells; below the rows stand sums, remarks and
signatures. Which column means what is said once by a person (``Meant``);
the heads joined to one line a column are what the layout is known again by.
Nothing here is repaired in silence: a cell that is no value of its field is
told like one of our own sheet.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from hashlib import sha256

from xuezheng.core.base.text import canonical
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.types import WrongValueError
from xuezheng.core.registers.books import SUMS, no_line
from xuezheng.core.registers.sheets import Filled, Sheet, written

MOST_ABOVE = 12
"""So many rows may stand above the heads, and be heads."""
MOST_LINES = 4
"""Heads have at most so many lines."""
MOST_WORDS = 40
"""So many words of theirs are asked about in one field."""
CHOSEN = frozenset({"choice", "yes_no"})
"""Types whose words another office may call otherwise."""
JOINER = "/"
_SIGNED = re.compile(
    r"(制表|填表|填报|经办|审核|复核|负责|校长|园长|班主任|联系|备注|附注|说明|注)[^,，]{0,8}[:：]"
)
_SUM = re.compile(rf"(本页|累计)?({'|'.join(sorted(SUMS))})[:：]?")
_PLAIN_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAYLIKE = re.compile(r"\d{4}[-./年]\d{1,2}.*")
_KIN = re.compile("监护|家长|家庭|父|母|联系人|亲属")
"""Groups of columns that tell of somebody else than the row is about."""
_SCALE = re.compile(r"[(（\[]\s*(?:单位[:：])?\s*([十百千万亿]{1,2}\S{0,2}?|亩|公顷)\s*[)）\]]")
"""A unit in brackets that is no plain one: 万元, 千人, 亩."""
Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a sheet (表头): rows ``top`` to ``last`` from 0, and one joined line a column."""

    top: int
    last: int
    words: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """Give what the layout is known again by: its heads, wherever they stand."""
        return sha256("\x1f".join(self.words).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Meant:
    """How a foreign sheet is read (对应关系).

    ``columns`` give the field of a column counted from 0; columns of one field
    are joined from left to right. ``values`` give, by field, the word of ours
    for one of theirs; an empty one leaves the cell empty.
    """

    columns: Mapping[int, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def word(cell: object) -> str:
    """Give a head as it is compared: without blanks, stars and colons.

    >>> word(" 姓 名* ")
    '姓名'
    """
    return "".join(canonical(written(cell)).split()).strip("*:")


def find(filled: Filled) -> Heads | None:
    """Give the heads of a sheet, or nothing where no row looks like heads."""
    for top, row in enumerate(filled.rows[:MOST_ABOVE]):
        if _may_head(row):
            return heads_at(filled, top, _last(filled, top))
    return None


def _may_head(row: Row) -> bool:
    """Say whether a row may be the first line of heads: several words and nothing else."""
    cells = [cell for cell in row if written(cell)]
    said = [canonical(written(cell)) for cell in cells]
    typed = any(isinstance(cell, bool | int | float | date | time) for cell in cells)
    return (
        len(set(said)) > 1
        and not typed
        and not any(":" in one or _DAYLIKE.fullmatch(one) for one in said)
    )


def _last(filled: Filled, top: int) -> int:
    """Give the last line of heads that begin at ``top``: a line belongs to them that names parts of wider heads."""
    width = _width(filled.rows)
    wide = [span for span in _spans(filled.rows[top], range(width)) if len(span) > 1]
    last = top
    while wide and last - top + 1 < MOST_LINES and last + 1 < len(filled.rows):
        below = filled.rows[last + 1]
        places = [place for place, cell in enumerate(below) if word(cell)]
        inside = {place for span in wide for place in span}
        named = any(place in span[1:] for span in wide for place in places)
        if not named or not inside.issuperset(places) or _typed(below):
            break
        wide = [part for span in wide for part in _spans(below, span) if len(part) > 1]
        last += 1
    return last


def _typed(row: Row) -> bool:
    return any(isinstance(cell, int | float | date) for cell in row)


def _width(rows: Sequence[Row]) -> int:
    some = rows[: MOST_ABOVE * 4]
    return max((n + 1 for row in some for n, cell in enumerate(row) if written(cell)), default=0)


def _spans(row: Row, within: Sequence[int]) -> Iterator[range]:
    """Give the columns over which each head of a line reaches: up to the next one."""
    begins = [place for place in within if place < len(row) and word(row[place])]
    ends = [*begins[1:], within[-1] + 1] if begins else []
    yield from map(range, begins, ends)


def heads_at(filled: Filled, top: int, last: int) -> Heads:
    """Give the heads that stand in rows ``top`` to ``last``, each column's lines joined."""
    width = _width(filled.rows)
    lines = [
        list(filled.rows[n]) + [None] * width for n in range(top, min(last + 1, len(filled.rows)))
    ]
    own = [any(word(line[place]) for line in lines) for place in range(width)]
    joined: list[list[str]] = [[] for _ in range(width)]
    spans = [range(width)]
    for line in lines:
        parts = [list(_spans(line, span)) for span in spans]
        for part in (one for some in parts for one in some):
            for place in part:
                if own[place] and word(line[part[0]]) not in joined[place]:
                    joined[place].append(word(line[part[0]]))
        spans = [one for span, some in zip(spans, parts, strict=True) for one in some or [span]]
    words = [JOINER.join(one) for one in joined]
    while words and not words[-1]:
        words.pop()
    return Heads(top, last, tuple(words))


def everywhere(filled: Filled) -> Iterator[Heads]:
    """Give every place where heads could stand, the likely one first: to look for a known layout."""
    likely = find(filled)
    if likely is not None:
        yield likely
    for top in range(min(MOST_ABOVE, len(filled.rows))):
        if sum(bool(word(cell)) for cell in filled.rows[top]) > 1:
            for lines in range(MOST_LINES):
                if top + lines < len(filled.rows):
                    yield heads_at(filled, top, top + lines)


def guess(sheet: Sheet, heads: Heads, known: Mapping[str, Sequence[str]]) -> dict[int, str]:
    """Give the field that each column probably means; ``known`` are other words for a label."""
    scored = []
    for place, said in enumerate(heads.words):
        for turn, column in enumerate(sheet.columns):
            likeness = _likeness(
                said, (column.label.zh, column.label.en), known.get(column.label.zh, ())
            )
            if likeness:
                scored.append((-likeness, turn, place, column.key))
    found: dict[int, str] = {}
    for _, _, place, key in sorted(scored):
        if place not in found and key not in found.values():
            found[place] = key
    return found


def scaled(column: Field, said: str) -> str:
    """Give the unit in a head's brackets that would change a figure or a sum, empty where none does.

    >>> from xuezheng.core.base.labels import T
    >>> from xuezheng.core.kinds.fields import money
    >>> scaled(money("cost", T("金额", "Cost")), "金额（万元）")
    '万元'
    """
    if column.type.key not in {"money", "figure", "number"}:
        return ""
    found = _SCALE.search(said)
    unit = column.unit.zh if column.unit else "元" if column.type.key == "money" else ""
    return found[1] if found and found[1] != unit else ""


def _likeness(said: str, labels: Sequence[str], others: Sequence[str]) -> int:
    """Say how well a head fits: the whole of it, its last line, a part of that."""
    group, _, leaf = said.rpartition(JOINER)
    if said in labels:
        return 6
    if said in others:
        return 5
    if _KIN.search(group):
        return 0
    if leaf in labels:
        return 4
    if leaf in others:
        return 3
    label = labels[0]
    if not leaf or len(label) < 2:
        return 0
    return (
        2
        if leaf.endswith(label)
        else 1
        if label in leaf or (leaf in label and len(leaf) > 1)
        else 0
    )


def below(filled: Filled, heads: Heads) -> Iterator[tuple[int, Row]]:
    """Give the filled rows under the heads with their places from 0.

    Left out are sums, remarks, signatures, heads printed once more on a later
    page and a line that only numbers the columns.
    """
    again = [[word(cell) for cell in filled.rows[n]] for n in range(heads.top, heads.last + 1)]
    for place in range(heads.last + 1, len(filled.rows)):
        row = filled.rows[place]
        said = [written(cell) for cell in row if written(cell)]
        if not said or no_line(row) or _SUM.fullmatch("".join(said[0].split())):
            continue
        if _SIGNED.match(canonical(said[0])) or [word(cell) for cell in row] in again:
            continue
        if place == heads.last + 1 and _numbers(said):
            continue
        yield place, row


def _numbers(said: Sequence[str]) -> bool:
    """Say whether a line only numbers columns: 甲 乙 1 2 3.

    >>> _numbers(["甲", "乙", "1", "2"]), _numbers(["1", "李敏"])
    (True, False)
    """
    letters = [one for one in said if one in "甲乙丙丁戊"]
    counted = [one for one in said if one not in letters]
    return len(said) > 2 and counted == [str(n + 1) for n in range(len(counted))]


def unread(
    sheet: Sheet, filled: Filled, heads: Heads, columns: Mapping[int, str]
) -> dict[str, list[str]]:
    """Give, by field, the words of theirs that are none of the field's choices, each once."""
    found: dict[str, list[str]] = {}
    for place, key in columns.items():
        column = sheet.column(key)
        if column.type.key not in CHOSEN:
            continue
        said = {written(row[place]) for _, row in below(filled, heads) if place < len(row)} - {""}
        strange = []
        for one in sorted(said):
            try:
                column.parse(one)
            except WrongValueError:
                strange.append(one)
        if strange:
            found[key] = strange[:MOST_WORDS]
    return found


def laid_out(sheet: Sheet, filled: Filled, heads: Heads, reading: Meant) -> Filled:
    """Give the rows under our titles, every cell in the column in which it stood.

    The titles stand where the last line of heads stood. A value merged over
    several rows holds for each of them; other merged cells are told later.
    """
    first: dict[str, int] = {}
    for place, key in sorted(reading.columns.items()):
        first.setdefault(key, place)
    titles = {place: sheet.column(key).label.zh for key, place in first.items()}
    width = max(reading.columns, default=-1) + 1
    cells = [list(row) + [None] * (width - len(row)) for row in filled.rows]
    left = []
    for (top, begin), (bottom, end) in filled.merged:
        if top > heads.last and begin == end and begin < width:
            for place in range(top + 1, min(bottom + 1, len(cells))):
                cells[place][begin] = cells[top][begin]
        elif top > heads.last and any(begin <= place <= end for place in reading.columns):
            left.append(((top - heads.last, begin), (bottom - heads.last, end)))
    rows: list[Row] = [[titles.get(place, "") for place in range(width)]]
    rows += [() for _ in cells[heads.last + 1 :]]
    for place, _ in below(Filled(cells), heads):
        rows[place - heads.last] = _laid(sheet, cells[place], first, reading, width)
    return Filled(rows, left)


def _laid(
    sheet: Sheet, cells: Row, first: Mapping[str, int], reading: Meant, width: int
) -> list[object]:
    row: list[object] = [None] * width
    for key, place in first.items():
        parts = [cells[n] for n in sorted(reading.columns) if reading.columns[n] == key]
        cell = parts[0] if len(parts) == 1 else "".join(written(one) for one in parts)
        meant = reading.values.get(key, {})
        said = written(cell)
        if said in meant:
            cell = meant[said] or None
        elif sheet.column(key).type.key == "day" and (day := _PLAIN_DAY.fullmatch(said)):
            cell = "-".join(day.groups())
        row[place] = cell
    return row
