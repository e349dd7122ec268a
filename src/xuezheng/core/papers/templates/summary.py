"""总结: practice under the plan's headings, what is lacking, what comes next; mostly prose."""

from collections.abc import Sequence
from dataclasses import dataclass

from xuezheng.core.papers.figures import day_said
from xuezheng.core.papers.paper import (
    Block,
    Heading,
    Paper,
    PaperHead,
    Paragraph,
    Run,
    SealBlock,
    Words,
    mark,
)
from xuezheng.core.papers.template import Template


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with its paragraphs, as the sections of the office wrote them (板块)."""

    heading: str
    paragraphs: tuple[tuple[Run, ...], ...]


def summary(
    template: Template, head: PaperHead, overall: tuple[Run, ...], sections: Sequence[Section]
) -> Paper:
    """Overall, then every section under its number; a heading without text says so."""
    blocks: list[Block] = [Paragraph(overall)]
    for number, section in enumerate(sections, start=1):
        blocks.append(Heading(1, mark(1, number) + section.heading))
        told = section.paragraphs or ((Words(template.say("missing")),),)
        blocks += [Paragraph(runs) for runs in told]
    blocks.append(SealBlock(head.issuer, day_said(head.day)))
    return Paper(template.key, template.version, head, tuple(blocks))
