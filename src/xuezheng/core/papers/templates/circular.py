"""通报: how the plan stands, who is ahead, who is late, and what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from xuezheng.core.papers.figures import Figure, day_said
from xuezheng.core.papers.paper import (
    Block,
    Column,
    Heading,
    Paper,
    PaperHead,
    Paragraph,
    Run,
    SealBlock,
    Table,
    Words,
    mark,
)
from xuezheng.core.papers.template import Template
from xuezheng.core.papers.templates.summary import Section


@dataclass(frozen=True, slots=True)
class UnitRow:
    """How the tasks of one unit stand (各单位完成情况)."""

    unit: str
    counts: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class NamedLine:
    """What a circular says of a named unit (点名内容)."""

    unit: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class CircularFacts:
    """What a circular on progress is drawn from (通报内容)."""

    plan: str
    until: str
    overall: tuple[Run, ...]
    heads: tuple[str, ...] = ()
    units: tuple[UnitRow, ...] = ()
    praised: tuple[NamedLine, ...] = ()
    late: tuple[NamedLine, ...] = ()
    sections: tuple[Section, ...] = ()


def _named(lines: Sequence[NamedLine]) -> list[Block]:
    return [
        Paragraph((Words(mark(4, number)), Words(f"{line.unit}。", strong=True), *line.runs))
        for number, line in enumerate(lines, start=1)
    ]


def circular(template: Template, head: PaperHead, facts: CircularFacts) -> Paper:
    """Basis, facts with a table by unit, praise, lateness, requirement, seal."""
    basis = template.say("basis", plan=facts.plan, until=facts.until)
    sections: list[tuple[str, list[Block]]] = [
        (template.say("overall"), [Paragraph(facts.overall), *_table(facts)])
    ]
    sections += [
        (one.heading, [Paragraph(runs) for runs in one.paragraphs]) for one in facts.sections
    ]
    if facts.praised:
        sections.append((template.say("praised"), _named(facts.praised)))
    if facts.late:
        sections.append((template.say("late"), _named(facts.late)))
    sections.append((template.say("next"), [Paragraph((Words(template.say("request")),))]))
    blocks: list[Block] = [Paragraph((Words(basis),))]
    for number, (heading, body) in enumerate(sections, start=1):
        blocks += [Heading(1, mark(1, number) + heading), *body]
    blocks.append(SealBlock(head.issuer, day_said(head.day)))
    return Paper(template.key, template.version, head, tuple(blocks))


def _table(facts: CircularFacts) -> list[Block]:
    if not facts.units:
        return []
    columns = (Column("单位", 6), *(Column(name, 3, centred=True) for name in facts.heads))
    rows = tuple(((Words(row.unit),), *((one,) for one in row.counts)) for row in facts.units)
    return [Table(columns, rows)]


def figures_joined(words: str, *figures: Figure) -> tuple[Run, ...]:
    """Put figures into a sentence at its ``{}``, in order.

    >>> figures_joined("共下达任务。")
    (Words(text='共下达任务。', strong=False),)
    """
    pieces = words.split("{}")
    runs: list[Run] = [Words(pieces[0])] if pieces[0] else []
    for figure, piece in zip(figures, pieces[1:], strict=True):
        runs.append(figure)
        if piece:
            runs.append(Words(piece))
    return tuple(runs)
