"""The outline (提纲): headings and numbered items of a document, several styles mixed.

Styles are ranked by the order in which they appear, not by a fixed table: a
document may number its items 1. to 35. across all its chapters.
"""

import re
from collections.abc import Iterable

from xuezheng.core.plans.layout import Line
from xuezheng.core.plans.reading import Node

_CN = "一二三四五六七八九十"
STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("chapter", re.compile(rf"\s*(第[{_CN}]+(?:章|部分|编))[ 、:,]?")),
    ("cn", re.compile(rf"\s*([{_CN}]{{1,3}}[、.])")),
    ("cn_bracket", re.compile(rf"\s*(\([{_CN}]{{1,3}}\))")),
    ("first", re.compile(rf"\s*(第[{_CN}]{{1,3}}[,、])")),
    ("number", re.compile(r"\s*(\d{1,2}(?:[、]|\.(?!\d)|\.(?=\d{1,2}月|\d{4}年)))")),
    ("number_bracket", re.compile(r"\s*(\(\d{1,2}\)|\d{1,2}\))")),
    ("circle", re.compile(r"\s*([①-⑳])")),
    ("is", re.compile(rf"\s*([{_CN}]{{1,2}}(?:是|要))(?=[一-龥“《])")),
)
# Where a marker inside a paragraph may open an item: after a sentence or a colon.
_INLINE = re.compile(
    rf"(?<=[。;:!])\s?(?:(\([{_CN}]{{1,3}}\))|(\d{{1,2}}\.(?:(?!\d)|(?=\d{{1,2}}月|\d{{4}}年)))|(\(\d{{1,2}}\))|([①-⑳])|([{_CN}]{{1,2}}是(?=[一-龥“《])))"
)
_INLINE_STYLES = ("cn_bracket", "number", "number_bracket", "circle", "is")
_HEADING_END = re.compile(r"[。;:\n]")
_RUN_IN = re.compile(r"[一-龥“”、()0-9A-Za-z·\"]{4,26}[。:]")
_FREE_RUN_IN = re.compile(r"(?<=[。\n])[一-龥“”、]{5,22}。(?=[^\n]{12})")
_OPENING_VERB = re.compile(
    r"(?:进一步|全面|全力|积极|精准|着力|扎实|继续|大力|深入|持续|切实|不断|统筹|科学|奋力|严格)?"
    r"(?:加强|推进|推动|提升|提高|完善|优化|深化|强化|规范|拓展|构建|打造|落实|做好|抓好|促进|健全|培育|创新|实施|实现|巩固|"
    r"保障|加快|扩大|创建|推行|发展|改革|夯实|建设|建强|严格|维护|关爱|防范|压实|聚焦|办好|支持|推广|引领|服务)"
)


_RUNNING = ("is", "run_in")


class _Builder:
    """Collects nodes while walking a part's lines."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.stack: list[tuple[str, int]] = []

    def add(
        self, style: str, mark: str, title: str, start: int, end: int, run_in: bool = False
    ) -> None:
        names = [name for name, _ in self.stack]
        if style in names:
            del self.stack[names.index(style) :]
        elif not run_in:
            # A heading on a line of its own never lies inside an item of a paragraph.
            while self.stack and self.stack[-1][0] in _RUNNING:
                self.stack.pop()
        parent = self.stack[-1][1] if self.stack else None
        node = Node(len(self.nodes), len(self.stack) + 1, mark, title, start, end, parent, run_in)
        self.nodes.append(node)
        self.stack.append((style, node.id))


def outline(found: Iterable[Line], skip: set[int]) -> tuple[Node, ...]:
    """Build the tree of one part; ``skip`` holds starts of lines that are noise."""
    builder = _Builder()
    for line in found:
        if line.start in skip:
            continue
        _line(builder, line)
    return tuple(builder.nodes)


def _line(builder: _Builder, line: Line) -> None:
    at = 0
    for style, pattern in STYLES:
        hit = pattern.match(line.text)
        if hit:
            at = _heading(builder, style, hit[1].strip(), line, hit.end())
            break
    else:
        if len(line.text) > 40:
            at = _run_in(builder, line, 0)
    _inline(builder, line, at)


def _heading(builder: _Builder, style: str, mark: str, line: Line, after: int) -> int:
    """Add the heading that a line opens; give the offset where its body begins."""
    end = _HEADING_END.search(line.text, after)
    stop = end.start() if end else len(line.text)
    comma = line.text.find(",", after)
    if stop - after > 40 and 0 < comma - after <= 24 and end:
        title = ""  # a plain sentence behind the mark, no heading of its own
        stop = after
    else:
        title = line.text[after:stop].strip() if stop - after <= 60 else ""
    builder.add(style, mark, title, line.start, line.start + (stop if title else after))
    return (stop + 1) if title and end else after


def _run_in(builder: _Builder, line: Line, at: int) -> int:
    """A short first sentence before a long paragraph is its heading."""
    hit = _RUN_IN.match(line.text, at)
    if hit and len(line.text) - hit.end() > 20 and _OPENING_VERB.match(hit[0]):
        builder.add(
            "run_in", "", hit[0][:-1], line.start + at, line.start + hit.end() - 1, run_in=True
        )
        return hit.end()
    return at


def _inline(builder: _Builder, line: Line, at: int) -> None:
    """Items and run-in heads inside a long paragraph, in reading order."""
    marks = [(hit.start(), "mark", hit) for hit in _INLINE.finditer(line.text, at)]
    if len(line.text) > 200:
        marks += [
            (hit.start(), "head", hit)
            for hit in _FREE_RUN_IN.finditer(line.text, max(0, at - 1))
            if _OPENING_VERB.match(hit[0])
        ]
    for _, what, hit in sorted(marks, key=lambda mark: mark[0]):
        if what == "head":
            builder.add(
                "run_in",
                "",
                hit[0][:-1],
                line.start + hit.start(),
                line.start + hit.end() - 1,
                run_in=True,
            )
            continue
        style = _INLINE_STYLES[next(i for i, group in enumerate(hit.groups()) if group)]
        mark = hit[0].strip()
        end = _HEADING_END.search(line.text, hit.end())
        stop = end.start() if end else len(line.text)
        title = line.text[hit.end() : stop].strip()
        short = len(title) <= 26 and "," not in title and end is not None and end[0] != ";"
        builder.add(
            style, mark, title if short else "", line.start + hit.start(),
            line.start + (stop if short else hit.end()), run_in=True,
        )  # fmt: skip


def path(nodes: tuple[Node, ...], node: int | None, text: str) -> tuple[str, ...]:
    """Headings from the top to ``node``: as written, items by their number alone."""
    names: list[str] = []
    while node is not None:
        found = nodes[node]
        mark = found.mark.rstrip(".、")
        names.append(mark.strip("()") if mark.strip("()").isdigit() else _written(found, text))
        node = found.parent
    return tuple(reversed(names))


def _written(node: Node, text: str) -> str:
    return text[node.start : node.end].strip() or node.mark
