"""Read a document: parts, outline, clauses, targets, and all that was not understood.

Pure and deterministic: the same text and grammar give the same reading. Time is
linear in the length of the text. The conservation law holds: every number ends
as exactly one of target, date, ordinal, name, masked, list mark, not understood.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from xuezheng.core.plans import tables
from xuezheng.core.plans.cells import account_serial, read_cell
from xuezheng.core.plans.clauses import responsible, said, units_only
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.grammar import Grammar
from xuezheng.core.plans.layout import (
    Head,
    Line,
    head_data,
    heads,
    issuer_of,
    lines,
    noise,
)
from xuezheng.core.plans.outline import outline, path
from xuezheng.core.plans.reading import (
    READER_VERSION,
    Clause,
    ClauseKind,
    Node,
    Noise,
    Part,
    PartKind,
    Reading,
    Target,
    TargetKind,
)
from xuezheng.core.plans.sentences import (
    Read,
    Setting,
    Tally,
    account,
    read_sentence,
    stated_deadline,
    worth,
)

# Official sentences end; what runs on for pages is cut, so that time stays linear.
_SENTENCE = re.compile(
    r"[^。!?\n\t]{1,2000}(?:[。!?]|(?=[\n\t])|\Z)|[^。!?\n\t]{1,2000}[,;、]|[^。!?\n\t]{1,2000}|[。!?]+"
)
# Up to ；, but a bracket stays whole, also one with a bracket inside.
_PIECE = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|[^;])+;?|;")
_YEAR = re.compile(r"(?:19|20)\d\d(?=\s?年)")
_SHORTEST_CLAUSE = 6


def read(document: Document, grammar: Grammar) -> Reading:
    """Read a document with a grammar; never fails on any text."""
    text = document.canonical
    found = lines(text)
    noisy = noise(found, grammar)
    starts = [marked.start for marked in noisy]
    whole = {line.start for line in found if _covers(noisy, starts, line)}
    data = head_data(text, found)
    titles = heads(found, whole) or [_untitled(found, data, document.name)]
    tally = Tally()
    reader = _Reader(document, text, grammar, tally, noisy, whole)
    parts = tuple(
        reader.part(
            number,
            head,
            found,
            titles[number + 1].start if number + 1 < len(titles) else len(text),
            data,
        )
        for number, head in enumerate(titles)
    )
    return Reading(
        text=document.text,
        parts=parts,
        targets=tuple(reader.targets),
        not_understood=tuple(sorted(tally.left, key=lambda left: left.start)),
        noise=tuple(noisy),
        numbers=tuple(sorted(tally.numbers, key=lambda number: number.start)),
        ties=tuple(tally.ties),
        meta={
            "name": document.name,
            "format": document.format,
            "encoding": document.encoding,
            "digest": document.digest,
            "reader": READER_VERSION,
        },
    )


def _covers(noisy: Sequence[Noise], starts: Sequence[int], line: Line) -> bool:
    at = bisect_right(starts, line.end) - 1
    if at < 0:
        return False
    marked = noisy[at]
    return marked.start >= line.start and marked.end - marked.start >= len(line.text.strip()) - 2


def _untitled(found: Sequence[Line], data: dict[str, str | None], name: str) -> Head:
    """A text without a title line is one part; its kind is guessed from the first words."""
    top = name + " ".join(line.text[:80] for line in found[:6])
    kind = PartKind.SUMMARY if "总结" in top and "要点" not in top else PartKind.PLAN
    years = [int(year) for year in _YEAR.findall(top)]
    year = years[0] if years else int(data["date"][:4]) if data["date"] else None
    return Head(0, "", 0, 0, kind, year)


@dataclass(frozen=True, slots=True)
class _Section:
    """What holds below one heading."""

    names: tuple[str, ...]
    setting: Setting


class _Reader:
    """Walks the parts of one document and collects what they say."""

    def __init__(
        self,
        document: Document,
        text: str,
        grammar: Grammar,
        tally: Tally,
        noisy: Sequence[Noise],
        whole: set[int],
    ) -> None:
        self.original = document.text
        self.text = text
        self.grammar = grammar
        self.tally = tally
        self.noisy = noisy
        self.noise_starts = [marked.start for marked in noisy]
        self.whole = whole
        self.rows = tables.rows(document, text)
        self.row_starts = [row.start for row in self.rows]
        self.figures = tables.figures(document, text)
        self.targets: list[Target] = []
        self.clauses: list[Clause] = []

    def part(
        self, number: int, head: Head, found: Sequence[Line], end: int, data: dict[str, str | None]
    ) -> Part:
        """Read one part: from its head (the first from the top of the file) to ``end``."""
        start = head.start if number else 0
        own = [line for line in found if start <= line.start < end]
        body = [line for line in own if line.start >= head.title_end or not head.title]
        nodes = outline([line for line in body if line.start not in self.whole], self.whole)
        self._bind(head, nodes, number, data)
        self.clauses = []
        for line in own:
            if line.start in self.whole or (head.title and line.start < head.title_end):
                account(self.text, line.start, line.end, self.grammar, self.tally)
            else:
                self._line(line)
        return Part(
            id=number, kind=head.kind, start=start, end=end, title=head.title or None,
            issuer=issuer_of(head.title), year=self.year, number=data["number"], date=data["date"],
            disclosure=data["disclosure"], addressees=data["addressees"],
            outline=tuple(self._as_written(node) for node in nodes),
            clauses=tuple(self.clauses),
        )  # fmt: skip

    def _bind(
        self, head: Head, nodes: tuple[Node, ...], number: int, data: dict[str, str | None]
    ) -> None:
        self.number = number
        self.nodes = nodes
        self.starts = [node.start for node in nodes]
        self.year = head.year or (int(data["date"][:4]) if data["date"] else None)
        self.kind = head.kind
        base = TargetKind.RESULT if head.kind is PartKind.SUMMARY else TargetKind.TARGET
        self.top = _Section(
            (head.title,) if number and head.title else (), Setting(base, self.year)
        )
        self.sections: dict[int, _Section] = {}

    def _as_written(self, node: Node) -> Node:
        """A heading in the document's own characters."""
        at = self.text.find(node.title, node.start, node.end) if node.title else -1
        if at < 0:
            return node
        return replace(node, title=self.original[at : at + len(node.title)])

    def _section(self, at: int) -> tuple[int | None, _Section]:
        place = bisect_right(self.starts, at) - 1
        if place < 0:
            return None, self.top
        if place not in self.sections:
            self.sections[place] = self._read_section(place)
        return place, self.sections[place]

    def _read_section(self, place: int) -> _Section:
        """The nearest heading that looks back or ahead decides kind and year."""
        names = path(self.nodes, place, self.original)
        setting = self.top.setting
        summary = self.kind is PartKind.SUMMARY
        for name in reversed(names):
            for cue, pattern in self.grammar.section_readers:
                if not pattern.search(name):
                    continue
                years = [int(year) for year in _YEAR.findall(name)]
                back = cue.gives is TargetKind.RESULT
                year = years[-1] if years else self.year
                if not years and year is not None and summary and not back:
                    year += 1
                if back:
                    return _Section(self.top.names + names, Setting(TargetKind.RESULT, year))
                return _Section(self.top.names + names, Setting(TargetKind.TARGET, year))
        return _Section(self.top.names + names, setting)

    def _line(self, line: Line) -> None:
        for start, end in self._stretches(line):
            for hit in _SENTENCE.finditer(self.text, start, end):
                self._sentence(hit.start(), hit.end())

    def _stretches(self, line: Line) -> Iterator[tuple[int, int]]:
        """The line without noise inside it."""
        at = line.start
        first = bisect_left(self.noise_starts, line.start)
        for marked in self.noisy[first : bisect_left(self.noise_starts, line.end)]:
            if marked.start > at:
                yield at, marked.start
            account(self.text, marked.start, marked.end, self.grammar, self.tally)
            at = marked.end
        if at < line.end:
            yield at, line.end

    def _sentence(self, start: int, end: int) -> None:
        figure = self.figures.get(start)
        if figure is not None and figure.serial:
            account_serial(start, self.text[start:end], self.tally)
            return
        pieces = [(hit.start(), hit.end()) for hit in _PIECE.finditer(self.text, start, end)] or [
            (start, end)
        ]
        places = [self._section(self._opening(a, b)) for a, b in pieces]
        reads: list[Read] = []
        if figure is not None:
            setting = places[0][1].setting
            reads = read_cell(self.text, (start, end), figure, setting, self.grammar, self.tally)
        elif worth(self.text[start:end]):
            settings = [section.setting for _, section in places]
            reads = read_sentence(
                self.text, (start, end), pieces, settings, self.grammar, self.tally
            )
        for (a, b), (node, section) in zip(pieces, places, strict=True):
            own = [r for r in reads if a <= r.amount.start < b]
            self._clause(a, b, node, section, own)

    def _opening(self, start: int, end: int) -> int:
        """Where a piece's own words begin: behind a mark that opens it."""
        place = bisect_right(self.starts, end - 1) - 1
        if place >= 0 and start <= self.starts[place] <= start + 4:
            return self.starts[place]
        return start

    def _clause(
        self, start: int, end: int, node: int | None, section: _Section, reads: Sequence[Read]
    ) -> None:
        begin = start
        if node is not None and start <= self.nodes[node].end <= end:
            heading = self.nodes[node]
            begin = heading.end if heading.end < end - 1 and not heading.title else start
        words = self.text[begin:end].strip(" ;。.、")
        heading_only = (
            node is not None and self.nodes[node].title and end - self.nodes[node].end <= 1
        )
        if not reads and (len(words) < _SHORTEST_CLAUSE or heading_only):
            return
        if not reads and units_only(words):
            self._entrust(node, words)
            return
        row = self._row(start)
        spoken = said(words, [r.kind for r in reads], section.setting.kind, self.grammar)
        due = (row.due if row else None) or self._due(section)
        given = [r.deadline for r in reads if r.deadline] or self._stated(
            begin, end, spoken.kind, section
        )
        number = len(self.clauses)
        self.clauses.append(
            Clause(
                id=number, start=begin, end=end, node=node, kind=spoken.kind, actor=spoken.actor,
                action=spoken.action, object=spoken.object,
                responsible=spoken.responsible or (row.units if row else ()),
                deadline=given[0] if given else None, due_by_plan=due, cadence=spoken.cadence,
                deliverables=spoken.deliverables,
            )
        )  # fmt: skip
        for r in reads:
            self.targets.append(self._target(r, number, section, due))

    def _stated(self, start: int, end: int, kind: ClauseKind, section: _Section) -> list[str]:
        """The deadline that a promise without figures states: 3月底前召开会议."""
        setting = section.setting
        if kind is ClauseKind.FRAME or setting.kind is not TargetKind.TARGET:
            return []
        stated = stated_deadline(self.text, start, end, setting.year, self.grammar)
        return [stated] if stated else []

    def _entrust(self, node: int | None, words: str) -> None:
        """(责任科室：…) behind an item speaks of all its clauses before it."""
        units = responsible(words, self.grammar)
        for place in range(len(self.clauses) - 1, -1, -1):
            clause = self.clauses[place]
            if clause.node != node or clause.responsible:
                break
            self.clauses[place] = replace(clause, responsible=units)

    def _row(self, at: int) -> "tables.Row | None":
        place = bisect_right(self.row_starts, at) - 1
        if place < 0 or at >= self.rows[place].end:
            return None
        return self.rows[place]

    def _due(self, section: _Section) -> str | None:
        setting = section.setting
        if setting.kind is not TargetKind.TARGET or setting.year is None:
            return None
        return str(setting.year)

    def _target(self, r: Read, clause: int, section: _Section, due: str | None) -> Target:
        start, end = min(r.named.start, r.amount.start), max(r.named.end, r.amount.end)
        amount = r.amount
        return Target(
            id=len(self.targets), start=start, end=end, quote=self.original[start:end],
            indicator=r.named.indicator, scope=r.named.scope, op=self._op(r), value=amount.value,
            low=amount.low, high=amount.high, unit=amount.unit, kind=r.kind, deadline=r.deadline,
            due_by_plan=due if r.kind is TargetKind.TARGET else None, section=section.names,
            part=self.number, clause=clause, rule=amount.rule, implicit=amount.implicit,
            ratio=amount.ratio,
        )  # fmt: skip

    @staticmethod
    def _op(r: Read) -> str:
        """超过 promises at least; in a result it is strictly more."""
        if r.amount.op == "over":
            return ">" if r.kind is TargetKind.RESULT else ">="
        return r.amount.op
