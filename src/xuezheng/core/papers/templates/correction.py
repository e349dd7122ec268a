"""更正: a numbered paper that cites an issued one and says what reads differently now."""

from collections.abc import Sequence
from dataclasses import dataclass

from xuezheng.core.papers.figures import day_said
from xuezheng.core.papers.paper import (
    Block,
    Column,
    Paper,
    PaperHead,
    Paragraph,
    Run,
    SealBlock,
    Table,
    Words,
)
from xuezheng.core.papers.template import Template


@dataclass(frozen=True, slots=True)
class Amendment:
    """One passage as issued and as it should read (更正内容)."""

    was: str
    reads: tuple[Run, ...]


def correction(
    template: Template,
    head: PaperHead,
    cited: tuple[str, str, str],
    amendments: Sequence[Amendment],
    reason: str,
) -> Paper:
    """Cite title, number and day of the issued paper, then each passage in two columns."""
    title, number, day = cited
    opening = template.say("opening", title=title, number=number, day=day, reason=reason)
    columns = (Column("原文", 10), Column("更正为", 10))
    rows = tuple(((Words(one.was),), one.reads) for one in amendments)
    blocks: tuple[Block, ...] = (
        Paragraph((Words(opening),)),
        Table(columns, rows),
        Paragraph((Words(template.say("closing")),)),
        SealBlock(head.issuer, day_said(head.day)),
    )
    return Paper(template.key, template.version, head, blocks)
