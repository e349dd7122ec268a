"""督办通知单: one task that is pressed for, with room for the unit's answer."""

from dataclasses import dataclass, replace

from xuezheng.core.papers.paper import (
    Block,
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


@dataclass(frozen=True, slots=True)
class Pressed:
    """The task a supervision notice is about (督办事项)."""

    task: str
    source: str
    lead: str
    leader: str
    due: str
    standing: str
    progress: tuple[Run, ...]
    reply_by: str
    co: tuple[str, ...] = ()
    reason: str = ""


_PAIR = (Column("", 6, centred=True), Column("", 17))
_SIGNERS = ("承办人", "负责人（签章）", "填报日期")


def _row(name: str, *runs: Run) -> tuple[tuple[Run, ...], ...]:
    return ((Words(name, strong=True),), runs)


def supervision(template: Template, head: PaperHead, pressed: Pressed) -> Paper:
    """The notice: what is asked, how it stands, by when to answer, and the answer's room."""
    asked = template.say("asked", due=pressed.due, standing=pressed.standing)
    request = template.say("request", reply_by=pressed.reply_by)
    rows = (
        _row("督办事项", Words(pressed.task)),
        _row("任务来源", Words(pressed.source)),
        _row("牵头科室（单位）", Words(pressed.lead)),
        _row("配合科室（单位）", Words("、".join(pressed.co) or "—")),
        _row("分管领导", Words(pressed.leader)),
        _row("完成时限", Words(pressed.due)),
        _row("目前进展", *pressed.progress),
        _row("督办要求", Words(" ".join(filter(None, (pressed.reason, request))))),
        _row("办理情况", Words("\n\n\n")),
    )
    blocks: tuple[Block, ...] = (
        Paragraph((Words(f"{pressed.lead}："),), indent=False),
        Paragraph((Words(asked),)),
        Table(_PAIR, rows, headless=True),
        SignBlock(_SIGNERS),
        SealBlock(head.issuer, ""),
    )
    return Paper(template.key, template.version, replace(head, to=""), blocks)
