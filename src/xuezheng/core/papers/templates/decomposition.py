"""任务分解表: tasks with leader, lead and co-sections and the day each is due."""

from collections.abc import Sequence
from dataclasses import dataclass

from xuezheng.core.papers.paper import Block, Column, Paper, PaperHead, Run, Table, Words
from xuezheng.core.papers.template import Template

HEADS = ("序号", "重点工作", "具体任务", "分管领导", "牵头科室", "配合科室", "完成时限")
"""The heads that offices know, in their order; the workbook has the same."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One line of the table (分解表行); ``work`` is the heading it stands under."""

    work: str
    task: str
    leader: str = ""
    lead: str = ""
    co: tuple[str, ...] = ()
    due: str = ""

    def cells(self, number: int) -> tuple[str, ...]:
        """The line as it stands in the seven columns."""
        co = "、".join(self.co)
        return (str(number), self.work, self.task, self.leader, self.lead, co, self.due)


_COLUMNS = tuple(
    Column(head, parts, centred=head in ("序号", "分管领导", "牵头科室", "完成时限"))
    for head, parts in zip(HEADS, (3, 8, 16, 6, 6, 8, 8), strict=True)
)


def decomposition(template: Template, head: PaperHead, rows: Sequence[TaskRow]) -> Paper:
    """Lay the tasks out on a landscape sheet; equal 重点工作 are one cell."""
    cells: tuple[tuple[tuple[Run, ...], ...], ...] = tuple(
        tuple((Words(cell),) if cell else () for cell in row.cells(number))
        for number, row in enumerate(rows, start=1)
    )
    blocks: tuple[Block, ...] = (Table(_COLUMNS, cells, spans=(1,)),)
    return Paper(template.key, template.version, head, blocks, landscape=True)
