"""签批单: a numbered A4 sheet with facts, room for signature and seal, and a code."""

from collections.abc import Sequence

from xuezheng.core.papers.paper import (
    Block,
    CodeBlock,
    Column,
    Paper,
    PaperHead,
    Paragraph,
    Run,
    SealBlock,
    SignBlock,
    Table,
    Words,
)
from xuezheng.core.papers.template import Template

SIGNERS = ("填表人", "审核人", "负责人（签章）", "填报日期")
"""Who signs a sheet, in the order of the office's forms."""

Fact = tuple[str, tuple[Run, ...]]
"""A name and what stands beside it."""


def signing_sheet(
    template: Template, head: PaperHead, facts: Sequence[Fact], code: CodeBlock
) -> Paper:
    """The sheet; its code speaks for exactly these facts."""
    columns = (Column("", 6, centred=True), Column("", 17))
    rows = tuple(((Words(name, strong=True),), runs) for name, runs in facts)
    blocks: tuple[Block, ...] = (
        Table(columns, rows, headless=True),
        Paragraph((Words(template.say("opinion"), strong=True),), indent=False),
        Paragraph((Words("\n\n\n"),)),
        SignBlock(SIGNERS),
        SealBlock(head.issuer, template.say("day")),
        code,
    )
    return Paper(
        template.key, template.version, head, blocks, note=template.say("note", code=code.code)
    )
