"""会议纪要: who met, what was said, what was decided and who does it by when."""

from collections.abc import Sequence
from dataclasses import dataclass

from xuezheng.core.papers.paper import (
    Block,
    Column,
    Heading,
    Paper,
    PaperHead,
    Paragraph,
    Run,
    Table,
    Words,
    mark,
)
from xuezheng.core.papers.template import Template


@dataclass(frozen=True, slots=True)
class Sitting:
    """The facts of a meeting (会议情况)."""

    body: str
    held: str
    place: str
    chair: str
    present: tuple[str, ...]
    absent: tuple[str, ...] = ()
    recorder: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """One resolution (议定事项) with who does it by when."""

    text: str
    lead: str = ""
    co: tuple[str, ...] = ()
    due: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda (议题) with what was said on it."""

    title: str
    paragraphs: tuple[tuple[Run, ...], ...] = ()
    resolved: tuple[Resolved, ...] = ()


def _fact(name: str, words: str) -> list[Block]:
    if not words:
        return []
    return [Paragraph((Words(f"{name}：", strong=True), Words(words)), indent=False)]


def minutes(
    template: Template, head: PaperHead, sitting: Sitting, items: Sequence[AgendaItem]
) -> Paper:
    """The opening, each item with its resolutions, the table of who does what, who was there."""
    opening = template.say(
        "opening", held=sitting.held, chair=sitting.chair, place=sitting.place, body=sitting.body
    )
    blocks: list[Block] = [Paragraph((Words(opening),))]
    for number, item in enumerate(items, start=1):
        blocks.append(Heading(1, mark(1, number) + item.title))
        blocks += [Paragraph(runs) for runs in item.paragraphs]
        blocks += [
            Paragraph((Words(mark(4, place)), Words(resolved.text)))
            for place, resolved in enumerate(item.resolved, start=1)
        ]
    blocks += _duties(template, items)
    blocks += _fact("出席", "、".join(sitting.present))
    blocks += _fact("请假", "、".join(sitting.absent))
    blocks += _fact("记录", sitting.recorder)
    return Paper(template.key, template.version, head, tuple(blocks))


def _duties(template: Template, items: Sequence[AgendaItem]) -> list[Block]:
    given = [one for item in items for one in item.resolved if one.lead]
    if not given:
        return []
    columns = (
        Column("序号", 2, centred=True), Column("议定事项", 12), Column("牵头科室", 4, centred=True),
        Column("配合科室", 5), Column("完成时限", 4, centred=True),
    )  # fmt: skip
    rows = tuple(
        tuple((Words(cell),) for cell in (str(n), one.text, one.lead, "、".join(one.co), one.due))
        for n, one in enumerate(given, start=1)
    )
    return [Heading(1, mark(1, len(items) + 1) + template.say("duties")), Table(columns, rows)]
