"""What a reading proposes (读出待核对的内容): targets and clauses, nothing of the plan left out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from xuezheng.core.base.text import canonical
from xuezheng.core.plans.clauses import units_only
from xuezheng.core.plans.reading import (
    Clause,
    ClauseKind,
    Node,
    Part,
    PartKind,
    Reading,
    Target,
    TargetKind,
    Unit,
)
from xuezheng.core.plans.review import Content, Item, Subject, Verdict, ordered
from xuezheng.core.plans.times import moment

ACTOR = "actor"
"""The role of a unit that is only the subject of the sentence."""
_SHORTEST = 6
_CELLS = 2
_DATE_WORDS = re.compile(r"[\d\s年月日底末前]")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_COUNTING = re.compile(r"[一二三四五六七八九十]{1,2}(?:是|要)")


def clause_key(number: int) -> str:
    """The key of a clause of the reading; keys sort in reading order."""
    return f"c{number:05d}"


def proposals(reading: Reading) -> tuple[Item, ...]:
    """What the plan parts of a reading propose, in reading order.

    Every target is to be reviewed, and every clause without figures that asks
    for something, also items that are nothing but their heading. A clause with
    targets goes with them; frame text is kept so that nothing of the plan is lost.
    """
    parts = [p for p in reading.parts if p.kind is PartKind.PLAN] or list(reading.parts[:1])
    found: list[Item] = []
    number = 0
    for part in parts:
        by_clause: dict[int, list[Item]] = {}
        base, first = number, len(found)
        for target in reading.targets:
            if target.part == part.id:
                key = clause_key(base + target.clause)
                item = Item(
                    f"t{target.id:05d}", key, Subject.TARGET, _target(target), Verdict.PENDING
                )
                by_clause.setdefault(target.clause, []).append(item)
        for clause in part.clauses:
            own = by_clause.get(clause.id, [])
            content = _clause(reading.text, clause, part.outline)
            key = clause_key(base + clause.id)
            found.append(Item(key, key, Subject.CLAUSE, content, _first(clause.kind, own, content)))
            found.extend(own)
        found.extend(_bare(reading.text, part))
        number += len(part.clauses)
        found[first:] = [_settled(item, reading.text, part.year) for item in found[first:]]
    return ordered(found)


def _settled(item: Item, text: str, year: int | None) -> Item:
    """An item with its day as a day, and told apart from the other cells of its table row."""
    content = item.content
    if content.due_by_plan and not _DAY.fullmatch(content.due_by_plan):
        words = canonical(content.due_by_plan)
        read = moment(words, "date", year).deadline or moment(words, "word", year).deadline
        content = replace(content, due_by_plan=read or (str(year) if year else None))
    item = replace(item, content=content)
    return _in_row(item, text) if item.subject is Subject.CLAUSE else item


def _in_row(item: Item, text: str) -> Item:
    """In a table row the longest cell is the task, the one before it what it works for."""
    content = item.content
    start = text.rfind("\n", 0, content.start) + 1
    end = text.find("\n", content.start)
    line = text[start : end if end >= 0 else len(text)]
    if line.count("\t") < _CELLS:
        return item
    cells = line.split("\t")
    task = max(cells, key=lambda cell: len(_DATE_WORDS.sub("", cell)))
    if content.quote not in task:
        silent = item.verdict is Verdict.PENDING
        return replace(item, verdict=Verdict.FRAME) if silent else item
    before = cells[: cells.index(task)]
    work = next((cell.strip() for cell in reversed(before) if not cell.strip().isdigit()), "")
    return replace(item, content=replace(content, work=work or content.work))


def _bare(text: str, part: Part) -> list[Item]:
    """Items that are nothing but their heading (3.召开全县教育大会)."""
    filled = {clause.node for clause in part.clauses} | {node.parent for node in part.outline}
    found = []
    for node in part.outline:
        if node.id in filled or not node.mark or len(node.title) < _SHORTEST:
            continue
        at = text.find(node.title, node.start, node.end)
        if at < 0:
            continue
        section = _headings(text, node.id, part.outline)
        work = _work(node.parent, part.outline)
        content = Content(at, node.title, ClauseKind.DUTY.key, section, work=work)
        key = f"h{node.start:07d}"
        found.append(Item(key, key, Subject.CLAUSE, content, Verdict.PENDING))
    return found


def _target(target: Target) -> Content:
    return Content(
        start=target.start, quote=target.quote, kind=target.kind.key, section=target.section,
        indicator=target.indicator, scope=target.scope, op=target.op, value=target.value,
        low=target.low, high=target.high, unit=target.unit, deadline=target.deadline,
        due_by_plan=target.due_by_plan, rule=target.rule, implicit=target.implicit,
        ratio=target.ratio,
    )  # fmt: skip


def _clause(text: str, clause: Clause, outline: Sequence[Node]) -> Content:
    begin = _behind_mark(text, clause, outline)
    raw = text[begin : clause.end]
    quote = raw.strip() or raw
    return Content(
        start=begin + raw.index(quote), quote=quote, kind=clause.kind.key,
        section=_headings(text, clause.node, outline), deadline=clause.deadline,
        due_by_plan=clause.due_by_plan, units=_units(clause), work=_work(_above(clause, outline), outline),
    )  # fmt: skip


def _behind_mark(text: str, clause: Clause, outline: Sequence[Node]) -> int:
    """Where a clause's own words begin: behind the mark of the item it opens."""
    if clause.node is None:
        return clause.start
    node = outline[clause.node]
    own = text[node.start : node.end]
    begin = node.start + len(own) - len(own.lstrip())
    after = begin + len(node.mark)
    return after if node.mark and clause.start <= begin and after < clause.end else clause.start


def _units(clause: Clause) -> tuple[Unit, ...]:
    """Units the clause states; else whoever it makes its subject."""
    if clause.responsible or clause.actor is None:
        return clause.responsible
    return (Unit(ACTOR, clause.actor),)


def _headings(text: str, node: int | None, outline: Sequence[Node]) -> tuple[str, ...]:
    names: list[str] = []
    while node is not None:
        found = outline[node]
        mark = found.mark.rstrip(".、").strip("()（）")
        names.append(
            mark if mark.isdigit() else text[found.start : found.end].strip() or found.mark
        )
        node = found.parent
    return tuple(reversed(names))


_PREAMBLE = re.compile("指导思想|总体要求|总体思路|工作思路")
_LEAD_IN = re.compile("(?:以下|下列|如下)[^。；]{0,6}[。:：]?$")
"""Headings and closing words that frame other clauses and ask for nothing themselves."""


def _frames(content: Content) -> bool:
    preamble = any(_PREAMBLE.search(heading) for heading in content.section)
    return preamble or bool(_LEAD_IN.search(content.quote))


def _names_units(content: Content) -> bool:
    """Whether a clause does nothing but name units, whatever figures stand in their names."""
    return units_only(canonical(content.quote))


def _above(clause: Clause, outline: Sequence[Node]) -> int | None:
    """The item a clause stands in, or above it where the clause is that item's own heading."""
    if clause.node is None:
        return None
    node = outline[clause.node]
    inside = clause.start <= node.start and node.end <= clause.end
    return node.parent if inside else node.id


def _work(node: int | None, outline: Sequence[Node]) -> str:
    """The nearest heading above that says something of its own; 一是… only counts."""
    while node is not None:
        found = outline[node]
        if found.title and not _COUNTING.match(found.mark):
            return found.title
        node = found.parent
    return ""


def _first(kind: ClauseKind, own: Sequence[Item], content: Content) -> Verdict:
    """Where a clause stands before anybody decides."""
    promised = {TargetKind.TARGET.key, TargetKind.RULE.key}
    if any(item.content.kind in promised for item in own) and not _names_units(content):
        return Verdict.COVERED
    if kind in (ClauseKind.FRAME, ClauseKind.RESULT, ClauseKind.BASELINE):
        return Verdict.FRAME
    if _names_units(content) or _frames(content):
        return Verdict.FRAME
    return Verdict.PENDING
